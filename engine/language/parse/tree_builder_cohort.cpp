// Rankings and summaries, whose clauses stand in any order.
#include <utility>

#include "engine/language/parse/literal.h"
#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

std::vector<ast::Path> TreeBuilder::paths(std::vector<Parser::PathContext*> const& contexts) const {
  std::vector<ast::Path> made;
  for (auto* const context : contexts) made.push_back(path(context));
  return made;
}

ast::Ranking TreeBuilder::ranking(Parser::RankingContext* context) {
  ast::Ranking made;
  made.heading = heading(context, context->NAME(), context->label());
  made.assessment = qualified_name(context->qualifiedName());
  if (context->expression() != nullptr) made.filter = expression(context->expression());
  for (auto* const clause : context->rankingClause()) {
    if (auto* const groups = dynamic_cast<Parser::RankingGroupsContext*>(clause)) {
      if (is_first(made.groups.empty(), clause)) made.groups = paths(groups->path());
    } else if (auto* const criteria = dynamic_cast<Parser::RankingCriteriaContext*>(clause)) {
      if (!is_first(made.criteria.empty(), clause)) continue;
      for (auto* const criterion : criteria->criterion()) {
        made.criteria.push_back({expression(criterion->expression()), criterion->HIGHEST_FIRST() != nullptr});
      }
    } else if (auto* const tie = dynamic_cast<Parser::RankingTieContext*>(clause)) {
      if (is_first(!made.tie, clause)) made.tie = read_text(text(tie->TEXT()));
    } else if (auto* const undetermined = dynamic_cast<Parser::RankingUndeterminedContext*>(clause)) {
      if (is_first(!made.sets_apart, clause)) made.sets_apart = undetermined->SET_APART() != nullptr;
    } else if (auto* const taken = dynamic_cast<Parser::RankingSelectionContext*>(clause)) {
      if (is_first(!made.selection, clause)) made.selection = selection(taken);
    } else if (auto* const remark = dynamic_cast<Parser::RankingAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

ast::Selection TreeBuilder::selection(Parser::RankingSelectionContext* context) {
  ast::Selection made;
  made.number = primary(context->primary());
  made.heading = heading(context, context->NAME(), context->label());
  auto* const tie = context->tieAtCut();
  if (tie == nullptr) return made;
  made.when_tied = tie->INCLUDE_ALL() != nullptr ? ir::TieAtCut::include_all : ir::TieAtCut::refer;
  if (tie->TEXT() != nullptr) made.referred_to = read_text(text(tie->TEXT()));
  return made;
}

ast::Summary TreeBuilder::summary(Parser::SummaryContext* context) {
  ast::Summary made;
  made.heading = heading(context, context->NAME(), context->label());
  made.assessment = qualified_name(context->qualifiedName());
  if (context->expression() != nullptr) made.filter = expression(context->expression());
  made.groups = paths(context->path());
  for (auto* const clause : context->summaryClause()) {
    if (auto* const days = dynamic_cast<Parser::SummaryDaysContext*>(clause)) {
      if (!is_first(made.days.empty(), clause)) continue;
      made.days_span = span(clause);
      for (auto* const day : days->expression()) made.days.push_back(expression(day));
    } else if (auto* const total = dynamic_cast<Parser::SummaryTotalContext*>(clause)) {
      if (is_first(!made.total, clause)) made.total = read_text(text(total->TEXT()));
    } else if (auto* const remark = dynamic_cast<Parser::SummaryAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  for (auto* const entry : context->summaryColumn()) {
    ast::Column column;
    column.heading = heading(entry, entry->NAME(), entry->label());
    annotate(entry->annotation(), column.heading.annotations);
    column.type = type(entry->type());
    column.formula = formula(entry->formula());
    made.columns.push_back(std::move(column));
  }
  return made;
}

}  // namespace timbang::language
