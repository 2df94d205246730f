#include "tests/property/rule_writer.h"

#include <algorithm>

#include "tests/property/table_writer.h"

namespace timbang::property {

using value::TypeKind;

std::string RuleWriter::assessment() {
  auto const applies = dice_.one_in(4) ? "    berlaku bila " + condition(1) + "\n" : "";
  auto dates = vocabulary_.names_of(date_type);
  // A field, not a parameter.
  std::erase_if(dates, [](std::string const& name) { return name.compare(0, 9, "bersyarat") == 0; });
  auto law_date = !dates.empty() && dice_.one_in(3) ? "    aturan menurut " + dice_.pick(dates) + "\n" : "";
  if (!dice_.one_in(3)) law_date += "    berlaku sejak 1 Januari 2012\n";
  return "penilaian Uji untuk Pegawai\n" + applies + law_date + "    dasar PERWAL pasal 1\n\n";
}

std::vector<std::string> RuleWriter::write() {
  auto const num_rules = dice_.between(4, 8);
  for (std::int64_t i = 0; i < num_rules; ++i) {
    switch (dice_.between(0, 6)) {
      case 0: add_row_computation(); break;
      case 1: add_row_table(); break;
      case 2: add_table(); break;
      case 3: add_requirement(); break;
      default: add_computation(); break;
    }
  }
  if (dice_.one_in(4)) add_feedback();
  if (dice_.one_in(2)) add_indicators();
  add_computation();
  add_table();
  add_requirement();
  add_requirement();
  add_decision();
  add_decision();
  return std::move(parts_);
}

// ---- Values ------------------------------------------------------------------------------------------------------------

void RuleWriter::add_computation() {
  auto const type = ExpressionWriter(dice_, vocabulary_).any_type();
  auto const name = new_name("hitungan_");
  auto const is_step = dice_.one_in(3);
  auto const is_ranged = type.kind == TypeKind::number && dice_.one_in(6);
  parts_.push_back(
      std::string(is_step ? "    langkah " : "    hitung ") + name + " : " + type.word +
      (is_ranged ? " dalam " + limits(type) : "") +
      versions([&] { return " = " + ExpressionWriter(dice_, vocabulary_).of(type, 3) + ends(type, !is_step); }) + "\n");
  if (dice_.one_in(3)) add_exceptions(type, false);
  vocabulary_.names.push_back({name, type});
}

/// Written once, or for two times that follow each other.
std::string RuleWriter::versions(std::function<std::string()> const& write) {
  if (!dice_.one_in(4)) return write();
  auto const earlier = " sejak 1 Januari 2012 sampai dengan 31 Desember 2020" + write();
  return earlier + " sejak 1 Januari 2021" + write();
}

/// A formula for each row of a list, read from within the same row.
void RuleWriter::add_row_computation() {
  auto& list = some_subject_list();
  auto const inner = vocabulary_.within(list);
  ExpressionWriter writer(dice_, inner);
  auto const type = writer.any_type();
  auto const name = new_name("langkah_");
  parts_.push_back("    langkah " + name + " : " + type.word + " untuk setiap " + list.path + " = " +
                   writer.of(type, 2) + ends(type, false) + "\n");
  list.row.push_back({name, type});
}

ListName& RuleWriter::some_subject_list() {
  return vocabulary_.lists.at(static_cast<std::size_t>(dice_.between(0, 2)));
}

/// The result must be a finite decimal; a step need not be.
std::string RuleWriter::ends(Type const& type, bool must_be_finite) {
  if (type.kind != TypeKind::number) return "";
  auto written = dice_.one_in(4) ? " dibatasi " + limits(type) : "";
  if ((must_be_finite && !dice_.one_in(10)) || dice_.one_in(3)) {
    written += " dibulatkan " + std::to_string(dice_.between(0, 2)) + " desimal " +
               dice_.word({"setengah ke atas", "setengah ke bawah", "setengah ke genap", "ke atas", "ke bawah"});
  }
  return written;
}

std::string RuleWriter::limits(Type const& type) {
  if (type.word == "persen") return "[0% .. 100%]";
  return type.word == "uang" ? "[Rp0 .. Rp500]" : "[0 .. 100]";
}

// ---- Exceptions ----------------------------------------------------------------------------------------------------------

void RuleWriter::add_exceptions(Type const& type, bool is_requirement) {
  std::vector<std::string> names;
  auto const num_exceptions = dice_.between(1, 4);
  for (std::int64_t i = 0; i < num_exceptions; ++i) {
    auto const name = new_name("kecuali_");
    auto written = "        kecuali " + name;
    if (!names.empty() && !dice_.one_in(3)) written += " terhadap " + dice_.pick(names);
    if (dice_.one_in(6)) written += " berlaku sejak 1 Januari 2015 sampai dengan 31 Desember 2020";
    written += " bila " + condition(1);
    if (!is_requirement) {
      written += " maka " + ExpressionWriter(dice_, vocabulary_).of(type, 1) + ends(type, true);
    } else if (dice_.one_in(3)) {
      written += " maka harus " + condition(1);
    }
    parts_.push_back(written + "\n");
    names.push_back(name);
  }
}

// ---- Tables --------------------------------------------------------------------------------------------------------------

void RuleWriter::add_table() {
  TableWriter table(dice_, vocabulary_);
  auto const is_step = dice_.one_in(3);
  parts_.push_back(table.write(new_name("tabel_"), is_step, ""));
  parts_.insert(parts_.end(), table.exceptions().begin(), table.exceptions().end());
  for (auto const& output : table.outputs()) vocabulary_.names.push_back(output);
}

void RuleWriter::add_row_table() {
  auto& list = some_subject_list();
  auto const inner = vocabulary_.within(list);
  TableWriter table(dice_, inner);
  parts_.push_back(table.write(new_name("tabel_"), true, list.path));
  parts_.insert(parts_.end(), table.exceptions().begin(), table.exceptions().end());
  for (auto const& output : table.outputs()) list.row.push_back(output);
}

// ---- Indicators ----------------------------------------------------------------------------------------------------------

void RuleWriter::add_indicators() {
  std::vector<std::string> weights = {"50%", "30%", "20%"};
  if (dice_.one_in(3)) weights = {"100%"};
  std::vector<std::string> names;
  for (auto const& weight : weights) {
    names.push_back(new_name("indikator_"));
    parts_.push_back(indicator(names.back(), weight));
  }
  // Only now: an indicator does not read the others.
  for (auto const& name : names) vocabulary_.names.push_back({name, number_in("poin")});
  auto const mean = new_name("skor_");
  parts_.push_back("    hitung " + mean +
                   " : poin = rata-rata tertimbang indikator dibulatkan 2 desimal setengah ke atas\n");
  vocabulary_.names.push_back({mean, number_in("poin")});
}

std::string RuleWriter::indicator(std::string const& name, std::string const& weight) {
  ExpressionWriter writer(dice_, vocabulary_);
  auto const type = number_in(dice_.pick(units()));
  auto const is_range = dice_.one_in(4);
  auto const range = "[" + in_unit("10", type.word) + " .. " + in_unit("20", type.word) + "]";
  auto text = "    indikator " + name + " target " + (is_range ? range : writer.of(type, 1)) + " realisasi " +
              writer.of(type, 1);
  std::vector<std::string> const rising = {"normal", "realisasi / target", "maks (realisasi / target; 0)"};
  std::vector<std::string> const falling = {"khusus", "terbalik", "(2 * target - realisasi) / target"};
  auto const is_rising = dice_.one_in(2);
  text += is_range ? " arah rentang" : is_rising ? " arah naik" : " arah turun";
  text += " rumus " + dice_.pick(is_rising ? rising : falling);
  if (dice_.one_in(2)) text += " dibatasi [0 .. 120]";
  if (!is_range) text += " bila target nol maka " + dice_.word({"100 poin", "tolak", "tidak berlaku"});
  text += " bobot " + weight;
  auto const policy = vocabulary_.reads_absence ? dice_.word({"tunda", "tolak", "bagi ulang bobot", "anggap nol"})
                                                : dice_.word({"tunda", "tolak"});
  text += " bila belum ada data maka " + policy;
  if (dice_.one_in(3)) text += " berlaku bila " + condition(1);
  return text + " dasar PERWAL pasal 2\n";
}

// ---- Feedback of several raters ------------------------------------------------------------------------------------------

void RuleWriter::add_feedback() {
  static std::vector<std::vector<std::string>> const weights = {{"100%"}, {"60%", "40%"}, {"50%", "0%", "50%"}};
  auto const& groups = vocabulary_.choice("warna").values;
  auto const name = new_name("umpan_");
  auto text = "    umpan balik " + name + " : poin dari tanggapan" + (dice_.one_in(2) ? " yang (terkirim)" : "") +
              " nilai tiap penilai skor_penilai menurut penilai_warna" +
              (dice_.one_in(2) ? " penilai dibedakan menurut kode" : "") + "\n";
  auto const most = std::min<std::int64_t>(3, static_cast<std::int64_t>(groups.size()));
  auto const& chosen = weights.at(static_cast<std::size_t>(dice_.between(1, most) - 1));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    text +=
        i < chosen.size() ? rater_group(groups[i], chosen[i]) : "        penilai " + groups[i] + " tidak dihitung\n";
  }
  parts_.push_back(text + "        dibulatkan 2 desimal setengah ke atas\n");
  vocabulary_.names.push_back({name, number_in("poin")});
}

