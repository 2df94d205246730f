#include <utility>

#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

ast::Rows TreeBuilder::rows(Parser::RowsContext* context) {
  ast::Rows made;
  made.span = span(context);
  for (auto* const entry : context->row()) made.rows.push_back(row(entry));
  return made;
}

ast::Row TreeBuilder::row(Parser::RowContext* context) {
  ast::Row made;
  made.span = span(context);
  // Between two bars without a cell there is an empty one: it is kept, so that columns can be counted.
  auto pending = source::Span{};
  auto has_pending = false;
  auto const close_empty = [&] {
    if (has_pending) made.cells.push_back({ast::EmptyCell{}, pending});
    has_pending = false;
  };
  for (auto* const child : context->children) {
    if (auto* const entry = dynamic_cast<Parser::CellContext*>(child)) {
      made.cells.push_back(cell(entry));
      has_pending = false;
      continue;
    }
    auto* const bar = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    close_empty();
    auto const kind = bar->getSymbol()->getType();
    if (kind == Parser::ROW_END) break;
    if (kind == Parser::DOUBLE_BAR) {
      made.several_double_bars = made.several_double_bars || made.first_result.has_value();
      made.first_result = made.cells.size();
    }
    pending = span(bar);
    has_pending = true;
  }
  return made;
}

ast::Cell TreeBuilder::cell(Parser::CellContext* context) {
  auto const where = span(context);
  auto const word = [&](ast::ResultWord kind) { return ast::Cell{ast::WordCell{kind}, where}; };
  if (dynamic_cast<Parser::AnyCellContext*>(context) != nullptr) return {ast::AnyCell{}, where};
  if (dynamic_cast<Parser::AsEmptyCellContext*>(context) != nullptr) return {ast::EmptyCell{}, where};
  if (dynamic_cast<Parser::NoDataCellContext*>(context) != nullptr) return word(ast::ResultWord::no_data);
  if (dynamic_cast<Parser::FaultCellContext*>(context) != nullptr) return word(ast::ResultWord::fault);
  if (dynamic_cast<Parser::EligibleCellContext*>(context) != nullptr) return word(ast::ResultWord::eligible);
  if (dynamic_cast<Parser::NotEligibleCellContext*>(context) != nullptr) return word(ast::ResultWord::not_eligible);
  if (dynamic_cast<Parser::UndecidedCellContext*>(context) != nullptr) return word(ast::ResultWord::undecided);
  if (dynamic_cast<Parser::NotApplicableCellContext*>(context) != nullptr) return word(ast::ResultWord::not_applicable);
  if (auto* const compared = dynamic_cast<Parser::ComparisonCellContext*>(context)) {
    return {ast::ComparisonCell{comparison(compared->comparison()), expression(compared->expression())}, where};
  }
  if (auto* const range = dynamic_cast<Parser::RangeCellContext*>(context)) {
    return {ast::RangeCell{interval(range->intervalCell()->interval())}, where};
  }
  if (auto* const header = dynamic_cast<Parser::HeaderCellContext*>(context)) {
    return {ast::HeaderCell{expression(header->expression()), type(header->type())}, where};
  }
  if (auto* const cited = dynamic_cast<Parser::CitationCellContext*>(context)) {
    ast::CitationCell made;
    ast::Citation first;
    first.regulation = regulation_name(cited->qualifiedName());
    for (auto* const part : cited->citationPart()) first.parts.push_back(citation_part(part));
    first.span = where;
    made.citations.push_back(std::move(first));
    for (auto* const further : cited->citation()) made.citations.push_back(citation(further));
    return {std::move(made), where};
  }
  if (auto* const provisional = dynamic_cast<Parser::ProvisionalCellContext*>(context)) {
    ast::ProvisionalCell made;
    auto* const values = provisional->provisionalValues();
    if (values->interval() != nullptr) made.interval = interval(values->interval());
    for (auto* const value : values->expression()) made.values.push_back(expression(value));
    return {std::move(made), where};
  }
  if (auto* const reason = dynamic_cast<Parser::ReasonHeaderCellContext*>(context)) {
    return {ast::ReasonHeaderCell{reason->REQUIREMENT() != nullptr}, where};
  }
  ast::ValueCell made;
  for (auto* const value : dynamic_cast<Parser::ValueCellContext*>(context)->expression()) {
    made.values.push_back(expression(value));
  }
  return {std::move(made), where};
}

/// What it says of a result stands as in a cell of the table.
ast::Exception TreeBuilder::row_exception(Parser::RowExceptionContext* context) {
  ast::Exception made;
  made.heading = heading(context, context->NAME(0), context->label());
  annotate(context->annotation(), made.heading.annotations);
  if (context->AGAINST() != nullptr) made.against = name(context->NAME(1));
  if (context->AGAINST_ROW() != nullptr) made.against_row = name(context->NAME(1));
  if (context->period() != nullptr) made.in_force = period(context->period());
  made.guard = expression(context->expression());
  for (auto* const result : context->rowResult()) {
    auto const where = span(result);
    if (result->MINUS() != nullptr) {
      made.results.push_back({ast::AnyCell{}, where});
    } else if (result->NOT_APPLICABLE() != nullptr) {
      made.results.push_back({ast::WordCell{ast::ResultWord::not_applicable}, where});
    } else {
      ast::ValueCell value;
      value.values.push_back(expression(result->expression()));
      made.results.push_back({std::move(value), where});
    }
  }
  return made;
}

}  // namespace timbang::language
