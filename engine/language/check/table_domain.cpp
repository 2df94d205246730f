#include "engine/language/check/table_domain.h"

#include <algorithm>
#include <string>

#include "engine/ir/walk.h"
#include "engine/language/check/constant_text.h"

namespace timbang::language {

namespace {

using source::Argument;
using value::ComparisonOperator;
using value::TypeKind;
using value::Value;

value::Rational floor(value::Rational const& number) {
  auto const down = number.rounded(0, value::RoundingMode::down);
  return number < down ? down - value::Rational(1) : down;
}

bool is_discrete(TypeKind kind) { return kind == TypeKind::boolean || kind == TypeKind::enumeration; }

}  // namespace

std::vector<ir::NodeId> bounds_of(ir::Program const& program, ir::NodeId condition) {
  auto const& operation = program[condition].operation;
  auto const is_connective =
      std::holds_alternative<ir::Logical>(operation) || std::holds_alternative<ir::Not>(operation);
  std::vector<ir::NodeId> bounds;
  for (auto const operand : ir::operands(program[condition])) {
    if (std::holds_alternative<ir::TableInput>(program[operand].operation)) continue;
    if (!is_connective) {
      bounds.push_back(operand);
      continue;
    }
    auto const inner = bounds_of(program, operand);
    bounds.insert(bounds.end(), inner.begin(), inner.end());
  }
  return bounds;
}

std::optional<Value> bound_value(ir::Program const& program, ir::NodeId bound, std::optional<value::Date> day) {
  auto const& operation = program[bound].operation;
  if (auto const* literal = std::get_if<ir::Literal>(&operation)) return literal->value;
  for (auto const& version : program[std::get<ir::ParameterRead>(operation).parameter].versions) {
    if (day && version.in_force.contains(*day)) return version.value;
  }
  return std::nullopt;
}

TableDomain::TableDomain(ir::Program const& program, value::Type type, value::Interval<value::Rational> range,
                         std::vector<ir::NodeId> const& conditions, std::optional<value::Date> day)
    : program_(program), type_(type), range_(std::move(range)), day_(day) {
  std::set<Value> cuts;
  for (auto const condition : conditions) {
    for (auto const bound : bounds_of(program, condition)) {
      if (auto const value = bound_value(program, bound, day)) cuts.insert(*value);
    }
    for (auto const node : ir::reachable(program, {condition})) {
      has_unknown_case_ = has_unknown_case_ || std::holds_alternative<ir::HasData>(program[node].operation);
    }
  }
  if (range_.low) cuts.insert(Value(*range_.low));
  if (range_.high) cuts.insert(Value(*range_.high));
  cuts_.assign(cuts.begin(), cuts.end());
  add_values_of_type();
}

void TableDomain::add_values_of_type() {
  if (type_.kind == TypeKind::boolean) cuts_ = {Value(false), Value(true)};
  if (type_.kind != TypeKind::enumeration) return;
  cuts_.clear();
  for (std::size_t i = 0; i < program_.enumerations.at(type_.index).entries.size(); ++i) {
    cuts_.emplace_back(value::EnumerationValue{static_cast<std::uint16_t>(i)});
  }
}

bool TableDomain::exists(std::size_t piece) const {
  if (is_unknown_case(piece)) return true;
  auto const is_cut = piece % 2 == 1;
  if (is_discrete(type_.kind)) return is_cut;
  // Of texts that no cell names there is one piece.
  if (type_.kind == TypeKind::text) return is_cut || piece == 0;
  return type_.kind != TypeKind::number || number_exists(piece);
}

bool TableDomain::number_exists(std::size_t piece) const {
  auto const k = piece / 2;
  auto const number = [&](std::size_t i) { return std::get<value::Rational>(cuts_[i]); };
  if (piece % 2 == 1) {
    if (range_.low && (number(k) < *range_.low || (range_.low_open && number(k) == *range_.low))) return false;
    if (range_.high && (number(k) > *range_.high || (range_.high_open && number(k) == *range_.high))) return false;
    return !type_.whole || number(k).is_whole();
  }
  auto const below_all = k == 0;
  auto const above_all = k == cuts_.size();
  if (range_.low && (below_all || number(k - 1) < *range_.low)) return false;
  if (range_.high && (above_all || number(k) > *range_.high)) return false;
  if (!type_.whole || below_all || above_all) return true;
  return floor(number(k - 1)) + value::Rational(1) < number(k);
}

std::size_t TableDomain::piece_of(ir::NodeId bound) const {
  auto const value = *bound_value(program_, bound, day_);
  auto const place = std::lower_bound(cuts_.begin(), cuts_.end(), value) - cuts_.begin();
  return 2 * static_cast<std::size_t>(place) + 1;
}

bool TableDomain::passes_comparison(std::size_t piece, ir::Compare const& comparison) const {
  auto const bound = piece_of(comparison.right);
  switch (comparison.operation) {
    case ComparisonOperator::equal: return piece == bound;
    case ComparisonOperator::not_equal: return piece != bound;
    case ComparisonOperator::less: return piece < bound;
    case ComparisonOperator::less_equal: return piece <= bound;
    case ComparisonOperator::greater: return piece > bound;
    case ComparisonOperator::greater_equal: return piece >= bound;
  }
  return false;
}

bool TableDomain::is_opaque(ir::NodeId condition) const {
  auto const bounds = bounds_of(program_, condition);
  return std::any_of(bounds.begin(), bounds.end(),
                     [&](ir::NodeId bound) { return !bound_value(program_, bound, day_).has_value(); });
}

bool TableDomain::passes(std::size_t piece, ir::NodeId condition) const {
  auto const& operation = program_[condition].operation;
  auto const inner_passes = [&](ir::NodeId inner) { return passes(piece, inner); };
  if (std::holds_alternative<ir::Literal>(operation)) return true;
  if (std::holds_alternative<ir::HasData>(operation)) return !is_unknown_case(piece);
  if (auto const* negation = std::get_if<ir::Not>(&operation)) return !passes(piece, negation->operand);
  if (auto const* logical = std::get_if<ir::Logical>(&operation)) {
    return std::all_of(logical->operands.begin(), logical->operands.end(), inner_passes);
  }
  if (auto const* comparison = std::get_if<ir::Compare>(&operation)) return passes_comparison(piece, *comparison);
  if (auto const* interval = std::get_if<ir::InInterval>(&operation)) {
    auto const low = piece_of(*interval->low);
    auto const high = piece_of(*interval->high);
    return (interval->low_open ? piece > low : piece >= low) && (interval->high_open ? piece < high : piece <= high);
  }
  auto const& candidates = std::get<ir::OneOf>(operation).candidates;
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](ir::NodeId candidate) { return piece == piece_of(candidate); });
}

