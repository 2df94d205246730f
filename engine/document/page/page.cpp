#include "engine/document/page/page.h"

namespace timbang::document {

namespace {

RichText run(std::string text, Style style) {
  if (text.empty()) return {};
  return {{std::move(text), style, {}}};
}

}  // namespace

RichText plain(std::string text) { return run(std::move(text), Style::plain); }
RichText code(std::string text) { return run(std::move(text), Style::code); }

void operator+=(RichText& text, RichText const& more) { text.insert(text.end(), more.begin(), more.end()); }

}  // namespace timbang::document
