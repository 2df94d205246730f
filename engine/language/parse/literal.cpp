#include "engine/language/parse/literal.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/value/notation.h"

namespace timbang::language {

namespace {

constexpr std::int64_t max_duration_months = std::int64_t{12} * 10'000;
constexpr std::int64_t max_duration_days = std::int64_t{366} * 10'000;
constexpr std::uint32_t max_decimals = 30;
constexpr std::int64_t max_count = 1'000'000;

// Words between blanks; a hard blank (C2 A0) is a blank.
std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t i = 0;
  auto const blank_length = [&](std::size_t at) -> std::size_t {
    if (text[at] == ' ' || text[at] == '\t') return 1;
    return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
  };
  while (i < text.size()) {
    if (auto const length = blank_length(i)) {
      i += length;
      continue;
    }
    auto const begin = i;
    while (i < text.size() && blank_length(i) == 0) ++i;
    words.push_back(text.substr(begin, i - begin));
  }
  return words;
}

source::Language other_language(source::Language language) {
  return language == source::Language::indonesian ? source::Language::english : source::Language::indonesian;
}

/// `Jan`, `Agust`: the month whose name begins so, in either language.
std::optional<std::int32_t> read_short_month(std::string_view word) {
  constexpr std::size_t shortest = 3;
  if (word.size() < shortest) return std::nullopt;
  for (auto const language : {source::Language::indonesian, source::Language::english}) {
    for (std::int32_t month = 1; month <= 12; ++month) {
      auto const name = value::month_name(month, language);
      if (value::read_month_name(std::string(word) + std::string(name.substr(std::min(word.size(), name.size()))),
                                 language) == month) {
        return month;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> read_whole(std::string_view text, source::Language language) {
  auto const number = value::read_number(text, language);
  return number && number->is_whole() ? number->to_int64() : std::nullopt;
}

}  // namespace

std::optional<CalendarUnit> read_calendar_unit(std::string_view word, source::Language language) {
  struct Entry {
    CalendarUnit unit;
    std::string_view indonesian;
    std::string_view english;
    std::string_view english_plural;
  };
  static constexpr std::array<Entry, 3> entries = {{{CalendarUnit::year, "tahun", "year", "years"},
                                                    {CalendarUnit::month, "bulan", "month", "months"},
                                                    {CalendarUnit::day, "hari", "day", "days"}}};
  for (auto const& entry : entries) {
    auto const matches = language == source::Language::indonesian
                             ? word == entry.indonesian
                             : word == entry.english || word == entry.english_plural;
    if (matches) return entry.unit;
  }
  return std::nullopt;
}

std::optional<value::Date> read_date(std::string_view text, source::Language language) {
  auto const words = split_words(text);
  if (words.size() != 3) return std::nullopt;
  auto const day = read_whole(words[0], source::Language::english);
  auto const month = value::read_month_name(words[1], language);
  auto const year = read_whole(words[2], source::Language::english);
  if (!day || !month || !year || *day > 31 || *year > 9999) return std::nullopt;
  return value::Date::from_parts(static_cast<std::int32_t>(*year), *month, static_cast<std::int32_t>(*day));
}

value::Date read_date_leniently(std::string_view text, source::Language language) {
  if (auto const date = read_date(text, language)) return *date;
  if (auto const date = read_date(text, other_language(language))) return *date;
  auto const words = split_words(text);
  if (words.size() == 3) {
    if (auto const month = read_short_month(words[1])) {
      auto const whole = std::string(words[0]) + " " + std::string(value::month_name(*month, language)) + " ";
      if (auto const date = read_date(whole + std::string(words[2]), language)) return *date;
    }
    auto const rest = std::string(words[1]) + " " + std::string(words[2]);
    for (auto const* const last_day : {"31 ", "30 ", "29 ", "28 "}) {
      if (auto const date = read_date(last_day + rest, language)) return *date;
    }
  }
  return {};
}

value::Rational read_number_leniently(std::string_view text, source::Language language) {
  auto const number = value::read_number(text, language);
  return number ? *number : value::read_number(text, other_language(language)).value_or(value::Rational(0));
}

value::Rational read_percent_leniently(std::string_view text, source::Language language) {
  auto const fraction = read_percent(text, language);
  return fraction ? *fraction : read_percent(text, other_language(language)).value_or(value::Rational(0));
}

value::Rational read_money_leniently(std::string_view text, source::Language language) {
  auto const rupiah = read_money(text, language);
  return rupiah ? *rupiah : read_money(text, other_language(language)).value_or(value::Rational(0));
}

std::optional<value::Duration> read_duration(std::string_view text, source::Language language) {
  auto const words = split_words(text);
  std::array<bool, 3> seen{};
  std::int64_t months = 0;
  std::int64_t days = 0;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    auto const count = read_whole(words[i], language);
    auto const unit = read_calendar_unit(words[i + 1], language);
    if (!count || !unit || *count < 0 || *count > max_duration_days || seen[static_cast<std::size_t>(*unit)]) {
      return std::nullopt;
    }
    seen[static_cast<std::size_t>(*unit)] = true;
    switch (*unit) {
      case CalendarUnit::year: months += 12 * *count; break;
      case CalendarUnit::month: months += *count; break;
      case CalendarUnit::day: days += *count; break;
    }
  }
  if (words.size() % 2 != 0 || months > max_duration_months || days > max_duration_days) return std::nullopt;
  return value::Duration{static_cast<std::int32_t>(months), static_cast<std::int32_t>(days)};
}

std::optional<std::int64_t> read_working_days(std::string_view text, source::Language language) {
  auto const words = split_words(text);
  return words.empty() ? std::nullopt : read_whole(words[0], language);
}

std::optional<std::uint32_t> read_decimals(std::string_view text) {
  auto const words = split_words(text);
  auto const count = words.empty() ? std::nullopt : read_whole(words[0], source::Language::english);
  if (!count || *count < 0 || *count > max_decimals) return std::nullopt;
  return static_cast<std::uint32_t>(*count);
}

std::optional<value::Rational> read_percent(std::string_view text, source::Language language) {
  if (text.empty() || text.back() != '%') return std::nullopt;
  auto const words = split_words(text.substr(0, text.size() - 1));
  auto const number = words.size() == 1 ? value::read_number(words[0], language) : std::nullopt;
  if (!number) return std::nullopt;
  return *number / value::Rational(100);
}

std::optional<value::Rational> read_money(std::string_view text, source::Language language) {
  if (text.substr(0, 2) != "Rp") return std::nullopt;
  auto const words = split_words(text.substr(2));
  return words.size() == 1 ? value::read_number(words[0], language) : std::nullopt;
}

std::string read_text(std::string_view text) {
  auto const quote_length = [](std::string_view rest) -> std::size_t {
    auto const head = rest.substr(0, 3);
    if (head == "\xE2\x80\x9C" || head == "\xE2\x80\x9D") return 3;
    return !rest.empty() && rest.front() == '"' ? 1 : 0;
  };
  auto const opening = quote_length(text);
  auto const closing = text.size() >= 2 * opening && text.back() != '"' ? std::size_t{3} : std::size_t{1};
  if (text.size() < opening + closing) return {};
  auto const inner = text.substr(opening, text.size() - opening - closing);
  std::string result;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    result += inner[i];
    if (inner[i] == '"' && i + 1 < inner.size() && inner[i + 1] == '"') ++i;
  }
  return result;
}

std::optional<std::uint32_t> read_count(std::string_view text, source::Language language) {
  auto const count = read_whole(text, language);
  if (!count || *count < 0 || *count > max_count) return std::nullopt;
  return static_cast<std::uint32_t>(*count);
}

}  // namespace timbang::language
