#include "engine/language/check/parameter_exceptions.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "engine/ir/walk.h"
#include "engine/language/check/exception_links.h"
#include "engine/language/check/expression_checker.h"
#include "engine/language/check/member_evaluation.h"
#include "engine/language/check/parameter_values.h"

namespace timbang::language {

using source::DiagnosticCode;

namespace {

bool is_constant(ir::Node const& node) {
  return std::holds_alternative<ir::Literal>(node.operation) ||
         std::holds_alternative<ir::ParameterRead>(node.operation);
}

/// Empty when it is wrong; the mistake has been reported.
std::optional<ir::Exception> check_exception(CheckState& state, CheckedModule const& module, ast::Exception const& tree,
                                             ir::Parameter const& parameter) {
  auto exception = declare_exception(state, module, tree);
  std::vector<RecordScope> scopes;
  if (parameter.subject) scopes.push_back({parameter.subject->index, "", {}, true});
  ExpressionChecker checker(state, module, std::nullopt, std::move(scopes));
  if (!parameter.subject) {
    checker.suggest_for_unknown({"sebutkan data yang dibacanya: `parameter … untuk <data>`",
                                 "name the record that it reads: `parameter … for <record>`"});
  }
  auto const guard = checker.check_condition(*tree.guard);
  if (!tree.formula || tree.formula_is_requirement || !tree.formula->ends.empty()) {
    state.report(DiagnosticCode::parameter_exception_form, tree.heading.span);
    return std::nullopt;
  }
  auto const& written = *tree.formula->expression;
  auto const value = checker.check(written, Expected{parameter.type, true});
  if (!guard || !value || !checker.check_assignable(*value, parameter.type, written.span)) return std::nullopt;
  if (!is_constant(state.program[*value])) {
    state.report(DiagnosticCode::parameter_exception_form, written.span);
    return std::nullopt;
  }
  exception.guard = *guard;
  exception.formula = *value;
  return exception;
}

ir::Parameter const* excepted_parameter(ir::Program const& program, ir::NodeId node) {
  auto const* read = std::get_if<ir::ParameterRead>(&program[node].operation);
  if (read == nullptr || program[read->parameter].exceptions.exceptions.empty()) return nullptr;
  return &program[read->parameter];
}

/// The steps of one evaluation.
class StepMaker {
public:
  StepMaker(CheckState& state, ir::AssessmentId assessment) : state_(state), assessment_(assessment) {}

  void run() {
    auto const& assessment = state_.program[assessment_];
    std::vector<ir::NodeId> roots;
    if (assessment.applies_when) roots.push_back(*assessment.applies_when);
    for (auto const rule : assessment.rules) {
      auto const own = ir::roots(state_.program, state_.program[rule]);
      roots.insert(roots.end(), own.begin(), own.end());
    }
    auto const of_members = nodes_of_members(state_.program, assessment_);
    roots.insert(roots.end(), of_members.begin(), of_members.end());
    for (auto const& norm : state_.program.norms) {
      if (norm.assessment != assessment_) continue;
      roots.push_back(norm.must);
      if (norm.when) roots.push_back(*norm.when);
    }
    for (auto const node : ir::reachable(state_.program, roots)) replace(node);
  }

private:
  void replace(ir::NodeId id) {
    auto const* parameter = excepted_parameter(state_.program, id);
    if (parameter == nullptr) return;
    if (parameter->subject && *parameter->subject != state_.program[assessment_].subject) {
      auto const& subject = state_.program[*parameter->subject].name;
      state_.report(DiagnosticCode::parameter_of_other_record, state_.program[id].span, {parameter->name, subject});
      return;
    }
    auto const step = step_of(std::get<ir::ParameterRead>(state_.program[id].operation).parameter);
    if (step) state_.program.nodes.at(id.index).operation = ir::RuleRead{*step, 0};
  }

  std::optional<ir::RuleId> step_of(ir::ParameterId id) {
    if (auto const known = steps_.find(id); known != steps_.end()) return known->second;
    if (state_.program.rules.size() >= UINT16_MAX) {
      state_.report(DiagnosticCode::too_many, state_.program[id].span,
                    {source::grouped(UINT16_MAX), {"aturan", "rules"}});
      return std::nullopt;
    }
    ir::RuleId const step{static_cast<std::uint16_t>(state_.program.rules.size())};
    state_.program.rules.push_back(rule_of(id));
    state_.program.assessments.at(assessment_.index).rules.push_back(step);
    steps_.emplace(id, step);
    return step;
  }

