#include "tests/property/table_writer.h"

namespace timbang::property {

using value::TypeKind;

std::string TableWriter::write(std::string const& name, bool is_step, std::string const& list) {
  add_inputs();
  cut({});
  auto const hit = policy();
  if (hit == " memakai baris pertama yang cocok") {
    rows_.insert(rows_.begin(), random_row());
    rows_.push_back(Cells(inputs_.size(), "-"));
  } else if (!hit.empty()) {
    rows_.push_back(random_row());
    rows_.push_back(random_row());
  }
  add_outputs(name, hit);
  has_names_ = dice_.one_in(2);
  auto text = std::string(is_step ? "    langkah tabel " : "    tabel ") + name +
              (list.empty() ? "" : " untuk setiap " + list) + hit + "\n";
  Cells headings;
  for (auto const& result : results_) headings.push_back(result.text + " : " + result.type.word);
  text += row("baris", headings_, headings);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    Cells results;
    for (auto const& output : results_) results.push_back(result(output.type));
    text += row("baris_" + std::to_string(i), rows_[i], results);
  }
  if (dice_.one_in(2)) add_exceptions(name, hit);
  return text;
}

std::string TableWriter::result(Type const& type) {
  ExpressionWriter writer(dice_, vocabulary_);
  if (!is_combined_ && dice_.one_in(20)) return "tidak berlaku";
  return dice_.one_in(4) ? writer.of(type, 1) : writer.literal(type);
}

std::string TableWriter::row(std::string const& name, Cells const& conditions, Cells const& results) const {
  std::string text = "        |";
  if (has_names_) text += " " + name + " |";
  for (auto const& cell : conditions) text += " " + cell + " |";
  text += "|";
  for (auto const& cell : results) text += " " + cell + " |";
  return text + "\n";
}

// ---- Inputs ------------------------------------------------------------------------------------------------------------

/// Choices and texts are named, for the type of a bare value is not known at the head of a column.
void TableWriter::add_inputs() {
  auto const num_inputs = dice_.between(1, 3);
  ExpressionWriter writer(dice_, vocabulary_);
  while (inputs_.size() < static_cast<std::size_t>(num_inputs)) {
    auto const type = writer.any_type();
    auto const names = vocabulary_.names_of(type);
    if (names.empty()) continue;
    auto const is_formula = type.kind == TypeKind::number && dice_.one_in(4);
    headings_.push_back((is_formula ? writer.of(type, 1) : dice_.pick(names)) +
                        (dice_.one_in(2) ? " : " + type.word : ""));
    inputs_.push_back(type);
    pieces_.push_back(pieces(type));
    if (vocabulary_.reads_absence && dice_.one_in(4)) pieces_.back().push_back("belum ada data");
    if (dice_.one_in(4)) pieces_.back().push_back("tidak berlaku");
  }
}

TableWriter::Cells TableWriter::pieces(Type const& type) {
  switch (type.kind) {
    case TypeKind::boolean: return {"ya", "tidak"};
    case TypeKind::number: return pieces_of_number(type.word);
    case TypeKind::text: return {"\"A\"", "tidak (\"A\")"};
    case TypeKind::enumeration: return pieces_of_choice(vocabulary_.choice(type.word));
    case TypeKind::date: return {"< 1 Maret 2020", "[1 Maret 2020 .. 29 Februari 2024]", "> 29 Februari 2024"};
    case TypeKind::duration: return {"< 2 tahun", "[2 tahun .. masa_paling_lama)", ">= masa_paling_lama"};
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return {};
}

TableWriter::Cells TableWriter::pieces_of_number(std::string const& unit) {
  auto const low = "batas_rendah_" + unit;
  auto const high = "batas_tinggi_" + unit;
  if (dice_.one_in(3)) return {"<= " + low, "> " + low};
  if (dice_.one_in(2)) return {"< " + low, low, "(" + low + " .. " + high + ")", ">= " + high};
  return {"< " + low, "[" + low + " .. " + high + "]", "> " + high};
}

TableWriter::Cells TableWriter::pieces_of_choice(Choice const& choice) {
  auto const& first = choice.values.front();
  if (dice_.one_in(3)) return {first, "tidak (" + first + ")"};
  if (dice_.one_in(2) && choice.is_ordered) return {"<= tingkat_a", "> tingkat_a"};
  Cells cells = {first};
  std::string rest;
  for (std::size_t i = 1; i < choice.values.size(); ++i) rest += (rest.empty() ? "" : " atau ") + choice.values[i];
  cells.push_back(rest);
  return cells;
}

/// Some pieces are not cut further: their rows take any value of the inputs that are left.
void TableWriter::cut(Cells const& before) {
  if (before.size() == inputs_.size()) return rows_.push_back(before);
  auto const is_whole = !before.empty() && dice_.one_in(3);
  auto const cells = is_whole ? Cells{"-"} : pieces_[before.size()];
  for (auto const& cell : cells) {
    auto next = before;
    next.push_back(cell);
    cut(next);
  }
}

TableWriter::Cells TableWriter::random_row() {
  Cells cells;
  for (auto const& column : pieces_) cells.push_back(dice_.one_in(3) ? std::string("-") : dice_.pick(column));
  return cells;
}

// ---- Results -----------------------------------------------------------------------------------------------------------

std::string TableWriter::policy() {
  if (!dice_.one_in(3)) return "";
  return dice_.word({" memakai baris pertama yang cocok", " memakai semua baris yang cocok",
                     " jumlahkan semua baris yang cocok", " terbesar dari semua baris yang cocok",
                     " terkecil dari semua baris yang cocok"});
}

void TableWriter::add_outputs(std::string const& name, std::string const& policy) {
  is_combined_ = policy.find("jumlahkan") != std::string::npos || policy.find("ter") != std::string::npos;
  ExpressionWriter writer(dice_, vocabulary_);
  auto const num_results = dice_.between(1, 2);
  for (std::int64_t i = 1; i <= num_results; ++i) {
    auto const type = is_combined_ ? number_in(dice_.pick(units())) : writer.any_type();
    results_.push_back({name + "_hasil_" + std::to_string(i), type});
  }
  auto const is_collection = policy.find("memakai semua") != std::string::npos;
  if (!is_collection) outputs_ = results_;
}

// ---- Exceptions ----------------------------------------------------------------------------------------------------------

/// A collection is excepted row by row.
void TableWriter::add_exceptions(std::string const& name, std::string const& policy) {
  auto const is_collection = policy.find("memakai semua") != std::string::npos;
  if (is_collection && !has_names_) return;
  std::vector<std::string> names;
  auto const num_exceptions = dice_.between(1, 4);
  for (std::int64_t i = 0; i < num_exceptions; ++i) {
    names.push_back(name + "_kecuali_" + std::to_string(i));
    auto written = "        kecuali " + names.back();
    if (i > 0 && dice_.one_in(2)) {
      written += " terhadap " + names[static_cast<std::size_t>(dice_.between(0, i - 1))];
    } else if (has_names_ && (is_collection || !dice_.one_in(4))) {
      // Of few rows, so that several exceptions are to the same.
      written += " terhadap baris baris_" + std::to_string(dice_.between(0, 1));
    }
    if (dice_.one_in(6)) written += " berlaku sejak 1 Januari 2015 sampai dengan 31 Desember 2020";
    written += " bila " + ExpressionWriter(dice_, vocabulary_).condition(1) + " maka " + result(results_.front().type);
    if (results_.size() > 1) written += dice_.one_in(3) ? "; -" : "; " + result(results_.back().type);
    exceptions_.push_back(written + "\n");
  }
}

}  // namespace timbang::property
