#include "engine/language/format/name_text.h"

#include "engine/language/parse/predefined_name.h"
#include "engine/language/parse/word_matcher.h"

namespace timbang::language {

namespace {

/// The groups that a name of this role may belong to, the first that has it wins.
std::vector<NameGroup> groups_of(TokenRole role, bool has_ranking) {
  switch (role) {
    case TokenRole::type_name:
    case TokenRole::declared_type: return {NameGroup::type};
    case TokenRole::scope_name: return {NameGroup::scope};
    case TokenRole::indicator_formula: return {NameGroup::indicator_formula};
    case TokenRole::choice_header: return {NameGroup::choice_column};
    case TokenRole::input_header: return {NameGroup::condition_column, NameGroup::variable};
    case TokenRole::output_header: return {NameGroup::result_column};
    case TokenRole::group_variable: return {NameGroup::group_field, NameGroup::variable};
    case TokenRole::variable:
      return has_ranking ? std::vector{NameGroup::variable, NameGroup::ranking_result}
                         : std::vector{NameGroup::variable};
    default: return {};
  }
}

bool begins_header_cell(TokenKind before) {
  return before == TokenKind::ROW_BEGIN || before == TokenKind::BAR || before == TokenKind::DOUBLE_BAR;
}

bool makes_name_of_any_word(TokenKind before) {
  return before == TokenKind::DOT || before == TokenKind::PACKAGE || before == TokenKind::FIELD ||
         before == TokenKind::KEY || before == TokenKind::USES;
}

}  // namespace

std::string name_text(ConcreteSyntax const& syntax, std::size_t token, source::SourceFile const& file,
                      Translation translation, source::DiagnosticSink& sink) {
  auto const name = bare_name(file.text(syntax.tokens[token].span));
  if (translation.from == translation.into) return std::string(name);
  auto const groups = groups_of(syntax.places[token].role, syntax.has_ranking);
  for (auto const group : groups) {
    if (auto const found = find_predefined(group, name, translation.from)) {
      return std::string(spelling(*found, translation.into));
    }
  }
  for (auto const group : groups) {
    if (!find_predefined(group, name, translation.into)) continue;
    sink.report({source::DiagnosticCode::word_of_other_language, syntax.tokens[token].span, {name}, {}, {}});
    break;
  }
  return std::string(name);
}

Quoting quoting(ConcreteSyntax const& syntax, std::size_t token, std::string_view name, source::Language language) {
  auto const reserved = word_matcher(language).match(name, 0);
  if (!reserved || reserved->length != name.size()) return Quoting::none;
  auto const before = syntax.tokens[token - 1].kind;
  if (makes_name_of_any_word(before)) return Quoting::none;
  return begins_header_cell(before) ? Quoting::in_header : Quoting::needed;
}

}  // namespace timbang::language
