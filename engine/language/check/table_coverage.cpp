#include "engine/language/check/table_coverage.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/ir/walk.h"
#include "engine/language/check/constant_text.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::ComparisonOperator;
using value::TypeKind;
using value::Value;

value::Rational floor(value::Rational const& number) {
  auto const down = number.rounded(0, value::RoundingMode::down);
  return number < down ? down - value::Rational(1) : down;
}

class CoverageCheck {
public:
  CoverageCheck(CheckState& state, ir::Table const& table)
      : state_(state), table_(table), type_(state.program[table.inputs.front()].type) {}

  void run() {
    if (!bounds_are_constant()) return;
    if (type_.kind == TypeKind::text) return check_text();
    auto const dates = change_dates();
    if (dates.empty()) return check_period(std::nullopt);
    for (auto const& date : dates) check_period(date);
  }

private:
  ir::Program const& program() const { return state_.program; }

  // ---- Bounds, and the periods in which none of them changes ---------------------------------------------------------

  std::vector<ir::NodeId> bounds_of(ir::NodeId condition) const {
    auto nodes = ir::operands(program()[condition]);
    nodes.erase(
        std::remove_if(nodes.begin(), nodes.end(),
                       [&](ir::NodeId id) { return std::holds_alternative<ir::TableInput>(program()[id].operation); }),
        nodes.end());
    return nodes;
  }

  bool bounds_are_constant() const {
    auto constant = true;
    for (auto const& row : table_.rows) {
      for (auto const bound : bounds_of(row.conditions.front())) {
        auto const& operation = program()[bound].operation;
        if (std::holds_alternative<ir::Literal>(operation) || std::holds_alternative<ir::ParameterRead>(operation))
          continue;
        state_.report(DiagnosticCode::bound_not_constant, program()[bound].span);
        constant = false;
      }
    }
    return constant;
  }

  std::set<value::Date> change_dates() const {
    std::set<value::Date> dates;
    for (auto const& row : table_.rows) {
      for (auto const bound : bounds_of(row.conditions.front())) {
        auto const* read = std::get_if<ir::ParameterRead>(&program()[bound].operation);
        if (read == nullptr) continue;
        for (auto const& version : program()[read->parameter].versions) dates.insert(version.from);
      }
    }
    return dates;
  }

  // Empty when the parameter has no version then: the period is outside its life, and a fault at run time.
  std::optional<Value> bound_value(ir::NodeId bound, std::optional<value::Date> date) const {
    auto const& operation = program()[bound].operation;
    if (auto const* literal = std::get_if<ir::Literal>(&operation)) return literal->value;
    for (auto const& version : program()[std::get<ir::ParameterRead>(operation).parameter].versions) {
      if (date && version.from <= *date && (!version.through || *date <= *version.through)) return version.value;
    }
    return std::nullopt;
  }

  // ---- Pieces --------------------------------------------------------------------------------------------------------
  // Piece 2k+1 is the k-th cut itself, piece 2k the stretch before it; the last is the stretch after all cuts.

  void check_period(std::optional<value::Date> date) {
    std::set<Value> cuts;
    for (auto const& row : table_.rows) {
      for (auto const bound : bounds_of(row.conditions.front())) {
        auto const value = bound_value(bound, date);
        if (!value) return;
        cuts.insert(*value);
      }
    }
    auto const range = domain();
    if (range.low) cuts.insert(Value(*range.low));
    if (range.high) cuts.insert(Value(*range.high));
    if (type_.kind == TypeKind::boolean) cuts = {Value(false), Value(true)};
    if (type_.kind == TypeKind::enumeration) {
      for (std::size_t i = 0; i < program().enumerations.at(type_.index).entries.size(); ++i) {
        cuts.insert(value::EnumerationValue{static_cast<std::uint16_t>(i)});
      }
    }
    cuts_.assign(cuts.begin(), cuts.end());
    check_pieces(range, date);
  }

  // Uncovered pieces that touch are one gap.
  void check_pieces(value::Interval<value::Rational> const& range, std::optional<value::Date> date) {
    std::optional<std::size_t> gap_begin;
    std::size_t gap_end = 0;
    auto const close_gap = [&] {
      if (gap_begin) report_gap(*gap_begin, gap_end);
      gap_begin.reset();
    };
    for (std::size_t piece = 0; piece <= 2 * cuts_.size(); ++piece) {
      if (!exists(piece, range) || is_covered(piece, date)) {
        close_gap();
        continue;
      }
      if (!gap_begin) gap_begin = piece;
      gap_end = piece;
    }
    close_gap();
  }

  value::Interval<value::Rational> domain() const {
    auto const& input = program()[table_.inputs.front()].operation;
    if (auto const* rule = std::get_if<ir::RuleRead>(&input)) return program()[rule->rule].range;
    auto const* read = std::get_if<ir::FieldRead>(&input);
    if (read == nullptr) return {};
    auto const* record = &program()[program()[table_.assessment].subject];
    auto const follow = [&](ir::FieldPath const& path) {
      ir::Field const* field = nullptr;
      for (auto const index : path) {
        field = &record->fields.at(index);
        if (field->type.kind == TypeKind::record || field->type.kind == TypeKind::list) {
          record = &program().record_types.at(field->type.index);
        }
      }
      return field;
    };
    if (read->depth > 0 && table_.for_each) follow(*table_.for_each);
    return follow(read->path)->range;
  }

