// Expressions to typed nodes: names resolved, types and units held, every node with its place in the text.
// Used for every formula, condition, table cell and value of a rule file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/language/check/check_state.h"
#include "engine/language/syntax/expression.h"
#include "engine/value/outcome.h"

namespace timbang::language {

/// A record that names may refer to. The first is the subject; list operations push their element.
struct RecordScope {
  std::uint16_t record_type = 0;
  std::string name;          ///< the list's name, which qualifies (`skp.tahun`); empty for the subject
  ir::FieldPath list_path;   ///< of the list, from the subject; empty for the subject
  bool from_subject = true;  ///< the list belongs to the subject itself, not to another element
  bool is_member = false;    ///< of `seluruh X`: nothing outside it can be named
};

/// What the expression is wanted for.
struct Expected {
  value::Type type;
  /// In a column or declaration that states a unit, plain numbers carry it.
  bool adopts_unit = false;
};

class ExpressionChecker {
public:
  /// `assessment` gives names of rules; none in parameters and choices. `scopes` is empty, or begins with the subject.
  ExpressionChecker(CheckState& state, CheckedModule const& module, std::optional<ir::AssessmentId> assessment,
                    std::vector<RecordScope> scopes);

  /// Empty when it is wrong; the mistake has been reported.
  std::optional<ir::NodeId> check(ast::Expression const& expression, std::optional<Expected> expected = {});
  /// A condition: yes or no.
  std::optional<ir::NodeId> check_condition(ast::Expression const& expression);
  /// A formula with rounding and clamp, held to the declared type.
  std::optional<ir::NodeId> check_formula(ast::Formula const& formula, value::Type declared);
  /// Rounding and clamp put around a number; empty when one does not fit.
  std::optional<ir::NodeId> add_ends(ir::NodeId formula, std::vector<ast::FormulaEnd> const& ends,
                                     source::Span formula_span);
  /// Can values of the type be compared with `<`?
  bool is_ordered(value::Type type) const;
  /// The numbers that the node can give, as far as declarations, written numbers and limits tell; else unbounded.
  /// Parameters count with the version of the day, or without one with all of them.
  value::Interval<value::Rational> known_range(ir::NodeId id, std::optional<value::Date> day = {}) const;
  /// A value that is written down: no names but those of an enumeration.
  std::optional<value::Value> check_constant(ast::Expression const& expression, value::Type type);
  /// Reports when `node` cannot stand where `declared` is wanted.
  /// Finds a law date that some records have none of: it picks no version, and nothing can then be computed.
  void check_law_date_is_there(ir::NodeId date);
  bool check_assignable(ir::NodeId node, value::Type declared, source::Span where);

  struct Bounds {
    std::optional<ir::NodeId> low;
    std::optional<ir::NodeId> high;
  };
  /// Bounds of an interval for a value of the type; empty when one is wrong.
  std::optional<Bounds> check_bounds(ast::Interval const& interval, value::Type type, bool adopts_unit);
  std::optional<ir::NodeId> compare(value::ComparisonOperator operation, ir::NodeId left, ir::NodeId right,
                                    source::Span where);
  /// `a atau b` and single values, as alternatives for something of the type.
  std::optional<std::vector<ir::NodeId>> check_alternatives(std::vector<ast::Expression const*> const& written,
                                                            value::Type type, bool adopts_unit);

  /// Until `leave_list` names are those of a row, too; reported and empty when the list is wrong.
  std::optional<ir::ListSource> enter_list(ast::ListSource const& list);
  void leave_list() { scopes_.pop_back(); }

  /// Lets `target` and `realisasi` stand for the values of an indicator; both are of the type.
  void allow_indicator_values(value::Type type) { indicator_values_ = type; }

  /// In a column of a summary: the name of the assessment stands for its members.
  void allow_members_of(ir::AssessmentId assessment) { members_of_ = assessment; }

  /// For what must hold within one record: relations and `seluruh` are then refused.
  void keep_to_one_record() { keeps_to_one_record_ = true; }

