#include "engine/explain/json_words.h"

namespace timbang::explain {

std::string_view json_word(evaluate::ResultState state) {
  switch (state) {
    case evaluate::ResultState::final: return "final";
    case evaluate::ResultState::provisional: return "provisional";
    case evaluate::ResultState::undetermined: return "undetermined";
    case evaluate::ResultState::not_applicable: return "not_applicable";
    case evaluate::ResultState::fault: return "fault";
  }
  return {};
}

std::string_view json_word(ExceptionState state) {
  switch (state) {
    case ExceptionState::holds: return "holds";
    case ExceptionState::does_not_hold: return "does_not_hold";
    case ExceptionState::open: return "undetermined";
    case ExceptionState::set_aside: return "set_aside";
    case ExceptionState::not_in_force: return "not_in_force";
    case ExceptionState::fault: return "fault";
  }
  return {};
}

std::string_view json_word(evaluate::PlaceState state) {
  switch (state) {
    case evaluate::PlaceState::ranked: return "ranked";
    case evaluate::PlaceState::set_apart: return "set_apart";
    case evaluate::PlaceState::refused: return "refused";
    case evaluate::PlaceState::not_a_member: return "not_a_member";
  }
  return {};
}

std::string_view json_word(OperandKind kind) {
  switch (kind) {
    case OperandKind::datum: return "datum";
    case OperandKind::parameter: return "parameter";
    case OperandKind::rule: return "rule";
    case OperandKind::evaluation_date: return "evaluation_date";
  }
  return {};
}

std::string_view json_word(ir::CitationPartKind kind) {
  switch (kind) {
    case ir::CitationPartKind::article: return "article";
    case ir::CitationPartKind::paragraph: return "paragraph";
    case ir::CitationPartKind::letter: return "letter";
    case ir::CitationPartKind::number: return "number";
    case ir::CitationPartKind::annex: return "annex";
    case ir::CitationPartKind::page: return "page";
  }
  return {};
}

std::string_view json_word(value::ComparisonOperator operation) {
  switch (operation) {
    case value::ComparisonOperator::equal: return "=";
    case value::ComparisonOperator::not_equal: return "<>";
    case value::ComparisonOperator::less: return "<";
    case value::ComparisonOperator::less_equal: return "<=";
    case value::ComparisonOperator::greater: return ">";
    case value::ComparisonOperator::greater_equal: return ">=";
  }
  return {};
}

std::string_view json_word(value::RoundingMode mode) {
  switch (mode) {
    case value::RoundingMode::half_up: return "half_up";
    case value::RoundingMode::half_down: return "half_down";
    case value::RoundingMode::half_even: return "half_even";
    case value::RoundingMode::up: return "up";
    case value::RoundingMode::down: return "down";
  }
  return {};
}

std::string_view json_word(ir::IndicatorFormula formula) {
  switch (formula) {
    case ir::IndicatorFormula::written: return "written";
    case ir::IndicatorFormula::normal: return "normal";
    case ir::IndicatorFormula::special: return "special";
    case ir::IndicatorFormula::inverse: return "inverse";
  }
  return {};
}

std::string_view json_word(evaluate::PointsBasis basis) {
  switch (basis) {
    case evaluate::PointsBasis::undecided: return "undecided";
    case evaluate::PointsBasis::formula: return "formula";
    case evaluate::PointsBasis::lower_bound: return "lower_bound";
    case evaluate::PointsBasis::upper_bound: return "upper_bound";
    case evaluate::PointsBasis::within_range: return "within_range";
    case evaluate::PointsBasis::zero_target: return "zero_target";
  }
  return {};
}

std::string_view json_word(ir::MissingPolicy policy) {
  switch (policy) {
    case ir::MissingPolicy::wait: return "wait";
    case ir::MissingPolicy::refuse: return "refuse";
    case ir::MissingPolicy::reweigh: return "reweigh";
    case ir::MissingPolicy::count_as_zero: return "count_as_zero";
  }
  return {};
}

std::string_view json_word(ir::Freedom freedom) {
  switch (freedom) {
    case ir::Freedom::both_ways: return "both_ways";
    case ir::Freedom::only_up: return "only_up";
    case ir::Freedom::only_down: return "only_down";
  }
  return {};
}

std::string_view json_word(evaluate::MeanSecrecy secrecy) {
  switch (secrecy) {
    case evaluate::MeanSecrecy::told: return "told";
    case evaluate::MeanSecrecy::small_group: return "confidential";
    case evaluate::MeanSecrecy::other_groups: return "hidden_for_other_groups";
    case evaluate::MeanSecrecy::none: return "none";
  }
  return {};
}

std::string_view decision_word(value::Outcome const& outcome) {
  if (outcome.is_fault()) return "fault";
  if (outcome.is_not_applicable()) return "not_applicable";
  if (outcome.is_true()) return "eligible";
  return outcome.is_false() ? "not_eligible" : "undetermined";
}

std::string_view requirement_word(value::Outcome const& outcome) {
  if (outcome.is_fault()) return "fault";
  if (outcome.is_true()) return "met";
  return outcome.is_false() ? "not_met" : "undetermined";
}

}  // namespace timbang::explain
