#include "engine/explain/citation_text.h"

#include "engine/explain/phrase.h"

namespace timbang::explain {

namespace {

Phrase phrase_of(ir::CitationPartKind kind) {
  switch (kind) {
    case ir::CitationPartKind::article: return Phrase::article;
    case ir::CitationPartKind::paragraph: return Phrase::paragraph;
    case ir::CitationPartKind::letter: return Phrase::letter;
    case ir::CitationPartKind::number: return Phrase::number;
    case ir::CitationPartKind::annex: return Phrase::annex;
    case ir::CitationPartKind::page: return Phrase::page;
  }
  return Phrase::article;
}

}  // namespace

std::string citation_text(ir::Program const& program, ir::Citation const& citation, source::Language language) {
  auto text = program[citation.regulation].name;
  for (auto const& part : citation.parts) text += ' ' + sentence(phrase_of(part.kind), language, part.text);
  return text;
}

std::string citations_text(ir::Program const& program, std::vector<ir::Citation> const& citations,
                           source::Language language) {
  std::string text;
  for (auto const& citation : citations) {
    if (!text.empty()) text += "; ";
    text += citation_text(program, citation, language);
  }
  return text;
}

}  // namespace timbang::explain
