#include "engine/language/check/table_coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/language/check/table_domain.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;

/// More gaps than this are not told for one table.
constexpr std::size_t max_gaps_told = 5;
/// Combinations of pieces that are looked at before a table counts as too wide.
constexpr std::size_t max_steps = 200'000;

bool needs_a_match(ir::HitPolicy policy) {
  return policy != ir::HitPolicy::all_matches && policy != ir::HitPolicy::sum;
}

/// A part of a column that no row covers together with the parts before it.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

class CoverageCheck {
public:
  CoverageCheck(CheckState& state, ir::Table const& table, std::vector<value::Interval<value::Rational>> const& ranges)
      : state_(state), table_(table), ranges_(ranges) {}

  void run() {
    if (!bounds_are_constant()) return;
    auto const days = change_days();
    if (days.empty()) return check_period(std::nullopt);
    for (auto const& day : days) check_period(day);
  }

private:
  using RowSet = std::vector<std::uint16_t>;

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
      constant = constant && is_constant;
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
    return days;
  }

  void check_period(std::optional<value::Date> day) {
    domains_.clear();
    for (std::size_t column = 0; column < num_columns(); ++column) {
      std::vector<ir::NodeId> conditions;
      for (auto const& row : table_.rows) conditions.push_back(row.conditions[column]);
      domains_.emplace_back(program(), program()[table_.inputs[column]].type, ranges_[column], conditions, day);
    }
    if (table_.hit_policy == ir::HitPolicy::exactly_one) check_overlaps();
    if (!needs_a_match(table_.hit_policy)) return;
    RowSet all;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) all.push_back(static_cast<std::uint16_t>(i));
    num_steps_ = 0;
    num_gaps_ = 0;
    covered_.assign(num_columns(), {});
    std::vector<Stretch> before;
    find_gaps(before, all);
    if (num_steps_ > max_steps && std::exchange(is_too_wide_told_, true) == false) {
      state_.report(DiagnosticCode::table_too_wide, table_.span);
    }
  }

  // ---- Gaps ----------------------------------------------------------------------------------------------------------

  /// Goes through the columns from the left with the rows that still match. Pieces that touch and leave the same rows are
  /// one stretch; a set of rows that was seen to cover the rest of the columns is not looked at again.
  void find_gaps(std::vector<Stretch>& before, RowSet const& rows) {
    auto const column = before.size();
    if (column == num_columns() || num_gaps_ >= max_gaps_told) return;
    if (covered_[column].count(rows) > 0) return;
    auto const num_gaps = num_gaps_;
    auto const& domain = domains_[column];
    std::optional<Stretch> stretch;
    RowSet left;
    auto const close = [&] {
      if (!stretch) return;
      before.push_back(*std::exchange(stretch, std::nullopt));
      if (left.empty())
        report_gap(before);
      else
        find_gaps(before, left);
      before.pop_back();
    };
    for (std::size_t piece = 0; piece < domain.num_pieces() && ++num_steps_ <= max_steps; ++piece) {
      if (!domain.exists(piece)) {
        close();
        continue;
      }
      auto matching = rows_that_pass(rows, column, piece);
      if (stretch && matching == left) {
        stretch->last = piece;
        continue;
      }
      close();
      stretch = Stretch{piece, piece};
      left = std::move(matching);
    }
    close();
    if (num_gaps_ == num_gaps && num_steps_ <= max_steps) covered_[column].insert(rows);
  }

  RowSet rows_that_pass(RowSet const& rows, std::size_t column, std::size_t piece) const {
    RowSet matching;
    for (auto const row : rows) {
      auto const condition = table_.rows[row].conditions[column];
      // What a bound without a version says is a fault on that day, and no gap.
      auto const passes = domains_[column].is_opaque(condition) || domains_[column].passes(piece, condition);
      if (passes) matching.push_back(row);
    }
    return matching;
  }

  /// The same gap in several periods is told once.
  void report_gap(std::vector<Stretch> const& stretches) {
    ++num_gaps_;
    auto text = combination_text(stretches);
    if (told_.insert(text.indonesian).second) state_.report(DiagnosticCode::table_gap, table_.span, {std::move(text)});
  }

  // ---- Overlaps ------------------------------------------------------------------------------------------------------

  /// Two rows overlap when in every column some piece passes both.
  void check_overlaps() {
    for (std::size_t later = 1; later < table_.rows.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        auto const common = common_pieces(table_.rows[earlier], table_.rows[later]);
        if (common.empty()) continue;
        report_overlap(table_.rows[later], table_.rows[earlier], common);
        break;
      }
    }
  }

  std::vector<Stretch> common_pieces(ir::TableRow const& a, ir::TableRow const& b) const {
    std::vector<Stretch> common;
    for (std::size_t column = 0; column < num_columns(); ++column) {
      auto const& domain = domains_[column];
      if (domain.is_opaque(a.conditions[column]) || domain.is_opaque(b.conditions[column])) return {};
      for (std::size_t piece = 0; piece < domain.num_pieces() && common.size() == column; ++piece) {
        if (!domain.exists(piece)) continue;
        if (domain.passes(piece, a.conditions[column]) && domain.passes(piece, b.conditions[column])) {
          common.push_back({piece, piece});
        }
      }
      if (common.size() == column) return {};
    }
    return common;
  }

  /// A row that overlaps another is told with one example.
  void report_overlap(ir::TableRow const& row, ir::TableRow const& other, std::vector<Stretch> const& common) {
    if (!told_.insert(std::to_string(row.span.begin) + "/" + std::to_string(other.span.begin)).second) return;
    state_.report_clash(DiagnosticCode::table_overlap, row.span, {combination_text(common)}, other.span,
                        {"baris yang lain", "the other row"});
  }

  // ---- Words ---------------------------------------------------------------------------------------------------------

  /// Of one column only the values; of several, each with its heading: `akhir` [110 poin .. 120 poin], `ide_baru` ya.
  Argument combination_text(std::vector<Stretch> const& stretches) const {
    Argument text("");
    for (std::size_t column = 0; column < stretches.size(); ++column) {
      auto values = domains_[column].text(stretches[column].first, stretches[column].last);
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
  std::vector<TableDomain> domains_;
  std::vector<std::set<RowSet>> covered_;  ///< for each column: sets of rows that leave no gap from there on
  std::set<std::string> told_;
  std::size_t num_steps_ = 0;
  std::size_t num_gaps_ = 0;
  bool is_too_wide_told_ = false;
};

}  // namespace

void check_table_coverage(CheckState& state, ir::Table const& table,
                          std::vector<value::Interval<value::Rational>> const& ranges) {
  CoverageCheck(state, table, ranges).run();
}

}  // namespace timbang::language
