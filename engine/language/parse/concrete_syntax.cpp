#include "engine/language/parse/concrete_syntax.h"

#include <set>
#include <string_view>
#include <utility>

#include "TimbangParser.h"

#include "engine/language/parse/parser_run.h"
#include "engine/language/parse/scan_module.h"
#include "engine/language/parse/scanner.h"

namespace timbang::language {

namespace {

using Parser = generated::TimbangParser;

std::optional<BlockKind> block_kind(std::size_t rule) {
  switch (rule) {
    case Parser::RulePackageHeader:
    case Parser::RuleItem: return BlockKind::item;
    case Parser::RuleMember: return BlockKind::member;
    case Parser::RuleSummaryColumn: return BlockKind::column;
    case Parser::RuleDataCheck:
    case Parser::RuleAssessmentRule:
    case Parser::RuleExceptionBranch:
    case Parser::RuleRowException:
    case Parser::RuleRaterGroup:
    case Parser::RuleExampleStep: return BlockKind::part;
    case Parser::RuleParameterVersion:
    case Parser::RuleDefaultVersion:
    case Parser::RuleFormulaVersion:
    case Parser::RuleRequirementVersion:
    case Parser::RuleTableVersion: return BlockKind::version;
    case Parser::RulePackageClause:
    case Parser::RuleRegulationClause:
    case Parser::RuleFieldClause:
    case Parser::RuleOpenTermClause:
    case Parser::RuleAssessmentClause:
    case Parser::RuleFormulaEnd:
    case Parser::RuleIndicatorClause:
    case Parser::RuleRaterClause:
    case Parser::RuleDecisionClause:
    case Parser::RuleRankingClause:
    case Parser::RuleSummaryClause: return BlockKind::clause;
    case Parser::RuleAnnotation: return BlockKind::annotation;
    case Parser::RuleRow: return BlockKind::row;
    default: return std::nullopt;
  }
}

/// Contexts that go on with a sentence by a word of their own, such as `untuk setiap`.
bool begins_segment(std::size_t rule) {
  return rule == Parser::RuleForEach || rule == Parser::RuleHitPolicy || rule == Parser::RulePeriod ||
         rule == Parser::RuleTieAtCut;
}

/// Contexts whose first name is declared for the whole program.
bool declares_name(std::size_t rule) {
  switch (rule) {
    case Parser::RuleUnitEntry:
    case Parser::RuleRegulation:
    case Parser::RuleChoice:
    case Parser::RuleRecord:
    case Parser::RuleParameter:
    case Parser::RuleOpenTerm:
    case Parser::RuleAssessment:
    case Parser::RuleNorm:
    case Parser::RuleRanking:
    case Parser::RuleSummary: return true;
    default: return false;
  }
}

/// What the rows of a construct are, since their header decides what its names mean.
enum class RowsKind : std::uint8_t { data, choice, table };

/// What surrounds a context.
struct Frame {
  std::uint32_t block = 0;
  std::uint32_t segment = 0;
  RowsKind rows = RowsKind::data;
  TokenRole path_role = TokenRole::variable;  ///< of a path of a single name
};

class Reader {
public:
  Reader(source::SourceFile const& file, ConcreteSyntax& result) : file_(file), result_(result) {
    result_.places.resize(result_.tokens.size());
  }

  void read_module(antlr4::ParserRuleContext* module) {
    for (auto* const child : module->children) note_summary(child);
    for (auto* const child : module->children) {
      if (auto* const context = dynamic_cast<antlr4::ParserRuleContext*>(child)) read(context, Frame{});
    }
  }

private:
  static std::uint32_t index_of(antlr4::Token* token) { return static_cast<std::uint32_t>(token->getTokenIndex()); }

  /// Remembers summaries at several days: their groups have a field that the language names.
  void note_summary(antlr4::tree::ParseTree* item) {
    if (item->children.empty()) return;
    auto* const summary = dynamic_cast<Parser::SummaryContext*>(item->children.front());
    if (summary == nullptr) return;
    for (auto* const clause : summary->summaryClause()) {
      if (result_.tokens[index_of(clause->getStart())].kind != TokenKind::ON) continue;
      summaries_at_days_.insert(text_of(summary->NAME()->getSymbol()));
    }
  }

