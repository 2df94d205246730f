// Rules of an assessment: computations, tables, requirements, decisions, and what excepts them.
#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

ir::Period TreeBuilder::period(Parser::PeriodContext* context) const {
  ir::Period made{date(context->DATE(0)), {}};
  if (context->THROUGH() != nullptr) made.through = date(context->DATE(1));
  return made;
}

/// A condition has no rounding and no limits.
ast::Formula TreeBuilder::condition(Parser::ExpressionContext* context) {
  ast::Formula made;
  made.expression = expression(context);
  made.span = made.expression->span;
  return made;
}

ast::Rule TreeBuilder::rule(Parser::AssessmentRuleContext* context) {
  if (auto* const entry = context->computation()) return computation(entry);
  if (auto* const entry = context->table()) return table(entry);
  if (auto* const entry = context->indicator()) return indicator(entry);
  if (auto* const entry = context->feedback()) return feedback(entry);
  if (auto* const entry = context->requirement()) return requirement(entry);
  return decision(context->decision());
}

ast::Computation TreeBuilder::computation(Parser::ComputationContext* context) {
  ast::Computation made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.is_step = context->STEP() != nullptr;
  made.type = type(context->type());
  if (context->forEach() != nullptr) made.for_each = path(context->forEach()->path());
  if (context->formula() != nullptr) {
    made.versions.push_back({{}, formula(context->formula()), {}, span(context->formula())});
  }
  for (auto* const version : context->formulaVersion()) {
    made.versions.push_back({period(version->period()), formula(version->formula()), {}, span(version)});
    annotate(version->annotation(), made.versions.back().annotations);
  }
  made.exceptions = exceptions(context->exceptionBranch());
  return made;
}

namespace {

ir::HitPolicy hit_policy(TreeBuilder::Parser::HitPolicyContext* context) {
  using Parser = TreeBuilder::Parser;
  if (dynamic_cast<Parser::FirstMatchContext*>(context) != nullptr) return ir::HitPolicy::first_match;
  if (dynamic_cast<Parser::AllMatchesContext*>(context) != nullptr) return ir::HitPolicy::all_matches;
  if (dynamic_cast<Parser::SumOfMatchesContext*>(context) != nullptr) return ir::HitPolicy::sum;
  if (dynamic_cast<Parser::LargestOfMatchesContext*>(context) != nullptr) return ir::HitPolicy::largest;
  return ir::HitPolicy::smallest;
}

}  // namespace

ast::Table TreeBuilder::table(Parser::TableContext* context) {
  ast::Table made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.is_step = context->STEP() != nullptr;
  if (context->forEach() != nullptr) made.for_each = path(context->forEach()->path());
  if (context->hitPolicy() != nullptr) made.hit_policy = hit_policy(context->hitPolicy());
  if (context->rows() != nullptr) made.versions.push_back({{}, rows(context->rows()), {}, span(context->rows())});
  for (auto* const version : context->tableVersion()) {
    made.versions.push_back({period(version->period()), rows(version->rows()), {}, span(version)});
    annotate(version->annotation(), made.versions.back().annotations);
  }
  for (auto* const exception : context->rowException()) {
    if (made.exceptions.size() == max_chain) {
      check_chain(span(context), context->rowException().size());
      break;
    }
    made.exceptions.push_back(row_exception(exception));
  }
  return made;
}

ast::Requirement TreeBuilder::requirement(Parser::RequirementContext* context) {
  ast::Requirement made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  if (context->expression() != nullptr)
    made.versions.push_back({{}, condition(context->expression()), {}, span(context)});
  for (auto* const version : context->requirementVersion()) {
    made.versions.push_back({period(version->period()), condition(version->expression()), {}, span(version)});
    annotate(version->annotation(), made.versions.back().annotations);
  }
  made.exceptions = exceptions(context->exceptionBranch());
  return made;
}

ast::DecisionDeclaration TreeBuilder::decision(Parser::DecisionContext* context) {
  ast::DecisionDeclaration made;
  made.heading = heading(context, context->NAME(), context->label());
  auto* const set = context->requirementSet();
  made.all_requirements = set->ALL_REQUIREMENTS() != nullptr;
  for (auto* const requirement_name : set->NAME()) made.requirements.push_back(name(requirement_name));
  for (auto* const clause : context->decisionClause()) {
    if (auto* const applies = dynamic_cast<Parser::DecisionAppliesWhenContext*>(clause)) {
      if (is_first(made.applies_when == nullptr, clause)) made.applies_when = expression(applies->expression());
    } else if (auto* const remark = dynamic_cast<Parser::DecisionAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  made.exceptions = exceptions(context->exceptionBranch());
  return made;
}

std::vector<ast::Exception> TreeBuilder::exceptions(std::vector<Parser::ExceptionBranchContext*> const& contexts) {
  std::vector<ast::Exception> made;
  for (auto* const context : contexts) {
    if (made.size() == max_chain) {
      check_chain(span(context), contexts.size());
      break;
    }
    ast::Exception exception;
    exception.heading = heading(context, context->NAME(0), context->label());
    annotate(context->annotation(), exception.heading.annotations);
    if (context->AGAINST() != nullptr) exception.against = name(context->NAME(1));
    if (context->period() != nullptr) exception.in_force = period(context->period());
    exception.guard = expression(context->expression());
    if (context->formula() != nullptr) exception.formula = formula(context->formula());
    exception.formula_is_requirement = context->MUST() != nullptr;
    made.push_back(std::move(exception));
  }
  return made;
}

}  // namespace timbang::language
