#include "engine/language/check/table_domain.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/ir/walk.h"
#include "engine/language/check/constant_text.h"
#include "engine/language/check/neighbours.h"
#include "engine/language/check/parameter_values.h"

namespace timbang::language {

namespace {

using source::Argument;
using value::ComparisonOperator;
using value::TypeKind;
using value::Value;

template <typename Question>
bool asks(ir::Program const& program, std::vector<ir::NodeId> const& conditions) {
  auto const nodes = ir::reachable(program, conditions);
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](ir::NodeId node) { return std::holds_alternative<Question>(program[node].operation); });
}

bool is_listed(TypeKind kind) { return kind == TypeKind::boolean || kind == TypeKind::enumeration; }

bool is_line(TypeKind kind) { return kind == TypeKind::number || kind == TypeKind::date || kind == TypeKind::duration; }

}  // namespace

std::vector<ir::NodeId> bounds_of(ir::Program const& program, ir::NodeId condition) {
  auto const& operation = program[condition].operation;
  auto const is_connective =
      std::holds_alternative<ir::Logical>(operation) || std::holds_alternative<ir::Not>(operation);
  auto const operands = ir::operands(program[condition]);
  // What is tested stands before what it is held against.
  if (!is_connective) return operands.empty() ? operands : std::vector(operands.begin() + 1, operands.end());
  std::vector<ir::NodeId> bounds;
  for (auto const operand : operands) {
    auto const inner = bounds_of(program, operand);
    bounds.insert(bounds.end(), inner.begin(), inner.end());
  }
  return bounds;
}

// ---- Pieces ------------------------------------------------------------------------------------------------------------

TableDomain::TableDomain(ir::Program const& program, value::Type type, value::Interval<value::Rational> range,
                         std::vector<ir::NodeId> const& conditions, std::optional<value::Date> day)
    : program_(program), type_(type), range_(std::move(range)), day_(day) {
  add_cuts(conditions);
  add_places();
  if (asks<ir::HasData>(program, conditions)) places_.push_back(place_unknown());
  if (asks<ir::Applies>(program, conditions)) places_.push_back(place_not_applicable());
}

void TableDomain::add_cuts(std::vector<ir::NodeId> const& conditions) {
  if (type_.kind == TypeKind::boolean) cuts_ = {Value(false), Value(true)};
  if (type_.kind == TypeKind::enumeration) {
    for (std::size_t i = 0; i < program_.enumerations.at(type_.index).entries.size(); ++i) {
      cuts_.emplace_back(value::EnumerationValue{static_cast<std::uint16_t>(i)});
    }
  }
  if (is_listed(type_.kind)) return;
  std::set<Value> cuts;
  for (auto const condition : conditions) {
    for (auto const bound : bounds_of(program_, condition)) {
      if (auto value = constant_on(program_, bound, day_)) cuts.insert(std::move(*value));
    }
  }
  if (range_.low) cuts.insert(Value(*range_.low));
  if (range_.high) cuts.insert(Value(*range_.high));
  cuts_.assign(cuts.begin(), cuts.end());
}

void TableDomain::add_places() {
  for (std::size_t place = 0; place < place_unknown(); ++place) {
    if (exists(place)) places_.push_back(place);
  }
}

bool TableDomain::exists(std::size_t place) const {
  auto const is_cut = place % 2 == 1;
  if (is_listed(type_.kind)) return is_cut;
  // Of texts that no cell names there is one piece.
  if (type_.kind == TypeKind::text) return is_cut || place == 0;
  if (!is_cut) return exists_between(place / 2);
  return type_.kind != TypeKind::number || number_exists(std::get<value::Rational>(cuts_[place / 2]));
}

bool TableDomain::number_exists(value::Rational const& number) const {
  return value::contains(range_, number) && (!type_.whole || number.is_whole());
}

/// Is there a value between the cut before the k-th and that cut itself? The ends of the range are cuts.
bool TableDomain::exists_between(std::size_t k) const {
  auto const* const low = k == 0 ? nullptr : &cuts_[k - 1];
  auto const* const high = k == cuts_.size() ? nullptr : &cuts_[k];
  if (type_.kind == TypeKind::number) {
    if (range_.low && (low == nullptr || std::get<value::Rational>(*low) < *range_.low)) return false;
    if (range_.high && (high == nullptr || std::get<value::Rational>(*high) > *range_.high)) return false;
  }
  return !are_neighbours(type_, low, high);
}

PieceSet TableDomain::pieces_at(std::size_t first_place, std::size_t last_place) const {
  auto const begin = std::lower_bound(places_.begin(), places_.end(), first_place);
  auto const end = std::upper_bound(places_.begin(), places_.end(), last_place);
  if (begin >= end) return {};
  return {{static_cast<std::uint32_t>(begin - places_.begin()), static_cast<std::uint32_t>(end - places_.begin() - 1)}};
}

// ---- Cells -------------------------------------------------------------------------------------------------------------

