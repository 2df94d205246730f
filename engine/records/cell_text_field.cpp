// Text fields: patterns, and the ways in which spreadsheets damage keys that are made of digits.
#include <algorithm>

#include "engine/records/cell.h"
#include "engine/records/cell_text.h"
#include "engine/records/csv_writer.h"
#include "engine/source/text_encoding.h"

namespace timbang::records {

namespace {

using source::Argument;
using source::DiagnosticCode;

/// `1.98610012009011E+17`, also with a decimal comma.
bool is_scientific(std::string_view text) {
  auto const e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  auto exponent = text.substr(e + 1);
  if (exponent.substr(0, 1) == "+") exponent.remove_prefix(1);
  return !exponent.empty() && exponent.find_first_not_of("0123456789") == std::string_view::npos &&
         text.substr(0, e).find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// Digits with blanks between them, or with an apostrophe in front (`'1986…`), as people write keys for other people.
std::optional<std::string> cleaned_digits(std::string_view text) {
  if (text.substr(0, 1) == "'") text.remove_prefix(1);
  auto cleaned = without_blanks(text);
  auto const is_digits = cleaned.find_first_not_of("0123456789") == std::string::npos;
  if (cleaned.empty() || !is_digits) return std::nullopt;
  return cleaned;
}

/// Which character stopped the pattern, since in eighteen digits nobody sees it.
Argument first_misfit(std::string_view text, value::PatternMatch match) {
  auto rest = text;
  for (std::size_t i = 0; i < match.num_fitting && !rest.empty(); ++i) rest.remove_prefix(source::utf8_length(rest));
  auto const place = std::to_string(match.num_fitting + 1);
  if (rest.empty()) {
    auto const length = std::to_string(match.num_fitting);
    return {"teksnya berakhir setelah " + length + " tanda, terlalu pendek",
            "it ends after " + length + " characters, too soon"};
  }
  auto const misfit = shown(rest.substr(0, std::max<std::size_t>(source::utf8_length(rest), 1)));
  return {"tanda ke-" + place + " tidak cocok: `" + misfit + "`",
          "character " + place + " does not fit: `" + misfit + "`"};
}

std::optional<std::string> read_patterned(FieldSchema const& field, std::string_view text, CellReport& report) {
  if (text.size() > value::max_pattern_text_bytes) {
    report.say(DiagnosticCode::text_too_long, {std::to_string(value::max_pattern_text_bytes)});
    return std::nullopt;
  }
  // The checker lets no unsupported pattern through; should one come all the same, no text is good enough for it.
  auto const match = field.pattern ? field.pattern->match(text) : value::PatternMatch{};
  if (match.matches) return std::string(text);
  auto const cleaned = cleaned_digits(text);
  if (cleaned && field.pattern && field.pattern->match(*cleaned).matches) {
    report.say(DiagnosticCode::text_cleaned, {shown(text), shown(*cleaned)});
    return cleaned;
  }
  if (is_scientific(text)) {
    report.say(DiagnosticCode::digits_lost, {shown(text)});
  } else {
    report.say(DiagnosticCode::text_not_matching, {shown(text), field.field->pattern}, first_misfit(text, match));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_text(FieldSchema const& field, std::string_view text, CellReport& report) {
  if (!field.field->pattern.empty()) return read_patterned(field, text, report);
  if (text.size() > max_usual_text_bytes) {
    report.say(DiagnosticCode::text_very_long, {std::to_string(text.size())});
  }
  // A lone `-` is how people fill an empty cell; it is no formula.
  if (text.size() > 1 && looks_like_formula(text)) report.say(DiagnosticCode::text_like_formula, {shown(text)});
  return std::string(text);
}

}  // namespace timbang::records
