#include "engine/source/diagnostic_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "engine/source/text_encoding.h"

namespace timbang::source {

namespace {

/// Code points of a line that are shown; a longer line is cut around its span.
constexpr std::size_t max_columns = 160;
/// Of those, how many are kept before the span when the line is cut there.
constexpr std::size_t columns_before = 60;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view ellipsis = "\xE2\x80\xA6";     // U+2026

struct Words {
  std::string_view indonesian;
  std::string_view english;
};
constexpr std::array<Words, 3> severity_words{
    {{"kesalahan", "error"}, {"temuan", "finding"}, {"peringatan", "warning"}}};
constexpr Words note_word{"catatan", "note"};
constexpr Words help_word{"bantuan", "help"};
constexpr Words column_word{"kolom", "column"};
constexpr Words value_word{"nilai", "value"};
constexpr Words sheet_word{"lembar", "sheet"};
constexpr Words cell_word{"sel", "cell"};
constexpr Words row_word{"baris", "row"};

std::string_view word(Words const& words, Language language) {
  return in_language(language, words.indonesian, words.english);
}

/// One code point of a text, or one byte that belongs to none.
struct Unit {
  std::size_t num_bytes = 1;
  bool is_valid = false;
  char32_t code_point = 0;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Unit read_unit(std::string_view text) {
  auto const length = utf8_length(text);
  if (length == 0) return Unit{};
  return Unit{length, true, utf8_code_point(text, length)};
}

bool is_printable(char32_t code_point) {
  auto const is_control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
  auto const breaks_line = code_point == 0x2028 || code_point == 0x2029;
  auto const turns_direction = code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
                               (code_point >= 0x202A && code_point <= 0x202E) ||
                               (code_point >= 0x2066 && code_point <= 0x2069);
  return !is_control && !breaks_line && !turns_direction;
}

std::string_view shown(std::string_view text, Unit const& unit) {
  return unit.is_valid && is_printable(unit.code_point) ? text.substr(0, unit.num_bytes) : replacement;
}

/// A line as it is shown, and what stands below it.
struct Excerpt {
  std::string line;
  std::string marks;
};

/// Where the shown part of a line begins: at its start, or some columns before a span that lies far to the right.
std::size_t first_shown_byte(std::string_view line, std::size_t span_begin, std::size_t span_end) {
  if (span_end <= max_columns) return 0;
  auto begin = span_begin;
  for (std::size_t column = 0; column < columns_before && begin > 0; ++column) {
    --begin;
    while (begin > 0 && is_continuation(line[begin])) --begin;
  }
  return begin;
}

/// `span_begin` and `span_end` are byte offsets in the line; an empty span is marked by one caret.
Excerpt make_excerpt(std::string_view line, std::size_t span_begin, std::size_t span_end) {
  Excerpt excerpt;
  auto offset = first_shown_byte(line, span_begin, span_end);
  if (offset > 0) {
    excerpt.line += ellipsis;
    excerpt.marks += ' ';
  }
  bool has_caret = false;
  std::size_t column = 0;
  for (; offset < line.size() && column < max_columns; ++column) {
    auto const rest = line.substr(offset);
    auto const unit = read_unit(rest);
    auto const is_tab = rest.front() == '\t';
    // A tab stays a tab above and below, so that the carets stand where the terminal puts the words.
    excerpt.line += is_tab ? std::string_view("\t") : shown(rest, unit);
    if (offset + unit.num_bytes <= span_begin) {
      excerpt.marks += is_tab ? '\t' : ' ';
    } else if (offset < span_end || !has_caret) {
      excerpt.marks += has_caret ? '~' : '^';
      has_caret = true;
    }
    offset += unit.num_bytes;
  }
  if (!has_caret) excerpt.marks += '^';
  if (offset < line.size()) excerpt.line += ellipsis;
  return excerpt;
}

std::string excerpt_text(SourceFile const& file, Span span) {
  auto const number = file.position(span.begin).line;
  auto const line = file.line(number);
  auto const start = file.line_start(number);
  auto const begin = std::min<std::size_t>(span.begin - start, line.size());
  // Of a span of several lines the first is marked, up to its end.
  auto const end = std::min<std::size_t>(span.end - start, line.size());
  auto const excerpt = make_excerpt(line, begin, std::max(begin, end));
  return fmt::format("{:>5} | {}\n{:>5} | {}\n", number, excerpt.line, "", excerpt.marks);
}

/// Within the file, whatever the span says: a message must not fail because of its place.
Span limited(Span span, SourceFile const& file) {
  auto const size = static_cast<std::uint32_t>(file.text().size());
  auto const begin = std::min(span.begin, size);
  return Span{span.file, begin, std::clamp(span.end, begin, size)};
}

std::string place_text(SourceFile const& file, Span span) {
  auto const position = file.position(span.begin);
  return fmt::format("{}:{}:{}", printable_text(file.path()), position.line, position.column);
}

/// `pegawai.xlsx, lembar Pegawai, sel D12 (kolom tanggal_lahir)`, as Excel names its cells.
std::string place_in_sheet(DataPlace const& place, Language language) {
  auto text =
      fmt::format("{}, {} {}", printable_text(place.file), word(sheet_word, language), printable_text(place.sheet));
  if (!place.cell.empty()) {
    text += fmt::format(", {} {}", word(cell_word, language), place.cell);
  } else if (place.line > 0) {
    text += fmt::format(", {} {}", word(row_word, language), place.line);
  }
  if (!place.column.empty()) text += fmt::format(" ({} {})", word(column_word, language), printable_text(place.column));
  return text;
}

std::string place_text(DataPlace const& place, Language language) {
  if (!place.sheet.empty()) return place_in_sheet(place, language);
  auto text = printable_text(place.file);
  if (place.line > 0) text += fmt::format(":{}", place.line);
  if (!place.column.empty()) {
    text += fmt::format(": {} `{}`", word(column_word, language), printable_text(place.column));
  }
  return text;
}

bool is_in(Span span, SourceStore const& sources) { return span.file.index < sources.size(); }

std::string message_line(Diagnostic const& diagnostic, Language language) {
  auto const& known = facts(diagnostic.code);
  return fmt::format("{} {}: {}\n", severity_word(known.severity, language), known.name,
                     printable_text(message_text(diagnostic, language)));
}

std::string head_text(SourceStore const& sources, Diagnostic const& diagnostic, Language language) {
  auto const message = message_line(diagnostic, language);
  if (auto const* span = std::get_if<Span>(&diagnostic.place); span != nullptr && is_in(*span, sources)) {
    auto const& file = sources.get(span->file);
    auto const inside = limited(*span, file);
    return fmt::format("{}: {}{}", place_text(file, inside), message, excerpt_text(file, inside));
  }
  if (auto const* place = std::get_if<DataPlace>(&diagnostic.place)) {
    auto text = fmt::format("{}: {}", place_text(*place, language), message);
    if (!place->value.empty()) {
      text += fmt::format("      {}: `{}`\n", word(value_word, language), printable_text(place->value));
    }
    return text;
  }
  return message;
}

}  // namespace

std::string printable_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    auto const unit = read_unit(text);
    result += shown(text, unit);
    text.remove_prefix(unit.num_bytes);
  }
  return result;
}

std::string_view severity_word(Severity severity, Language language) {
  return word(severity_words.at(static_cast<std::size_t>(severity)), language);
}

std::string diagnostic_text(SourceStore const& sources, Diagnostic const& diagnostic, Language language) {
  auto text = head_text(sources, diagnostic, language);
  auto const help = help_text(diagnostic, language);
  if (!help.empty()) text += fmt::format("      {}: {}\n", word(help_word, language), printable_text(help));
  for (auto const& note : diagnostic.notes) {
    if (!is_in(note.span, sources)) continue;
    auto const& file = sources.get(note.span.file);
    text += fmt::format("   {}: {}: {}\n", place_text(file, limited(note.span, file)), word(note_word, language),
                        printable_text(note.text.in(language)));
  }
  return text;
}

}  // namespace timbang::source
