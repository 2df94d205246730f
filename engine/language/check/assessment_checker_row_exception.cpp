// Exceptions to tables and to their rows. Written once for all result columns; lowered to a tree of its own for each.
#include <algorithm>
#include <functional>
#include <utility>

#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/exception_links.h"
#include "engine/language/check/version_checker.h"
#include "engine/value/notation.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;

namespace {

/// Beside each exception, for each result column: what it says, and nothing where the result stays as it is.
using Results = std::vector<std::optional<ir::NodeId>>;

/// The part of `whole` that says something of the column.
class ColumnTree {
public:
  ColumnTree(ir::ExceptionTree const& whole, std::vector<Results> const& results, std::size_t column)
      : whole_(whole), results_(results), column_(column), places_(whole.exceptions.size()) {}

  ir::ExceptionTree make() {
    for (std::uint16_t i = 0; i < places_.size(); ++i) {
      if (!speaks(i)) continue;
      places_[i] = static_cast<std::uint16_t>(made_.exceptions.size());
      made_.exceptions.push_back(whole_.exceptions[i]);
      made_.exceptions.back().formula = results_[i][column_];
      made_.exceptions.back().keeps_value = !results_[i][column_];
    }
    made_.roots = placed(whole_.roots);
    for (auto& exception : made_.exceptions) exception.children = placed(exception.children);
    return std::move(made_);
  }

private:
  bool speaks(std::uint16_t index) const {
    auto const& children = whole_.exceptions[index].children;
    return results_[index][column_] ||
           std::any_of(children.begin(), children.end(), [&](std::uint16_t child) { return speaks(child); });
  }

  std::vector<std::uint16_t> placed(std::vector<std::uint16_t> const& indices) const {
    std::vector<std::uint16_t> found;
    for (auto const index : indices) {
      if (places_[index]) found.push_back(*places_[index]);
    }
    return found;
  }

  ir::ExceptionTree const& whole_;
  std::vector<Results> const& results_;
  std::size_t column_;
  std::vector<std::optional<std::uint16_t>> places_;
  ir::ExceptionTree made_;
};

/// One table with all its versions.
class RowExceptionChecker {
public:
  RowExceptionChecker(CheckState& state, CheckedModule const& module, ExpressionChecker& expressions,
                      std::vector<ir::TableId> versions)
      : state_(state), module_(module), expressions_(expressions), versions_(std::move(versions)) {}

  void run(std::vector<ast::Exception> const& trees) {
    ir::ExceptionTree whole;
    std::vector<Results> results;
    std::vector<std::optional<std::size_t>> places;
    for (auto const& tree : trees) {
      places.emplace_back();
      auto found = check_results(tree);
      auto exception = declare_exception(state_, module_, tree);
      auto const guard = expressions_.check_condition(*tree.guard);
      if (!is_target_there(tree) || !found || !guard) continue;
      exception.guard = *guard;
      if (tree.against_row) exception.row = tree.against_row->text;
      places.back() = whole.exceptions.size();
      whole.exceptions.push_back(std::move(exception));
      results.push_back(std::move(*found));
    }
    connect_exceptions(state_, trees, whole, places);
    if (state_.sink.has_errors()) return;
    for (auto const root : whole.roots) hand_row_down(whole, root);
    for (std::size_t column = 0; column < table().outputs.size(); ++column) {
      auto& output = std::get<ir::TableOutput>(state_.program.rules.at(table().outputs[column].index).body);
      output.exceptions = ColumnTree(whole, results, column).make();
    }
  }

private:
  ir::Table const& table() const { return state_.program[versions_.front()]; }

  std::optional<Results> check_results(ast::Exception const& tree) {
    auto const outputs = table().outputs;
    auto const num_results = tree.results.size();
    if (num_results != outputs.size()) {
      state_.report(DiagnosticCode::exception_result_count, tree.heading.name.span,
                    {std::to_string(num_results), std::to_string(outputs.size())});
      return std::nullopt;
    }
    Results results;
    auto is_complete = true;
    for (std::size_t column = 0; column < num_results; ++column) {
      auto const& cell = tree.results[column];
      results.emplace_back();
      if (std::holds_alternative<ast::AnyCell>(cell.content)) continue;
      auto const type = state_.program[outputs[column]].type;
      results.back() = check_result_cell(state_, expressions_, cell, type, table().hit_policy);
      is_complete = is_complete && results.back().has_value();
    }
    if (!is_complete) return std::nullopt;
    auto const says_something = [](std::optional<ir::NodeId> const& result) { return result.has_value(); };
    if (std::any_of(results.begin(), results.end(), says_something)) return results;
    state_.report(DiagnosticCode::exception_changes_nothing, tree.heading.name.span, {tree.heading.name.text});
    return std::nullopt;
  }

  /// A collection as a whole has no value that another could take the place of. A row must stand, once, in every version that
  /// is in force while the exception is.
  bool is_target_there(ast::Exception const& tree) {
    if (tree.against) return true;
    if (!tree.against_row) {
      if (table().hit_policy != ir::HitPolicy::all_matches) return true;
      state_.report(DiagnosticCode::exception_to_collection, tree.heading.name.span, {tree.heading.name.text});
      return false;
    }
    auto is_there = true;
    for (auto const id : versions_) {
      auto const& version = state_.program[id];
      if (common_days(version.in_force, tree.in_force)) is_there = is_row_there(version, *tree.against_row) && is_there;
    }
    return is_there;
  }

  bool is_row_there(ir::Table const& version, ast::Name const& row) {
    std::vector<ir::TableRow const*> found;
    std::vector<std::string> names;
    for (auto const& other : version.rows) {
      if (other.name == row.text) found.push_back(&other);
      if (!other.name.empty()) names.push_back(other.name);
    }
    if (found.size() == 1) return true;
    if (found.size() > 1) {
      state_.report_clash(DiagnosticCode::duplicate_name, found[1]->span, {row.text}, found[0]->span,
                          {"baris yang pertama", "the first row"});
      return false;
    }
    // Of a table with a mistake in a row nobody can say which rows it has.
    if (!version.rows.empty()) {
      state_.report(DiagnosticCode::no_such_row, row.span, {row.text, title(version)}, suggestion(row.text, names));
    }
    return false;
  }

  static Argument title(ir::Table const& version) {
    if (!version.in_force.from) return "`" + version.name + "`";
    auto const day = *version.in_force.from;
    return {"`" + version.name + "` sejak " + value::write_date(day, source::Language::indonesian),
            "`" + version.name + "` since " + value::write_date(day, source::Language::english)};
  }

  static void hand_row_down(ir::ExceptionTree& tree, std::uint16_t index) {
    for (auto const child : tree.exceptions[index].children) {
      tree.exceptions[child].row = tree.exceptions[index].row;
      hand_row_down(tree, child);
    }
  }

  CheckState& state_;
  CheckedModule const& module_;
  ExpressionChecker& expressions_;
  std::vector<ir::TableId> versions_;
};

}  // namespace

void AssessmentChecker::check_exceptions(ast::Table const& tree) {
  std::vector<ir::TableId> versions;
  for (auto const& [version, id] : tables_.at(&tree)) versions.push_back(id);
  auto expressions = checker(state_.program[versions.front()].for_each);
  RowExceptionChecker(state_, module_, expressions, std::move(versions)).run(tree.exceptions);
}

}  // namespace timbang::language
