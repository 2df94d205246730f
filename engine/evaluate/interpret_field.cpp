// Reading a datum of the record, and what it is when nobody has told it.
#include <variant>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpreter.h"

namespace timbang::evaluate {

using value::Absence;
using value::Outcome;

/// A row that is missing as a whole is one missing datum, whichever of its fields is read.
value::MissingId Interpreter::note_missing_field(ir::ScopeDepth depth, ir::FieldPath const& path) {
  auto const& scope = scopes_.at(depth);
  if (!scope.missing) return note_missing(scopes_.missing_field(depth, path));
  note_missing(value::MissingSet{*scope.missing});
  return *scope.missing;
}

/// What an absent datum can still be: what its declaration allows.
value::Possible Interpreter::declared_values(ir::Field const& field) const {
  if (field.type.kind == value::TypeKind::number) return field.range;
  return value::everything(field.type.kind, num_values(field.type));
}

/// `tidak ada` and `masih berjalan` are facts that have no value: `not applicable`, which is a fault as an operand.
Outcome Interpreter::read_field(ir::ScopeDepth depth, ir::FieldPath const& path) {
  auto const found = scopes_.find(depth, path);
  if (found.is_none) return value::NotApplicable{};
  auto const& scope = scopes_.at(depth);
  if (scope.record == nullptr && scope.row && scope.row->year && path.size() == 1 &&
      program_[scope.type].key == path.front()) {
    return value::Value(value::Rational(*scope.row->year));
  }
  if (found.datum != nullptr) {
    if (auto const* known = std::get_if<value::Value>(&found.datum->content)) return *known;
    auto const* absence = std::get_if<Absence>(&found.datum->content);
    if (absence == nullptr) throw InternalError("a record or list is read as a value");
    if (*absence != Absence::unknown) return value::NotApplicable{};
  }
  auto const may_not_apply = found.record_may_be_none || found.field->when_empty != Absence::unknown;
  return value::Unknown{declared_values(*found.field), {note_missing_field(depth, path)}, may_not_apply};
}

bool Interpreter::is_still_running(ir::NodeId id) const {
  auto const* read = std::get_if<ir::FieldRead>(&program_[id].operation);
  if (read == nullptr) return false;
  auto const found = scopes_.find(read->depth, read->path);
  auto const* absence = found.datum != nullptr ? std::get_if<Absence>(&found.datum->content) : nullptr;
  return absence != nullptr && *absence == Absence::still_running;
}

/// Not known, and all that it could be beside a date is that.
bool Interpreter::may_be_running(ir::NodeId id) const {
  auto const* read = std::get_if<ir::FieldRead>(&program_[id].operation);
  if (read == nullptr) return false;
  auto const found = scopes_.find(read->depth, read->path);
  return found.field->when_empty == Absence::still_running && !found.record_may_be_none;
}

Outcome Interpreter::has_record_or_list(ir::FieldRead const& read) {
  auto const found = scopes_.find(read.depth, read.path);
  if (found.is_none || found.referred != nullptr || found.referring != nullptr) return value::Value(true);
  auto const is_reference = found.field->relation == ir::Relation::by_key;
  if (found.datum != nullptr) {
    if (!is_reference && std::holds_alternative<value::RecordDatum>(found.datum->content)) return value::Value(true);
    auto const* list = std::get_if<value::ListDatum>(&found.datum->content);
    if (list != nullptr && (list->complete || !list->rows.empty())) return value::Value(true);
    auto const* absence = std::get_if<Absence>(&found.datum->content);
    if (absence != nullptr && *absence != Absence::unknown) return value::Value(true);
  }
  note_missing_field(read.depth, read.path);
  return value::Value(false);
}

}  // namespace timbang::evaluate
