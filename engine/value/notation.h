// How one value is written: for people in Indonesian or English, and in the canonical form of data and result files.
// Used by messages, record readers, explanations and reports. Single values only; tables and pages are laid out elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/source/language.h"
#include "engine/value/calendar.h"
#include "engine/value/rational.h"

namespace timbang::value {

/// `1.234,5` or `1,234.5`; a number that is not a finite decimal as a fraction `1/3`.
std::string write_number(Rational const& number, source::Language language);
/// `37,5%`: the fraction 0,375 as a percentage.
std::string write_percent(Rational const& fraction, source::Language language);
/// `Rp5.000.000` / `Rp5,000,000`; a minus sign stands before `Rp`.
std::string write_money(Rational const& rupiah, source::Language language);
/// `10 Maret 2023` / `10 March 2023`.
std::string write_date(Date date, source::Language language);
/// `5 tahun 2 bulan 10 hari` / `5 years 2 months 10 days`; parts that are zero are left out, all zero is `0 hari`;
/// a negative duration is written `-8 hari`, `-(1 tahun 2 hari)`.
std::string write_duration(Duration duration, source::Language language);
/// `ya` / `yes`, `tidak` / `no`.
std::string write_boolean(bool value, source::Language language);

/// The month's number from 1, for a whole month name in the language, ignoring case; empty when it is none.
std::optional<std::int32_t> read_month_name(std::string_view word, source::Language language);
std::string_view month_name(std::int32_t month, source::Language language);

/// A number as rule files write it: groups of three separated by `.` (Indonesian) or `,` (English), decimals after the
/// other sign. Groups are optional, but then complete: `1.500` is fifteen hundred, `1.50` is an error in Indonesian. The
/// first group does not begin with 0, so that `0.500` is not taken for five hundred. A minus sign may stand in front.
std::optional<Rational> read_number(std::string_view text, source::Language language);

}  // namespace timbang::value
