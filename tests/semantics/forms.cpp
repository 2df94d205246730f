#include "tests/semantics/forms.h"

#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/ir/walk.h"

namespace timbang::semantics {

namespace {

// In the order of the enumerations.
constexpr std::array arithmetic_operators = {"add", "subtract", "multiply", "divide"};
constexpr std::array comparison_operators = {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"};
constexpr std::array aggregate_operators = {"count", "sum", "mean", "weighted_mean", "largest", "smallest"};
constexpr std::array rounding_modes = {"half_up", "half_down", "half_even", "up", "down"};
constexpr std::array hit_policies = {"exactly_one", "first_match", "all_matches", "sum", "largest", "smallest"};
constexpr std::array missing_policies = {"wait", "refuse", "reweigh", "count_as_zero"};
constexpr std::array directions = {"up", "down", "range"};

template <typename Names, typename Enumeration>
std::string variant(std::string const& form, Names const& names, Enumeration which) {
  return form + ' ' + names.at(static_cast<std::size_t>(which));
}

/// One line for each operation: a new one does not compile until it has its name here, and then fails until the page shows it.
struct OperationName {
  std::string operator()(ir::Literal const&) const { return "Literal"; }
  std::string operator()(ir::FieldRead const&) const { return "FieldRead"; }
  std::string operator()(ir::ParameterRead const&) const { return "ParameterRead"; }
  std::string operator()(ir::RuleRead const&) const { return "RuleRead"; }
  std::string operator()(ir::RuleAsOf const&) const { return "RuleAsOf"; }
  std::string operator()(ir::EvaluationDateRead const&) const { return "EvaluationDateRead"; }
  std::string operator()(ir::TableInput const&) const { return "TableInput"; }
  std::string operator()(ir::Not const&) const { return "Not"; }
  std::string operator()(ir::Logical const& node) const { return node.is_and ? "Logical and" : "Logical or"; }
  std::string operator()(ir::Compare const& node) const {
    return variant("Compare", comparison_operators, node.operation);
  }
  std::string operator()(ir::OneOf const&) const { return "OneOf"; }
  std::string operator()(ir::InInterval const&) const { return "InInterval"; }
  std::string operator()(ir::Arithmetic const& node) const {
    return variant("Arithmetic", arithmetic_operators, node.operation);
  }
  std::string operator()(ir::AddDuration const& node) const {
    return node.subtract ? "AddDuration subtract" : "AddDuration";
  }
  std::string operator()(ir::TimeSince const&) const { return "TimeSince"; }
  std::string operator()(ir::FirstOfNextMonth const&) const { return "FirstOfNextMonth"; }
  std::string operator()(ir::CalendarYear const&) const { return "CalendarYear"; }
  std::string operator()(ir::AddWorkingDays const& node) const {
    return node.days < 0 ? "AddWorkingDays subtract" : "AddWorkingDays";
  }
  std::string operator()(ir::WorkingDaysBetween const&) const { return "WorkingDaysBetween"; }
  std::string operator()(ir::CombinedTime const&) const { return "CombinedTime"; }
  std::string operator()(ir::Round const& node) const { return variant("Round", rounding_modes, node.mode); }
  std::string operator()(ir::Clamp const&) const { return "Clamp"; }
  std::string operator()(ir::Every const&) const { return "Every"; }
  std::string operator()(ir::Exists const&) const { return "Exists"; }
  std::string operator()(ir::Latest const&) const { return "Latest"; }
  std::string operator()(ir::HasData const&) const { return "HasData"; }
  std::string operator()(ir::Applies const&) const { return "Applies"; }
  std::string operator()(ir::NotApplicable const&) const { return "NotApplicable"; }
  std::string operator()(ir::Aggregate const& node) const {
    return variant("Aggregate", aggregate_operators, node.operation);
  }
  std::string operator()(ir::Extreme const& node) const { return node.is_greatest ? "Extreme max" : "Extreme min"; }
  std::string operator()(ir::WeightedIndicators const&) const { return "WeightedIndicators"; }
  std::string operator()(ir::IndicatorInput const&) const { return "IndicatorInput"; }
  std::string operator()(ir::Feedback const&) const { return "Feedback"; }
};

std::string kind_of(std::string const& name) { return name.substr(0, name.find(' ')); }

template <std::size_t... Index>
std::vector<std::string> operations(std::index_sequence<Index...>) {
  return {kind_of(OperationName{}(std::variant_alternative_t<Index, ir::Operation>{}))...};
}

struct RuleForms {
  ir::Program const& program;

  std::set<std::string> operator()(ir::Computation const& body) const {
    return of(body.versions.size(), body.exceptions, "Computation");
  }
  std::set<std::string> operator()(ir::Requirement const& body) const {
    return of(body.versions.size(), body.exceptions, "Requirement");
  }
  std::set<std::string> operator()(ir::DecisionRule const& body) const {
    auto found = of(1, body.exceptions, "DecisionRule");
    if (body.applies_when) found.insert("DecisionRule applies when");
    return found;
  }
  std::set<std::string> operator()(ir::TableOutput const& body) const {
    return {variant("TableOutput", hit_policies, program[body.versions.front()].hit_policy),
            body.versions.size() > 1 ? "TableOutput versions" : "TableOutput",
            body.exceptions.exceptions.empty() ? "TableOutput" : "TableOutput exception"};
  }
  std::set<std::string> operator()(ir::Indicator const& body) const {
    return {variant("Indicator", missing_policies, body.missing_policy),
            variant("Indicator", directions, body.direction),
            body.applies_when ? "Indicator applies when" : "Indicator"};
  }
  std::set<std::string> operator()(ir::RankingOutput const&) const { return {"RankingOutput"}; }

private:
  static std::set<std::string> of(std::size_t num_versions, ir::ExceptionTree const& tree, std::string const& form) {
    std::set<std::string> found{form};
    if (num_versions > 1) found.insert(form + " versions");
    if (!tree.exceptions.empty()) found.insert(form + " exception");
    for (auto const& exception : tree.exceptions) {
      if (!exception.children.empty()) found.insert(form + " exception against exception");
    }
    return found;
  }
};

template <typename Names>
void add(std::vector<std::string>& forms, std::string const& form, Names const& names) {
  for (auto const* name : names) forms.push_back(form + ' ' + name);
}

}  // namespace

std::vector<std::string> forms() {
  auto all = operations(std::make_index_sequence<std::variant_size_v<ir::Operation>>());
  add(all, "Logical", std::array{"and", "or"});
  add(all, "Compare", comparison_operators);
  add(all, "Arithmetic", arithmetic_operators);
  add(all, "AddDuration", std::array{"subtract"});
  add(all, "AddWorkingDays", std::array{"subtract"});
  add(all, "Round", rounding_modes);
  add(all, "Aggregate", aggregate_operators);
  add(all, "Aggregate", std::array{"population"});
  add(all, "Extreme", std::array{"max", "min"});
  add(all, "TableOutput", hit_policies);
  add(all, "TableOutput", std::array{"versions", "exception"});
  add(all, "Indicator", missing_policies);
  add(all, "Indicator", directions);
  add(all, "Indicator", std::array{"applies when"});
  add(all, "Computation", std::array{"versions", "exception", "exception against exception"});
  add(all, "Requirement", std::array{"versions", "exception", "exception against exception"});
  add(all, "DecisionRule", std::array{"applies when", "exception"});
  return all;
}

std::set<std::string> forms_in(ir::Program const& program, std::size_t begin, std::size_t end) {
  std::set<std::string> found;
  for (auto const& node : program.nodes) {
    if (node.span.begin < begin || node.span.begin >= end) continue;
    auto const* list = ir::list_of(node);
    if (list != nullptr && list->population) found.insert("Aggregate population");
    auto const name = std::visit(OperationName{}, node.operation);
    found.insert(name);
    found.insert(kind_of(name));
  }
  for (auto const& rule : program.rules) {
    if (rule.span.begin < begin || rule.span.begin >= end) continue;
    for (auto const& form : std::visit(RuleForms{program}, rule.body)) found.insert(form);
  }
  return found;
}

}  // namespace timbang::semantics
