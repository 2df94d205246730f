#include <memory>
#include <utility>

#include "engine/language/parse/literal.h"
#include "engine/language/parse/tree_builder.h"

namespace timbang::language {

using value::ArithmeticOperator;
using value::ComparisonOperator;

template <typename Content>
ast::ExpressionPointer TreeBuilder::make(source::Span where, Content content) const {
  auto made = std::make_unique<ast::Expression>();
  made->span = where;
  made->content = std::move(content);
  return made;
}

void TreeBuilder::check_chain(source::Span where, std::size_t length) const {
  if (length <= max_chain) return;
  sink_.report({source::DiagnosticCode::expression_too_long, where, {std::to_string(max_chain)}, {}, {}});
}

ast::Formula TreeBuilder::formula(Parser::FormulaContext* context) {
  ast::Formula made;
  made.span = span(context);
  made.expression = expression(context->expression());
  auto const ends = context->formulaEnd();
  check_chain(span(context), ends.size());
  for (auto* const end : ends) {
    if (made.ends.size() < max_chain) made.ends.push_back(formula_end(end));
  }
  return made;
}

ast::FormulaEnd TreeBuilder::formula_end(Parser::FormulaEndContext* context) {
  ast::FormulaEnd made;
  made.span = span(context);
  if (auto* const clamp = dynamic_cast<Parser::ClampEndContext*>(context)) {
    made.kind = ast::FormulaEndKind::clamp;
    made.clamp = interval(clamp->interval());
  } else if (auto* const rounding = dynamic_cast<Parser::RoundingEndContext*>(context)) {
    made.decimals = decimals(rounding->DECIMALS());
    made.mode = rounding->HALF_UP() != nullptr     ? value::RoundingMode::half_up
                : rounding->HALF_DOWN() != nullptr ? value::RoundingMode::half_down
                : rounding->HALF_EVEN() != nullptr ? value::RoundingMode::half_even
                : rounding->UP() != nullptr        ? value::RoundingMode::up
                                                   : value::RoundingMode::down;
  }
  return made;
}

ast::ExpressionPointer TreeBuilder::expression(Parser::ExpressionContext* context) {
  auto const operands = context->negation();
  if (operands.size() == 1) return negation(operands.front());
  ast::LogicalChain chain;
  for (auto* const child : context->children) {
    if (auto* const operand = dynamic_cast<Parser::NegationContext*>(child)) {
      chain.operands.push_back(negation(operand));
    } else if (auto* const word = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
      auto const is_and = word->getSymbol()->getType() == Parser::AND;
      chain.connectives.push_back(is_and ? ast::Connective::logical_and : ast::Connective::logical_or);
    }
  }
  return make(span(context), std::move(chain));
}

ast::ExpressionPointer TreeBuilder::negation(Parser::NegationContext* context) {
  auto* const operand_context = context->relation();
  auto operand = relation(operand_context);
  auto const bare_comparison = !operand_context->relationEnd().empty();
  auto const words = context->NOT();
  check_chain(span(context), words.size());
  if (words.size() > max_chain) return operand;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    auto const where = source::cover(span(*word), span(operand_context));
    operand = make(where, ast::NotExpression{std::move(operand), bare_comparison});
  }
  return operand;
}

ast::ExpressionPointer TreeBuilder::relation(Parser::RelationContext* context) {
  auto left = additive(context->additive());
  auto const ends = context->relationEnd();
  if (ends.empty()) return left;
  ast::Relation relation;
  relation.left = std::move(left);
  for (auto* const end : ends) relation.ends.push_back(relation_end(end));
  return make(span(context), std::move(relation));
}

ast::RelationEnd TreeBuilder::relation_end(Parser::RelationEndContext* context) {
  if (auto* const one_of = dynamic_cast<Parser::OneOfEndContext*>(context)) {
    ast::OneOfEnd end;
    for (auto* const candidate : one_of->expression()) end.candidates.push_back(expression(candidate));
    return end;
  }
  if (auto* const in_interval = dynamic_cast<Parser::IntervalEndContext*>(context)) {
    return ast::IntervalEnd{interval(in_interval->interval())};
  }
  if (auto* const window = dynamic_cast<Parser::WindowEndContext*>(context)) {
    auto const length = read_duration(text(window->DURATION()), language_).value_or(value::Duration{12, 0});
    return ast::WindowEnd{length, source::cover(span(window->DURATION()), span(window->TO_DATE()))};
  }
  auto* const compared = dynamic_cast<Parser::ComparisonEndContext*>(context);
  return ast::ComparisonEnd{comparison(compared->comparison()), additive(compared->additive())};
}

ComparisonOperator TreeBuilder::comparison(Parser::ComparisonContext* context) const {
  if (context->EQUAL() != nullptr) return ComparisonOperator::equal;
  if (context->NOT_EQUAL() != nullptr) return ComparisonOperator::not_equal;
  if (context->LESS() != nullptr) return ComparisonOperator::less;
  if (context->LESS_EQUAL() != nullptr) return ComparisonOperator::less_equal;
  if (context->GREATER() != nullptr) return ComparisonOperator::greater;
  return ComparisonOperator::greater_equal;
}

