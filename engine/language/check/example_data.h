// What an example gives: fields of the subject, rows of its lists, and all records of some types.
// Used by example_checker, which holds what is expected against the types of the results.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "engine/language/check/check_state.h"
#include "engine/language/check/example_group.h"

namespace timbang::language {

/// A record in which nothing has been told: every field is what its declaration says of an empty one.
value::RecordDatum empty_record(ir::Program const& program, ir::RecordTypeId type);

class ExampleData {
public:
  ExampleData(CheckState& state, CheckedModule const& module, ir::AssessmentId assessment)
      : state_(state), module_(module), assessment_(assessment), subject_(state.program[assessment].subject) {
    if (state.program[assessment].summary) group_.emplace(state, assessment);
  }

  /// `data X` and its table. Before anything else of the example, for the key of the subject is looked up there.
  void add_collection(ast::SetCollection const& tree, ir::ExampleCase& target);
  void set_field(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target);
  void set_rows(ast::SetRows const& tree, ir::ExampleCase& target);
  /// Of one of many records, and of a row of a summary, it must be said which it is; reported and false when it is not.
  bool check_subject(ir::ExampleCase const& made);

  /// The one value in the cell; reported and empty when there is none of the type.
  std::optional<value::Value> constant(ast::Cell const& cell, value::Type type);
  /// The path that heads a column; reported and empty when there is none.
  std::optional<ast::Path> header_path(ast::Cell const& cell);

private:
  /// A list of each record of a collection.
  struct CollectionList {
    ir::RecordTypeId type;
    std::uint16_t field = 0;
  };
  struct Place {
    value::Datum* datum = nullptr;
    ir::Field const* field = nullptr;
  };

  std::optional<Place> find_place(ast::Path const& path, value::Datum& root, ir::RecordTypeId root_type);
  void fill(Place const& place, source::Span where, ast::Cell const& cell);
  void fill_nested(Place const& place, source::Span where, ast::Cell const& cell);
  bool in_range(ir::Field const& field, value::Value const& given, source::Span where);
  /// `without`: a column that is none of the record's.
  std::optional<value::RecordDatum> row_of(ast::Row const& row, ast::Row const& header, ir::RecordTypeId type,
                                           std::optional<std::size_t> without = std::nullopt);
  bool has_own_key(value::RecordDatum const& record, ir::RecordTypeId type, source::Span where);
  bool follows_from_data(ir::Field const& field, source::Span where);
  bool is_one_of_many() const;
  bool has_members(ir::ExampleCase const& made);
  void pick(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target);
  void report_unknown_key(ir::RecordTypeId type, value::Value const& key, ast::Cell const& cell);

  // example_data_collection.cpp
  std::optional<CollectionList> list_of_collection(ast::Path const& path) const;
  void add_lists(ast::SetCollection const& tree, CollectionList const& list, ir::ExampleCase& target);
  std::optional<std::size_t> key_column(ast::Rows const& rows, std::string const& key);
  static void add_row(value::Datum& list, value::RecordDatum row);

  CheckState& state_;
  CheckedModule const& module_;
  ir::AssessmentId assessment_;
  ir::RecordTypeId subject_;
  std::optional<ExampleGroup> group_;                                     ///< of a summary
  std::map<ir::RecordTypeId, std::map<value::Value, std::size_t>> keys_;  ///< of the records given, with their places
  std::map<ir::RecordTypeId, source::Span> collections_;                  ///< where they are given
  std::set<ir::RecordTypeId> unread_;                                     ///< with rows that could not be read
};

}  // namespace timbang::language
