// The cells of a sheet as values: what Excel keeps in them, and the ways in which it changes what people have typed.
#include <algorithm>
#include <array>

#include "engine/records/cell_text.h"
#include "engine/records/sheet_table.h"
#include "engine/value/notation.h"
#include "engine/workbook/day_serial.h"

namespace timbang::records {

namespace {

using source::Argument;
using source::DiagnosticCode;
using source::Language;
using value::TypeKind;
using workbook::CellKind;

value::Datum refuse(FieldSchema const& field, DiagnosticCode code, std::vector<Argument> arguments, CellReport& report,
                    std::optional<Argument> remedy = std::nullopt) {
  report.say(code, std::move(arguments), std::move(remedy));
  return datum_when_empty(*field.field);
}

Argument as_text_again() {
  return {"format kolomnya sebagai Teks, lalu tempel lagi dari sumbernya",
          "format the column as Text, then paste it again from its source"};
}

/// All of them; from the sixteenth on they are zeros that stand for what is lost.
std::size_t num_digits(std::string_view number) {
  return static_cast<std::size_t>(
      std::count_if(number.begin(), number.end(), [](char sign) { return sign >= '0' && sign <= '9'; }));
}

/// A number in a text field: of an NIP the last three digits are gone already.
value::Datum refuse_number_as_text(FieldSchema const& field, std::string_view number, CellReport& report) {
  if (num_digits(number) > workbook::max_number_digits) {
    return refuse(field, DiagnosticCode::digits_lost, {shown(number)}, report,
                  Argument("Excel hanya menyimpan 15 angka; " + as_text_again().indonesian,
                           "Excel keeps only 15 digits; " + as_text_again().english));
  }
  return refuse(field, DiagnosticCode::text_given_as_number, {shown(number)}, report,
                Argument(as_text_again().indonesian + "; sebagai bilangan, nol di depannya hilang",
                         as_text_again().english + "; as a number it loses the zeros in front"));
}

/// Which day a number would be, when it were one.
std::optional<value::Date> possible_date(std::string_view number, workbook::DateSystem system) {
  auto const moment = workbook::moment_of_serial(number, system);
  return moment ? std::optional(moment->date) : std::nullopt;
}

value::Datum refuse_number_as_date(FieldSchema const& field, std::string_view number, workbook::DateSystem system,
                                   CellReport& report) {
  auto const date = possible_date(number, system);
  if (!date) return refuse(field, DiagnosticCode::date_not_readable, {shown(number)}, report);
  Argument const remedy(
      "mungkin " + value::write_date(*date, Language::indonesian) + "; format selnya sebagai tanggal, lalu periksa",
      "perhaps " + value::write_date(*date, Language::english) + "; format the cell as a date, then look at it");
  return refuse(field, DiagnosticCode::date_is_serial, {shown(number)}, report, remedy);
}

value::Datum read_number(FieldSchema const& field, std::string_view number, workbook::DateSystem system,
                         CellReport& report) {
  auto const kind = field.field->type.kind;
  if (kind == TypeKind::text) return refuse_number_as_text(field, number, report);
  if (kind == TypeKind::date) return refuse_number_as_date(field, number, system, report);
  return read_json_scalar(field, JsonValue{JsonValue::Kind::number, std::string(number), {}, {}}, report);
}

/// As its CSV would have it: `70%` is seven tenths in a field of percentages, and no number in any other.
value::Datum read_percentage(FieldSchema const& field, std::string_view percentage, CellReport& report) {
  auto const kind = field.field->type.kind;
  if (kind == TypeKind::number) return read_cell(field, percentage, DecimalSign::point, report);
  if (kind == TypeKind::text) return refuse_number_as_text(field, percentage, report);
  return refuse(field, DiagnosticCode::json_wrong_type, {{"persentase", "a percentage"}, field.field->name}, report);
}

value::Datum refuse_date(FieldSchema const& field, Argument what, CellReport& report) {
  Argument const remedy(
      "Excel mungkin mengubahnya sendiri; format selnya sebagai " +
          std::string(field.field->type.kind == TypeKind::number ? "Angka" : "Teks") + ", lalu ketik ulang",
      "Excel may have changed it on its own; format the cell as " +
          std::string(field.field->type.kind == TypeKind::number ? "Number" : "Text") + ", then type it again");
  return refuse(field, DiagnosticCode::json_wrong_type, {std::move(what), field.field->name}, report, remedy);
}

value::Datum read_day(FieldSchema const& field, workbook::Cell const& cell, CellReport& report) {
  auto const is_date = field.field->type.kind == TypeKind::date;
  if (!is_date) return refuse_date(field, {"tanggal atau jam", "a date or time"}, report);
  if (cell.kind == CellKind::date) return read_cell(field, cell.text, DecimalSign::point, report);
  auto const code =
      cell.kind == CellKind::date_with_time ? DiagnosticCode::date_with_time : DiagnosticCode::date_impossible;
  return refuse(field, code, {shown(cell.text)}, report);
}

std::string with_point(std::string_view text) {
  std::string pointed(trim(text));
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  return pointed;
}

value::Datum read_text_cell(FieldSchema const& field, std::string_view text, CellReport& report) {
  if (auto const bad = find_bad_byte(text)) {
    return refuse(field, DiagnosticCode::escaped_control_character, {bad->shown}, report);
  }
  auto datum = read_cell(field, text, DecimalSign::point, report);
  auto const has_comma = field.field->type.kind == TypeKind::number && text.find(',') != std::string_view::npos;
  if (!has_comma || report.has_error()) return datum;
  // Where the cell was filled, a comma did not make a number of it, so it may not have been meant as one of decimals.
  return refuse(field, DiagnosticCode::decimal_comma_as_text, {shown(text), with_point(text)}, report);
}

}  // namespace

value::Datum read_sheet_cell(FieldSchema const& field, workbook::Cell const& cell, workbook::DateSystem system,
                             CellReport& report) {
  if (cell.is_merged) return refuse(field, DiagnosticCode::cell_merged, {}, report);
  switch (cell.kind) {
    case CellKind::empty: return datum_when_empty(*field.field);
    case CellKind::text: return read_text_cell(field, cell.text, report);
    case CellKind::number: return read_number(field, cell.text, system, report);
    case CellKind::percentage: return read_percentage(field, cell.text, report);
    case CellKind::boolean:
      return read_json_scalar(field, JsonValue{JsonValue::Kind::boolean, std::string(cell.text), {}, {}}, report);
    case CellKind::date:
    case CellKind::date_with_time:
    case CellKind::no_date: return read_day(field, cell, report);
    case CellKind::error: return refuse(field, DiagnosticCode::cell_error_value, {shown(cell.text)}, report);
    case CellKind::formula_without_value: return refuse(field, DiagnosticCode::formula_without_value, {}, report);
    case CellKind::damaged: return refuse(field, DiagnosticCode::cell_damaged, {shown(cell.text)}, report);
  }
  return datum_when_empty(*field.field);
}

}  // namespace timbang::records
