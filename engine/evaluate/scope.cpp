#include "engine/evaluate/scope.h"

#include <utility>
#include <variant>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/label.h"

namespace timbang::evaluate {

namespace {

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
  ScopeStack stack(*program_, scopes_.front(), collections_);
  stack.hidden_ = hidden_;
  if (!is_for_each) return stack;
  auto const& element = at(depth);
  if (!element.row || element.row->parent != 0) {
    throw InternalError("a rule for each element is read outside the elements of a list of the subject");
  }
  stack.push(element);
  return stack;
}

value::RecordDatum const* ScopeStack::referred(ir::Field const& field, value::Datum const& datum) const {
  auto const* key = std::get_if<value::Value>(&datum.content);
  auto const* collection = collections_ != nullptr ? collections_->find({field.type.index}) : nullptr;
  return key != nullptr && collection != nullptr ? collection->find(*key) : nullptr;
}

std::vector<value::RecordDatum const*> const* ScopeStack::referring(ir::Field const& field, ir::RecordTypeId owner,
                                                                    value::RecordDatum const& record) const {
  auto const* collection = collections_ != nullptr ? collections_->find({field.type.index}) : nullptr;
  auto const& key_field = (*program_)[owner].key;
  if (collection == nullptr || !key_field) return nullptr;
  auto const* key = std::get_if<value::Value>(&record.fields.at(*key_field).content);
  // Where a record that was rejected may refer to this one, nobody knows who does.
  return key != nullptr && collection->is_complete(field.via, *key) ? &collection->referring(field.via, *key) : nullptr;
}

value::RecordDatum const* ScopeStack::step_into(FoundField& found) const {
  auto const& field = *found.field;
  auto const* datum = found.datum;
  auto const* inner = datum == nullptr                         ? nullptr
                      : field.relation == ir::Relation::by_key ? referred(field, *datum)
                                                               : std::get_if<value::RecordDatum>(&datum->content);
  found.record_may_be_none =
      found.record_may_be_none || (inner == nullptr && field.when_empty != value::Absence::unknown);
  auto const* absence = datum != nullptr ? std::get_if<value::Absence>(&datum->content) : nullptr;
  found.is_none = found.is_none || (absence != nullptr && *absence != value::Absence::unknown);
  return inner;
}

FoundField ScopeStack::find(ir::ScopeDepth depth, ir::FieldPath const& path) const {
  auto const* record = at(depth).record;
  auto type = at(depth).type;
  FoundField found;
  for (std::size_t i = 0; i < path.size(); ++i) {
    auto const is_key = (*program_)[type].key == path[i];
    // The key of a record that is referred to is known even where the record is not.
    auto const* reference =
        is_key && record == nullptr && found.field != nullptr && found.field->relation == ir::Relation::by_key
            ? found.datum
            : nullptr;
    found.field = &(*program_)[type].fields.at(path[i]);
    found.datum = record != nullptr ? &record->fields.at(path[i]) : reference;
    if (i + 1 == path.size()) break;
    record = step_into(found);
    type = ir::RecordTypeId{found.field->type.index};
  }
  if (found.field == nullptr) throw InternalError("a field path is empty");
  if (found.field->relation == ir::Relation::by_key && found.datum != nullptr) {
    found.referred = referred(*found.field, *found.datum);
  } else if (found.field->relation == ir::Relation::inverse && record != nullptr) {
    found.referring = referring(*found.field, type, *record);
  }
  return found;
}

ir::Field const& ScopeStack::list_field(RowPlace const& row) const { return *find(row.parent, *row.list).field; }

std::string ScopeStack::row_label(Scope const& scope) const {
  auto const& row = *scope.row;
  if (row.year) return std::to_string(*row.year);
  if (scope.record == nullptr || leads_to_hidden(row.parent, *row.list)) return {};
  auto const& type = (*program_)[scope.type];
  auto const label_in = [&](std::optional<std::uint16_t> field) -> std::string {
    if (!field) return {};
    auto const* known = std::get_if<value::Value>(&scope.record->fields.at(*field).content);
    return known != nullptr ? label_of(*program_, type.fields.at(*field).type, *known) : std::string();
  };
  if (auto label = label_in(type.key); !label.empty()) return label;
  if (auto label = label_in(list_field(row).latest_by); !label.empty()) return label;
  return std::to_string(row.number);
}

bool ScopeStack::leads_to_hidden(ir::ScopeDepth depth, ir::FieldPath const& path) const {
  if (!hidden_) return false;
  auto const& scope = at(depth);
  if (scope.row && leads_to_hidden(scope.row->parent, *scope.row->list)) return true;
  auto type = scope.type;
  for (auto const number : path) {
    auto const& field = (*program_)[type].fields.at(number);
    type = ir::RecordTypeId{field.type.index};
    if (field.relation != ir::Relation::none && type == *hidden_) return true;
  }
  return false;
}

std::string ScopeStack::element_name(ir::ScopeDepth depth, NameStyle style) const {
  auto const& scope = at(depth);
  // A member of a population is never named by its key.
  if (!scope.row) return depth > 0 ? (*program_)[scope.type].name : std::string();
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
