#include "engine/language/check/example_checker.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/ir/walk.h"
#include "engine/language/check/example_data.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/table_layout.h"

namespace timbang::language {

using source::DiagnosticCode;
using value::Type;
using value::TypeKind;

namespace {

class ExampleChecker {
public:
  ExampleChecker(CheckState& state, DelegationChecker& delegation, CheckedModule const& module,
                 ast::Example const& tree)
      : state_(state), delegation_(delegation), module_(module), tree_(tree) {}

  void run() {
    auto const symbol =
        resolve(state_, module_, tree_.assessment.text(), tree_.assessment.span, SymbolKind::assessment);
    if (!symbol) return;
    assessment_ = ir::AssessmentId{symbol->index};
    // Without its subject nothing can be said about what an example gives.
    if (state_.without_subject.count(assessment_) > 0) return;
    ir::ExampleCase common;
    common.evaluation_date = tree_.on;
    common.span = tree_.name.span;
    common.subject = {empty_record(state_.program, subject_type())};
    data_.emplace(state_, module_, assessment_);
    for (auto const& step : tree_.steps) {
      if (auto const* collection = std::get_if<ast::SetCollection>(&step)) data_->add_collection(*collection, common);
    }
    ast::Rows const* cases = nullptr;
    for (auto const& step : tree_.steps) {
      if (auto const* table = std::get_if<ast::CaseTable>(&step))
        cases = &table->rows;
      else
        add_step(step, common);
    }
    ir::Example example{tree_.name.text, assessment_, {}, tree_.name.span};
    if (cases != nullptr)
      add_cases(*cases, common, example);
    else
      example.cases.push_back(std::move(common));
    for (auto const& entry : example.cases) {
      if (!data_->check_subject(entry)) return;
    }
    for (auto const& entry : example.cases) {
      if (entry.evaluation_date) continue;
      state_.report(DiagnosticCode::example_without_date, entry.span);
      return;
    }
    state_.program.examples.push_back(std::move(example));
  }

private:
  ir::RecordTypeId subject_type() const { return state_.program[assessment_].subject; }

  /// What is given twice would count once, and nobody would see which.
  bool is_new(ast::Path const& path) {
    auto const [place, is_first] = given_.emplace(path.text(), path.span);
    if (!is_first) {
      state_.report_clash(DiagnosticCode::duplicate_name, path.span, {path.text()}, place->second,
                          {"yang pertama", "the first one"});
    }
    return is_first;
  }

  void add_step(ast::ExampleStep const& step, ir::ExampleCase& target) {
    if (auto const* set = std::get_if<ast::SetField>(&step); set != nullptr && is_new(set->path))
      data_->set_field(set->path, set->value, target);
    if (auto const* set = std::get_if<ast::SetRows>(&step); set != nullptr && is_new(set->path))
      data_->set_rows(*set, target);
    if (auto const* set = std::get_if<ast::SetTerm>(&step); set != nullptr && is_new(set->term)) set_term(*set, target);
    if (auto const* expected = std::get_if<ast::ExpectResult>(&step)) {
      expect(expected->path, expected->value, expected->span, target);
    }
    if (auto const* failing = std::get_if<ast::ExpectFailing>(&step)) {
      auto const rule = find_rule(failing->requirement);
      if (rule) target.expectations.push_back({ir::ExpectFailing{}, *rule, failing->requirement.span});
    }
    if (auto const* missing = std::get_if<ast::ExpectMissing>(&step)) {
      if (check_missing_path(*missing))
        target.expectations.push_back({ir::ExpectMissing{missing->path}, {}, missing->span});
    }
  }

  // ---- What is given -------------------------------------------------------------------------------------------------

  /// For a national package, whose examples come before anybody has set anything.
  void set_term(ast::SetTerm const& tree, ir::ExampleCase& target) {
    auto const id = delegation_.find_term(module_, tree.term);
    if (!id) return;
    auto const& term = state_.program[*id];
    auto const given = data_->constant(tree.value, term.type);
    if (!given || !delegation_.check_allowed(term, *given, {}, tree.value.span)) return;
    target.terms.emplace_back(*id, *given);
  }

  // ---- What is expected ----------------------------------------------------------------------------------------------

  std::optional<ir::RuleId> find_rule(ast::Name const& name) {
    std::vector<std::string> names;
    for (auto const id : state_.program[assessment_].rules) {
      auto const& rule = state_.program[id];
      if (rule.name == name.text && !rule.for_each) return id;
      names.push_back(rule.name);
    }
    if (!state_.is_excused(module_.package, name.text)) {
      state_.report(DiagnosticCode::unknown_rule, name.span, {name.text, state_.program[assessment_].name},
                    suggestion(name.text, names));
    }
    return std::nullopt;
  }

  void expect(ast::Path const& path, ast::Cell const& cell, source::Span where, ir::ExampleCase& target) {
    auto const id = find_rule(path.parts.back());
    if (!id) return;
    if (auto expected = expectation(cell, state_.program[*id])) {
      target.expectations.push_back({std::move(*expected), *id, where});
    }
  }

