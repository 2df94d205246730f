#include "engine/language/parse/tree_builder.h"

#include <algorithm>
#include <utility>

#include "engine/language/parse/literal.h"

namespace timbang::language {

using antlr4::tree::TerminalNode;

// ---- Places, names, texts ------------------------------------------------------------------------------------------------

source::Span TreeBuilder::span(antlr4::ParserRuleContext* context) const {
  auto const& first = tokens_.at(context->getStart()->getTokenIndex());
  auto const& last = tokens_.at(context->getStop()->getTokenIndex());
  return source::cover(first.span, last.span);
}

source::Span TreeBuilder::span(TerminalNode* node) const { return tokens_.at(node->getSymbol()->getTokenIndex()).span; }

std::string_view TreeBuilder::text(TerminalNode* node) const { return file_.text(span(node)); }

ast::Name TreeBuilder::name(TerminalNode* node) const {
  auto written = text(node);
  auto const is_part = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  while (!written.empty() && !is_part(written.front())) written.remove_prefix(1);
  while (!written.empty() && !is_part(written.back())) written.remove_suffix(1);
  return {std::string(written), span(node)};
}

ast::Text TreeBuilder::text_of(TerminalNode* node) const { return {read_text(text(node)), span(node)}; }

ast::Path TreeBuilder::path_of(std::vector<TerminalNode*> const& names, source::Span where) const {
  ast::Path made;
  made.span = where;
  for (auto* const part : names) made.parts.push_back(name(part));
  return made;
}
ast::Path TreeBuilder::path(Parser::PathContext* context) const { return path_of(context->NAME(), span(context)); }
ast::Path TreeBuilder::qualified_name(Parser::QualifiedNameContext* context) const {
  return path_of(context->NAME(), span(context));
}

value::Date TreeBuilder::date(TerminalNode* node) const { return read_date_leniently(text(node), language_); }

std::uint32_t TreeBuilder::count(TerminalNode* node) {
  if (auto const number = read_count(text(node), language_)) return *number;
  sink_.report({source::DiagnosticCode::count_form, span(node), {text(node)}, {}, {}});
  return 0;
}

std::uint32_t TreeBuilder::decimals(TerminalNode* node) const {
  if (auto const number = read_decimals(text(node))) return *number;
  sink_.report({source::DiagnosticCode::decimals_form, span(node), {text(node)}, {}, {}});
  return 0;
}

ast::Heading TreeBuilder::heading(antlr4::ParserRuleContext* context, TerminalNode* name_node,
                                  Parser::LabelContext* label) const {
  ast::Heading made;
  if (name_node != nullptr) made.name = name(name_node);
  if (label != nullptr) made.label = read_text(text(label->TEXT()));
  made.span = span(context);
  return made;
}

// ---- Annotations ---------------------------------------------------------------------------------------------------------

void TreeBuilder::annotate(Parser::AnnotationContext* context, ast::Annotations& annotations) const {
  if (auto* const basis = dynamic_cast<Parser::BasisContext*>(context)) {
    for (auto* const entry : basis->citation()) annotations.citations.push_back(citation(entry));
  } else if (auto* const note = dynamic_cast<Parser::NoteContext*>(context)) {
    annotations.notes.push_back(text_of(note->TEXT()));
  } else if (auto* const check = dynamic_cast<Parser::ToBeCheckedContext*>(context)) {
    annotations.to_check.push_back(text_of(check->TEXT()));
  }
}

void TreeBuilder::annotate(std::vector<Parser::AnnotationContext*> const& contexts,
                           ast::Annotations& annotations) const {
  for (auto* const context : contexts) annotate(context, annotations);
}

/// The name may have that of its package before it.
ast::Name TreeBuilder::regulation_name(Parser::QualifiedNameContext* context) const {
  return {qualified_name(context).text(), span(context)};
}

ast::Citation TreeBuilder::citation(Parser::CitationContext* context) const {
  ast::Citation made;
  made.span = span(context);
  made.regulation = regulation_name(context->qualifiedName());
  for (auto* const part : context->citationPart()) made.parts.push_back(citation_part(part));
  return made;
}

ir::CitationPart TreeBuilder::citation_part(Parser::CitationPartContext* context) const {
  using ir::CitationPartKind;
  auto* const node = dynamic_cast<TerminalNode*>(context->children.front());
  auto kind = CitationPartKind::article;
  if (context->PARAGRAPH() != nullptr) kind = CitationPartKind::paragraph;
  if (context->LETTER() != nullptr) kind = CitationPartKind::letter;
  if (context->POINT() != nullptr) kind = CitationPartKind::number;
  if (context->ANNEX() != nullptr) kind = CitationPartKind::annex;
  if (context->PAGE() != nullptr) kind = CitationPartKind::page;
  // `pasal 117` -> `117`, `ayat (5)` -> `5`
  auto written = text(node);
  written.remove_prefix(written.find_last_of(" \t(") + 1);
  if (!written.empty() && written.back() == ')') written.remove_suffix(1);
  return {kind, std::string(written)};
}

// ---- Packages and declarations -------------------------------------------------------------------------------------------

ast::PackageHeader TreeBuilder::package_header(Parser::PackageHeaderContext* context) {
  ast::PackageHeader made;
  made.span = span(context);
  made.name = qualified_name(context->qualifiedName());
  for (auto* const clause : context->packageClause()) {
    if (auto* const version = dynamic_cast<Parser::VersionClauseContext*>(clause)) {
      made.version = read_text(text(version->TEXT()));
    } else if (auto* const scope = dynamic_cast<Parser::ScopeClauseContext*>(clause)) {
      made.scope = name(scope->NAME());
    } else if (auto* const calendar = dynamic_cast<Parser::CalendarClauseContext*>(clause)) {
      made.calendar_policy = calendar->FIRST_OF_NEXT_MONTH() != nullptr ? value::CalendarPolicy::first_of_next_month
                             : calendar->END_OF_MONTH() != nullptr      ? value::CalendarPolicy::end_of_month
                                                                        : value::CalendarPolicy::data_error;
    } else if (auto* const remaining = dynamic_cast<Parser::RemainingDaysClauseContext*>(clause)) {
      made.remaining_days = read_duration(text(remaining->DURATION()), language_).value_or(value::Duration{});
      made.remaining_days_span = span(remaining->DURATION());
    } else if (auto* const week = dynamic_cast<Parser::WorkingWeekClauseContext*>(clause)) {
      auto const days =
          week->FIVE_WORKING_DAYS() != nullptr ? value::WorkingWeek::five_days : value::WorkingWeek::six_days;
      made.working_week = ast::WorkingWeek{days, qualified_name(week->qualifiedName())};
    } else if (auto* const remark = dynamic_cast<Parser::PackageAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.annotations);
    }
  }
  return made;
}

