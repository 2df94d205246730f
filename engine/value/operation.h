// The one meaning of every operator. The interpreter calls these functions; later back ends are bound to them by tests.
//
// Rules that hold for all of them:
// - A fault in an operand is the result, the left operand's first; `not applicable` as an operand is the fault
//   operand_not_applicable, but round and clamp, which only finish a value, pass it on. `logical_and` and `logical_or` differ: a deciding known operand (no for and, yes for or)
//   absorbs a fault or an unknown on the other side, whichever side it is on.
// - With unknown operands the result is every value that the operation could give (a hull, when not exact), and it is
//   known when that is one value. Its causes are those of the unknown operands, except where a known operand decides.
// - A number whose numerator or denominator exceeds Rational::max_digits is the fault digit_limit_exceeded.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/value/outcome.h"

namespace timbang::value {

enum class ArithmeticOperator : std::uint8_t { add, subtract, multiply, divide };
enum class ComparisonOperator : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

Outcome logical_not(Outcome const& operand);
Outcome logical_and(Outcome const& left, Outcome const& right);
Outcome logical_or(Outcome const& left, Outcome const& right);

/// Does the operand apply? An unknown that may turn out not to leaves it open; everything else that is no fault is settled.
Outcome applies(Outcome const& operand);

/// Numbers with numbers. A known zero divisor is the fault division_by_zero; an unknown divisor that could be zero gives
/// an unbounded unknown.
Outcome arithmetic(ArithmeticOperator operation, Outcome const& left, Outcome const& right);

/// date + duration, date - duration. A day that does not exist under data_error (or none) is the fault date_does_not_exist
/// (arguments: date, duration); a year outside 1 to 9999 is date_out_of_range.
Outcome add_duration(Outcome const& date, Outcome const& duration, CalendarPolicy policy);
Outcome subtract_duration(Outcome const& date, Outcome const& duration, CalendarPolicy policy);

/// `masa sejak from pada to`: elapsed(), for known dates; an interval of durations otherwise. Where elapsed() is empty, the
/// fault date_does_not_exist (arguments: the earlier date, and the months after it at which there is no day).
Outcome time_since(Outcome const& from, Outcome const& to, CalendarPolicy policy);

/// `awal bulan berikut dari date`: the first day of the month after that of the date. After December 9999 the fault
/// date_out_of_range.
Outcome first_of_next_month(Outcome const& date);
/// `tahun kalender dari date`.
Outcome calendar_year(Outcome const& date);

/// Both operands are of one type. Text knows only equal and not_equal. Durations that are not comparable() are the fault
/// durations_not_comparable (arguments: both). Values of an enumeration compare by their declared order, no before yes.
/// Unknown durations compare by their order; what would be decided by two bounds that are not comparable() stays open.
Outcome compare(ComparisonOperator operation, Outcome const& left, Outcome const& right);

/// `x salah satu dari (a; b)`: the logical_or of the equalities, but with x's causes only once. An unknown x of an
/// enumeration is one operand, not one for each equality: when all its possible values are candidates, the answer is yes.
Outcome is_one_of(Outcome const& operand, std::vector<Outcome> const& candidates);

/// A part of an interval in the rules: `[low .. high)`. An absent bound is no bound.
struct IntervalBounds {
  Outcome const* low = nullptr;
  Outcome const* high = nullptr;
  bool low_open = false;
  bool high_open = false;
};
/// The logical_and of the one or two comparisons, for an unknown operand of an enumeration as in is_one_of.
Outcome in_interval(Outcome const& operand, IntervalBounds const& bounds);

/// A number that does not apply is not rounded or limited, and is no fault: both end a formula, and what it gives may well
/// not apply to some.
///
/// Rounds a number to `decimals` (of what is printed: for a percentage, two decimals are four of the fraction).
Outcome round(Outcome const& operand, std::uint32_t decimals, RoundingMode mode, bool operand_is_percent);

/// Brings the number to low when it is below, then to high when it is above: where the limits cross, high prevails.
Outcome clamp(Outcome const& operand, Outcome const& low, Outcome const& high);

/// The greatest (or least) of the operands: numbers, dates, durations, values of an ordered enumeration, all of one kind.
Outcome extreme(bool greatest, std::vector<Outcome> const& operands);

enum class AggregateOperator : std::uint8_t { count, sum, mean, weighted_mean, largest, smallest };

/// A member of what is put together: a row of a list, an indicator.
struct AggregatePart {
  Outcome counts;                       ///< yes, no, or not known
  Outcome element;                      ///< not looked at when it does not count
  Outcome weight = Value(Rational(1));  ///< for means
};
/// Puts the members that count together. `kind` and `num_enumeration_values` are those of the elements.
/// - A member that counts and is a fault is the result; one that may count and is a fault leaves everything possible.
/// - The sum of none is zero; the mean, the largest and the smallest of none are the fault nothing_to_combine.
/// - Weights below zero are the fault negative_weight, weights that total zero weights_of_nothing.
/// - While it is open which members count, the result holds every value that some choice of them would give.
Outcome aggregate(AggregateOperator operation, std::vector<AggregatePart> const& parts, TypeKind kind,
                  std::size_t num_enumeration_values);

/// The join of outcomes of which any one may turn out to be the result: known when all agree. `causes` are those of the
/// guards that are still open. A fault or `not applicable` among differing candidates makes the result an unknown with
/// every value of `kind` possible; when all candidates are faults, the first; when all are `not applicable`, that. While one
/// that does not apply, or may not, is among them, so may the result.
/// `candidates` is not empty.
Outcome join(std::vector<Outcome> const& candidates, MissingSet const& causes, TypeKind kind,
             std::size_t num_enumeration_values);

}  // namespace timbang::value