  using Expected = decltype(ir::Expectation::expected);
  std::optional<Expected> expectation(ast::Cell const& cell, ir::Rule const& rule) {
    if (auto const* word = std::get_if<ast::WordCell>(&cell.content)) {
      auto const is_boolean = rule.type.kind == TypeKind::boolean;
      if (word->word == ast::ResultWord::undecided) return ir::ExpectUndecided{};
      if (word->word == ast::ResultWord::not_applicable) return ir::ExpectNotApplicable{};
      if (word->word == ast::ResultWord::fault) return ir::ExpectFault{};
      if (word->word == ast::ResultWord::eligible && is_boolean) return ir::ExpectValue{true};
      if (word->word == ast::ResultWord::not_eligible && is_boolean) return ir::ExpectValue{false};
      report_unfit(state_, cell, rule.type);
      return std::nullopt;
    }
    if (auto const* provisional = std::get_if<ast::ProvisionalCell>(&cell.content)) {
      return provisional_expectation(*provisional, rule.type, cell.span);
    }
    if (state_.program.is_collection(rule)) return collected_expectation(cell, rule.type);
    auto const value = data_->constant(cell, rule.type);
    if (!value) return std::nullopt;
    return ir::ExpectValue{*value};
  }

  // The outputs of all rows that match, in the order of the rows; `-` in a table when none does.
  std::optional<Expected> collected_expectation(ast::Cell const& cell, Type type) {
    ir::ExpectCollected expected;
    if (std::holds_alternative<ast::AnyCell>(cell.content)) return expected;
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    if (values == nullptr) {
      state_.report(DiagnosticCode::cell_does_not_fit, cell.span);
      return std::nullopt;
    }
    ExpressionChecker checker(state_, module_, std::nullopt, {});
    for (auto const& written : values->values) {
      auto const value = checker.check_constant(*written, type);
      if (!value) return std::nullopt;
      expected.values.push_back(*value);
    }
    return expected;
  }

  std::optional<Expected> provisional_expectation(ast::ProvisionalCell const& cell, Type type, source::Span where) {
    ExpressionChecker checker(state_, module_, std::nullopt, {});
    std::optional<value::Possible> possible;
    if (cell.interval) {
      auto const low = checker.check_constant(*cell.interval->low, type);
      auto const high = checker.check_constant(*cell.interval->high, type);
      if (!low || !high) return std::nullopt;
      possible = value::hull(value::singleton(*low), value::singleton(*high));
    }
    for (auto const& written : cell.values) {
      auto const value = checker.check_constant(*written, type);
      if (!value) return std::nullopt;
      auto const one = value::singleton(*value);
      possible = possible ? value::hull(*possible, one) : one;
    }
    if (!possible || type.kind == TypeKind::text || type.kind == TypeKind::boolean) {
      state_.report(DiagnosticCode::cell_does_not_fit, where);
      return std::nullopt;
    }
    return ir::ExpectProvisional{*possible};
  }

  /// `gabungan.rekan`: the group of a feedback that has too few raters.
  bool names_rater_group(std::string const& path) const {
    auto const dot = path.find('.');
    auto const& rules = state_.program[assessment_].rules;
    return std::any_of(rules.begin(), rules.end(), [&](ir::RuleId id) {
      auto const& rule = state_.program[id];
      auto const* feedback = rule.name == path.substr(0, dot) ? ir::feedback_of(state_.program, rule) : nullptr;
      if (feedback == nullptr || dot == std::string::npos) return false;
      return std::any_of(feedback->groups.begin(), feedback->groups.end(), [&](ir::RaterGroup const& group) {
        return group.is_counted && group.name == path.substr(dot + 1);
      });
    });
  }

  /// Whose data a path begins at: of the subject, or of the members of a summary.
  ir::RecordTypeId owner_of_data() const {
    auto const& summary = state_.program[assessment_].summary;
    return summary ? state_.program[summary->base].subject : subject_type();
  }

  /// `Peserta.nilai_kinerja`: of some record of a collection; or the collection itself. A field of the subject goes before.
  std::optional<ir::RecordTypeId> missing_record(std::string const& name) const {
    if (find_field(state_.program[owner_of_data()], name)) return std::nullopt;
    auto const found = state_.symbols.find(module_.package, name, {SymbolKind::record});
    return found.size() == 1 ? std::optional(ir::RecordTypeId{found.front().index}) : std::nullopt;
  }

  /// `CalonSuksesi[Dinas A]`, `CalonSuksesi.nominasi[panitia]`: a place in a ranking, or who decides at its cut.
  bool names_ranking(ast::Path const& path) const {
    auto const& assessment = state_.program[assessment_];
    if (!assessment.ranking || path.parts.front().text != assessment.name) return false;
    auto const& selection = assessment.ranking->selection;
    return path.parts.size() == 1 ||
           (path.parts.size() == 2 && selection && state_.program[selection->result].name == path.parts[1].text);
  }

