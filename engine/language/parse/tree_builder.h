// The generated parser's contexts to our syntax tree, with one typed function a rule of the grammar.
// Contexts that hold an error are never handed in: parse.cpp leaves such constructs out.
#pragma once

#include <string>
#include <vector>

#include "TimbangParser.h"

#include "engine/language/parse/token.h"
#include "engine/language/syntax/module.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Operators in a row at one level; more would make the tree too deep to walk.
inline constexpr std::size_t max_chain = 200;

class TreeBuilder {
public:
  using Parser = generated::TimbangParser;

  TreeBuilder(source::SourceFile const& file, std::vector<Token> const& tokens, source::Language language,
              source::DiagnosticSink& sink)
      : file_(file), tokens_(tokens), language_(language), sink_(sink) {}

  // tree_builder.cpp: packages, declarations, tests
  ast::PackageHeader package_header(Parser::PackageHeaderContext* context);
  ast::Item item(Parser::ItemContext* context);
  ast::Assessment assessment_head(Parser::AssessmentContext* context);
  ast::Addition addition_head(Parser::AdditionContext* context);

  // tree_builder_rule.cpp
  ast::Rule rule(Parser::AssessmentRuleContext* context);

  // tree_builder_expression.cpp
  ast::Formula formula(Parser::FormulaContext* context);
  ast::ExpressionPointer expression(Parser::ExpressionContext* context);

  source::Span span(antlr4::ParserRuleContext* context) const;
  source::Span span(antlr4::tree::TerminalNode* node) const;
  std::string_view text(antlr4::tree::TerminalNode* node) const;
  /// The name without its single quotes.
  ast::Name name(antlr4::tree::TerminalNode* node) const;

private:
  ast::ExpressionPointer negation(Parser::NegationContext* context);
  ast::ExpressionPointer relation(Parser::RelationContext* context);
  ast::RelationEnd relation_end(Parser::RelationEndContext* context);
  ast::ExpressionPointer additive(Parser::AdditiveContext* context);
  ast::ExpressionPointer multiplicative(Parser::MultiplicativeContext* context);
  ast::ExpressionPointer primary(Parser::PrimaryContext* context);
  ast::ExpressionPointer literal(Parser::PrimaryContext* context);
  ast::ExpressionPointer number_literal(Parser::NumberLiteralContext* context);
  ast::ExpressionPointer list_value(Parser::PrimaryContext* context);
  ast::FormulaEnd formula_end(Parser::FormulaEndContext* context);
  ast::ListSource list_source(Parser::ListSourceContext* context);
  ast::Interval interval(Parser::IntervalContext* context);
  value::ComparisonOperator comparison(Parser::ComparisonContext* context) const;
  template <typename Content>
  ast::ExpressionPointer make(source::Span where, Content content) const;
  /// Reports a chain of more than max_chain parts.
  void check_chain(source::Span where, std::size_t length) const;

  bool is_first(bool is_empty, antlr4::ParserRuleContext* clause) const;
  ast::Heading heading(antlr4::ParserRuleContext* context, antlr4::tree::TerminalNode* name_node,
                       Parser::LabelContext* label) const;
  ast::Text text_of(antlr4::tree::TerminalNode* node) const;
  ast::Path path(Parser::PathContext* context) const;
  ast::Path qualified_name(Parser::QualifiedNameContext* context) const;
  ast::Path path_of(std::vector<antlr4::tree::TerminalNode*> const& names, source::Span where) const;
  value::Date date(antlr4::tree::TerminalNode* node) const;
  std::uint32_t count(antlr4::tree::TerminalNode* node);
  std::uint32_t decimals(antlr4::tree::TerminalNode* node) const;

  void annotate(Parser::AnnotationContext* context, ast::Annotations& annotations) const;
  void annotate(std::vector<Parser::AnnotationContext*> const& contexts, ast::Annotations& annotations) const;
  ast::Name regulation_name(Parser::QualifiedNameContext* context) const;
  ast::Citation citation(Parser::CitationContext* context) const;
  ir::CitationPart citation_part(Parser::CitationPartContext* context) const;
  ast::TypeReference type(Parser::TypeContext* context);
  ast::Member member(Parser::MemberContext* context);
  void field_clause(Parser::FieldClauseContext* context, ast::Member& member);
  ast::UnitEntry unit_entry(Parser::UnitEntryContext* context) const;
  ast::ContainedField contained_field(Parser::ContainedFieldContext* context);
  ast::DataCheck data_check(Parser::DataCheckContext* context);
  ast::Regulation regulation(Parser::RegulationContext* context) const;
  ast::Choice choice(Parser::ChoiceContext* context);
  ast::Record record(Parser::RecordContext* context);
  ast::Example example(Parser::ExampleContext* context);
  ast::ExampleStep example_step(Parser::ExampleStepContext* context);

  // tree_builder_parameter.cpp
  ast::Parameter parameter(Parser::ParameterContext* context);
  std::vector<ast::ParameterVersion> parameter_versions(std::vector<Parser::ParameterVersionContext*> const& contexts);
  ast::OpenTerm open_term(Parser::OpenTermContext* context);
  ast::Setting setting(Parser::SettingContext* context);
  ast::Norm norm(Parser::NormContext* context);
  ast::Waiver waiver(Parser::WaiverContext* context);

  // tree_builder_rule.cpp
  ir::Period period(Parser::PeriodContext* context) const;
  ast::Formula condition(Parser::ExpressionContext* context);
  ast::Computation computation(Parser::ComputationContext* context);
  ast::Table table(Parser::TableContext* context);
  ast::Indicator indicator(Parser::IndicatorContext* context);
  ast::Requirement requirement(Parser::RequirementContext* context);
  ast::DecisionDeclaration decision(Parser::DecisionContext* context);
  std::vector<ast::Exception> exceptions(std::vector<Parser::ExceptionBranchContext*> const& contexts);

  // tree_builder_feedback.cpp
  ast::Feedback feedback(Parser::FeedbackContext* context);
  ast::RaterGroup rater_group(Parser::RaterGroupContext* context);

  // tree_builder_cohort.cpp
  ast::Ranking ranking(Parser::RankingContext* context);
  ast::Selection selection(Parser::RankingSelectionContext* context);
  ast::Summary summary(Parser::SummaryContext* context);
  std::vector<ast::Path> paths(std::vector<Parser::PathContext*> const& contexts) const;

  // tree_builder_table.cpp
  ast::Rows rows(Parser::RowsContext* context);
  ast::Row row(Parser::RowContext* context);
  ast::Cell cell(Parser::CellContext* context);
  ast::Exception row_exception(Parser::RowExceptionContext* context);

  source::SourceFile const& file_;
  std::vector<Token> const& tokens_;
  source::Language language_;
  source::DiagnosticSink& sink_;
};

}  // namespace timbang::language
