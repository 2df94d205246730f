// The records whose fields an expression may read, and how a datum in them is called: `pejabat.skp[2020].nilai_skp`.
// Used by the interpreter alone. Never evaluates anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/collections.h"
#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Where the record of a scope stands.
struct RowPlace {
  ir::ScopeDepth parent = 0;            ///< scope whose record has the list
  ir::FieldPath const* list = nullptr;  ///< in the program; not owned
  std::size_t number = 0;               ///< from 1; 0 for a row that is not there, and has no year
  std::optional<std::int32_t> year;     ///< of a window of calendar years
};

/// One record in scope.
struct Scope {
  ir::RecordTypeId type;
  value::RecordDatum const* record = nullptr;  ///< not owned; null when the whole row is missing
  std::optional<RowPlace> row;                 ///< none for the subject
  std::optional<value::MissingId> missing;     ///< the datum that a missing row is
};

/// What stands at the end of a field path.
struct FoundField {
  ir::Field const* field = nullptr;
  value::Datum const* datum = nullptr;           ///< null when the record around it is missing
  bool is_none = false;                          ///< the record around it is `tidak ada`
  bool record_may_be_none = false;               ///< nobody has told that record, and it may turn out so
  value::RecordDatum const* referred = nullptr;  ///< a relation by key: the record, when it is there
  /// An inverse relation: the records that refer to this one; null when they, or its key, are not known.
  std::vector<value::RecordDatum const*> const* referring = nullptr;
};

/// Which names a path is written in.
enum class NameStyle : std::uint8_t {
  rules,   ///< those of the declarations
  source,  ///< the first source name of each field that has one
};

/// The records in scope: 0 is the subject, each list operation pushes its element as the next.
class ScopeStack {
public:
  /// `collections` are what relations look at; may be null.
  ScopeStack(ir::Program const& program, Scope const& subject, Collections const* collections)
      : program_(&program), collections_(collections), scopes_{subject} {}

  /// Rows of the type that a relation leads to are then named without their key.
  void hide(ir::RecordTypeId type) { hidden_ = type; }
  /// Does the path go through a relation to a record of the hidden type?
  bool leads_to_hidden(ir::ScopeDepth depth, ir::FieldPath const& path) const;

  void push(Scope const& scope) { scopes_.push_back(scope); }
  void pop() { scopes_.pop_back(); }
  Scope const& at(ir::ScopeDepth depth) const;
  std::size_t size() const { return scopes_.size(); }

  /// The subject alone, or the subject and the element at `depth` as the only other scope: what a rule sees.
  ScopeStack for_rule(bool is_for_each, ir::ScopeDepth depth) const;

  FoundField find(ir::ScopeDepth depth, ir::FieldPath const& path) const;

  /// `skp[2020]`; empty for the subject.
  std::string element_name(ir::ScopeDepth depth, NameStyle style) const;
  /// `skp[2020].nilai_skp`.
  std::string field_name(ir::ScopeDepth depth, ir::FieldPath const& path, NameStyle style) const;
  MissingDatum missing_field(ir::ScopeDepth depth, ir::FieldPath const& path) const;
  /// The row of a window that is not there: `skp[2020]`.
  MissingDatum missing_year(ir::ScopeDepth depth, ir::FieldPath const& path, std::int32_t year) const;

private:
  std::string row_label(Scope const& scope) const;
  ir::Field const& list_field(RowPlace const& row) const;
  value::RecordDatum const* referred(ir::Field const& field, value::Datum const& datum) const;
  std::vector<value::RecordDatum const*> const* referring(ir::Field const& field, ir::RecordTypeId owner,
                                                          value::RecordDatum const& record) const;
  /// From a record into the one that a field of it holds or refers to.
  value::RecordDatum const* step_into(FoundField& found) const;

  ir::Program const* program_;
  Collections const* collections_;
  std::optional<ir::RecordTypeId> hidden_;
  std::vector<Scope> scopes_;
};

}  // namespace timbang::evaluate
