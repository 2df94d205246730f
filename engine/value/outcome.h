// What an expression gives: a value, an unknown with its possible values, "does not apply", or a fault.
// Unknown and fault are values, not exceptions: every back end has one semantics, whatever the order of evaluation.
#pragma once

#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/value/possible.h"
#include "engine/value/value.h"

namespace timbang::value {

/// Number of a missing datum in the table that one evaluation keeps (evaluate/missing.h).
using MissingId = std::uint32_t;

/// Sorted, without doubles.
using MissingSet = std::vector<MissingId>;
MissingSet unite(MissingSet const& a, MissingSet const& b);

/// The datum is there, but nobody has told it. `causes` name the missing data on which the answer hangs.
struct Unknown {
  Possible possible;
  MissingSet causes;
  bool may_not_apply = false;  ///< beside the possible values: it may turn out not to apply
};

/// One row's result that cannot be computed. `code` is a T9xx of the catalogue; `origin` is the index of the node of the
/// typed program where it arose, filled in by the interpreter.
struct Fault {
  source::DiagnosticCode code;
  std::vector<Value> arguments;
  std::uint32_t origin = UINT32_MAX;
};

struct NotApplicable {};

class Outcome {
public:
  Outcome(Value value) : content_(std::move(value)) {}
  Outcome(Unknown unknown);  ///< an unknown with one possible value left becomes that value, if it is sure to apply
  Outcome(Fault fault) : content_(std::move(fault)) {}
  Outcome(NotApplicable) : content_(NotApplicable{}) {}

  bool is_known() const { return std::holds_alternative<Value>(content_); }
  bool is_unknown() const { return std::holds_alternative<Unknown>(content_); }
  bool is_fault() const { return std::holds_alternative<Fault>(content_); }
  bool is_not_applicable() const { return std::holds_alternative<NotApplicable>(content_); }
  bool is_true() const;        ///< known, and yes
  bool is_false() const;       ///< known, and no
  bool may_not_apply() const;  ///< does not apply, or is unknown and may turn out not to

  /// The caller has asked first.
  Value const& value() const { return std::get<Value>(content_); }
  Unknown const& unknown() const { return std::get<Unknown>(content_); }
  Fault const& fault() const { return std::get<Fault>(content_); }
  Fault& fault() { return std::get<Fault>(content_); }
  template <typename T>
  T const& as() const {
    return std::get<T>(value());
  }

  /// The possible values of a known or unknown outcome (a singleton when known).
  Possible possible() const;
  /// The causes when unknown, else empty.
  MissingSet causes() const;

private:
  std::variant<Value, Unknown, Fault, NotApplicable> content_;
};

}  // namespace timbang::value