ast::ExpressionPointer TreeBuilder::additive(Parser::AdditiveContext* context) {
  check_chain(span(context), context->multiplicative().size());
  ast::ExpressionPointer result;
  auto operation = ArithmeticOperator::add;
  source::Span operator_span;
  std::size_t length = 0;
  for (auto* const child : context->children) {
    if (auto* const word = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
      operation = word->getSymbol()->getType() == Parser::PLUS ? ArithmeticOperator::add : ArithmeticOperator::subtract;
      operator_span = span(word);
      continue;
    }
    if (++length > max_chain) break;
    auto operand = multiplicative(dynamic_cast<Parser::MultiplicativeContext*>(child));
    if (!result) {
      result = std::move(operand);
      continue;
    }
    auto const where = source::cover(result->span, operand->span);
    result = make(where, ast::Arithmetic{operation, std::move(result), std::move(operand), operator_span});
  }
  return result;
}

ast::ExpressionPointer TreeBuilder::multiplicative(Parser::MultiplicativeContext* context) {
  check_chain(span(context), context->primary().size());
  ast::ExpressionPointer result;
  auto operation = ArithmeticOperator::multiply;
  source::Span operator_span;
  std::size_t length = 0;
  for (auto* const child : context->children) {
    if (auto* const word = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
      auto const times = word->getSymbol()->getType() == Parser::TIMES;
      operation = times ? ArithmeticOperator::multiply : ArithmeticOperator::divide;
      operator_span = span(word);
      continue;
    }
    if (++length > max_chain) break;
    auto operand = primary(dynamic_cast<Parser::PrimaryContext*>(child));
    if (!result) {
      result = std::move(operand);
      continue;
    }
    auto const where = source::cover(result->span, operand->span);
    result = make(where, ast::Arithmetic{operation, std::move(result), std::move(operand), operator_span});
  }
  return result;
}

ast::ExpressionPointer TreeBuilder::primary(Parser::PrimaryContext* context) {
  auto const where = span(context);
  if (auto* const reference = dynamic_cast<Parser::ReferenceContext*>(context)) {
    if (reference->primary() == nullptr) return make(where, ast::Reference{path(reference->path())});
    return make(where, ast::AsOf{path(reference->path()), primary(reference->primary())});
  }
  if (auto* const group = dynamic_cast<Parser::GroupContext*>(context)) {
    // With its parentheses, so that what is shown of a formula is what was written.
    auto inner = expression(group->expression());
    inner->span = where;
    return inner;
  }
  if (auto* const since = dynamic_cast<Parser::TimeSinceContext*>(context)) {
    return make(where, ast::TimeSince{additive(since->additive()), primary(since->primary())});
  }
  if (auto* const part = dynamic_cast<Parser::PartOfDateContext*>(context)) {
    auto const kind =
        part->CALENDAR_YEAR_OF() != nullptr ? ast::DatePart::calendar_year : ast::DatePart::first_of_next_month;
    return make(where, ast::PartOfDate{kind, primary(part->primary())});
  }
  if (auto* const between = dynamic_cast<Parser::WorkingDaysBetweenContext*>(context)) {
    return make(where, ast::WorkingDaysBetween{additive(between->additive()), primary(between->primary())});
  }
  if (auto* const combined = dynamic_cast<Parser::CombinedTimeContext*>(context)) {
    return make(where, ast::CombinedTime{list_source(combined->listSource()), additive(combined->additive()),
                                         primary(combined->primary())});
  }
  if (auto* const every = dynamic_cast<Parser::EveryContext*>(context)) {
    return make(where, ast::Every{list_source(every->listSource()), expression(every->expression())});
  }
  if (auto* const there_is = dynamic_cast<Parser::ThereIsContext*>(context)) {
    return make(where, ast::ThereIs{list_source(there_is->listSource())});
  }
  if (auto* const latest = dynamic_cast<Parser::LatestContext*>(context)) {
    return make(where, ast::Latest{additive(latest->additive()), list_source(latest->listSource())});
  }
  if (auto* const test = dynamic_cast<Parser::DataTestContext*>(context)) {
    auto const kind = test->DATA_PRESENT() != nullptr ? ast::DataTestKind::data_present
                      : test->NO_DATA() != nullptr    ? ast::DataTestKind::no_data
                                                      : ast::DataTestKind::not_applicable;
    return make(where, ast::DataTest{path(test->path()), kind});
  }
  if (auto* const part = dynamic_cast<Parser::PercentageContext*>(context)) {
    return make(where, ast::Percentage{primary(part->primary(0)), primary(part->primary(1))});
  }
  if (auto* const value = dynamic_cast<Parser::IndicatorValueContext*>(context)) {
    return make(where, ast::IndicatorValue{value->TARGET() != nullptr});
  }
  if (auto several = list_value(context)) return several;
  return literal(context);
}

