#include "engine/language/check/summary_checker.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/member_evaluation.h"
#include "engine/language/parse/predefined_name.h"

namespace timbang::language {

namespace {

using source::Argument;
using source::DiagnosticCode;
using value::Type;

class SummaryChecker {
public:
  SummaryChecker(CheckState& state, CheckedModule const& module, ast::Summary const& tree, ir::AssessmentId id)
      : state_(state), module_(module), tree_(tree), id_(id) {}

  /// False when it is wrong; the mistakes have been reported.
  bool run() {
    auto const base = find_base(state_, module_, tree_.assessment, {"rekap", "a summary"});
    if (!base) return false;
    summary_.base = *base;
    auto const members_fit = check_members();
    auto const days_fit = check_days();
    auto const groups_fit = check_groups_of_members();
    auto const total_fits = check_total();
    if (!members_fit || !days_fit || !groups_fit || !total_fits || !declare_subject()) return false;
    auto const columns = declare_columns();
    auto is_complete = columns.size() == tree_.columns.size();
    for (auto const& [tree, rule] : columns) is_complete = check_column(*tree, rule) && is_complete;
    return is_complete;
  }

private:
  bool check_members() {
    if (!tree_.filter) return true;
    ExpressionChecker checker(state_, module_, summary_.base,
                              {{state_.program[summary_.base].subject.index, "", {}, true}});
    summary_.members = checker.check_condition(*tree_.filter);
    return summary_.members.has_value();
  }

  /// The same for all members, so nothing of a record can be named.
  bool check_days() {
    if (tree_.days.empty()) return true;
    ExpressionChecker checker(state_, module_, std::nullopt, {});
    checker.suggest_for_unknown(
        {"hari rekap ditulis dengan tanggal, jangka waktu, parameter, dan `tanggal_evaluasi`",
         "days of a summary are written with dates, durations, parameters and `evaluation_date`"});
    for (auto const& written : tree_.days) {
      auto const day = checker.check(*written, Expected{Type::date(), false});
      if (day && checker.check_assignable(*day, Type::date(), written->span)) summary_.days.push_back(*day);
    }
    ir::Field field;
    field.name = std::string(spelling(PredefinedName::day, module_.language()));
    field.label = module_.language() == source::Language::indonesian ? "Tanggal" : "Date";
    field.type = Type::date();
    field.span = tree_.days_span;
    fields_.push_back(std::move(field));
    return summary_.days.size() == tree_.days.size();
  }

  bool check_groups_of_members() {
    auto const groups = check_groups(state_, module_, summary_.base, tree_.groups);
    if (!groups) return false;
    auto is_new = true;
    for (auto const& group : *groups) {
      summary_.groups.push_back(group.value);
      is_new = is_new_field(group.name) && is_new;
      fields_.push_back(field_of(group));
    }
    return is_new;
  }

  bool is_new_field(ast::Name const& name) {
    auto const same =
        std::find_if(fields_.begin(), fields_.end(), [&](ir::Field const& field) { return field.name == name.text; });
    if (same == fields_.end()) return true;
    state_.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, same->span,
                        {"yang pertama", "the first one"});
    return false;
  }

  /// As what it groups by was declared.
  ir::Field field_of(Grouping const& group) const {
    auto const& node = state_.program[group.value];
    ir::Field field;
    if (auto const* read = std::get_if<ir::FieldRead>(&node.operation)) {
      auto type = state_.program[summary_.base].subject;
      ir::Field const* read_field = nullptr;
      for (auto const index : read->path) {
        read_field = &state_.program[type].fields.at(index);
        type = ir::RecordTypeId{read_field->type.index};
      }
      field.label = read_field->label;
      field.decimals = read_field->decimals;
      field.range = read_field->range;
    } else if (auto const* rule = std::get_if<ir::RuleRead>(&node.operation)) {
      field.label = state_.program[rule->rule].label;
      field.decimals = state_.program[rule->rule].decimals;
      field.range = state_.program[rule->rule].range;
    }
    field.name = group.name.text;
    field.type = node.type;
    field.span = group.name.span;
    return field;
  }

