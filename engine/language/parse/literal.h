// What the text of a single token means: numbers, dates, durations, texts, as the file's language writes them.
// The scanner uses it to accept a token, the tree builder to read it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/source/language.h"
#include "engine/value/calendar.h"
#include "engine/value/rational.h"

namespace timbang::language {

/// A word of calendar units, `tahun` / `year` / `years`; empty when it is none.
enum class CalendarUnit : std::uint8_t { year, month, day };
std::optional<CalendarUnit> read_calendar_unit(std::string_view word, source::Language language);

/// `1 Oktober 2021`; empty when there is no such day.
std::optional<value::Date> read_date(std::string_view text, source::Language language);
/// The nearest day that a wrong date can be meant for (`30 Februari 2023`, `1 October 2021`), so that one mistake, which has
/// been reported, does not lead to others.
value::Date read_date_leniently(std::string_view text, source::Language language);
/// The number, or what it would be in the other language's spelling, else 0; for the same reason.
value::Rational read_number_leniently(std::string_view text, source::Language language);
value::Rational read_percent_leniently(std::string_view text, source::Language language);
value::Rational read_money_leniently(std::string_view text, source::Language language);
/// `2 tahun 6 bulan`; empty when a count is not whole, a unit stands twice, or the result exceeds 10,000 years.
std::optional<value::Duration> read_duration(std::string_view text, source::Language language);
/// `14 hari kerja`; empty when the number is not a whole one.
std::optional<std::int64_t> read_working_days(std::string_view text, source::Language language);
/// `2 desimal`: the count, at most 30.
std::optional<std::uint32_t> read_decimals(std::string_view text);
/// `37,5 %` as a fraction.
std::optional<value::Rational> read_percent(std::string_view text, source::Language language);
/// `Rp5.000.000`.
std::optional<value::Rational> read_money(std::string_view text, source::Language language);
/// The text between the quotes, `""` read as one quote; curly quotes are quotes.
std::string read_text(std::string_view text);
/// A count in a clause such as `paling banyak 60`: whole, 0 to one million.
std::optional<std::uint32_t> read_count(std::string_view text, source::Language language);

}  // namespace timbang::language
