#include "engine/session/table_cells.h"

#include "engine/language/parse/literal.h"
#include "engine/value/notation.h"

namespace timbang::session {

namespace {

using source::DiagnosticCode;
using source::Language;
using workbook::CellKind;

std::string number_in_rules(std::string_view digits, bool is_money, Language language) {
  auto const number = value::Rational::from_decimal(digits);
  if (!number) return std::string(digits);
  return is_money ? value::write_money(*number, language) : value::write_number(*number, language);
}

std::string percent_in_rules(std::string_view shown, Language language) {
  auto const number = value::Rational::from_decimal(shown.substr(0, shown.find('%')));
  return number ? value::write_percent(*number / value::Rational(100), language) : std::string(shown);
}

}  // namespace

workbook::OutputCell output_cell(language::TableCellText const& cell, Language language) {
  if (cell.single == language::TokenKind::NUMBER) {
    auto const number = value::read_number(cell.text, language);
    // Not where the author groups digits in another way than people do.
    if (number && value::write_number(*number, language) == cell.text)
      return workbook::number_cell(number->to_string());
  }
  if (cell.single == language::TokenKind::DATE) {
    if (auto const date = language::read_date(cell.text, language)) return workbook::date_cell(*date);
  }
  return cell.text.empty() ? workbook::OutputCell{} : workbook::text_cell(cell.text);
}

std::optional<std::string> cell_text(workbook::Cell const& cell, bool is_money, Language language,
                                     std::optional<DiagnosticCode>& problem) {
  if (cell.is_merged) {
    problem = DiagnosticCode::cell_merged;
    return std::nullopt;
  }
  switch (cell.kind) {
    case CellKind::empty: return std::string();
    case CellKind::text: return std::string(cell.text);
    case CellKind::number: return number_in_rules(cell.text, is_money, language);
    case CellKind::percentage: return percent_in_rules(cell.text, language);
    case CellKind::boolean: return value::write_boolean(cell.text == "true", language);
    case CellKind::date: return value::write_date(value::Date::from_iso(cell.text).value(), language);
    case CellKind::date_with_time: problem = DiagnosticCode::date_with_time; return std::nullopt;
    case CellKind::formula_without_value: problem = DiagnosticCode::formula_without_value; return std::nullopt;
    case CellKind::error: problem = DiagnosticCode::cell_error_value; return std::nullopt;
    case CellKind::no_date:
    case CellKind::damaged: problem = DiagnosticCode::cell_damaged; return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace timbang::session