  bool exists(std::size_t piece, value::Interval<value::Rational> const& range) const {
    auto const is_cut = piece % 2 == 1;
    auto const k = piece / 2;
    if (type_.kind == TypeKind::boolean || type_.kind == TypeKind::enumeration) return is_cut;
    if (type_.kind != TypeKind::number) return true;
    auto const number = [&](std::size_t i) { return std::get<value::Rational>(cuts_[i]); };
    if (is_cut) {
      if (range.low && (number(k) < *range.low || (range.low_open && number(k) == *range.low))) return false;
      if (range.high && (number(k) > *range.high || (range.high_open && number(k) == *range.high))) return false;
      return !type_.whole || number(k).is_whole();
    }
    auto const below_all = k == 0;
    auto const above_all = k == cuts_.size();
    if (range.low && (below_all || number(k - 1) < *range.low)) return false;
    if (range.high && (above_all || number(k) > *range.high)) return false;
    if (!type_.whole || below_all || above_all) return true;
    return floor(number(k - 1)) + value::Rational(1) < number(k);
  }

  std::size_t piece_of(ir::NodeId bound, std::optional<value::Date> date) const {
    auto const value = *bound_value(bound, date);
    auto const place = std::lower_bound(cuts_.begin(), cuts_.end(), value) - cuts_.begin();
    return 2 * static_cast<std::size_t>(place) + 1;
  }

  bool passes(std::size_t piece, ir::NodeId condition, std::optional<value::Date> date) const {
    auto const& operation = program()[condition].operation;
    if (std::holds_alternative<ir::Literal>(operation)) return true;
    if (auto const* comparison = std::get_if<ir::Compare>(&operation)) {
      auto const bound = piece_of(comparison->right, date);
      switch (comparison->operation) {
        case ComparisonOperator::equal: return piece == bound;
        case ComparisonOperator::not_equal: return piece != bound;
        case ComparisonOperator::less: return piece < bound;
        case ComparisonOperator::less_equal: return piece <= bound;
        case ComparisonOperator::greater: return piece > bound;
        case ComparisonOperator::greater_equal: return piece >= bound;
      }
    }
    if (auto const* interval = std::get_if<ir::InInterval>(&operation)) {
      auto const low = piece_of(*interval->low, date);
      auto const high = piece_of(*interval->high, date);
      return (interval->low_open ? piece > low : piece >= low) && (interval->high_open ? piece < high : piece <= high);
    }
    auto const& candidates = std::get<ir::OneOf>(operation).candidates;
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](ir::NodeId candidate) { return piece == piece_of(candidate, date); });
  }

  bool is_covered(std::size_t piece, std::optional<value::Date> date) {
    ir::TableRow const* first = nullptr;
    for (auto const& row : table_.rows) {
      if (!passes(piece, row.conditions.front(), date)) continue;
      if (first != nullptr && table_.hit_policy == ir::HitPolicy::exactly_one) {
        report_overlap(row, *first, piece);
        return true;
      }
      if (first == nullptr) first = &row;
    }
    return first != nullptr;
  }

  // Any text at all may come; only a row that takes anything covers that.
  void check_text() {
    auto const covers = std::any_of(table_.rows.begin(), table_.rows.end(), [&](ir::TableRow const& row) {
      return std::holds_alternative<ir::Literal>(program()[row.conditions.front()].operation);
    });
    if (!covers) state_.report(DiagnosticCode::table_gap, table_.span, {{"teks yang lain", "other texts"}});
  }

  // Pieces from `first` to `last`, as the author would write them: `75 poin`, `[60 poin .. 75 poin)`.
  Argument pieces_text(std::size_t first, std::size_t last) const {
    auto const at = [&](std::size_t i) { return constant_text(program(), cuts_[i], type_); };
    auto const from_cut = first % 2 == 1;
    auto const to_cut = last % 2 == 1;
    auto const from_start = first == 0;
    auto const to_end = last == 2 * cuts_.size();
    if (first == last && from_cut) return at(first / 2);
    if (from_start && to_end) return {"nilai apa pun", "any value"};
    if (from_start) {
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
    return {open + low.indonesian + " .. " + high.indonesian + close,
            open + low.english + " .. " + high.english + close};
  }

  // The same gap in several periods is told once.
  void report_gap(std::size_t first, std::size_t last) {
    auto text = pieces_text(first, last);
    if (told_.insert(text.indonesian).second) state_.report(DiagnosticCode::table_gap, table_.span, {std::move(text)});
  }

  // A row that overlaps another is told with one example.
  void report_overlap(ir::TableRow const& row, ir::TableRow const& other, std::size_t piece) {
    if (!told_.insert(std::to_string(row.span.begin) + "/" + std::to_string(other.span.begin)).second) return;
    state_.report_clash(DiagnosticCode::table_overlap, row.span, {pieces_text(piece, piece)}, other.span,
                        {"baris yang lain", "the other row"});
  }

  CheckState& state_;
  ir::Table const& table_;
  value::Type type_;
  std::vector<Value> cuts_;
  std::set<std::string> told_;
};

}  // namespace

void check_table_coverage(CheckState& state, ir::Table const& table) { CoverageCheck(state, table).run(); }

}  // namespace timbang::language