ast::Item TreeBuilder::item(Parser::ItemContext* context) {
  if (auto* const entry = context->importItem())
    return ast::Import{qualified_name(entry->qualifiedName()), span(entry)};
  if (auto* const entry = context->unitItem()) {
    ast::UnitDeclaration made;
    for (auto* const unit : entry->unitEntry()) made.units.push_back(unit_entry(unit));
    return made;
  }
  if (auto* const entry = context->regulation()) return regulation(entry);
  if (auto* const entry = context->choice()) return choice(entry);
  if (auto* const entry = context->record()) return record(entry);
  if (auto* const entry = context->parameter()) return parameter(entry);
  if (auto* const entry = context->openTerm()) return open_term(entry);
  if (auto* const entry = context->setting()) return setting(entry);
  if (auto* const entry = context->norm()) return norm(entry);
  if (auto* const entry = context->waiver()) return waiver(entry);
  if (auto* const entry = context->ranking()) return ranking(entry);
  if (auto* const entry = context->summary()) return summary(entry);
  return example(context->example());
}

ast::UnitEntry TreeBuilder::unit_entry(Parser::UnitEntryContext* context) const {
  ast::UnitEntry made;
  made.name = name(context->NAME(0));
  if (context->NUMBER() == nullptr) return made;
  made.factor = read_number_leniently(text(context->NUMBER()), language_);
  made.base = name(context->NAME(1));
  return made;
}

