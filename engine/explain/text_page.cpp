#include "engine/explain/text_page.h"

#include <algorithm>
#include <vector>

#include "engine/source/diagnostic_text.h"

namespace timbang::explain {

namespace {

constexpr std::size_t blanks_per_depth = 2;

std::size_t num_columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char letter) {
    return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;  // every byte that begins a code point
  }));
}

std::string_view without_trailing_blanks(std::string_view text) {
  auto const end = text.find_last_not_of(" \t\r");
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

std::size_t indentation(std::string_view line) {
  auto const first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? line.size() : first;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    auto const end = text.find('\n');
    lines.push_back(without_trailing_blanks(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Where a line of so many columns is best broken: after the last `;` in its second half, else before its last blank.
/// All of `text` when it fits or has no blank; a single word that is too long is left whole.
std::size_t breaking_place(std::string_view text, std::size_t columns) {
  if (num_columns(text) <= columns) return text.size();
  auto best = text.size();
  auto best_is_clause = false;
  for (auto blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    auto const width = num_columns(text.substr(0, blank));
    if (width > columns) return best == text.size() ? blank : best;
    auto const is_clause = blank > 0 && text[blank - 1] == ';' && width > columns / 2;
    if (best_is_clause && !is_clause) continue;
    best = blank;
    best_is_clause = is_clause;
  }
  return best;
}

}  // namespace

void TextPage::put(std::size_t indent, std::string_view text) {
  text_.append(indent, ' ');
  text_ += text;
  text_ += '\n';
}

void TextPage::blank() {
  if (!text_.empty()) text_ += '\n';
}

void TextPage::line(std::size_t depth, std::string_view text) {
  auto const shown = source::printable_text(text);
  auto rest = without_trailing_blanks(shown);
  auto indent = depth * blanks_per_depth;
  while (true) {
    auto const place = breaking_place(rest, max_columns - std::min(indent, max_columns / 2));
    put(indent, without_trailing_blanks(rest.substr(0, place)));
    if (place == rest.size()) return;
    rest.remove_prefix(place);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    indent = depth * blanks_per_depth + 2 * blanks_per_depth;
  }
}

void TextPage::written(std::size_t depth, std::string_view heading, std::string_view text) {
  auto const lines = lines_of(text);
  line(depth, std::string(heading) + ": " + std::string(lines.front()));
  auto common = std::string_view::npos;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) common = std::min(common, indentation(lines[i]));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    put((depth + 2) * blanks_per_depth, source::printable_text(lines[i].substr(common)));
  }
}

}  // namespace timbang::explain