  // The path without its row marks must name data of the subject, or a group of raters.
  bool check_missing_path(ast::ExpectMissing const& missing) {
    if (names_rater_group(missing.path)) return true;
    ast::Path path;
    path.span = missing.span;
    std::string name;
    auto in_brackets = false;
    auto const finish = [&] {
      if (!name.empty()) path.parts.push_back({std::exchange(name, {}), missing.span});
    };
    for (auto const c : missing.path) {
      if (c == '[')
        in_brackets = true;
      else if (c == ']')
        in_brackets = false;
      else if (c == '.' && !in_brackets)
        finish();
      else if (!in_brackets)
        name += c;
    }
    finish();
    if (names_ranking(path)) return true;
    auto const first = missing_record(path.parts.front().text);
    if (first && path.parts.size() == 1) return true;
    if (first) path.parts.erase(path.parts.begin());
    auto const* type = &state_.program[first.value_or(owner_of_data())];
    for (auto const& part : path.parts) {
      auto const index = type == nullptr ? std::nullopt : find_field(*type, part.text);
      if (!index) {
        if (state_.is_excused(module_.package, part.text)) return false;
        state_.report(DiagnosticCode::no_such_field, missing.span,
                      {part.text, type == nullptr ? missing.path : type->name},
                      type == nullptr ? std::nullopt : suggestion(part.text, field_names(*type)));
        return false;
      }
      auto const& field_type = type->fields[*index].type;
      auto const goes_on = field_type.kind == TypeKind::record || field_type.kind == TypeKind::list;
      type = goes_on ? &state_.program.record_types.at(field_type.index) : nullptr;
    }
    return true;
  }

  // `-` under a result; of a collection it means that no row matches.
  bool asks_nothing(ast::Path const& path, ast::Cell const& cell) const {
    if (!std::holds_alternative<ast::AnyCell>(cell.content)) return false;
    auto const& rules = state_.program[assessment_].rules;
    return std::none_of(rules.begin(), rules.end(), [&](ir::RuleId id) {
      auto const& rule = state_.program[id];
      return rule.name == path.parts.back().text && state_.program.is_collection(rule);
    });
  }

  // A cell of the column `karena syarat` or `karena belum ada data`: names, or texts for paths with rows; `-` asks nothing.
  void expect_reasons(ast::ReasonHeaderCell const& header, ast::Cell const& cell, ir::ExampleCase& target) {
    if (std::holds_alternative<ast::AnyCell>(cell.content)) return;
    auto const* values = std::get_if<ast::ValueCell>(&cell.content);
    if (values == nullptr) return state_.report(DiagnosticCode::cell_does_not_fit, cell.span);
    for (auto const& written : values->values) {
      auto const* reference = std::get_if<ast::Reference>(&written->content);
      auto const* text = std::get_if<ast::TextLiteral>(&written->content);
      if (header.is_requirement && reference != nullptr && reference->path.parts.size() == 1) {
        auto const rule = find_rule(reference->path.parts.front());
        if (rule) target.expectations.push_back({ir::ExpectFailing{}, *rule, written->span});
      } else if (!header.is_requirement && (reference != nullptr || text != nullptr)) {
        ast::ExpectMissing const missing{text != nullptr ? text->text : reference->path.text(), written->span};
        if (check_missing_path(missing)) {
          target.expectations.push_back({ir::ExpectMissing{missing.path}, {}, missing.span});
        }
      } else {
        state_.report(DiagnosticCode::cell_does_not_fit, written->span);
      }
    }
  }

  // ---- Tables of cases -----------------------------------------------------------------------------------------------

  void add_cases(ast::Rows const& rows, ir::ExampleCase const& common, ir::Example& example) {
    if (!check_column_counts(state_, rows, true)) return;
    auto const& header = rows.rows.front();
    for (std::size_t i = 1; i < rows.rows.size(); ++i) {
      auto const& row = rows.rows[i];
      auto made = common;
      made.span = row.span;
      for (std::size_t column = 0; column < header.cells.size(); ++column) {
        auto const& cell = row.cells[column];
        auto const* reason = std::get_if<ast::ReasonHeaderCell>(&header.cells[column].content);
        if (reason != nullptr && column >= *header.first_result) {
          expect_reasons(*reason, cell, made);
          continue;
        }
        auto const path = data_->header_path(header.cells[column]);
        if (!path) return;
        if (column >= *header.first_result && asks_nothing(*path, cell)) continue;
        if (column < *header.first_result)
          data_->set_field(*path, cell, made);
        else
          expect(*path, cell, cell.span, made);
      }
      example.cases.push_back(std::move(made));
    }
  }

  CheckState& state_;
  DelegationChecker& delegation_;
  CheckedModule const& module_;
  ast::Example const& tree_;
  std::map<std::string, source::Span> given_;
  ir::AssessmentId assessment_;
  std::optional<ExampleData> data_;  ///< once the assessment is known
};

}  // namespace

void check_example(CheckState& state, DelegationChecker& delegation, CheckedModule const& module,
                   ast::Example const& tree) {
  ExampleChecker(state, delegation, module, tree).run();
}

}  // namespace timbang::language
