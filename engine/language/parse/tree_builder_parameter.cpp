// What rules read and do not compute: parameters, and the terms that one package opens and another fills; with them the
// norms that bind what is filled, and waivers.
#include <utility>

#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

ast::Parameter TreeBuilder::parameter(Parser::ParameterContext* context) {
  ast::Parameter made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.type = type(context->type());
  made.versions = parameter_versions(context->parameterVersion());
  if (context->qualifiedName() != nullptr) made.subject = qualified_name(context->qualifiedName());
  made.exceptions = exceptions(context->exceptionBranch());
  return made;
}

std::vector<ast::ParameterVersion> TreeBuilder::parameter_versions(
    std::vector<Parser::ParameterVersionContext*> const& contexts) {
  std::vector<ast::ParameterVersion> made;
  for (auto* const context : contexts) {
    made.push_back({period(context->period()), expression(context->expression()), {}, span(context)});
    annotate(context->annotation(), made.back().annotations);
  }
  return made;
}

ast::OpenTerm TreeBuilder::open_term(Parser::OpenTermContext* context) {
  ast::OpenTerm made;
  made.heading = heading(context, context->NAME(0), context->label());
  made.type = type(context->type());
  made.filled_by = name(context->NAME(1));
  for (auto* const clause : context->openTermClause()) {
    if (auto* const written = dynamic_cast<Parser::DefaultClauseContext*>(clause)) {
      if (!is_first(made.defaults.empty(), clause)) continue;
      for (auto* const version : written->defaultVersion()) {
        made.defaults.push_back({period(version->period()), expression(version->expression()), {}, span(version)});
      }
      if (auto* const value = written->expression()) made.defaults.push_back({{}, expression(value), {}, span(value)});
    } else if (auto* const direction = dynamic_cast<Parser::DirectionClauseContext*>(clause)) {
      auto const is_raised = direction->MAY_ONLY_BE_RAISED() != nullptr;
      if (is_first(!made.freedom, clause)) made.freedom = is_raised ? ir::Freedom::only_up : ir::Freedom::only_down;
    } else if (auto* const remark = dynamic_cast<Parser::OpenTermAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

ast::Setting TreeBuilder::setting(Parser::SettingContext* context) {
  ast::Setting made{qualified_name(context->qualifiedName()), {}, {}, span(context)};
  annotate(context->annotation(), made.annotations);
  made.versions = parameter_versions(context->parameterVersion());
  return made;
}

ast::Norm TreeBuilder::norm(Parser::NormContext* context) {
  ast::Norm made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.subject = qualified_name(context->qualifiedName());
  if (context->period() != nullptr) made.in_force = period(context->period());
  if (context->WHEN() != nullptr) made.when = expression(context->expression(0));
  made.must = expression(context->expression().back());
  return made;
}

ast::Waiver TreeBuilder::waiver(Parser::WaiverContext* context) {
  return {name(context->NAME()),     qualified_name(context->qualifiedName()),
          text_of(context->TEXT(0)), text_of(context->TEXT(1)),
          date(context->DATE()),     span(context)};
}

}  // namespace timbang::language