/// What is made of several values: of a list, of the indicators, or written one by one. Null when it is none of these.
ast::ExpressionPointer TreeBuilder::list_value(Parser::PrimaryContext* context) {
  auto const where = span(context);
  if (auto* const count = dynamic_cast<Parser::CountContext*>(context)) {
    return make(where, ast::Aggregate{ast::AggregateKind::count, {}, {}, list_source(count->listSource())});
  }
  if (auto* const aggregate = dynamic_cast<Parser::AggregateContext*>(context)) {
    auto const kind = aggregate->SUM() != nullptr       ? ast::AggregateKind::sum
                      : aggregate->MEAN() != nullptr    ? ast::AggregateKind::mean
                      : aggregate->LARGEST() != nullptr ? ast::AggregateKind::largest
                                                        : ast::AggregateKind::smallest;
    return make(where, ast::Aggregate{kind, additive(aggregate->additive()), {}, list_source(aggregate->listSource())});
  }
  if (auto* const mean = dynamic_cast<Parser::WeightedMeanContext*>(context)) {
    if (mean->INDICATOR() != nullptr) return make(where, ast::WeightedIndicators{});
    return make(where, ast::Aggregate{ast::AggregateKind::weighted_mean, additive(mean->additive(0)),
                                      additive(mean->additive(1)), list_source(mean->listSource())});
  }
  if (auto* const extreme = dynamic_cast<Parser::ExtremeContext*>(context)) {
    ast::Extreme made;
    made.is_greatest = extreme->MAX() != nullptr;
    for (auto* const operand : extreme->expression()) made.operands.push_back(expression(operand));
    check_chain(span(context), made.operands.size());
    return make(where, std::move(made));
  }
  return nullptr;
}

ast::ExpressionPointer TreeBuilder::literal(Parser::PrimaryContext* context) {
  auto const where = span(context);
  if (auto* const number = dynamic_cast<Parser::NumberLiteralContext*>(context)) return number_literal(number);
  // The scanner has reported what cannot be read; a zero keeps the tree whole.
  if (auto* const percent = dynamic_cast<Parser::PercentLiteralContext*>(context)) {
    auto const fraction = read_percent_leniently(text(percent->PERCENT_NUMBER()), language_);
    return make(where, ast::PercentLiteral{percent->MINUS() != nullptr ? fraction.negated() : fraction});
  }
  if (auto* const money = dynamic_cast<Parser::MoneyLiteralContext*>(context)) {
    auto const rupiah = read_money_leniently(text(money->MONEY_NUMBER()), language_);
    return make(where, ast::MoneyLiteral{money->MINUS() != nullptr ? rupiah.negated() : rupiah});
  }
  if (auto* const quoted = dynamic_cast<Parser::TextLiteralContext*>(context)) {
    return make(where, ast::TextLiteral{read_text(text(quoted->TEXT()))});
  }
  if (auto* const day = dynamic_cast<Parser::DateLiteralContext*>(context)) {
    return make(where, ast::DateLiteral{date(day->DATE())});
  }
  if (auto* const length = dynamic_cast<Parser::DurationLiteralContext*>(context)) {
    auto const duration = read_duration(text(length->DURATION()), language_).value_or(value::Duration{});
    return make(where, ast::DurationLiteral{duration});
  }
  if (auto* const days = dynamic_cast<Parser::WorkingDaysLiteralContext*>(context)) {
    return make(where, ast::WorkingDaysLiteral{read_working_days(text(days->WORKING_DAYS()), language_).value_or(0)});
  }
  return make(where, ast::BooleanLiteral{dynamic_cast<Parser::YesLiteralContext*>(context) != nullptr});
}

ast::ExpressionPointer TreeBuilder::number_literal(Parser::NumberLiteralContext* context) {
  ast::NumberLiteral literal;
  literal.value = read_number_leniently(text(context->NUMBER()), language_);
  if (context->MINUS() != nullptr) literal.value = literal.value.negated();
  if (context->NAME() != nullptr) literal.unit = name(context->NAME());
  return make(span(context), std::move(literal));
}

ast::ListSource TreeBuilder::list_source(Parser::ListSourceContext* context) {
  ast::ListSource source;
  source.span = span(context);
  if (context->expression() != nullptr) source.filter = expression(context->expression());
  if (context->ALL() != nullptr) {
    source.is_whole = true;
    source.path = qualified_name(context->qualifiedName());
    if (auto* const groups = context->populationGroups()) {
      source.groups = paths(groups->path());
      source.groups_span = span(groups);
    }
    return source;
  }
  source.path = path(context->path());
  if (context->DURATION() != nullptr) {
    source.calendar_window = read_duration(text(context->DURATION()), language_).value_or(value::Duration{12, 0});
    source.window_span = span(context->DURATION());
  }
  return source;
}

ast::Interval TreeBuilder::interval(Parser::IntervalContext* context) {
  ast::Interval made;
  made.span = span(context);
  made.low = additive(context->additive(0));
  made.high = additive(context->additive(1));
  made.low_open = context->OPEN_ROUND() != nullptr;
  made.high_open = context->CLOSE_ROUND() != nullptr;
  return made;
}

}  // namespace timbang::language
