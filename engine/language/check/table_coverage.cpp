#include "engine/language/check/table_coverage.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/language/check/piece_set.h"
#include "engine/language/check/table_domain.h"
#include "engine/language/check/table_gaps.h"
#include "engine/language/check/table_overlaps.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;

/// More gaps than this are not told for one table.
constexpr std::size_t max_gaps_told = 5;
/// What is looked at before a table counts as too wide, in all its periods together: a second or so.
constexpr std::uint64_t max_steps = 4'000'000;

bool needs_a_match(ir::HitPolicy policy) {
  return policy != ir::HitPolicy::all_matches && policy != ir::HitPolicy::sum;
}

class CoverageCheck {
public:
  CoverageCheck(CheckState& state, ir::Table const& table, std::vector<value::Interval<value::Rational>> const& ranges)
      : state_(state), table_(table), ranges_(ranges), budget_(max_steps) {}

  void run() {
    if (!bounds_are_constant()) return;
    auto const days = change_days();
    if (days.empty()) check_period(std::nullopt);
    for (auto const& day : days) {
      if (!budget_.is_spent()) check_period(day);
    }
    if (budget_.is_spent()) return state_.report(DiagnosticCode::table_too_wide, table_.span);
    report_dead_rows();
  }

private:
  ir::Program const& program() const { return state_.program; }
  std::size_t num_columns() const { return table_.inputs.size(); }

  // ---- Bounds, and the periods in which none of them changes ---------------------------------------------------------

  template <typename Function>
  void for_each_bound(Function const& function) const {
    for (auto const& row : table_.rows) {
      for (auto const condition : row.conditions) {
        for (auto const bound : bounds_of(program(), condition)) function(bound);
      }
    }
  }

  bool bounds_are_constant() const {
    auto constant = true;
    for_each_bound([&](ir::NodeId bound) {
      auto const& operation = program()[bound].operation;
      auto const is_constant =
          std::holds_alternative<ir::Literal>(operation) || std::holds_alternative<ir::ParameterRead>(operation);
      if (!is_constant) state_.report(DiagnosticCode::bound_not_constant, program()[bound].span);
      // What a row matches would then hang on more than its inputs.
      auto const* read = std::get_if<ir::ParameterRead>(&operation);
      auto const has_exceptions = read != nullptr && !program()[read->parameter].exceptions.exceptions.empty();
      if (has_exceptions) {
        state_.report(DiagnosticCode::excepted_parameter_place, program()[bound].span,
                      {program()[read->parameter].name, {"batas dalam tabel", "a bound in a table"}});
      }
      constant = constant && is_constant && !has_exceptions;
    });
    return constant;
  }

  std::set<value::Date> change_days() const {
    std::set<value::Date> days;
    for_each_bound([&](ir::NodeId bound) {
      auto const* read = std::get_if<ir::ParameterRead>(&program()[bound].operation);
      if (read == nullptr) return;
      for (auto const& version : program()[read->parameter].versions) days.insert(version.in_force.from.value());
    });
    // A version of a table need not cover days on which it is not in force.
    std::erase_if(days, [&](value::Date day) { return !table_.in_force.contains(day); });
    if (table_.in_force.from) days.insert(*table_.in_force.from);
    return days;
  }

  void check_period(std::optional<value::Date> day) {
    domains_.clear();
    // What a bound without a version says is a fault on that day, and neither gap nor overlap.
    PieceGrid at_least;
    PieceGrid at_most;
    for (std::size_t column = 0; column < num_columns(); ++column) {
      std::vector<ir::NodeId> conditions;
      for (auto const& row : table_.rows) conditions.push_back(row.conditions[column]);
      domains_.emplace_back(program(), program()[table_.inputs[column]].type, ranges_[column], conditions, day);
      auto const& domain = domains_.back();
      at_least.push_back({domain.num_pieces(), {}});
      at_most.push_back({domain.num_pieces(), {}});
      for (auto const condition : conditions) {
        auto const pieces = domain.pieces_of(condition);
        at_least.back().cells.push_back(pieces.value_or(PieceSet{}));
        at_most.back().cells.push_back(pieces.value_or(complement({}, domain.num_pieces())));
      }
      budget_.spend(conditions.size());
    }
    note_dead_cells(at_most);
    if (table_.hit_policy == ir::HitPolicy::exactly_one) {
      for (auto const& overlap : find_overlaps(at_least, budget_)) report_overlap(overlap);
    }
    if (!needs_a_match(table_.hit_policy)) return;
    num_gaps_ = 0;
    for (auto const& gap : find_gaps(at_most, max_gaps_told, budget_)) report_gap(gap, {});
  }