std::optional<PieceSet> TableDomain::pieces_of(ir::NodeId condition) const {
  auto const& operation = program_[condition].operation;
  PieceSet const all = complement({}, num_pieces());
  if (std::holds_alternative<ir::Literal>(operation)) return all;
  auto const is_asked_by_name =
      std::holds_alternative<ir::FieldRead>(operation) || std::holds_alternative<ir::RuleRead>(operation);
  if (is_asked_by_name) return pieces_at(place_of(Value(true)), place_of(Value(true)));
  auto const but = [&](std::size_t place) { return complement(pieces_at(place, place), num_pieces()); };
  if (std::holds_alternative<ir::HasData>(operation)) return but(place_unknown());
  if (std::holds_alternative<ir::Applies>(operation)) return but(place_not_applicable());
  if (auto const* negation = std::get_if<ir::Not>(&operation)) {
    auto const inner = pieces_of(negation->operand);
    return inner ? std::optional(complement(*inner, num_pieces())) : std::nullopt;
  }
  if (auto const* logical = std::get_if<ir::Logical>(&operation)) {
    auto common = all;
    for (auto const operand : logical->operands) {
      auto const pieces = pieces_of(operand);
      if (!pieces) return std::nullopt;
      common = intersection(common, *pieces);
    }
    return common;
  }
  if (auto const* comparison = std::get_if<ir::Compare>(&operation)) return compared(*comparison);
  if (auto const* interval = std::get_if<ir::InInterval>(&operation)) return within(*interval);
  return one_of(std::get<ir::OneOf>(operation));
}

std::size_t TableDomain::place_of(Value const& cut) const {
  return 2 * static_cast<std::size_t>(std::lower_bound(cuts_.begin(), cuts_.end(), cut) - cuts_.begin()) + 1;
}

std::optional<std::size_t> TableDomain::place_of(ir::NodeId bound) const {
  auto const value = constant_on(program_, bound, day_);
  return value ? std::optional(place_of(*value)) : std::nullopt;
}

bool TableDomain::is_one_value(std::uint32_t piece) const {
  return places_[piece] < place_unknown() && places_[piece] % 2 == 1;
}

std::optional<PieceSet> TableDomain::compared(ir::Compare const& comparison) const {
  auto const bound = place_of(comparison.right);
  if (!bound) return std::nullopt;
  auto const last = place_unknown() - 1;
  switch (comparison.operation) {
    case ComparisonOperator::equal: return pieces_at(*bound, *bound);
    case ComparisonOperator::not_equal:
      return intersection(complement(pieces_at(*bound, *bound), num_pieces()), known_pieces());
    case ComparisonOperator::less: return pieces_at(0, *bound - 1);
    case ComparisonOperator::less_equal: return pieces_at(0, *bound);
    case ComparisonOperator::greater: return pieces_at(*bound + 1, last);
    case ComparisonOperator::greater_equal: return pieces_at(*bound, last);
  }
  return std::nullopt;
}

std::optional<PieceSet> TableDomain::within(ir::InInterval const& interval) const {
  auto const low = place_of(*interval.low);
  auto const high = place_of(*interval.high);
  if (!low || !high) return std::nullopt;
  return pieces_at(interval.low_open ? *low + 1 : *low, interval.high_open ? *high - 1 : *high);
}

std::optional<PieceSet> TableDomain::one_of(ir::OneOf const& operation) const {
  std::vector<PieceRange> ranges;
  for (auto const candidate : operation.candidates) {
    auto const place = place_of(candidate);
    if (!place) return std::nullopt;
    for (auto const range : pieces_at(*place, *place)) ranges.push_back(range);
  }
  return united(std::move(ranges));
}

// ---- Words -------------------------------------------------------------------------------------------------------------

std::vector<PieceRange> TableDomain::tellable_parts(PieceRange range) const {
  std::vector<PieceRange> parts;
  auto const is_on_line = [&](std::uint32_t piece) { return is_line(type_.kind) && places_[piece] < place_unknown(); };
  for (auto piece = range.first; piece <= range.last; ++piece) {
    if (!parts.empty() && is_on_line(piece))
      parts.back().last = piece;
    else
      parts.push_back({piece, piece});
  }
  return parts;
}

Argument TableDomain::text(PieceRange part) const {
  auto const first = places_[part.first];
  auto const last = places_[part.last];
  if (first == place_unknown()) return {"`belum ada data`", "`no data`"};
  if (first == place_not_applicable()) return {"`tidak berlaku`", "`not applicable`"};
  auto const is_cut = [](std::size_t place) { return place % 2 == 1; };
  auto const at = [&](Value const& value) { return constant_text(program_, value, type_); };
  if (first == last && is_cut(first)) return at(cuts_[first / 2]);
  if (type_.kind == TypeKind::text && !cuts_.empty()) return {"teks yang lain", "other texts"};

  Ends ends;
  if (first > 0) ends.low = cuts_[is_cut(first) ? first / 2 : first / 2 - 1];
  if (last < 2 * cuts_.size()) ends.high = cuts_[last / 2];
  ends.low_open = !is_cut(first);
  ends.high_open = !is_cut(last);
  ends = told(type_, std::move(ends));
  if (!ends.low && !ends.high) return {"nilai apa pun", "any value"};
  if (!ends.low) {
    auto const high = at(*ends.high);
    if (!ends.high_open) return {"nilai sampai dengan " + high.indonesian, "values up to " + high.english};
    return {"nilai di bawah " + high.indonesian, "values below " + high.english};
  }
  auto const low = at(*ends.low);
  if (!ends.high) {
    if (!ends.low_open) return {"nilai mulai " + low.indonesian, "values from " + low.english};
    return {"nilai di atas " + low.indonesian, "values above " + low.english};
  }
  auto const high = at(*ends.high);
  if (*ends.low == *ends.high) return low;
  auto const open = std::string(ends.low_open ? "`(" : "`[");
  auto const close = std::string(ends.high_open ? ")`" : "]`");
  return {open + low.indonesian + " .. " + high.indonesian + close, open + low.english + " .. " + high.english + close};
}

}  // namespace timbang::language
