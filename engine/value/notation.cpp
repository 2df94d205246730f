#include "engine/value/notation.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

namespace timbang::value {

namespace {

using source::Language;

struct MonthName {
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array<MonthName, 12> month_names{{{"Januari", "January"},
                                                 {"Februari", "February"},
                                                 {"Maret", "March"},
                                                 {"April", "April"},
                                                 {"Mei", "May"},
                                                 {"Juni", "June"},
                                                 {"Juli", "July"},
                                                 {"Agustus", "August"},
                                                 {"September", "September"},
                                                 {"Oktober", "October"},
                                                 {"November", "November"},
                                                 {"Desember", "December"}}};

constexpr std::size_t group_size = 3;

char group_sign(Language language) { return language == Language::indonesian ? '.' : ','; }
char decimal_sign(Language language) { return language == Language::indonesian ? ',' : '.'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// Not std::tolower: it asks the locale.
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string grouped(std::string_view digits, char sign) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % group_size == 0) text += sign;
    text += digits[i];
  }
  return text;
}

/// Without the minus sign. A fraction is not grouped: it is for reading back, not for reading aloud.
std::string write_magnitude(Rational const& number, Language language) {
  auto const canonical = (number.sign() < 0 ? number.negated() : number).to_string();
  if (canonical.find('/') != canonical.npos) return canonical;
  auto const point = canonical.find('.');
  auto text = grouped(std::string_view(canonical).substr(0, point), group_sign(language));
  if (point != canonical.npos) {
    text += decimal_sign(language);
    text += canonical.substr(point + 1);
  }
  return text;
}

std::string_view minus(Rational const& number) { return number.sign() < 0 ? "-" : ""; }

std::string write_part(std::int64_t count, std::string_view indonesian, std::string_view english, Language language) {
  if (language == Language::indonesian) return fmt::format("{} {}", count, indonesian);
  return fmt::format("{} {}{}", count, english, count == 1 ? "" : "s");
}

/// The digits of a whole part with or without its groups; empty when the groups are not complete.
std::optional<std::string> without_groups(std::string_view whole, char sign) {
  if (all_digits(whole)) return std::string(whole);
  auto const first = whole.find(sign);
  if (first == whole.npos || first == 0 || first > group_size || whole.front() == '0') return std::nullopt;
  auto digits = std::string(whole.substr(0, first));
  for (auto rest = whole.substr(first); !rest.empty(); rest.remove_prefix(group_size + 1)) {
    if (rest.size() < group_size + 1 || rest.front() != sign) return std::nullopt;
    digits += rest.substr(1, group_size);
  }
  if (!all_digits(digits)) return std::nullopt;
  return digits;
}

}  // namespace

std::string write_number(Rational const& number, Language language) {
  return fmt::format("{}{}", minus(number), write_magnitude(number, language));
}

std::string write_percent(Rational const& fraction, Language language) {
  return write_number(fraction * Rational(100), language) + "%";
}

std::string write_money(Rational const& rupiah, Language language) {
  return fmt::format("{}Rp{}", minus(rupiah), write_magnitude(rupiah, language));
}

std::string write_date(Date date, Language language) {
  return fmt::format("{} {} {}", date.day(), month_name(date.month(), language), date.year());
}

std::string write_duration(Duration duration, Language language) {
  auto const months = std::abs(std::int64_t{duration.months});
  auto const days = std::abs(std::int64_t{duration.days});
  std::vector<std::string> parts;
  if (months >= 12) parts.push_back(write_part(months / 12, "tahun", "year", language));
  if (months % 12 != 0) parts.push_back(write_part(months % 12, "bulan", "month", language));
  if (days != 0 || parts.empty()) parts.push_back(write_part(days, "hari", "day", language));
  auto const text = fmt::format("{}", fmt::join(parts, " "));
  if (duration >= Duration{}) return text;
  return parts.size() == 1 ? "-" + text : fmt::format("-({})", text);
}

std::string write_boolean(bool value, Language language) {
  if (language == Language::indonesian) return value ? "ya" : "tidak";
  return value ? "yes" : "no";
}

std::optional<std::int32_t> read_month_name(std::string_view word, Language language) {
  auto const same = [](char a, char b) { return lower(a) == lower(b); };
  for (std::int32_t month = 1; month <= 12; ++month) {
    auto const name = month_name(month, language);
    if (std::equal(word.begin(), word.end(), name.begin(), name.end(), same)) return month;
  }
  return std::nullopt;
}

std::string_view month_name(std::int32_t month, Language language) {
  auto const& name = month_names.at(static_cast<std::size_t>(month - 1));
  return source::in_language(language, name.indonesian, name.english);
}

std::optional<Rational> read_number(std::string_view text, Language language) {
  // Hostile length: no number within the limit needs more than a sign after each digit.
  if (text.size() > 2 * Rational::max_digits + 1) return std::nullopt;
  std::string canonical;
  if (!text.empty() && text.front() == '-') {
    canonical = "-";
    text.remove_prefix(1);
  }
  auto const comma = text.find(decimal_sign(language));
  auto const whole = without_groups(text.substr(0, comma), group_sign(language));
  if (!whole) return std::nullopt;
  canonical += *whole;
  if (comma != text.npos) {
    auto const decimals = text.substr(comma + 1);
    if (!all_digits(decimals)) return std::nullopt;
    canonical += '.';
    canonical += decimals;
  }
  return Rational::from_decimal(canonical);
}

}  // namespace timbang::value