  bool is_of_several_days(antlr4::ParserRuleContext* example) {
    auto* const name = dynamic_cast<Parser::ExampleContext*>(example)->qualifiedName();
    return summaries_at_days_.count(text_of(name->getStop())) > 0;
  }

  std::string_view text_of(antlr4::Token* name) const { return file_.text(result_.tokens[index_of(name)].span); }

  // The depth of calls is bounded by the scanner's limit of nesting.
  void read(antlr4::ParserRuleContext* context, Frame frame) {
    auto const rule = context->getRuleIndex();
    auto const first = index_of(context->getStart());
    if (auto const kind = block_kind(rule)) enter_block(*kind, first, frame);
    if (rule == Parser::RuleChoice) frame.rows = RowsKind::choice;
    if (rule == Parser::RuleTable) frame.rows = RowsKind::table;
    if (rule == Parser::RuleExample && is_of_several_days(context)) frame.path_role = TokenRole::group_variable;
    if (rule == Parser::RuleRanking) result_.has_ranking = true;
    if (rule == Parser::RuleRows) return read_rows(context, frame);
    read_children(context, frame);
    mark(context, rule, frame);
  }

  void enter_block(BlockKind kind, std::uint32_t first, Frame& frame) {
    auto const is_same = !result_.blocks.empty() && result_.blocks[frame.block].first == first;
    if (kind != BlockKind::item && is_same) {
      auto& block = result_.blocks[frame.block];
      if (block.kind == BlockKind::clause || block.kind == BlockKind::part) block.kind = kind;
      return;
    }
    auto const made = static_cast<std::uint32_t>(result_.blocks.size());
    auto const is_item = kind == BlockKind::item;
    auto const depth = is_item ? 0 : result_.blocks[frame.block].depth + 1;
    result_.blocks.push_back({kind, is_item ? made : frame.block, depth, first});
    frame.block = made;
    frame.segment = first;
  }

  void read_rows(antlr4::ParserRuleContext* rows, Frame const& frame) {
    for (std::size_t i = 0; i < rows->children.size(); ++i) {
      auto row_frame = frame;
      if (i == 0 && frame.rows == RowsKind::choice) row_frame.path_role = TokenRole::choice_header;
      if (i == 0 && frame.rows == RowsKind::table) row_frame.path_role = TokenRole::input_header;
      read(dynamic_cast<antlr4::ParserRuleContext*>(rows->children[i]), row_frame);
    }
  }

  void read_children(antlr4::ParserRuleContext* context, Frame frame) {
    auto const is_direct = index_of(context->getStart()) == result_.blocks[frame.block].first;
    for (auto* const child : context->children) {
      if (auto* const node = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
        place(node, is_direct, frame);
      } else if (auto* const inner = dynamic_cast<antlr4::ParserRuleContext*>(child)) {
        if (is_direct && begins_segment(inner->getRuleIndex())) frame.segment = index_of(inner->getStart());
        read(inner, frame);
      }
    }
  }

  void place(antlr4::tree::TerminalNode* node, bool is_direct, Frame& frame) {
    auto const index = index_of(node->getSymbol());
    auto const kind = result_.tokens[index].kind;
    if (kind == TokenKind::NEXT) begin_next_criterion(index, frame);
    if (is_direct && (is_reserved_word(kind) || kind == TokenKind::EQUAL)) frame.segment = index;
    if (kind == TokenKind::DOUBLE_BAR && frame.path_role == TokenRole::input_header) {
      frame.path_role = TokenRole::output_header;
    }
    result_.places[index].block = frame.block;
    result_.places[index].segment = frame.segment;
  }

  /// `lalu` stands beside `urutkan`, not below it.
  void begin_next_criterion(std::uint32_t index, Frame& frame) {
    auto const& beside = result_.blocks[frame.block];
    result_.blocks.push_back({BlockKind::clause, beside.parent, beside.depth, index});
    frame.block = static_cast<std::uint32_t>(result_.blocks.size() - 1);
  }

  // ---- Roles -----------------------------------------------------------------------------------------------------------