  /// What to do about a name that is not known, and not near to any that is.
  void suggest_for_unknown(source::Argument remedy) { remedy_for_unknown_ = std::move(remedy); }

  ir::Node const& node(ir::NodeId id) const { return state_.program[id]; }
  std::vector<RecordScope> const& scopes() const { return scopes_; }

private:
  using Result = std::optional<ir::NodeId>;

  /// One thing that the first part (or parts) of a path may mean.
  struct Candidate {
    enum class Kind : std::uint8_t { field, rule, parameter, evaluation_date };
    Kind kind = Kind::field;
    std::uint16_t index = 0;    ///< of the field, rule or parameter
    std::size_t depth = 0;      ///< of the scope, for fields and rules
    std::size_t num_parts = 1;  ///< parts of the path that are used up
    source::Span declared;
  };

  // expression_checker.cpp
  Result check_content(ast::Expression const& expression, std::optional<Expected> const& expected);
  Result check_number(ast::Expression const& expression, ast::NumberLiteral const& literal,
                      std::optional<Expected> const& expected);
  Result check_not(ast::Expression const& expression, ast::NotExpression const& negation);
  Result check_chain(ast::Expression const& expression, ast::LogicalChain const& chain);
  Result check_relation(ast::Expression const& expression, ast::Relation const& relation);
  Result check_relation_end(ast::Expression const& expression, ir::NodeId left, ast::RelationEnd const& end);
  bool counts_days(ir::NodeId id) const;
  bool is_short_constant(ir::NodeId id) const;

  // expression_checker_remedy.cpp
  std::optional<source::Argument> remedy_for_unit(ast::Expression const& number, ast::Name const& unit) const;
  std::optional<source::Argument> remedy_for_type(ir::NodeId id, value::Type declared, source::Span where) const;
  /// Where a name that means something else is also that of a value of the choice that is wanted.
  void explain_name_of_value(source::Diagnostic& diagnostic, ir::NodeId id, value::Type declared) const;
  source::Argument remedy_for_ambiguous(ast::Path const& path, std::vector<Candidate> const& found) const;

  // expression_checker_range.cpp
  value::Outcome any_value(ir::NodeId id, std::optional<value::Date> day) const;
  value::Interval<value::Rational> field_range(ir::FieldRead const& read) const;

  // expression_checker_arithmetic.cpp
  Result check_arithmetic(ast::Expression const& expression, ast::Arithmetic const& arithmetic);
  Result number_arithmetic(ast::Expression const& expression, ast::Arithmetic const& arithmetic, ir::NodeId left,
                           ir::NodeId right);
  Result date_arithmetic(ast::Expression const& expression, ast::Arithmetic const& arithmetic, ir::NodeId left,
                         ir::NodeId right);
  Result check_time_since(ast::Expression const& expression, ast::TimeSince const& since);
  bool check_calendar_policy(source::Span where);
  value::CalendarPolicy calendar_policy() const;

  // expression_checker_calendar.cpp
  Result check_date(ast::Expression const& expression);
  Result check_part_of_date(ast::Expression const& expression, ast::PartOfDate const& part);
  Result check_window_end(ast::Expression const& expression, ir::NodeId date, ast::WindowEnd const& window);
  Result check_working_days(ast::Expression const& expression, ast::Arithmetic const& arithmetic,
                            ast::WorkingDaysLiteral const& literal);
  Result check_between(ast::Expression const& expression, ast::WorkingDaysBetween const& between);
  std::optional<ir::WorkingCalendar> working_calendar(source::Span where);
  Result check_combined_time(ast::Expression const& expression, ast::CombinedTime const& combined);

