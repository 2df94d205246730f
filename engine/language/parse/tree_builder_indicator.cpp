// Indicators: their clauses stand in any order.
#include <utility>

#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

namespace {

using Parser = TreeBuilder::Parser;

ir::Direction direction_of(Parser::IndicatorDirectionContext* context) {
  if (context->DIRECTION_UP() != nullptr) return ir::Direction::up;
  return context->DIRECTION_DOWN() != nullptr ? ir::Direction::down : ir::Direction::range;
}

ir::MissingPolicy policy_of(Parser::IndicatorNoDataContext* context) {
  if (context->WAIT() != nullptr) return ir::MissingPolicy::wait;
  if (context->REFUSE() != nullptr) return ir::MissingPolicy::refuse;
  return context->REWEIGH() != nullptr ? ir::MissingPolicy::reweigh : ir::MissingPolicy::count_as_zero;
}

}  // namespace

ast::Indicator TreeBuilder::indicator(Parser::IndicatorContext* context) {
  ast::Indicator made;
  made.heading = heading(context, context->NAME(), context->label());
  for (auto* const clause : context->indicatorClause()) {
    auto const is_repeated = [&](bool is_there) {
      if (is_there) made.repeated.push_back(span(clause));
      return is_there;
    };
    if (auto* const target = dynamic_cast<Parser::IndicatorTargetContext*>(clause)) {
      if (is_repeated(made.target || made.target_range)) continue;
      if (target->expression() != nullptr) {
        made.target = expression(target->expression());
      } else {
        auto* const range = target->targetRange();
        made.target_range =
            ast::Interval{additive(range->additive(0)), additive(range->additive(1)), false, false, span(range)};
      }
    } else if (auto* const actual = dynamic_cast<Parser::IndicatorActualContext*>(clause)) {
      if (!is_repeated(made.actual != nullptr)) made.actual = expression(actual->expression());
    } else if (auto* const direction = dynamic_cast<Parser::IndicatorDirectionContext*>(clause)) {
      if (is_repeated(made.direction.has_value())) continue;
      made.direction = direction_of(direction);
      made.direction_span = span(direction);
    } else if (auto* const formula = dynamic_cast<Parser::IndicatorFormulaContext*>(clause)) {
      if (!is_repeated(made.formula != nullptr)) made.formula = expression(formula->expression());
    } else if (auto* const end = dynamic_cast<Parser::IndicatorEndContext*>(clause)) {
      made.ends.push_back(formula_end(end->formulaEnd()));
      if (made.ends.size() == max_chain + 1) check_chain(span(end), made.ends.size());
    } else if (auto* const zero = dynamic_cast<Parser::IndicatorTargetZeroContext*>(clause)) {
      if (is_repeated(made.when_target_zero != ast::WhenTargetZero::not_written)) continue;
      made.when_target_zero = zero->REFUSE() != nullptr           ? ast::WhenTargetZero::refuse
                              : zero->NOT_APPLICABLE() != nullptr ? ast::WhenTargetZero::not_applicable
                                                                  : ast::WhenTargetZero::value;
      if (zero->expression() != nullptr) made.value_when_target_zero = expression(zero->expression());
    } else if (auto* const weight = dynamic_cast<Parser::IndicatorWeightContext*>(clause)) {
      if (!is_repeated(made.weight != nullptr)) made.weight = expression(weight->expression());
    } else if (auto* const no_data = dynamic_cast<Parser::IndicatorNoDataContext*>(clause)) {
      if (!is_repeated(made.missing_policy.has_value())) made.missing_policy = policy_of(no_data);
    } else if (auto* const applies = dynamic_cast<Parser::IndicatorAppliesWhenContext*>(clause)) {
      if (!is_repeated(made.applies_when != nullptr)) made.applies_when = expression(applies->expression());
    } else if (auto* const in_force = dynamic_cast<Parser::IndicatorInForceContext*>(clause)) {
      if (!is_repeated(made.in_force.from.has_value())) made.in_force = period(in_force->period());
    } else if (auto* const remark = dynamic_cast<Parser::IndicatorAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

}  // namespace timbang::language