  void mark(antlr4::ParserRuleContext* context, std::size_t rule, Frame const& frame) {
    if (rule == Parser::RulePrimary) mark_primary(context);
    if (rule == Parser::RuleMissingIndex) {
      set_role(context->getStart(), TokenRole::index_bracket);
      set_role(context->getStop(), TokenRole::index_bracket);
    }
    if (rule == Parser::RuleType && context->getStart() == last_of(context->children.front())) {
      set_role(context->getStart(), TokenRole::type_name);
    }
    if (rule == Parser::RulePath && context->getStart() == context->getStop()) {
      set_role(context->getStart(), frame.path_role);
    }
    if (rule == Parser::RuleIndicatorClause) mark_indicator_formula(context);
    if (declares_name(rule)) set_role(first_name(context), TokenRole::declared_type);
    mark_scope(context, rule);
  }

  void mark_primary(antlr4::ParserRuleContext* context) {
    auto const first = index_of(context->getStart());
    auto const kind = result_.tokens[first].kind;
    if (kind == TokenKind::MINUS) result_.places[first].role = TokenRole::sign_of_number;
    auto const is_alone = context->getStart() == context->getStop();
    if (is_alone && (kind == TokenKind::NOT || kind == TokenKind::NO)) result_.places[first].role = TokenRole::truth;
  }

  void mark_indicator_formula(antlr4::ParserRuleContext* context) {
    auto const first = index_of(context->getStart());
    if (result_.tokens[first].kind != TokenKind::FORMULA) return;
    auto const name = first + 1;
    if (index_of(context->getStop()) != name || result_.tokens[name].kind != TokenKind::NAME) return;
    result_.places[name].role = TokenRole::indicator_formula;
  }

  /// `lingkup instansi`, `oleh instansi`.
  void mark_scope(antlr4::ParserRuleContext* context, std::size_t rule) {
    if (rule != Parser::RulePackageClause && rule != Parser::RuleOpenTerm && rule != Parser::RuleAssessmentClause)
      return;
    for (auto* const child : context->children) {
      auto* const node = dynamic_cast<antlr4::tree::TerminalNode*>(child);
      if (node == nullptr || node->getSymbol()->getType() != Parser::NAME) continue;
      auto const before = result_.tokens[index_of(node->getSymbol()) - 1].kind;
      if (before == TokenKind::BY || before == TokenKind::SCOPE) set_role(node->getSymbol(), TokenRole::scope_name);
    }
  }

  static antlr4::Token* first_name(antlr4::ParserRuleContext* context) {
    for (auto* const child : context->children) {
      auto* const node = dynamic_cast<antlr4::tree::TerminalNode*>(child);
      if (node != nullptr && node->getSymbol()->getType() == Parser::NAME) return node->getSymbol();
    }
    return context->getStart();
  }

  static antlr4::Token* last_of(antlr4::tree::ParseTree* tree) {
    if (auto* const node = dynamic_cast<antlr4::tree::TerminalNode*>(tree)) return node->getSymbol();
    return dynamic_cast<antlr4::ParserRuleContext*>(tree)->getStop();
  }

  void set_role(antlr4::Token* token, TokenRole role) { result_.places[index_of(token)].role = role; }

  source::SourceFile const& file_;
  ConcreteSyntax& result_;
  std::set<std::string_view> summaries_at_days_;
};

}  // namespace

std::optional<ConcreteSyntax> read_concrete_syntax(source::SourceStore const& sources, source::FileId file_id,
                                                   source::DiagnosticSink& sink) {
  auto const& file = sources.get(file_id);
  auto const num_errors = sink.num_errors();
  ConcreteSyntax result;
  result.language = language_of(file.rules());
  auto scanned = scan_module(file, file_id, result.language, sink);
  if (!scanned) return std::nullopt;
  Repairing<Parser::ModuleContext> parsing(file, *scanned, result.language, sink);
  auto* const context = parsing.run(&Parser::module);
  if (context == nullptr || sink.num_errors() != num_errors) return std::nullopt;
  result.tokens = std::move(*scanned);
  Reader(file, result).read_module(context);
  return result;
}

}  // namespace timbang::language