  // expression_checker_reference.cpp
  Result check_as_of(ast::Expression const& expression, ast::AsOf const& as_of);
  Result check_reference(ast::Expression const& expression, ast::Path const& path,
                         std::optional<Expected> const& expected);
  std::vector<Candidate> candidates(ast::Path const& path) const;
  std::optional<Candidate> candidate_in_scope(std::size_t depth, std::string const& name) const;
  Result read_candidate(Candidate const& candidate, ast::Path const& path, source::Span where);
  Result read_field(Candidate const& candidate, ast::Path const& path, source::Span where);
  Result enumeration_value(std::uint16_t enumeration, std::string const& name, source::Span where);
  Result qualified_enumeration_value(ast::Path const& path, source::Span where);
  /// The outermost scope that names may mean: the member of a population, when one is around.
  std::size_t outermost() const;
  bool leads_elsewhere(ir::Field const& field, source::Span where);
  bool may_read_within_population(ir::Parameter const& parameter, source::Span where);
  bool report_outside_population(ast::Path const& path);
  bool is_unresolved_name(ast::Expression const& expression) const;
  void report_unknown(ast::Path const& path, std::optional<Expected> const& expected);
  void report_ambiguous(ast::Path const& path, std::vector<Candidate> const& found);
  std::vector<std::string> visible_names() const;

  // expression_checker_list.cpp
  struct CheckedList {
    ir::ListSource source;
    RecordScope element;
    ir::Field const* field = nullptr;
  };
  std::optional<CheckedList> check_list(ast::ListSource const& list);
  std::optional<CheckedList> resolve_list(ast::Path const& path);
  bool check_window(ast::ListSource const& written, CheckedList& list);
  bool check_filter(ast::ListSource const& written, CheckedList& list);
  Result check_every(ast::Expression const& expression, ast::Every const& every);
  Result check_there_is(ast::Expression const& expression, ast::ThereIs const& there_is);
  Result check_latest(ast::Expression const& expression, ast::Latest const& latest);
  bool filter_bounds_date(CheckedList const& list) const;
  Result check_aggregate(ast::Expression const& expression, ast::Aggregate const& aggregate);
  /// What an aggregate takes from each element.
  struct AggregateParts {
    Result element;
    Result weight;
  };
  std::optional<AggregateParts> check_parts(ast::Aggregate const& aggregate);
  Result add_aggregate(ast::Expression const& expression, ast::Aggregate const& aggregate, ir::ListSource source,
                       AggregateParts const& parts);
  bool fits_aggregate(ast::AggregateKind kind, ir::NodeId element, source::Span where);
  std::optional<ir::NodeId> check_weight(ast::Expression const& weight);

  // expression_checker_population.cpp
  std::optional<CheckedList> check_population(ast::ListSource const& list);
  bool may_have_population(ast::ListSource const& list);
  bool check_population_groups(ast::ListSource const& written, CheckedList& list);
  bool names_members(ast::ListSource const& list) const;
  Result check_members(ast::Expression const& expression, ast::Aggregate const& aggregate);

  // expression_checker_indicator.cpp
  Result check_weighted_indicators(ast::Expression const& expression);
  Result check_indicator_value(ast::Expression const& expression, ast::IndicatorValue const& value);
  Result check_percentage(ast::Expression const& expression, ast::Percentage const& percentage);
  Result check_extreme(ast::Expression const& expression, ast::Extreme const& extreme,
                       std::optional<Expected> const& expected);

  Result check_data_test(ast::Expression const& expression, ast::DataTest const& test);

  CheckState& state_;
  CheckedModule const& module_;
  std::optional<ir::AssessmentId> assessment_;
  std::vector<RecordScope> scopes_;
  std::optional<value::Type> indicator_values_;
  bool keeps_to_one_record_ = false;
  bool asks_for_data_ = false;  ///< of records and lists too, which are no values
  std::optional<ir::AssessmentId> members_of_;
  std::optional<source::Argument> remedy_for_unknown_;
};

/// The field's number, if the record type has it.
std::optional<std::uint16_t> find_field(ir::RecordType const& record, std::string_view name);
std::vector<std::string> field_names(ir::RecordType const& record);

}  // namespace timbang::language
