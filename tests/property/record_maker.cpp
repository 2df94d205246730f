#include "tests/property/record_maker.h"

#include <algorithm>

namespace timbang::property {

using value::Absence;
using value::Rational;
using value::TypeKind;

namespace {

constexpr std::int32_t num_years = 10;

}  // namespace

evaluate::EvaluationContext RecordMaker::context() {
  auto const day = date();
  return {day, dice_.one_in(4) ? date() : day};
}

value::Date RecordMaker::date() {
  static std::vector<std::int32_t> const days = {1, 1, 2, 15, 28, 29, 30, 31};
  while (true) {
    auto const year = static_cast<std::int32_t>(dice_.between(2013, 2026));
    auto const month = static_cast<std::int32_t>(dice_.one_in(3) ? 2 : dice_.between(1, 12));
    if (auto const found = value::Date::from_parts(year, month, dice_.pick(days))) return *found;
  }
}

// ---- Making --------------------------------------------------------------------------------------------------------------

value::RecordDatum RecordMaker::record(ir::RecordTypeId type) {
  value::RecordDatum made;
  for (auto const& field : program_[type].fields) made.fields.push_back(datum(field));
  return made;
}

/// Keys are always told.
value::Datum RecordMaker::datum(ir::Field const& field) {
  auto const is_key = !field.pattern.empty();
  if (field.type.kind == TypeKind::list) return {list(field)};
  if (!tells_all_ && !is_key && dice_.one_in(3)) return {field.when_empty};
  if (tells_all_ && field.when_empty != Absence::unknown && dice_.one_in(4)) return {field.when_empty};
  if (field.type.kind == TypeKind::record) return {record(ir::RecordTypeId{field.type.index})};
  return {value(field)};
}

value::Value RecordMaker::value(ir::Field const& field) {
  switch (field.type.kind) {
    case TypeKind::boolean: return dice_.one_in(2);
    case TypeKind::number: return number(field);
    case TypeKind::text: return field.pattern.empty() ? dice_.word({"A", "B", "C"}) : std::string("1234");
    case TypeKind::enumeration: {
      auto const num_values = static_cast<std::int64_t>(program_.enumerations.at(field.type.index).entries.size());
      return value::EnumerationValue{static_cast<std::uint16_t>(dice_.between(0, num_values - 1))};
    }
    case TypeKind::date: return date();
    case TypeKind::duration:
      return value::Duration{static_cast<std::int32_t>(dice_.between(0, 70)),
                             static_cast<std::int32_t>(dice_.one_in(2) ? 0 : dice_.between(0, 27))};
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return false;
}

/// Often one of the numbers that rules compare with.
Rational RecordMaker::number(ir::Field const& field) {
  static std::vector<std::int64_t> const notable = {0, 1, 5, 10, 20, 50, 70, 100, 120};
  auto const is_percent = field.type.unit == value::percent;
  auto const decimals =
      field.type.whole ? 0U : field.decimals.value_or(static_cast<std::uint32_t>(dice_.between(0, 2)));
  auto const scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
  for (auto num_tries = 0; num_tries < 100; ++num_tries) {
    auto const scaled = dice_.one_in(2) ? dice_.pick(notable) * scale : dice_.between(-20 * scale, 150 * scale);
    auto const candidate = Rational(scaled, is_percent ? scale * 100 : scale);
    if (value::contains(field.range, candidate)) return candidate;
  }
  // A year.
  return field.range.low.value();
}

value::RecordDatum RecordMaker::row(ir::Field const& list, std::int32_t year) {
  ir::RecordTypeId const type{list.type.index};
  auto made = record(type);
  if (list.one_each_year) made.fields.at(*program_[type].key).content = value::Value(Rational(year));
  return made;
}

/// The rows of a list are all there are; without any it is open, or known, whether there are some.
value::ListDatum RecordMaker::list(ir::Field const& field) {
  value::ListDatum made;
  auto year = static_cast<std::int32_t>(dice_.between(2012, 2024));
  for (auto num_rows = dice_.between(0, 4); num_rows > 0; --num_rows) {
    made.rows.push_back(row(field, year));
    year += static_cast<std::int32_t>(dice_.between(1, 2));
  }
  made.complete = tells_all_ || field.no_rows_mean_none || !made.rows.empty();
  return made;
}

// ---- Telling what was left open --------------------------------------------------------------------------------------------

value::RecordDatum RecordMaker::filled(ir::RecordTypeId type, value::RecordDatum record, std::int32_t last_year,
                                       std::int64_t one_in) {
  tells_all_ = true;
  last_year_ = last_year;
  one_in_ = one_in;
  for (std::size_t i = 0; i < record.fields.size(); ++i) fill(program_[type].fields[i], record.fields[i]);
  tells_all_ = false;
  return record;
}

void RecordMaker::fill(ir::Field const& field, value::Datum& datum) {
  if (auto* inner = std::get_if<value::RecordDatum>(&datum.content)) {
    ir::RecordTypeId const type{field.type.index};
    for (std::size_t i = 0; i < inner->fields.size(); ++i) fill(program_[type].fields[i], inner->fields[i]);
  } else if (auto* rows = std::get_if<value::ListDatum>(&datum.content)) {
    fill_list(field, *rows);
  } else if (std::get_if<Absence>(&datum.content) != nullptr && std::get<Absence>(datum.content) == Absence::unknown) {
    if (!dice_.one_in(one_in_)) return;
    datum.content = field.type.kind == TypeKind::record
                        ? value::Datum{record(ir::RecordTypeId{field.type.index})}.content
                        : value::Datum{value(field)}.content;
  }
}

void RecordMaker::fill_list(ir::Field const& field, value::ListDatum& list) {
  ir::RecordTypeId const type{field.type.index};
  for (auto& row : list.rows) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) fill(program_[type].fields[i], row.fields[i]);
  }
  if (!field.one_each_year) {
    if (!list.complete && dice_.one_in(one_in_)) list = this->list(field);
    return;
  }
  for (auto year = last_year_; year > last_year_ - num_years; --year) {
    auto const is_year = [&](value::RecordDatum const& candidate) {
      auto const* told = std::get_if<value::Value>(&candidate.fields.at(*program_[type].key).content);
      return told != nullptr && *told == value::Value(Rational(year));
    };
    if (std::any_of(list.rows.begin(), list.rows.end(), is_year) || !dice_.one_in(one_in_)) continue;
    list.rows.push_back(row(field, year));
  }
  list.complete = list.complete || !list.rows.empty();
}

}  // namespace timbang::property
