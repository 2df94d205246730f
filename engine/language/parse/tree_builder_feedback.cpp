// Feedback of several raters, and its groups, whose clauses stand in any order.
#include <utility>

#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

namespace {

using Parser = TreeBuilder::Parser;

ir::MissingPolicy policy_of(Parser::RaterTooFewContext* context) {
  if (context->WAIT() != nullptr) return ir::MissingPolicy::wait;
  if (context->REFUSE() != nullptr) return ir::MissingPolicy::refuse;
  return context->REWEIGH() != nullptr ? ir::MissingPolicy::reweigh : ir::MissingPolicy::count_as_zero;
}

}  // namespace

ast::Feedback TreeBuilder::feedback(Parser::FeedbackContext* context) {
  ast::Feedback made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.type = type(context->type());
  made.list = list_source(context->listSource());
  made.score = additive(context->additive(0));
  made.group = additive(context->additive(1));
  if (context->RATERS_TOLD_APART_BY() != nullptr) made.rater = additive(context->additive(2));
  made.formula_span = source::cover(span(context->FROM()), (made.rater ? made.rater : made.group)->span);
  for (auto* const group : context->raterGroup()) made.groups.push_back(rater_group(group));
  check_chain(span(context), context->formulaEnd().size());
  for (auto* const end : context->formulaEnd()) {
    if (made.ends.size() < max_chain) made.ends.push_back(formula_end(end));
  }
  return made;
}

ast::RaterGroup TreeBuilder::rater_group(Parser::RaterGroupContext* context) {
  ast::RaterGroup made;
  made.heading = heading(context, context->NAME(), context->label());
  for (auto* const clause : context->raterClause()) {
    auto const is_repeated = [&](bool is_there) {
      if (is_there) made.repeated.push_back(span(clause));
      return is_there;
    };
    if (dynamic_cast<Parser::RaterNotCountedContext*>(clause) != nullptr) {
      if (!is_repeated(!made.is_counted)) made.is_counted = false;
    } else if (auto* const weight = dynamic_cast<Parser::RaterWeightContext*>(clause)) {
      if (!is_repeated(made.weight != nullptr)) made.weight = expression(weight->expression());
    } else if (auto* const minimum = dynamic_cast<Parser::RaterMinimumContext*>(clause)) {
      if (!is_repeated(made.minimum != nullptr)) made.minimum = expression(minimum->expression());
    } else if (auto* const too_few = dynamic_cast<Parser::RaterTooFewContext*>(clause)) {
      if (!is_repeated(made.too_few.has_value())) made.too_few = policy_of(too_few);
    } else if (auto* const confidential = dynamic_cast<Parser::RaterConfidentialContext*>(clause)) {
      if (!is_repeated(made.confidential_below != nullptr)) {
        made.confidential_below = expression(confidential->expression());
      }
    } else if (auto* const applies = dynamic_cast<Parser::RaterAppliesWhenContext*>(clause)) {
      if (!is_repeated(made.applies_when != nullptr)) made.applies_when = expression(applies->expression());
    } else if (auto* const remark = dynamic_cast<Parser::RaterAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

}  // namespace timbang::language