  bool check_total() {
    summary_.total = tree_.total;
    if (!tree_.total || !tree_.groups.empty()) return true;
    state_.report(DiagnosticCode::total_without_groups, tree_.heading.name.span, {tree_.heading.name.text});
    return false;
  }

  bool declare_subject() {
    auto& program = state_.program;
    if (program.record_types.size() >= UINT16_MAX || program.rules.size() + tree_.columns.size() >= UINT16_MAX) {
      state_.report(DiagnosticCode::too_many, tree_.heading.name.span,
                    {source::grouped(UINT16_MAX), Argument("data atau aturan", "records or rules")});
      return false;
    }
    auto annotated = annotations(state_, module_, tree_.heading.annotations);
    ir::RecordTypeId const subject{static_cast<std::uint16_t>(program.record_types.size())};
    program.record_types.push_back({tree_.heading.name.text, tree_.heading.label, std::move(fields_), std::nullopt,
                                    module_.package, tree_.heading.name.span});
    auto& made = program.assessments.at(id_.index);
    made.label = tree_.heading.label;
    made.subject = subject;
    made.annotations = std::move(annotated);
    made.summary = std::move(summary_);
    return true;
  }

  using DeclaredColumns = std::vector<std::pair<ast::Column const*, ir::RuleId>>;

  DeclaredColumns declare_columns() {
    DeclaredColumns columns;
    for (auto const& tree : tree_.columns) {
      auto const type = resolve_type(state_, module_, tree.type);
      if (!type) {
        state_.unread_names.insert(tree.heading.name.text);
        continue;
      }
      if (!is_new_column(tree.heading.name)) continue;
      auto const refinement = check_refinement(state_, module_, tree.type, *type);
      ir::Rule rule;
      rule.name = tree.heading.name.text;
      rule.label = tree.heading.label;
      rule.type = *type;
      rule.decimals = refinement.decimals;
      rule.range = refinement.range;
      rule.assessment = id_;
      rule.annotations = annotations(state_, module_, tree.heading.annotations);
      rule.span = tree.heading.name.span;
      ir::RuleId const column{static_cast<std::uint16_t>(state_.program.rules.size())};
      state_.program.rules.push_back(std::move(rule));
      state_.program.assessments.at(id_.index).rules.push_back(column);
      columns.emplace_back(&tree, column);
    }
    return columns;
  }

  bool is_new_column(ast::Name const& name) {
    auto const& made = state_.program[id_];
    std::optional<source::Span> other;
    for (auto const rule : made.rules) {
      if (state_.program[rule].name == name.text) other = state_.program[rule].span;
    }
    auto const& subject = state_.program[made.subject];
    if (auto const field = find_field(subject, name.text)) other = subject.fields[*field].span;
    if (!other) return true;
    state_.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, *other,
                        {"yang pertama", "the first one"});
    return false;
  }

  bool check_column(ast::Column const& tree, ir::RuleId column) {
    auto const& made = state_.program[id_];
    ExpressionChecker checker(state_, module_, id_, {{made.subject.index, "", {}, true}});
    checker.allow_members_of(made.summary->base);
    auto const formula = checker.check_formula(tree.formula, state_.program[column].type);
    if (!formula) return false;
    state_.program.rules.at(column.index).body = ir::Computation{ir::always(*formula), {}};
    return true;
  }

  CheckState& state_;
  CheckedModule const& module_;
  ast::Summary const& tree_;
  ir::AssessmentId id_;
  ir::Summary summary_;
  std::vector<ir::Field> fields_;  ///< of the subject
};

}  // namespace

void check_summary(CheckState& state, CheckedModule const& module, ast::Summary const& tree, ir::AssessmentId id) {
  if (!SummaryChecker(state, module, tree, id).run()) state.without_subject.insert(id);
}

}  // namespace timbang::language
