// Expressions as the author wrote them. Made by parse, read by check; nothing here is resolved or typed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/source/source_file.h"
#include "engine/value/calendar.h"
#include "engine/value/operation.h"
#include "engine/value/rational.h"

namespace timbang::language::ast {

struct Name {
  std::string text;
  source::Span span;
};

/// `a.b.c`; never empty.
struct Path {
  std::vector<Name> parts;
  source::Span span;
  /// The parts joined by dots.
  std::string text() const;
};

struct Expression;
using ExpressionPointer = std::unique_ptr<Expression>;

struct NumberLiteral {
  value::Rational value;
  std::optional<Name> unit;
};
/// `70%` is held as 7/10.
struct PercentLiteral {
  value::Rational fraction;
};
struct MoneyLiteral {
  value::Rational rupiah;
};
struct TextLiteral {
  std::string text;
};
struct DateLiteral {
  value::Date date;
};
struct DurationLiteral {
  value::Duration duration;
};
/// `14 hari kerja`: stands only behind a plus or minus sign.
struct WorkingDaysLiteral {
  std::int64_t days = 0;
};
struct BooleanLiteral {
  bool value = false;
};
struct Reference {
  Path path;
};
/// `nilai menurut aturan pada 30 Juni 2021`.
struct AsOf {
  Path path;
  ExpressionPointer date;
};
/// `bare` when the operand is a comparison without parentheses (`tidak x > 5`), which the checker refuses.
struct NotExpression {
  ExpressionPointer operand;
  bool bare_comparison = false;
};
enum class Connective : std::uint8_t { logical_and, logical_or };
/// `connectives` has one entry fewer than `operands`; a mixture is refused by the checker.
struct LogicalChain {
  std::vector<ExpressionPointer> operands;
  std::vector<Connective> connectives;
};

struct Interval {
  ExpressionPointer low;
  ExpressionPointer high;
  bool low_open = false;
  bool high_open = false;
  source::Span span;
};
struct ComparisonEnd {
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  ExpressionPointer right;
};
struct OneOfEnd {
  std::vector<ExpressionPointer> candidates;
};
struct IntervalEnd {
  Interval interval;
};
/// `tanggal dalam 2 tahun terakhir`.
struct WindowEnd {
  value::Duration length;
  source::Span span;  ///< of the length and the word behind it
};
using RelationEnd = std::variant<ComparisonEnd, OneOfEnd, IntervalEnd, WindowEnd>;
/// More than one end (`a <= x <= b`) is refused by the checker.
struct Relation {
  ExpressionPointer left;
  std::vector<RelationEnd> ends;
};

struct Arithmetic {
  value::ArithmeticOperator operation = value::ArithmeticOperator::add;
  ExpressionPointer left;
  ExpressionPointer right;
  source::Span operator_span;
};
struct TimeSince {
  ExpressionPointer from;
  ExpressionPointer to;
};
struct ListSource {
  Path path;                 ///< of a list; with `is_whole` the name of a record type or an assessment
  bool is_whole = false;     ///< `seluruh X`
  std::vector<Path> groups;  ///< `per g`, of a whole
  source::Span groups_span;
  std::optional<value::Duration> calendar_window;  ///< `dalam 2 tahun kalender terakhir`
  source::Span window_span;
  ExpressionPointer filter;  ///< may be null
  source::Span span;
};
/// `awal bulan berikut dari d`, `tahun kalender dari d`.
enum class DatePart : std::uint8_t { first_of_next_month, calendar_year };
struct PartOfDate {
  DatePart part = DatePart::calendar_year;
  ExpressionPointer date;
};
/// `banyaknya hari kerja dari first sampai dengan last`.
struct WorkingDaysBetween {
  ExpressionPointer first;
  ExpressionPointer last;
};
/// `masa gabungan d dari first sampai dengan last`; both are of the row.
struct CombinedTime {
  ListSource list;
  ExpressionPointer first;
  ExpressionPointer last;
};
struct Every {
  ListSource list;
  ExpressionPointer condition;
};
struct ThereIs {
  ListSource list;
};
struct Latest {
  ExpressionPointer element;
  ListSource list;
};
/// `sudah ada data x`, `belum ada data x`, `tidak berlaku x`.
enum class DataTestKind : std::uint8_t { data_present, no_data, not_applicable };
struct DataTest {
  Path path;
  DataTestKind kind = DataTestKind::data_present;
};
enum class AggregateKind : std::uint8_t { count, sum, mean, weighted_mean, largest, smallest };
/// `jumlahkan x dari d`, `rata-rata tertimbang x dengan bobot y dari d`, `banyaknya d`.
struct Aggregate {
  AggregateKind kind = AggregateKind::count;
  ExpressionPointer element;  ///< null for count
  ExpressionPointer weight;   ///< for weighted_mean
  ListSource list;
};
/// `rata-rata tertimbang indikator`.
struct WeightedIndicators {};
/// `persentase part terhadap whole`.
struct Percentage {
  ExpressionPointer part;
  ExpressionPointer whole;
};
/// `maks (a; b)`, `min (a; b)`.
struct Extreme {
  bool is_greatest = true;
  std::vector<ExpressionPointer> operands;
};
/// `target` and `realisasi` in the formula of an indicator.
struct IndicatorValue {
  bool is_target = true;
};

struct Expression {
  source::Span span;
  std::variant<NumberLiteral, PercentLiteral, MoneyLiteral, TextLiteral, DateLiteral, DurationLiteral,
               WorkingDaysLiteral, BooleanLiteral, Reference, AsOf, NotExpression, LogicalChain, Relation, Arithmetic,
               TimeSince, PartOfDate, WorkingDaysBetween, CombinedTime, Every, ThereIs, Latest, DataTest, Aggregate,
               WeightedIndicators, Percentage, Extreme, IndicatorValue>
      content;
};

enum class FormulaEndKind : std::uint8_t { clamp, round };
struct FormulaEnd {
  FormulaEndKind kind = FormulaEndKind::round;
  Interval clamp;  ///< for clamp
  std::uint32_t decimals = 0;
  value::RoundingMode mode = value::RoundingMode::half_up;
  source::Span span;
};
/// An expression with what may stand only at its end, in the order written.
struct Formula {
  ExpressionPointer expression;
  std::vector<FormulaEnd> ends;
  source::Span span;
};

}  // namespace timbang::language::ast
