// Short ways to write outcomes in tests, and a text for each in which two different outcomes differ.
#pragma once

#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/value/notation.h"
#include "engine/value/outcome.h"

namespace timbang::value::testing {

inline Outcome yes() { return Value(true); }
inline Outcome no() { return Value(false); }
inline Outcome maybe(MissingId cause) { return Unknown{BooleanSet{}, {cause}}; }
inline Outcome number(std::string const& text) { return Value(Rational::from_decimal(text).value()); }
inline Outcome day(std::string const& iso) { return Value(Date::from_iso(iso).value()); }
inline Outcome length(std::string const& iso) { return Value(Duration::from_iso(iso).value()); }
inline Outcome choice(std::uint16_t index) { return Value(EnumerationValue{index}); }
inline Outcome text(std::string const& content) { return Value(content); }
inline Outcome not_applicable() { return NotApplicable{}; }
inline Outcome fault(source::DiagnosticCode code) { return Fault{code, {}}; }

inline Outcome choices(std::initializer_list<std::size_t> indices, MissingId cause) {
  EnumerationSet set;
  for (auto const index : indices) set.set(index);
  return Unknown{set, {cause}};
}

/// Reads one bound of `[a .. b)`; `-` is none.
template <typename T, typename Read>
std::optional<T> read_bound(std::string const& bound, Read read) {
  if (bound == "-") return std::nullopt;
  return read(bound).value();
}

/// Reads `[0 .. 1)`, `(- .. 5]`: brackets, two bounds, `-` where there is none.
template <typename T, typename Read>
Interval<T> read_interval(std::string const& text, Read read) {
  auto const dots = text.find(" .. ");
  Interval<T> interval;
  interval.low = read_bound<T>(text.substr(1, dots - 1), read);
  interval.high = read_bound<T>(text.substr(dots + 4, text.size() - dots - 5), read);
  interval.low_open = interval.low && text.front() == '(';
  interval.high_open = interval.high && text.back() == ')';
  return interval;
}

inline Outcome numbers(std::string const& interval, MissingId cause = 1) {
  return Unknown{read_interval<Rational>(interval, Rational::from_decimal), {cause}};
}
inline Outcome days(std::string const& interval, MissingId cause = 1) {
  return Unknown{read_interval<Date>(interval, Date::from_iso), {cause}};
}
inline Outcome lengths(std::string const& interval, MissingId cause = 1) {
  return Unknown{read_interval<Duration>(interval, Duration::from_iso), {cause}};
}

struct ShowValue {
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(Rational const& value) const { return value.to_string(); }
  std::string operator()(std::string const& value) const { return "\"" + value + "\""; }
  std::string operator()(EnumerationValue value) const { return fmt::format("#{}", value.index); }
  std::string operator()(Date value) const { return value.to_iso(); }
  std::string operator()(Duration value) const { return value.to_iso(); }
};
inline std::string show(Value const& value) { return std::visit(ShowValue{}, value); }

struct ShowPossible {
  std::string operator()(BooleanSet set) const {
    return set.may_be_false ? (set.may_be_true ? "yes or no" : "only no") : (set.may_be_true ? "only yes" : "neither");
  }
  std::string operator()(AnyText) const { return "any text"; }
  std::string operator()(EnumerationSet const& set) const {
    std::string all;
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set[i]) all += fmt::format("{}#{}", all.empty() ? "" : " ", i);
    }
    return "{" + all + "}";
  }
  template <typename T>
  std::string operator()(Interval<T> const& interval) const {
    return fmt::format(
        "{}{} .. {}{}", interval.low && !interval.low_open ? "[" : "(", interval.low ? ShowValue{}(*interval.low) : "-",
        interval.high ? ShowValue{}(*interval.high) : "-", interval.high && !interval.high_open ? "]" : ")");
  }
};
inline std::string show(Possible const& possible) { return std::visit(ShowPossible{}, possible); }

/// `98.5`, `[0 .. 1) ?1,2` (the causes), `T901 arguments`, `not applicable`.
inline std::string show(Outcome const& outcome) {
  if (outcome.is_known()) return show(outcome.value());
  if (outcome.is_not_applicable()) return "not applicable";
  if (outcome.is_unknown()) {
    return fmt::format("{} ?{}", show(outcome.unknown().possible), fmt::join(outcome.unknown().causes, ","));
  }
  auto shown = std::string(source::facts(outcome.fault().code).name);
  for (auto const& argument : outcome.fault().arguments) shown += " " + show(argument);
  return shown;
}

}  // namespace timbang::value::testing