  /// Remembers for each row a column whose cell no value of the input fits on any day so far.
  void note_dead_cells(PieceGrid const& at_most) {
    auto const is_first = dead_columns_.empty();
    dead_columns_.resize(table_.rows.size());
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::optional<std::size_t> dead;
      for (std::size_t column = 0; column < num_columns() && !dead; ++column) {
        if (at_most[column].cells[row].empty()) dead = column;
      }
      if (is_first || !dead) dead_columns_[row] = dead;
    }
  }

  /// A number outside the range that is declared for it would have been refused before.
  void report_dead_rows() {
    for (std::size_t row = 0; row < dead_columns_.size(); ++row) {
      if (!dead_columns_[row]) continue;
      auto const& input = program()[table_.inputs[*dead_columns_[row]]];
      auto const heading = std::string(state_.sources.get(input.span.file).text(input.span));
      state_.report(DiagnosticCode::row_never_matches, table_.rows[row].span, {heading});
    }
  }

  // ---- Words ---------------------------------------------------------------------------------------------------------

  /// In parts that can be told, as one more column after another is taken from `gap` to `told`. The same gap in several
  /// periods is told once.
  void report_gap(PieceBox const& gap, PieceBox const& told) {
    if (num_gaps_ == max_gaps_told) return;
    if (told.size() < gap.size()) {
      for (auto const part : domains_[told.size()].tellable_parts(gap[told.size()])) {
        auto with_part = told;
        with_part.push_back(part);
        report_gap(gap, with_part);
      }
      return;
    }
    ++num_gaps_;
    auto text = combination_text(told);
    if (told_.insert(text.indonesian).second) state_.report(DiagnosticCode::table_gap, table_.span, {std::move(text)});
  }

  /// A row that overlaps others is told with one of them, and one example.
  void report_overlap(Overlap const& overlap) {
    auto const& row = table_.rows[overlap.row];
    auto const& other = table_.rows[overlap.earlier];
    if (!told_.insert(std::to_string(row.span.begin) + "/" + std::to_string(other.span.begin)).second) return;
    state_.report_clash(DiagnosticCode::table_overlap, row.span, {combination_text(overlap.example)}, other.span,
                        {"baris yang lain", "the other row"});
  }

  /// Of one column only the values; of several, each with its heading: `akhir` [110 poin .. 120 poin], `ide_baru` ya.
  Argument combination_text(PieceBox const& parts) const {
    Argument text("");
    for (std::size_t column = 0; column < parts.size(); ++column) {
      auto values = domains_[column].text(parts[column]);
      if (num_columns() == 1) return values;
      auto const span = program()[table_.inputs[column]].span;
      auto const heading = "`" + std::string(state_.sources.get(span.file).text(span)) + "` ";
      auto const separator = column == 0 ? "" : ", ";
      text.indonesian += separator + heading + values.indonesian;
      text.english += separator + heading + values.english;
    }
    return text;
  }

  CheckState& state_;
  ir::Table const& table_;
  std::vector<value::Interval<value::Rational>> const& ranges_;
  StepBudget budget_;
  std::vector<TableDomain> domains_;
  std::set<std::string> told_;
  std::size_t num_gaps_ = 0;
  std::vector<std::optional<std::size_t>> dead_columns_;  ///< beside the rows
};

}  // namespace

void check_table_coverage(CheckState& state, ir::Table const& table,
                          std::vector<value::Interval<value::Rational>> const& ranges) {
  CoverageCheck(state, table, ranges).run();
}

}  // namespace timbang::language
