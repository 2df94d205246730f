#include "engine/records/row_inspection.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/records/cell.h"
#include "engine/records/cell_text.h"
#include "engine/source/text_encoding.h"

namespace timbang::records {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

/// Characters `first` to `last` of the text, as far as it has them; from 1, both included.
std::string_view characters(std::string_view text, std::uint32_t first, std::uint32_t last) {
  auto const skip = [&text](std::uint32_t num_characters) {
    auto rest = text;
    for (std::uint32_t i = 0; i < num_characters && !rest.empty(); ++i) {
      rest.remove_prefix(std::max<std::size_t>(source::utf8_length(rest), 1));
    }
    return text.size() - rest.size();
  };
  auto const begin = skip(first - 1);
  return text.substr(begin, skip(last) - begin);
}

/// `19831227`.
std::optional<value::Date> compact_date(std::string_view digits) {
  if (digits.size() != 8) return std::nullopt;
  auto const iso =
      std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" + std::string(digits.substr(6));
  return value::Date::from_iso(iso);
}

/// The part as a cell of the field would be read; empty when it cannot be read.
std::optional<value::Value> read_part(FieldSchema const& field, std::string_view part) {
  if (field.field->type.kind == value::TypeKind::date) {
    auto const date = compact_date(part);
    return date ? std::optional<value::Value>(*date) : std::nullopt;
  }
  std::vector<Diagnostic> unused;
  CellReport report({}, unused);
  auto const datum = read_cell(field, part, DecimalSign::point, report);
  auto const* known = std::get_if<value::Value>(&datum.content);
  return report.has_error() || known == nullptr ? std::nullopt : std::optional(*known);
}

/// The row as the functions below look at it.
struct InspectedRow {
  RecordSchema const& record;
  value::RecordDatum const& datum;
  std::vector<bool> const& readable;
  std::function<source::DataPlace(std::size_t)> const& place_of;

  /// Null when it is not known.
  value::Value const* known(std::size_t field) const {
    return readable[field] ? std::get_if<value::Value>(&datum.fields[field].content) : nullptr;
  }
};

void compare_part(InspectedRow const& row, std::size_t owner, ir::ContainedField const& part,
                  std::vector<Diagnostic>& diagnostics) {
  auto const* whole = row.known(owner);
  auto const* value = row.known(part.field);
  if (whole == nullptr || value == nullptr || diagnostics.size() >= max_gathered_diagnostics) return;
  auto const text = characters(std::get<std::string>(*whole), part.first, part.last);
  auto const& field = row.record.fields[part.field];
  if (read_part(field, text) == *value) return;
  auto place = row.place_of(part.field);
  auto const cell = place.value;
  diagnostics.push_back({DiagnosticCode::contained_field_differs,
                         std::move(place),
                         {field.field->name, row.record.fields[owner].field->name, cell, shown(text)},
                         {},
                         {}});
}

}  // namespace

void inspect_row(Schema const& schema, RecordSchema const& record, value::RecordDatum const& datum,
                 std::vector<bool> const& readable, std::function<source::DataPlace(std::size_t)> const& place_of,
                 std::vector<Diagnostic>& diagnostics, bool& is_good) {
  InspectedRow const row{record, datum, readable, place_of};
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    for (auto const& part : record.fields[i].field->contained) compare_part(row, i, part, diagnostics);
  }
  if (schema.inspector() == nullptr || record.type->checks.empty()) return;
  for (auto& finding : schema.inspector()->inspect(record.id, datum, readable)) {
    is_good = is_good && source::facts(finding.code).severity != source::Severity::error;
    if (diagnostics.size() >= max_gathered_diagnostics) continue;
    diagnostics.push_back({finding.code, place_of(finding.field), std::move(finding.arguments), {}, {}});
  }
}

}  // namespace timbang::records