  ir::Rule rule_of(ir::ParameterId id) {
    auto const parameter = state_.program[id];
    ir::Computation body;
    for (auto const& version : parameter.versions) {
      auto const value = state_.add_node(ir::Literal{version.value}, parameter.type, version.value_span);
      body.versions.push_back({version.in_force, value, version.annotations, version.span});
    }
    body.exceptions = parameter.exceptions;
    ir::Rule rule;
    rule.name = parameter.name;
    rule.label = parameter.label;
    rule.body = std::move(body);
    rule.type = parameter.type;
    rule.range = parameter.range;
    rule.is_step = true;
    rule.assessment = assessment_;
    rule.span = parameter.span;
    rule.parameter = id;
    return rule;
  }

  CheckState& state_;
  ir::AssessmentId assessment_;
  std::map<ir::ParameterId, ir::RuleId> steps_;
};

/// Where there is no evaluation.
void refuse_excepted(CheckState& state, std::vector<ir::NodeId> const& conditions, source::Argument const& place) {
  for (auto const node : ir::reachable(state.program, conditions)) {
    auto const* parameter = excepted_parameter(state.program, node);
    if (parameter == nullptr) continue;
    state.report(DiagnosticCode::excepted_parameter_place, state.program[node].span, {parameter->name, place});
  }
}

}  // namespace

void check_parameter_exceptions(CheckState& state, CheckedModule const& module, ast::Parameter const& tree,
                                ir::ParameterId id) {
  ir::ExceptionTree made;
  std::vector<std::optional<std::size_t>> places;
  for (auto const& exception_tree : tree.exceptions) {
    places.emplace_back();
    auto exception = check_exception(state, module, exception_tree, state.program[id]);
    if (!exception) continue;
    places.back() = made.exceptions.size();
    made.exceptions.push_back(std::move(*exception));
  }
  connect_exceptions(state, tree.exceptions, made, places);
  state.program.parameters.at(id.index).exceptions = std::move(made);
}

void check_parameters_within_exceptions(CheckState& state) {
  auto const& program = state.program;
  for (auto const& parameter : program.parameters) {
    for (auto const& exception : parameter.exceptions.exceptions) {
      for (auto const node : ir::reachable(program, {exception.guard, *exception.formula})) {
        auto const* other = excepted_parameter(program, node);
        if (other == nullptr) continue;
        state.report(DiagnosticCode::exception_reads_exceptions, program[node].span, {other->name});
      }
      if (excepted_parameter(program, *exception.formula) != nullptr) continue;
      ir::Parameter one;
      one.exceptions.exceptions = {exception};
      auto const values = possible_values(program, one, std::nullopt);
      auto const is_within = [&](value::Value const& value) {
        return value::contains(value::Possible(parameter.range), value);
      };
      if (parameter.type.kind != value::TypeKind::number || std::all_of(values.begin(), values.end(), is_within)) {
        continue;
      }
      state.report(DiagnosticCode::value_out_of_range, program[*exception.formula].span, {parameter.name});
    }
  }
}

void make_parameter_steps(CheckState& state) {
  for (std::size_t i = 0; i < state.program.assessments.size(); ++i) {
    ir::AssessmentId const id{static_cast<std::uint16_t>(i)};
    if (state.without_subject.count(id) == 0 && state.derived.count(id) == 0) StepMaker(state, id).run();
  }
  // What is read for members is a step by now.
  for (auto const& assessment : state.program.assessments) {
    if (!assessment.summary) continue;
    refuse_excepted(state, ir::roots(state.program, assessment), {"bagian dari `rekap`", "part of a `summary`"});
  }
  for (auto const& type : state.program.record_types) {
    for (auto const& check : type.checks) {
      refuse_excepted(state, {check.condition}, {"bagian dari `pemeriksaan`", "part of a `check`"});
    }
  }
  for (auto const& norm : state.program.norms) {
    if (norm.assessment) continue;
    std::vector<ir::NodeId> conditions = {norm.must};
    if (norm.when) conditions.push_back(*norm.when);
    refuse_excepted(state, conditions, {"bagian dari `norma` atas data", "part of a `norm` on a record"});
  }
}

}  // namespace timbang::language
