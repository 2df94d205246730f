#include "engine/evaluate/scope.h"

#include <utility>
#include <variant>

#include "engine/evaluate/internal_error.h"

namespace timbang::evaluate {

namespace {

/// A key or date as it stands in brackets. Numbers and dates are canonical, for a path is the same in every language.
struct LabelWriter {
  ir::Program const& program;
  value::Type type;

  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(value::Rational const& number) const { return number.to_string(); }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(value::EnumerationValue entry) const {
    return program[ir::EnumerationId{type.index}].entries.at(entry.index).name;
  }
  std::string operator()(value::Date date) const { return date.to_iso(); }
  std::string operator()(value::Duration duration) const { return duration.to_iso(); }
};

std::string const& name_in(ir::Field const& field, NameStyle style) {
  return style == NameStyle::source && !field.source_names.empty() ? field.source_names.front() : field.name;
}

void append_name(std::string& path, std::string const& name) {
  if (!path.empty()) path += '.';
  path += name;
}

}  // namespace

Scope const& ScopeStack::at(ir::ScopeDepth depth) const {
  if (depth >= scopes_.size()) throw InternalError("a field is read from a scope that is not there");
  return scopes_[depth];
}

ScopeStack ScopeStack::for_rule(bool is_for_each, ir::ScopeDepth depth) const {
  ScopeStack stack(*program_, scopes_.front());
  if (!is_for_each) return stack;
  auto const& element = at(depth);
  if (!element.row || element.row->parent != 0) {
    throw InternalError("a rule for each element is read outside the elements of a list of the subject");
  }
  stack.push(element);
  return stack;
}

FoundField ScopeStack::find(ir::ScopeDepth depth, ir::FieldPath const& path) const {
  auto const* record = at(depth).record;
  auto type = at(depth).type;
  FoundField found;
  for (std::size_t i = 0; i < path.size(); ++i) {
    found.field = &(*program_)[type].fields.at(path[i]);
    found.datum = record != nullptr ? &record->fields.at(path[i]) : nullptr;
    if (i + 1 == path.size()) break;
    auto const is_there = found.datum != nullptr && std::holds_alternative<value::RecordDatum>(found.datum->content);
    found.record_may_be_none =
        found.record_may_be_none || (!is_there && found.field->when_empty != value::Absence::unknown);
    type = ir::RecordTypeId{found.field->type.index};
    if (found.datum != nullptr) {
      auto const* absence = std::get_if<value::Absence>(&found.datum->content);
      found.is_none = found.is_none || (absence != nullptr && *absence != value::Absence::unknown);
      record = std::get_if<value::RecordDatum>(&found.datum->content);
    }
  }
  if (found.field == nullptr) throw InternalError("a field path is empty");
  return found;
}

ir::Field const& ScopeStack::list_field(RowPlace const& row) const { return *find(row.parent, *row.list).field; }

std::string ScopeStack::row_label(Scope const& scope) const {
  auto const& row = *scope.row;
  if (row.year) return std::to_string(*row.year);
  if (scope.record == nullptr) return {};
  auto const& type = (*program_)[scope.type];
  auto const label_of = [&](std::optional<std::uint16_t> field) -> std::string {
    if (!field) return {};
    auto const* known = std::get_if<value::Value>(&scope.record->fields.at(*field).content);
    return known != nullptr ? std::visit(LabelWriter{*program_, type.fields.at(*field).type}, *known) : std::string();
  };
  if (auto label = label_of(type.key); !label.empty()) return label;
  if (auto label = label_of(list_field(row).latest_by); !label.empty()) return label;
  return std::to_string(row.number);
}

std::string ScopeStack::element_name(ir::ScopeDepth depth, NameStyle style) const {
  auto const& scope = at(depth);
  if (!scope.row) return {};
  auto name = field_name(scope.row->parent, *scope.row->list, style);
  if (auto const label = row_label(scope); !label.empty()) name += '[' + label + ']';
  return name;
}

std::string ScopeStack::field_name(ir::ScopeDepth depth, ir::FieldPath const& path, NameStyle style) const {
  auto name = element_name(depth, style);
  auto type = at(depth).type;
  for (auto const number : path) {
    auto const& field = (*program_)[type].fields.at(number);
    append_name(name, name_in(field, style));
    type = ir::RecordTypeId{field.type.index};
  }
  return name;
}

MissingDatum ScopeStack::missing_field(ir::ScopeDepth depth, ir::FieldPath const& path) const {
  return {field_name(depth, path, NameStyle::rules), field_name(depth, path, NameStyle::source)};
}

MissingDatum ScopeStack::missing_year(ir::ScopeDepth depth, ir::FieldPath const& path, std::int32_t year) const {
  auto const label = '[' + std::to_string(year) + ']';
  return {field_name(depth, path, NameStyle::rules) + label, field_name(depth, path, NameStyle::source) + label};
}

}  // namespace timbang::evaluate
