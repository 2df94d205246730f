#include "engine/language/format/token_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/language/parse/literal.h"
#include "engine/language/parse/word_matcher.h"
#include "engine/value/notation.h"

namespace timbang::language {

namespace {

using source::Language;

/// Points for commas and commas for points.
std::string number_text(std::string_view written, Translation translation) {
  std::string text(written);
  if (translation.from == translation.into) return text;
  for (auto& c : text) {
    if (c == '.')
      c = ',';
    else if (c == ',')
      c = '.';
  }
  return text;
}

/// The words of a token, without the blanks between them.
std::vector<std::string_view> split_words(std::string_view written) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < written.size()) {
    if (auto const blank = blank_length(written, at, true)) {
      at += blank;
      continue;
    }
    auto const begin = at;
    while (at < written.size() && blank_length(written, at, true) == 0) ++at;
    words.push_back(written.substr(begin, at - begin));
  }
  return words;
}

std::string_view leading_number(std::string_view written) {
  auto const is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  auto const end = std::find_if_not(written.begin(), written.end(), is_part);
  return written.substr(0, static_cast<std::size_t>(end - written.begin()));
}

std::string unit_text(CalendarUnit unit, bool is_one, Language language) {
  struct Spelling {
    std::string_view indonesian;
    std::string_view one;
    std::string_view many;
  };
  constexpr std::array<Spelling, 3> spellings = {
      {{"tahun", "year", "years"}, {"bulan", "month", "months"}, {"hari", "day", "days"}}};
  auto const& found = spellings.at(static_cast<std::size_t>(unit));
  return std::string(source::in_language(language, found.indonesian, is_one ? found.one : found.many));
}

/// `2 tahun 6 bulan`. A count and its unit may stand without a blank between them.
std::string duration_text(std::string_view written, Translation translation) {
  std::string text;
  for (std::size_t at = 0; at < written.size();) {
    if (auto const blank = blank_length(written, at, true)) {
      at += blank;
      continue;
    }
    auto const count = leading_number(written.substr(at));
    at += count.size();
    while (auto const blank = blank_length(written, at, true)) at += blank;
    auto const begin = at;
    while (at < written.size() && is_name_part(written[at])) ++at;
    auto const unit = read_calendar_unit(written.substr(begin, at - begin), translation.from);
    if (!unit) break;  // the word for working days, which the caller adds
    if (!text.empty()) text += ' ';
    text += number_text(count, translation) + ' ' + unit_text(*unit, count == "1", translation.into);
  }
  return text;
}

std::string working_days_text(std::string_view written, Translation translation) {
  auto const count = leading_number(written);
  auto const number = number_text(count, translation);
  if (translation.into == Language::indonesian) return number + " hari kerja";
  return number + (count == "1" ? " working day" : " working days");
}

std::string decimals_text(std::string_view written, Translation translation) {
  auto const count = std::string(leading_number(written));
  if (translation.into == Language::indonesian) return count + " desimal";
  return count + (count == "1" ? " decimal" : " decimals");
}

std::string date_text(std::string_view written, Translation translation) {
  auto const date = read_date(written, translation.from);
  return date ? value::write_date(*date, translation.into) : std::string(written);
}

std::string quoted_text(std::string_view written) {
  std::string text = "\"";
  for (auto const c : read_text(written)) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

std::string citation_text(TokenKind kind, std::string_view written, Translation translation) {
  auto const form = spelling(kind, translation.into);
  auto text = std::string(form.substr(0, form.find(' ')));
  auto const words = split_words(written);
  for (std::size_t i = 1; i < words.size(); ++i) (text += ' ') += words[i];
  return text;
}

std::string percent_text(std::string_view written, Translation translation) {
  return number_text(leading_number(written), translation) + "%";
}

std::string money_text(std::string_view written, Translation translation) {
  std::string text = "Rp";
  for (auto const word : split_words(written.substr(2))) text += number_text(word, translation);
  return text;
}

}  // namespace

std::string token_text(Token const& token, TokenRole role, std::string_view written, Translation translation) {
  switch (token.kind) {
    case TokenKind::END_OF_FILE: return {};
    case TokenKind::SEPARATOR: return translation.into == Language::indonesian ? ";" : ",";
    case TokenKind::TEXT: return quoted_text(written);
    case TokenKind::NUMBER: return number_text(written, translation);
    case TokenKind::PERCENT_NUMBER: return percent_text(written, translation);
    case TokenKind::MONEY_NUMBER: return money_text(written, translation);
    case TokenKind::DATE: return date_text(written, translation);
    case TokenKind::DURATION: return duration_text(written, translation);
    case TokenKind::WORKING_DAYS: return working_days_text(written, translation);
    case TokenKind::DECIMALS: return decimals_text(written, translation);
    case TokenKind::ARTICLE:
    case TokenKind::PARAGRAPH:
    case TokenKind::LETTER:
    case TokenKind::POINT:
    case TokenKind::ANNEX:
    case TokenKind::PAGE: return citation_text(token.kind, written, translation);
    case TokenKind::ROW_BEGIN: return "|";
    case TokenKind::NOT:
    case TokenKind::NO: {
      auto const is_truth = role == TokenRole::truth && translation.into == Language::english;
      return std::string(spelling(is_truth ? TokenKind::NO : TokenKind::NOT, translation.into));
    }
    default: return std::string(spelling(token.kind, translation.into));
  }
}

std::string_view bare_name(std::string_view written) {
  auto const is_part = [](char c) { return is_name_part(c); };
  auto const begin = std::find_if(written.begin(), written.end(), is_part);
  auto const end = std::find_if_not(begin, written.end(), is_part);
  return written.substr(static_cast<std::size_t>(begin - written.begin()), static_cast<std::size_t>(end - begin));
}

}  // namespace timbang::language