std::string RuleWriter::rater_group(std::string const& value, std::string const& weight) {
  auto text = "        penilai " + value + " bobot " + weight;
  auto const numbers = vocabulary_.names_of(number_in("bilangan"));
  if (!numbers.empty() && dice_.one_in(4)) {
    text += " paling sedikit " + dice_.pick(numbers);
  } else if (dice_.one_in(2)) {
    text += " paling sedikit " + std::to_string(dice_.between(1, 3));
  }
  if (dice_.one_in(3)) text += " dirahasiakan di bawah " + std::to_string(dice_.between(2, 3));
  text += " bila penilainya kurang maka " + dice_.word({"tunda", "tolak", "bagi ulang bobot", "anggap nol"});
  if (dice_.one_in(3)) text += " berlaku bila " + condition(1);
  return text + " dasar PERWAL pasal 3\n";
}

// ---- Requirements and decisions ------------------------------------------------------------------------------------------

void RuleWriter::add_requirement() {
  auto const name = new_name("syarat_");
  parts_.push_back("    syarat " + name + versions([&] { return " harus " + condition(2); }) + "\n");
  if (dice_.one_in(2)) add_exceptions(boolean_type, true);
  vocabulary_.names.push_back({name, boolean_type});
  requirements_.push_back(name);
}

void RuleWriter::add_decision() {
  auto const named = "syarat (" + dice_.pick(requirements_) + ")";
  auto const set = dice_.one_in(2) ? std::string("semua syarat") : named;
  auto const applies = dice_.one_in(3) ? " berlaku bila " + condition(1) : "";
  parts_.push_back("    putusan " + new_name("putusan_") + " = " + set + applies + "\n");
  if (dice_.one_in(3)) add_exceptions(boolean_type, true);
}

}  // namespace timbang::property
