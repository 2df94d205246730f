#include "engine/language/check/applicability_check.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "engine/ir/walk.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;
using value::Absence;

/// From where "does not apply" may come to an expression: by itself, or from rules whose outcome it hands on.
struct Sources {
  bool own = false;
  std::vector<ir::RuleId> rules;
};

bool may_not_apply(ir::Indicator const& indicator) {
  return indicator.applies_when.has_value() || indicator.in_force.from.has_value() ||
         indicator.is_inapplicable_when_target_zero;
}

/// Follows what hands "does not apply" on; any other operation makes a fault of it.
class SourceFinder {
public:
  explicit SourceFinder(ir::Program const& program) : program_(program) {}

  Sources of(ir::Rule const& rule) {
    begin(rule.assessment, rule.for_each);
    std::visit([&](auto const& body) { visit_body(body); }, rule.body);
    return std::move(found_);
  }

  Sources of_input(ir::Table const& table, ir::NodeId input) {
    begin(table.assessment, table.for_each);
    // In a table an end date that is still running is a date like any other.
    auto const* read = std::get_if<ir::FieldRead>(&program_[input].operation);
    if (read != nullptr)
      found_.own = may_be_absent(*read, Absence::still_running);
    else
      visit(input);
    return std::move(found_);
  }

private:
  void begin(ir::AssessmentId assessment, std::optional<ir::FieldPath> const& for_each) {
    found_ = {};
    indicator_ = nullptr;
    scopes_ = {program_[assessment].subject};
    if (for_each) scopes_.push_back(element_of(0, *for_each));
  }

  ir::RecordTypeId element_of(ir::ScopeDepth depth, ir::FieldPath const& path) const {
    auto type = scopes_.at(depth);
    for (auto const index : path) type = ir::RecordTypeId{program_[type].fields.at(index).type.index};
    return type;
  }

  /// `but` does not count at the end of the path.
  bool may_be_absent(ir::FieldRead const& read, Absence but) const {
    auto type = scopes_.at(read.depth);
    for (std::size_t i = 0; i < read.path.size(); ++i) {
      auto const& field = program_[type].fields.at(read.path[i]);
      auto const is_last = i + 1 == read.path.size();
      if (field.when_empty != Absence::unknown && !(is_last && field.when_empty == but)) return true;
      type = ir::RecordTypeId{field.type.index};
    }
    return false;
  }

  void visit_body(ir::Computation const& body) {
    for (auto const& version : body.versions) visit(version.formula);
    visit(body.exceptions);
  }
  void visit_body(ir::TableOutput const& body) {
    for (auto const version : body.versions) {
      for (auto const& row : program_[version].rows) visit(row.outputs.at(body.column));
    }
    visit(body.exceptions);
  }
  void visit_body(ir::Indicator const& body) {
    found_.own = may_not_apply(body) || body.missing_policy == ir::MissingPolicy::reweigh;
    indicator_ = &body;
    visit(body.points);
  }
  void visit_body(ir::Requirement const&) {}
  void visit_body(ir::RankingOutput const&) { found_.own = true; }
  void visit_body(ir::DecisionRule const& body) { found_.own = body.applies_when.has_value(); }

  void visit(ir::ExceptionTree const& tree) {
    for (auto const& exception : tree.exceptions) {
      if (exception.formula) visit(*exception.formula);
    }
  }