ast::Regulation TreeBuilder::regulation(Parser::RegulationContext* context) const {
  ast::Regulation made;
  made.heading = heading(context, context->NAME(), context->label());
  for (auto* const clause : context->regulationClause()) {
    if (auto* const in_force = dynamic_cast<Parser::InForceClauseContext*>(clause)) {
      if (!is_first(!made.from, clause)) continue;
      auto const days = period(in_force->period());
      made.from = days.from;
      made.through = days.through;
    } else if (auto* const repeals = dynamic_cast<Parser::RepealsClauseContext*>(clause)) {
      for (auto* const repealed : repeals->NAME()) made.repeals.push_back(name(repealed));
    } else if (auto* const remark = dynamic_cast<Parser::RegulationAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

ast::Choice TreeBuilder::choice(Parser::ChoiceContext* context) {
  ast::Choice made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  if (context->ORDERED_LOWEST_FIRST() != nullptr) made.ordering = ast::Ordering::lowest_first;
  if (context->ORDERED_HIGHEST_FIRST() != nullptr) made.ordering = ast::Ordering::highest_first;
  made.rows = rows(context->rows());
  return made;
}

ast::Record TreeBuilder::record(Parser::RecordContext* context) {
  ast::Record made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  for (auto* const entry : context->member()) made.members.push_back(member(entry));
  for (auto* const entry : context->dataCheck()) made.checks.push_back(data_check(entry));
  return made;
}

ast::TypeReference TreeBuilder::type(Parser::TypeContext* context) {
  ast::TypeReference made;
  made.span = span(context);
  made.name = {qualified_name(context->qualifiedName()).text(), span(context->qualifiedName())};
  for (auto* const refinement : context->typeRefinement()) {
    if (auto* const digits = dynamic_cast<Parser::DecimalsRefinementContext*>(refinement)) {
      made.decimals = decimals(digits->DECIMALS());
    } else if (auto* const range = dynamic_cast<Parser::RangeRefinementContext*>(refinement)) {
      made.range = interval(range->interval());
    } else if (auto* const pattern = dynamic_cast<Parser::PatternRefinementContext*>(refinement)) {
      made.pattern = text_of(pattern->TEXT());
    }
  }
  return made;
}

ast::Member TreeBuilder::member(Parser::MemberContext* context) {
  ast::Member made;
  made.heading = heading(context, context->NAME(), context->label());
  made.is_key = context->KEY() != nullptr;
  made.type = type(context->fieldType()->type());
  made.type.is_list = context->fieldType()->LIST_OF() != nullptr;
  made.is_reference = context->fieldType()->KEY() != nullptr;
  for (auto* const clause : context->fieldClause()) field_clause(clause, made);
  return made;
}

void TreeBuilder::field_clause(Parser::FieldClauseContext* context, ast::Member& member) {
  if (auto* const names = dynamic_cast<Parser::SourceNamesContext*>(context)) {
    for (auto* const source_name : names->TEXT()) member.source_names.push_back(text_of(source_name));
  } else if (dynamic_cast<Parser::EmptyMeansNoneContext*>(context) != nullptr) {
    member.empty_means_none = true;
  } else if (dynamic_cast<Parser::EmptyMeansRunningContext*>(context) != nullptr) {
    member.empty_means_running = true;
  } else if (auto* const maximum = dynamic_cast<Parser::MaximumRowsContext*>(context)) {
    member.maximum_rows = count(maximum->NUMBER());
  } else if (dynamic_cast<Parser::OneEachYearContext*>(context) != nullptr) {
    member.one_each_year = true;
  } else if (auto* const latest = dynamic_cast<Parser::LatestByContext*>(context)) {
    member.latest_by = name(latest->NAME());
  } else if (auto* const via = dynamic_cast<Parser::ViaContext*>(context)) {
    member.via = name(via->NAME());
  } else if (dynamic_cast<Parser::NoRowsMeanNoneContext*>(context) != nullptr) {
    member.no_rows_mean_none = true;
  } else if (dynamic_cast<Parser::MustBeFilledContext*>(context) != nullptr) {
    member.must_be_filled = true;
  } else if (auto* const contained = dynamic_cast<Parser::ContainedFieldsContext*>(context)) {
    for (auto* const entry : contained->containedField()) member.contained.push_back(contained_field(entry));
  } else if (auto* const remark = dynamic_cast<Parser::FieldAnnotationContext*>(context)) {
    annotate(remark->annotation(), member.heading.annotations);
  }
}

ast::ContainedField TreeBuilder::contained_field(Parser::ContainedFieldContext* context) {
  ast::ContainedField made{name(context->NAME()), count(context->NUMBER(0)), 0, span(context)};
  made.last = context->RANGE() != nullptr ? count(context->NUMBER(1)) : made.first;
  return made;
}

ast::DataCheck TreeBuilder::data_check(Parser::DataCheckContext* context) {
  ast::DataCheck made;
  made.heading = heading(context, context->NAME(), context->label());
  annotate(context->annotation(), made.heading.annotations);
  made.condition = expression(context->expression());
  made.rejects = context->REFUSE() != nullptr;
  return made;
}

/// A clause that stands a second time is told; it would take the place of the first unnoticed.
bool TreeBuilder::is_first(bool is_empty, antlr4::ParserRuleContext* clause) const {
  if (!is_empty) sink_.report({source::DiagnosticCode::clause_twice, span(clause), {}, {}, {}});
  return is_empty;
}

// ---- Assessments ---------------------------------------------------------------------------------------------------------

ast::Assessment TreeBuilder::assessment_head(Parser::AssessmentContext* context) {
  ast::Assessment made;
  made.heading = heading(context, context->NAME(), context->label());
  made.subject = qualified_name(context->qualifiedName());
  for (auto* const clause : context->assessmentClause()) {
    if (auto* const applies = dynamic_cast<Parser::AppliesWhenContext*>(clause)) {
      if (is_first(made.applies_when == nullptr, clause)) made.applies_when = expression(applies->expression());
    } else if (auto* const in_force = dynamic_cast<Parser::AssessmentInForceContext*>(clause)) {
      if (is_first(!made.in_force.from, clause)) made.in_force = period(in_force->period());
    } else if (auto* const rules = dynamic_cast<Parser::RulesAsOfContext*>(clause)) {
      if (is_first(made.law_date == nullptr, clause)) made.law_date = expression(rules->expression());
    } else if (auto* const added = dynamic_cast<Parser::RequirementsMayBeAddedContext*>(clause)) {
      if (is_first(!made.added_to_by, clause)) made.added_to_by = name(added->NAME());
    } else if (auto* const remark = dynamic_cast<Parser::AssessmentAnnotationContext*>(clause)) {
      annotate(remark->annotation(), made.heading.annotations);
    }
  }
  return made;
}

ast::Addition TreeBuilder::addition_head(Parser::AdditionContext* context) {
  ast::Addition made{qualified_name(context->qualifiedName()), {}, {}, span(context)};
  annotate(context->annotation(), made.annotations);
  return made;
}

// ---- Tests in the file ---------------------------------------------------------------------------------------------------

ast::Example TreeBuilder::example(Parser::ExampleContext* context) {
  ast::Example made;
  made.span = span(context);
  made.name = text_of(context->TEXT());
  made.assessment = qualified_name(context->qualifiedName());
  if (context->DATE() != nullptr) made.on = date(context->DATE());
  for (auto* const step : context->exampleStep()) made.steps.push_back(example_step(step));
  return made;
}

ast::ExampleStep TreeBuilder::example_step(Parser::ExampleStepContext* context) {
  if (auto* const set = dynamic_cast<Parser::SetFieldContext*>(context)) {
    return ast::SetField{path(set->path()), cell(set->cell()), span(context)};
  }
  if (auto* const set = dynamic_cast<Parser::SetRowsContext*>(context)) {
    return ast::SetRows{path(set->path()), rows(set->rows())};
  }
  if (auto* const set = dynamic_cast<Parser::SetCollectionContext*>(context)) {
    return ast::SetCollection{qualified_name(set->qualifiedName()), rows(set->rows())};
  }
  if (auto* const set = dynamic_cast<Parser::SetTermContext*>(context)) {
    return ast::SetTerm{qualified_name(set->qualifiedName()), cell(set->cell())};
  }
  if (auto* const expected = dynamic_cast<Parser::ExpectResultContext*>(context)) {
    return ast::ExpectResult{path(expected->path()), cell(expected->cell()), span(context)};
  }
  if (auto* const failing = dynamic_cast<Parser::ExpectFailingContext*>(context)) {
    return ast::ExpectFailing{name(failing->NAME())};
  }
  if (auto* const missing = dynamic_cast<Parser::ExpectMissingContext*>(context)) {
    // A path is compared as text; blanks that the author put between its parts do not count.
    auto written = std::string(file_.text(span(missing->missingPath())));
    written.erase(std::remove_if(written.begin(), written.end(), [](char c) { return c == ' ' || c == '\n'; }),
                  written.end());
    return ast::ExpectMissing{std::move(written), span(context)};
  }
  return ast::CaseTable{rows(dynamic_cast<Parser::CaseTableContext*>(context)->rows())};
}

}  // namespace timbang::language