Argument TableDomain::text(std::size_t first, std::size_t last) const {
  if (is_unknown_case(first)) return {"`belum ada data`", "`no data`"};
  auto const at = [&](std::size_t i) { return constant_text(program_, cuts_[i], type_); };
  auto const from_cut = first % 2 == 1;
  auto const to_cut = last % 2 == 1;
  auto const to_end = last == 2 * cuts_.size();
  if (first == last && from_cut) return at(first / 2);
  if (type_.kind == TypeKind::text) return {"teks yang lain", "other texts"};
  if (first == 0 && to_end) return {"nilai apa pun", "any value"};
  if (first == 0) {
    auto const high = at(last / 2);
    if (to_cut) return {"nilai sampai dengan " + high.indonesian, "values up to " + high.english};
    return {"nilai di bawah " + high.indonesian, "values below " + high.english};
  }
  auto const low = at(from_cut ? first / 2 : first / 2 - 1);
  if (to_end) {
    if (from_cut) return {"nilai mulai " + low.indonesian, "values from " + low.english};
    return {"nilai di atas " + low.indonesian, "values above " + low.english};
  }
  auto const high = at(last / 2);
  auto const open = std::string(from_cut ? "`[" : "`(");
  auto const close = std::string(to_cut ? "]`" : ")`");
  return {open + low.indonesian + " .. " + high.indonesian + close, open + low.english + " .. " + high.english + close};
}

}  // namespace timbang::language
