#include "tests/property/expression_writer.h"

#include <algorithm>

namespace timbang::property {

using value::TypeKind;

namespace {

/// Few and small, so that bounds meet and contain zero often.
std::vector<std::int64_t> const notable_tenths = {0,   0,   5,   10,  10,  20,  30,   50,
                                                  100, 240, 255, 500, 700, 755, 1000, 1200};

std::string decimal(std::int64_t tenths) {
  auto const fraction = tenths % 10 == 0 ? "" : "," + std::to_string(tenths % 10);
  return std::to_string(tenths / 10) + fraction;
}

}  // namespace

std::vector<std::string> const& units() {
  static std::vector<std::string> const all = {"bilangan", "poin", "kali", "persen", "uang"};
  return all;
}

std::string in_unit(std::string const& number, std::string const& unit) {
  if (unit == "bilangan") return number;
  if (unit == "persen") return number + "%";
  if (unit == "uang") return "Rp" + number;
  return number + " " + unit;
}

Type ExpressionWriter::any_type() {
  switch (dice_.between(0, 7)) {
    case 0: return boolean_type;
    case 1: return date_type;
    case 2: return duration_type;
    case 3: return {TypeKind::enumeration, dice_.pick(vocabulary_.choices).name};
    case 4: return text_type;
    default: return number_in(dice_.pick(units()));
  }
}

std::string ExpressionWriter::literal(Type const& type) {
  switch (type.kind) {
    case TypeKind::boolean: return dice_.word({"ya", "tidak"});
    case TypeKind::number:
      return (dice_.one_in(12) ? "-" : "") + in_unit(decimal(dice_.pick(notable_tenths)), type.word);
    case TypeKind::text: return dice_.word({"\"A\"", "\"B\"", "\"C\""});
    case TypeKind::enumeration: return dice_.pick(vocabulary_.choice(type.word).values);
    case TypeKind::date:
      return dice_.word({"29 Februari 2020", "31 Desember 2022", "1 Maret 2021", "30 Januari 2019", "15 Juni 2023"});
    case TypeKind::duration:
      return dice_.word({"1 tahun", "2 tahun 6 bulan", "5 tahun", "3 bulan", "10 hari", "1 bulan 15 hari"});
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return {};
}

std::string ExpressionWriter::of(Type const& type, int depth) {
  auto const names = vocabulary_.names_of(type);
  auto const is_leaf = depth <= 0 || dice_.one_in(3);
  if (is_leaf && !names.empty() && !dice_.one_in(4)) return as_of_some_day(dice_.pick(names));
  if (is_leaf) return literal(type);
  if (dice_.one_in(8)) {
    if (auto const found = latest(type, depth); !found.empty()) return found;
  }
  switch (type.kind) {
    case TypeKind::boolean: return condition(depth);
    case TypeKind::number: return number(type, depth);
    case TypeKind::date: return date(depth);
    case TypeKind::duration: return duration(depth);
    case TypeKind::enumeration:
    case TypeKind::text:
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return of(type, 0);
}

/// A rule now and then by the rules of another day, which may not be known.
std::string ExpressionWriter::as_of_some_day(std::string const& name) {
  auto const is_rule = name.rfind("hitungan_", 0) == 0 || name.rfind("syarat_", 0) == 0 || name.rfind("skor_", 0) == 0;
  // What rests on feedback, which may be confidential, is not asked so.
  auto const has_feedback = std::any_of(vocabulary_.names.begin(), vocabulary_.names.end(),
                                        [](Name const& other) { return other.text.rfind("umpan_", 0) == 0; });
  if (!is_rule || has_feedback || !dice_.one_in(6)) return name;
  auto dates = vocabulary_.names_of(date_type);
  std::erase_if(dates, [](std::string const& date) { return date.find("isi_") == std::string::npos; });
  auto const day = dates.empty() || dice_.one_in(2) ? dice_.word({"30 Desember 2020", "1 Januari 2021", "1 Juni 2011"})
                                                    : dice_.pick(dates);
  return "(" + name + " menurut aturan pada " + day + ")";
}

// ---- Numbers -----------------------------------------------------------------------------------------------------------

std::string ExpressionWriter::number(Type const& type, int depth) {
  switch (dice_.between(0, 8)) {
    case 0:
    case 1: return "(" + of(type, depth - 1) + dice_.word({" + ", " - "}) + of(type, depth - 1) + ")";
    case 2: return product(type, depth);
    case 3: return quotient(type, depth);
    case 4: return dice_.word({"(maks (", "(min ("}) + of(type, depth - 1) + "; " + of(type, depth - 1) + "))";
    case 5:
    case 6: return aggregate(type, depth);
    case 7:
      if (type.word == "persen") {
        auto const part = number_in(dice_.pick(units()));
        return "(persentase " + of(part, depth - 1) + " terhadap " + of(part, depth - 1) + ")";
      }
      return product(type, depth);
    default: return of(type, 0);
  }
}

/// A percentage of a plain number would be a percentage.
std::string ExpressionWriter::product(Type const& type, int depth) {
  auto const factor = type.word != "bilangan" && dice_.one_in(2) ? "persen" : "bilangan";
  return "(" + of(number_in(factor), depth - 1) + " * " + of(type, depth - 1) + ")";
}

/// Mostly by a number that is not zero, for faults hide everything else.
std::string ExpressionWriter::quotient(Type const& type, int depth) {
  auto const divided = type.word == "bilangan" ? number_in(dice_.pick(units())) : type;
  auto const divisor = type.word == "bilangan" ? divided : number_in("bilangan");
  auto const divides_by_formula = dice_.one_in(4);
  auto const by =
      divides_by_formula ? of(divisor, depth - 1) : in_unit(dice_.word({"2", "3", "0,5", "100"}), divisor.word);
  return "(" + of(divided, depth - 1) + " / " + by + ")";
}

std::string ExpressionWriter::aggregate(Type const& type, int depth) {
  auto const* list = some_list();
  if (list == nullptr) return of(type, 0);
  if (type.word == "bilangan" && dice_.one_in(2)) return "(banyaknya " + source(*list, depth - 1) + ")";
  auto const inner = vocabulary_.within(*list);
  ExpressionWriter row(dice_, inner);
  auto const element = row.of(type, depth - 1);
  if (dice_.one_in(5)) {
    auto const weight = row.of(number_in(dice_.word({"persen", "bilangan"})), 0);
    return "(rata-rata tertimbang " + element + " dengan bobot " + weight + " dari " + source(*list, depth - 1) + ")";
  }
  return "(" + dice_.word({"jumlahkan ", "rata-rata ", "terbesar ", "terkecil "}) + element + " dari " +
         source(*list, depth - 1) + ")";
}

// ---- Other values --------------------------------------------------------------------------------------------------------

std::string ExpressionWriter::latest(Type const& type, int depth) {
  auto const* list = some_list(true);
  if (list == nullptr) return {};
  auto const inner = vocabulary_.within(*list);
  auto const element = ExpressionWriter(dice_, inner).of(type, type.kind == TypeKind::enumeration ? -1 : depth - 2);
  // The type of a bare value of a choice is known only where one is expected.
  auto const names = inner.names_of(type);
  auto const is_named = std::find(names.begin(), names.end(), element) != names.end();
  if (type.kind == TypeKind::enumeration && !is_named) return {};
  auto const bound = dice_.one_in(4) ? "" : " yang (" + list->date + " <= tanggal_evaluasi)";
  return "(terbaru " + element + " dari " + list->path + bound + ")";
}

std::string ExpressionWriter::date(int depth) {
  if (dice_.one_in(3)) return "tanggal_evaluasi";
  return "(" + of(date_type, depth - 1) + dice_.word({" + ", " - "}) + of(duration_type, depth - 1) + ")";
}

std::string ExpressionWriter::duration(int depth) {
  return "(masa sejak " + of(date_type, depth - 1) + " pada " +
         (dice_.one_in(2) ? std::string("tanggal_evaluasi") : of(date_type, depth - 1)) + ")";
}

// ---- Conditions ----------------------------------------------------------------------------------------------------------

std::string ExpressionWriter::condition(int depth) {
  if (depth <= 0) return dice_.one_in(3) ? of(boolean_type, 0) : comparison(0);
  auto const connective = dice_.word({" dan ", " atau "});
  switch (dice_.between(0, 7)) {
    case 0:
    case 1: return "(" + condition(depth - 1) + connective + condition(depth - 1) + ")";
    case 2:
      return "(" + condition(depth - 1) + connective + condition(depth - 1) + connective + comparison(depth - 1) + ")";
    case 3: return "(tidak (" + condition(depth - 1) + "))";
    case 4:
    case 5: return over_list(depth);
    case 6:
      if (vocabulary_.reads_absence) {
        return "(" + dice_.word({"sudah ada data ", "belum ada data "}) + dice_.pick(vocabulary_.names).text + ")";
      }
      return comparison(depth);
    default:
      if (dice_.one_in(3)) return "(tidak berlaku " + dice_.pick(vocabulary_.names).text + ")";
      return comparison(depth);
  }
}

bool ExpressionWriter::is_ordered(Type const& type) const {
  if (type.kind == TypeKind::enumeration) return vocabulary_.choice(type.word).is_ordered;
  return type.kind != TypeKind::boolean && type.kind != TypeKind::text;
}

/// Two bounds of one type, the lower first.
std::string ExpressionWriter::interval(Type const& type) {
  auto const open = dice_.word({"[", "("});
  auto const close = dice_.word({"]", ")"});
  auto const bounds = [&]() -> std::string {
    switch (type.kind) {
      case TypeKind::number: {
        auto const low = dice_.pick(notable_tenths);
        return in_unit(decimal(low), type.word) + " .. " +
               in_unit(decimal(low + dice_.pick(notable_tenths)), type.word);
      }
      case TypeKind::date:
        return dice_.word({"1 Januari 2018 .. tanggal_evaluasi", "1 Maret 2019 .. 28 Februari 2022"});
      case TypeKind::duration: return dice_.word({"1 tahun .. 5 tahun", "3 bulan .. 3 bulan 20 hari"});
      case TypeKind::enumeration: {
        auto const& values = vocabulary_.choice(type.word).values;
        return values.front() + " .. " + dice_.pick(values);
      }
      case TypeKind::boolean:
      case TypeKind::text:
      case TypeKind::record:
      case TypeKind::list: break;
    }
    return {};
  };
  return open + bounds() + close;
}

std::string ExpressionWriter::comparison(int depth) {
  auto const type = any_type();
  auto const is_named = type.kind == TypeKind::enumeration || type.kind == TypeKind::text;
  auto const names = vocabulary_.names_of(type);
  if (names.empty()) return of(boolean_type, 0);
  // The type of a bare value of a choice is known only from the other side.
  auto const left = is_named ? dice_.pick(names) : of(type, depth - 1);
  if (is_ordered(type) && dice_.one_in(6)) return "(" + left + " dalam " + interval(type) + ")";
  if (dice_.one_in(6)) return "(" + left + " salah satu dari (" + of(type, 0) + "; " + of(type, 0) + "))";
  auto const sign =
      is_ordered(type) ? dice_.word({" < ", " <= ", " > ", " >= ", " = ", " <> "}) : dice_.word({" = ", " <> "});
  return "(" + left + sign + of(type, is_named ? 0 : depth - 1) + ")";
}

std::string ExpressionWriter::over_list(int depth) {
  auto const* list = some_list();
  if (list == nullptr) return comparison(depth);
  auto const inner = vocabulary_.within(*list);
  auto const from = source(*list, depth - 1);
  if (dice_.one_in(3)) return "(tidak ada " + from + ")";
  if (dice_.one_in(2)) return "(ada " + from + ")";
  return "(setiap " + from + " memenuhi (" + ExpressionWriter(dice_, inner).condition(depth - 1) + "))";
}

std::string ExpressionWriter::source(ListName const& list, int depth) {
  auto written = list.path;
  if (list.is_yearly) written += " dalam " + std::to_string(dice_.between(1, 3)) + " tahun kalender terakhir";
  if (dice_.one_in(3)) return written;
  auto const inner = vocabulary_.within(list);
  return written + " yang (" + ExpressionWriter(dice_, inner).condition(depth - 1) + ")";
}

ListName const* ExpressionWriter::some_list(bool with_date) {
  std::vector<ListName const*> found;
  for (auto const& list : vocabulary_.lists) {
    if (!with_date || !list.date.empty()) found.push_back(&list);
  }
  return found.empty() ? nullptr : dice_.pick(found);
}

}  // namespace timbang::property