  void visit(ir::NodeId id) {
    auto const& operation = program_[id].operation;
    if (auto const* read = std::get_if<ir::FieldRead>(&operation)) {
      found_.own = found_.own || may_be_absent(*read, Absence::unknown);
    } else if (auto const* of_rule = std::get_if<ir::RuleRead>(&operation)) {
      found_.rules.push_back(of_rule->rule);
    } else if (auto const* as_of = std::get_if<ir::RuleAsOf>(&operation)) {
      found_.rules.push_back(as_of->rule);
    } else if (auto const* round = std::get_if<ir::Round>(&operation)) {
      visit(round->operand);
    } else if (auto const* clamp = std::get_if<ir::Clamp>(&operation)) {
      visit(clamp->operand);
    } else if (auto const* latest = std::get_if<ir::Latest>(&operation)) {
      scopes_.push_back(element_of(latest->list.depth, latest->list.path));
      visit(latest->element);
      scopes_.pop_back();
    } else if (auto const* input = std::get_if<ir::IndicatorInput>(&operation);
               input != nullptr && indicator_ != nullptr) {
      visit(input->is_target ? indicator_->target : indicator_->actual);
    } else if (auto const* weighted = std::get_if<ir::WeightedIndicators>(&operation)) {
      // Of indicators that are all left out for want of data the score is open, and does apply.
      found_.own =
          found_.own || std::all_of(weighted->indicators.begin(), weighted->indicators.end(), [&](ir::RuleId rule) {
            return may_not_apply(std::get<ir::Indicator>(program_[rule].body));
          });
    } else if (auto const* feedback = std::get_if<ir::Feedback>(&operation)) {
      found_.own = found_.own || std::all_of(feedback->groups.begin(), feedback->groups.end(), [](auto const& group) {
                     return !group.is_counted || group.applies_when.has_value();
                   });
    } else if (std::holds_alternative<ir::NotApplicable>(operation)) {
      found_.own = true;
    }
  }

  ir::Program const& program_;
  Sources found_;
  std::vector<ir::RecordTypeId> scopes_;
  ir::Indicator const* indicator_ = nullptr;
};

class ApplicabilityCheck {
public:
  explicit ApplicabilityCheck(CheckState& state) : state_(state), finder_(state.program) {}

  void run() {
    find_rules();
    for (auto const& table : program().tables) {
      for (std::size_t column = 0; column < table.inputs.size(); ++column) check_column(table, column);
    }
  }

private:
  ir::Program const& program() const { return state_.program; }

  /// From the rules that do not apply by themselves to those that hand it on.
  void find_rules() {
    may_not_apply_.assign(program().rules.size(), false);
    std::vector<std::vector<std::size_t>> readers(program().rules.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < program().rules.size(); ++i) {
      auto const sources = finder_.of(program().rules[i]);
      for (auto const rule : sources.rules) readers[rule.index].push_back(i);
      if (!sources.own) continue;
      may_not_apply_[i] = true;
      open.push_back(i);
    }
    while (!open.empty()) {
      auto const rule = open.back();
      open.pop_back();
      for (auto const reader : readers[rule]) {
        if (may_not_apply_[reader]) continue;
        may_not_apply_[reader] = true;
        open.push_back(reader);
      }
    }
  }

  bool may_not_apply(ir::Table const& table, ir::NodeId input) {
    auto const sources = finder_.of_input(table, input);
    return sources.own || std::any_of(sources.rules.begin(), sources.rules.end(),
                                      [&](ir::RuleId rule) { return may_not_apply_[rule.index]; });
  }

  void check_column(ir::Table const& table, std::size_t column) {
    auto const input = table.inputs[column];
    auto const is_possible = may_not_apply(table, input);
    auto const span = program()[input].span;
    auto const name = std::string(state_.sources.get(span.file).text(span));
    auto has_row = false;
    for (auto const& row : table.rows) {
      auto const condition = row.conditions[column];
      auto const is_any = std::holds_alternative<ir::Literal>(program()[condition].operation);
      has_row = has_row || is_any || is_for_not_applicable(condition);
      if (is_possible || !is_for_not_applicable(condition)) continue;
      state_.report(DiagnosticCode::never_not_applicable, program()[condition].span, {name});
    }
    if (is_possible && !has_row) state_.report(DiagnosticCode::no_row_for_not_applicable, span, {name});
  }

  /// `tidak berlaku`, alone or together with "there is data".
  bool is_for_not_applicable(ir::NodeId condition) const {
    auto const& operation = program()[condition].operation;
    if (auto const* negation = std::get_if<ir::Not>(&operation)) {
      return std::holds_alternative<ir::Applies>(program()[negation->operand].operation);
    }
    auto const* logical = std::get_if<ir::Logical>(&operation);
    return logical != nullptr && std::any_of(logical->operands.begin(), logical->operands.end(),
                                             [&](ir::NodeId operand) { return is_for_not_applicable(operand); });
  }

  CheckState& state_;
  SourceFinder finder_;
  std::vector<bool> may_not_apply_;  ///< for each rule
};

}  // namespace

void check_applicability(CheckState& state) { ApplicabilityCheck(state).run(); }

}  // namespace timbang::language
