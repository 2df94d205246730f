// The rows of a list: how many there are, which of them count, and what those say. Rows that do not count are told only by
// their number, for a person can have dozens; explain_json has them all.
#include <algorithm>
#include <variant>

#include "engine/explain/reason_text.h"
#include "engine/explain/text_teller.h"
#include "engine/value/notation.h"

namespace timbang::explain {

namespace {

/// Of rows that count so many are told one by one.
constexpr std::size_t max_rows_told = 5;
/// Each of a person's posts counts by its dates, and so do the pieces that they make.
constexpr std::size_t max_periods_told = 60;

/// `nilai_skp` of `skp[2020].nilai_skp`.
std::string name_within(RowStory const& row, std::string const& name) {
  auto const is_within = name.size() > row.name.size() + 1 && name.compare(0, row.name.size(), row.name) == 0;
  return is_within ? name.substr(row.name.size() + 1) : name;
}

bool is_plain(OperandStory const& operand) { return operand.kind == OperandKind::datum; }

}  // namespace

void TextTeller::tell_list(std::size_t depth, ListStory const& list) {
  if (list.num_members) {
    auto const text = one_line(sources_, program_[list.node].span);
    return say(depth, Phrase::members_count, text, *list.num_members);
  }
  tell_rows(depth, list);
  tell_pieces(depth, list);
}

void TextTeller::tell_rows(std::size_t depth, ListStory const& list) {
  auto const name = list.source.empty() || list.source == list.name
                        ? list.name
                        : sentence(Phrase::list_from_column, language_, list.name, list.source);
  if (!list.is_told && list.rows.empty()) return say(depth, Phrase::list_not_told, name);
  std::vector<RowStory const*> counting;
  for (auto const& row : list.rows) {
    if (!row.counts.is_false()) counting.push_back(&row);
  }
  if (list.rows.empty()) return say(depth, Phrase::list_empty, name);
  if (counting.empty()) return say(depth, Phrase::list_none_counts, name, list.rows.size());
  if (counting.size() < list.rows.size()) say(depth, Phrase::list_some_count, name, list.rows.size(), counting.size());
  auto const is_counted_above = counting.size() < list.rows.size();
  auto const is_of_periods = std::holds_alternative<ir::CombinedTime>(program_[list.node].operation);
  auto const num_told = std::min(counting.size(), is_of_periods ? max_periods_told : max_rows_told);
  for (std::size_t i = 0; i < num_told; ++i) tell_row(depth + (is_counted_above ? 1 : 0), *counting[i]);
  if (num_told < counting.size()) say(depth + 1, Phrase::more_rows, counting.size() - num_told);
}

/// The data of the row on one line; what was computed for it below, where it names the row itself.
void TextTeller::tell_row(std::size_t depth, RowStory const& row) {
  auto const& operands = row.reads.operands;
  auto const has_line = !row.counts.is_true() || std::any_of(operands.begin(), operands.end(), is_plain);
  if (has_line) page_.line(depth, row_line(row));
  auto const below = has_line ? depth + 1 : depth;
  for (auto const& operand : operands) {
    if (!is_plain(operand)) tell_operand(below, operand);
  }
  for (auto const& list : row.reads.lists) tell_list(below, list);
}

std::string TextTeller::row_line(RowStory const& row) const {
  std::string data;
  for (auto const& operand : row.reads.operands) {
    if (!is_plain(operand)) continue;
    if (!data.empty()) data += "; ";
    data += is_in_missing_row(operand)
                ? datum_value(operand)
                : sentence(Phrase::equals, language_, name_within(row, operand.name), datum_value(operand));
    if (is_in_missing_row(operand)) break;
  }
  auto const name = row.counts.is_true() ? row.name : sentence(Phrase::row_is_open, language_, row.name);
  return data.empty() ? name : sentence(Phrase::in_element, language_, name, data);
}

/// What the rows of `masa gabungan` come to together.
void TextTeller::tell_pieces(std::size_t depth, ListStory const& list) {
  auto const* combined = std::get_if<ir::CombinedTime>(&program_[list.node].operation);
  if (combined == nullptr || list.pieces.empty()) return;
  page_.line(depth, phrase(Phrase::united_periods, language_));
  auto const day = [&](value::Date date) { return value::write_date(date, language_); };
  auto const num_told = std::min(list.pieces.size(), max_periods_told);
  for (std::size_t i = 0; i < num_told; ++i) {
    auto const& [days, length] = list.pieces[i];
    auto const is_cut = days.last == input_.context.evaluation_date;
    say(depth + 1, is_cut ? Phrase::united_period_to_date : Phrase::united_period, day(days.first), day(days.last),
        value::write_duration(length, language_));
  }
  if (num_told < list.pieces.size()) say(depth + 1, Phrase::more_periods, list.pieces.size() - num_told);
  if (list.pieces.size() > 1) tell_sum(depth + 1, list.pieces, combined->days_of_month);
}

void TextTeller::tell_sum(std::size_t depth, std::vector<value::UnitedPeriod> const& pieces,
                          std::int32_t days_of_month) {
  value::Duration sum;
  for (auto const& piece : pieces) {
    sum.months += piece.length.months;
    sum.days += piece.length.days;
  }
  auto const total = value::conventional_length(value::conventional_days(sum, days_of_month), days_of_month);
  say(depth, Phrase::sum_of_periods, value::write_duration(sum, language_), days_of_month,
      value::write_duration(total, language_));
}

}  // namespace timbang::explain
