// Expressions of the typed program. Made by language/lower, read by evaluate, explain and every later back end.
// Every node is typed and knows the text it came from; nothing here refers to the syntax tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ir/annotations.h"
#include "engine/ir/declaration.h"
#include "engine/ir/identifier.h"
#include "engine/source/source_file.h"
#include "engine/value/operation.h"
#include "engine/value/possible.h"
#include "engine/value/type.h"
#include "engine/value/value.h"

namespace timbang::ir {

/// Field numbers from a record down through nested records; all but the last are records.
using FieldPath = std::vector<std::uint16_t>;

/// Records in scope: 0 is the subject of the assessment, each list operation pushes its element as the next.
using ScopeDepth = std::uint8_t;

/// `seluruh X per g`: all records of a collection, or those that agree with the subject in some fields. The filter and the
/// element of an operation over it read nothing but the record in hand, parameters and the evaluation date.
struct Population {
  RecordTypeId type;
  std::vector<FieldPath> per;  ///< of the record type, which is then also that of the subject
};
/// In a column of a summary: the members of the group, or all. Filter, element and weight are evaluated for each member, as
/// if they stood in the assessment that the summary is made from.
struct Members {
  bool is_whole = false;  ///< `seluruh`
};

/// The rows of a list that an operation looks at.
struct ListSource {
  ScopeDepth depth = 0;  ///< scope whose record has the list
  FieldPath path;        ///< ends at the list field
  std::optional<std::uint16_t>
      calendar_years;                         ///< `dalam n tahun kalender terakhir`: exactly these years, one row each
  std::optional<NodeId> filter;               ///< `yang (…)`: evaluated with the element as the innermost scope
  std::optional<Population> population = {};  ///< in place of a list of some record
  std::optional<Members> members = {};        ///< likewise, in a summary
};

struct Literal {
  value::Value value;
};
struct FieldRead {
  ScopeDepth depth = 0;
  FieldPath path;
};
struct ParameterRead {
  ParameterId parameter;
};
/// Another rule of the same assessment. A rule declared `untuk setiap` is read for the element at `depth`.
struct RuleRead {
  RuleId rule;
  ScopeDepth depth = 0;
};
/// Another rule, by the versions that are in force on a day: a written date, or a date of the record.
struct RuleAsOf {
  RuleId rule;
  ScopeDepth depth = 0;
  NodeId date;
};
/// `tanggal_evaluasi`.
struct EvaluationDateRead {};
/// The input of the table whose row is being tested.
struct TableInput {
  std::uint16_t column = 0;
};
struct Not {
  NodeId operand;
};
/// All operands joined by `dan`, or all by `atau`; at least two.
struct Logical {
  bool is_and = true;
  std::vector<NodeId> operands;
};
struct Compare {
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  NodeId left;
  NodeId right;
};
struct OneOf {
  NodeId operand;
  std::vector<NodeId> candidates;
};
struct InInterval {
  NodeId operand;
  std::optional<NodeId> low;
  std::optional<NodeId> high;
  bool low_open = false;
  bool high_open = false;
};
struct Arithmetic {
  value::ArithmeticOperator operation = value::ArithmeticOperator::add;
  NodeId left;
  NodeId right;
};
/// date + duration, or date - duration.
struct AddDuration {
  bool subtract = false;
  NodeId date;
  NodeId duration;
  value::CalendarPolicy policy = value::CalendarPolicy::none;
};
/// `masa sejak from pada to`.
struct TimeSince {
  NodeId from;
  NodeId to;
  value::CalendarPolicy policy = value::CalendarPolicy::none;
};
/// `awal bulan berikut dari date`.
struct FirstOfNextMonth {
  NodeId date;
};
/// `tahun kalender dari date`.
struct CalendarYear {
  NodeId date;
};
/// `date + 14 hari kerja`, `date - 3 hari kerja`.
struct AddWorkingDays {
  NodeId date;
  std::int32_t days = 0;  ///< below zero: before the date
  WorkingCalendar calendar;
};
/// `banyaknya hari kerja dari first sampai dengan last`.
struct WorkingDaysBetween {
  NodeId first;
  NodeId last;
  WorkingCalendar calendar;
};
/// `masa gabungan list dari first sampai dengan last`: up to the evaluation date.
struct CombinedTime {
  ListSource list;
  NodeId first;  ///< this and the next: with the row as the innermost scope
  NodeId last;
  value::CalendarPolicy policy = value::CalendarPolicy::none;
  std::int32_t days_of_month = 30;  ///< as the package has it
};
/// Stands only at the end of a formula.
struct Round {
  NodeId operand;
  std::uint32_t decimals = 0;
  value::RoundingMode mode = value::RoundingMode::half_up;
  bool is_percent = false;
};
struct Clamp {
  NodeId operand;
  NodeId low;
  NodeId high;
};
/// `setiap list memenuhi (condition)`.
struct Every {
  ListSource list;
  NodeId condition;
};
/// `ada list yang (…)`: some row passes the source's filter.
struct Exists {
  ListSource list;
};
/// `terbaru element dari list`: the element expression of the row with the latest date.
struct Latest {
  ListSource list;
  std::uint16_t date_field = 0;  ///< of the row
  NodeId element;                ///< evaluated with the row as the innermost scope
};
/// `sudah ada data x`: always known.
struct HasData {
  NodeId operand;
};
/// `tidak berlaku` as a condition is its negation.
struct Applies {
  NodeId operand;
};
/// `tidak berlaku` as a result.
struct NotApplicable {};

/// A number (or for `count` none) from each row, put together. What an open filter, an unknown element and an empty list
/// give is said in value/operation_aggregate.
struct Aggregate {
  value::AggregateOperator operation = value::AggregateOperator::count;
  ListSource list;
  std::optional<NodeId> element;  ///< with the row as the innermost scope; none for count
  std::optional<NodeId> weight;   ///< likewise; weighted_mean only
};
/// `maks (a; b)`, `min (a; b)`.
struct Extreme {
  bool is_greatest = true;
  std::vector<NodeId> operands;
};
/// `rata-rata tertimbang indikator`: points by weights, of those that apply.
struct WeightedIndicators {
  std::vector<RuleId> indicators;
};
/// `target` or `realisasi` in the formula of an indicator.
struct IndicatorInput {
  bool is_target = true;
};

/// What an indicator, or a group of raters, does when its data are missing. The last two are cited, and make the score final
/// by policy.
enum class MissingPolicy : std::uint8_t { wait, refuse, reweigh, count_as_zero };

/// `penilai`: the raters of one value of the enumeration that groups them.
struct RaterGroup {
  std::uint16_t value = 0;
  std::string name;               ///< of the value
  std::string label;              ///< its own, or that of the value
  bool is_counted = true;         ///< `tidak dihitung`: has nothing of what follows
  NodeId weight;                  ///< a literal or a parameter
  std::optional<NodeId> minimum;  ///< `paling sedikit`; one rater is asked for in any case
  MissingPolicy too_few = MissingPolicy::wait;
  std::uint32_t confidential_below = 0;  ///< so many raters make their answers tellable; 0: not confidential
  std::optional<NodeId> applies_when;
  Annotations annotations;
};
/// `umpan balik`: the weighted mean, over groups of raters, of the mean over the raters of a group. A row is a rater, unless
/// `rater` tells whose it is: then several rows of one group and rater are first put together to their mean.
struct Feedback {
  ListSource list;
  NodeId score;  ///< this and the next two: with the row as the innermost scope
  NodeId group;
  std::optional<NodeId> rater;
  std::vector<RaterGroup> groups;                ///< one for each value of the enumeration, in the order written
  value::Interval<value::Rational> score_range;  ///< what a score can be, as far as declarations tell

  bool is_confidential() const {
    for (auto const& entry : groups) {
      if (entry.confidential_below > 0) return true;
    }
    return false;
  }
};

using Operation =
    std::variant<Literal, FieldRead, ParameterRead, RuleRead, RuleAsOf, EvaluationDateRead, TableInput, Not, Logical,
                 Compare, OneOf, InInterval, Arithmetic, AddDuration, TimeSince, FirstOfNextMonth, CalendarYear,
                 AddWorkingDays, WorkingDaysBetween, CombinedTime, Round, Clamp, Every, Exists, Latest, HasData,
                 Applies, NotApplicable, Aggregate, Extreme, WeightedIndicators, IndicatorInput, Feedback>;

struct Node {
  Operation operation;
  value::Type type;
  source::Span span;  ///< the text as the author wrote it
};

}  // namespace timbang::ir
