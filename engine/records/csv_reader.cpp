#include "engine/records/csv_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbang::records {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char most_frequent_separator(std::string_view header) {
  constexpr std::array separators{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  auto in_quotes = false;
  for (auto const c : header) {
    if (c == '"') in_quotes = !in_quotes;
    for (std::size_t i = 0; !in_quotes && i < separators.size(); ++i) {
      if (c == separators[i]) ++counts[i];
    }
  }
  // The first of equals wins, so a header of one column reads as comma-separated.
  auto const most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace

CsvReader::CsvReader(ByteReader& input) : input_(input) {
  if (input_.peek(byte_order_mark.size()) == byte_order_mark) input_.consume(byte_order_mark.size());
}

CsvStatus CsvReader::read_header() {
  auto const status = skip();
  if (status != CsvStatus::record) return status;
  separator_ = most_frequent_separator(record_.raw);
  finish_record();
  return status;
}

CsvStatus CsvReader::next() {
  auto const status = skip();
  if (status == CsvStatus::record) finish_record();
  return status;
}

CsvStatus CsvReader::skip() {
  while (true) {
    auto const status = scan_record();
    if (status != CsvStatus::record || !is_blank()) return status;
  }
}

CsvStatus CsvReader::scan_record() {
  raw_.clear();
  is_too_long_ = false;
  state_ = State::cell_start;
  record_.line = next_line_;
  record_.offset = input_.offset();
  record_.cells.clear();
  record_.problem.reset();
  auto has_ended = false;
  while (!has_ended) {
    auto const bytes = input_.available();
    if (input_.failed()) return CsvStatus::read_failed;
    if (bytes.empty()) break;
    std::size_t used = 0;
    has_ended = scan(bytes, used);
    keep(bytes.substr(0, used));
    input_.consume(used);
  }
  if (!has_ended && state_ == State::quoted) return CsvStatus::unclosed_quote;
  if (!has_ended && raw_.empty()) return CsvStatus::end;
  if (has_ended && !is_too_long_) raw_.pop_back();
  if (!is_too_long_ && !raw_.empty() && raw_.back() == '\r') raw_.pop_back();
  record_.raw = raw_;
  return CsvStatus::record;
}

/// Goes on to the end of the record or of the bytes; `used` ends after the last byte looked at. True when the record
/// ended.
bool CsvReader::scan(std::string_view bytes, std::size_t& used) {
  while (used < bytes.size()) {
    if (state_ == State::quoted) {
      scan_quoted(bytes, used);
      continue;
    }
    if (state_ == State::quote_in_quoted) {
      // A second quote goes on with the cell; anything else has closed it.
      auto const is_doubled = bytes[used] == '"';
      if (is_doubled) ++used;
      state_ = is_doubled ? State::quoted : State::unquoted;
      continue;
    }
    if (scan_unquoted(bytes, used)) return true;
  }
  return false;
}

void CsvReader::scan_quoted(std::string_view bytes, std::size_t& used) {
  auto const quote = std::min(bytes.find('"', used), bytes.size());
  auto const begin = bytes.begin();
  next_line_ += static_cast<std::uint64_t>(
      std::count(begin + static_cast<std::ptrdiff_t>(used), begin + static_cast<std::ptrdiff_t>(quote), '\n'));
  used = quote;
  if (quote == bytes.size()) return;
  ++used;
  state_ = State::quote_in_quoted;
}

/// Most lines hold no quote at all, so line end and quote are searched for in whole stretches.
bool CsvReader::scan_unquoted(std::string_view bytes, std::size_t& used) {
  auto const line_end = std::min(bytes.find('\n', used), bytes.size());
  auto const stretch = bytes.substr(0, line_end);
  auto const quote = stretch.find('"', used);
  if (quote == std::string_view::npos) {
    if (line_end > used) state_ = separates(bytes[line_end - 1]) ? State::cell_start : State::unquoted;
    used = line_end;
    if (line_end == bytes.size()) return false;
    ++used;
    ++next_line_;
    return true;
  }
  if (quote > used) state_ = separates(bytes[quote - 1]) ? State::cell_start : State::unquoted;
  used = quote + 1;
  if (state_ == State::unquoted) return false;
  state_ = State::quoted;
  quote_line_ = next_line_;
  // What was read before these bytes has been kept, unless the record is too long.
  quote_offset_ = is_too_long_ ? SIZE_MAX : raw_.size() + quote;
  return false;
}

std::optional<std::size_t> CsvReader::quote_cell() const {
  if (quote_offset_ > raw_.size()) return std::nullopt;
  std::vector<std::string_view> cells;
  std::string scratch;
  split_cells(std::string_view(raw_).substr(0, quote_offset_), separator_, 0, cells, scratch);
  return cells.empty() ? std::size_t{0} : cells.size() - 1;
}

void CsvReader::keep(std::string_view bytes) {
  if (is_too_long_) return;
  raw_.append(bytes);
  // Two more for the line end, which does not count.
  if (raw_.size() <= max_record_bytes + 2) return;
  is_too_long_ = true;
  raw_.resize(max_kept_bytes);
  raw_.shrink_to_fit();
}

bool CsvReader::separates(char c) const {
  return separator_ == '\0' ? c == ',' || c == ';' || c == '\t' : c == separator_;
}

bool CsvReader::is_blank() const {
  return !is_too_long_ &&
         std::all_of(raw_.begin(), raw_.end(), [this](char c) { return c == ' ' || c == '\t' || separates(c); });
}

void CsvReader::finish_record() {
  if (is_too_long_ || raw_.size() > max_record_bytes) {
    record_.problem = RowProblem{source::DiagnosticCode::record_too_long, {source::grouped(max_record_bytes)}, {}};
    return;
  }
  record_.problem = split_cells(record_.raw, separator_, record_.offset, record_.cells, scratch_);
}

}  // namespace timbang::records
