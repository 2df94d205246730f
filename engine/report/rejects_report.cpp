#include "engine/report/rejects_report.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/records/csv_writer.h"
#include "engine/report/words.h"
#include "engine/source/diagnostic.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::report {

namespace {

using records::spreadsheet_safe;

/// What came from outside may hold anything; bytes that are no text would make the whole file unreadable.
std::string safe_cell(std::string const& text) { return spreadsheet_safe(source::printable_text(text)); }

/// A record as it was sent, so that it can be corrected and sent again: its line breaks and tabs stay.
std::string raw_cell(std::string const& raw) {
  constexpr std::string_view kept = "\t\r\n";
  std::string cell;
  std::string_view rest = raw;
  while (!rest.empty()) {
    auto const end = std::min(rest.find_first_of(kept), rest.size());
    cell += source::printable_text(rest.substr(0, end));
    if (end < rest.size()) cell += rest[end];
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return spreadsheet_safe(cell);
}

}  // namespace

RejectsReport::RejectsReport(source::Language language, std::ostream& output) : language_(language), output_(output) {}

void RejectsReport::begin() {
  std::vector<std::string> cells;
  for (auto const name :
       {Word::rejects_file, Word::rejects_line, Word::rejects_key, Word::rejects_code, Word::rejects_column,
        Word::rejects_value, Word::rejects_reason, Word::rejects_raw, Word::rejects_sheet, Word::rejects_cell}) {
    cells.emplace_back(word(name, language_));
  }
  std::string line;
  records::append_csv_row(line, cells);
  output_ << line;
}

void RejectsReport::write(records::Rejection const& rejection) {
  for (auto const& reason : rejection.reasons) {
    // A reason may lie in a child table, on another line than the record.
    auto place = rejection.place();
    if (auto const* own = std::get_if<source::DataPlace>(&reason.place)) place = *own;
    write_row(place, rejection.key, reason, rejection.raw);
  }
}

void RejectsReport::write(records::LeftOutRow const& row) {
  write_row(std::get<source::DataPlace>(row.reason.place), row.key, row.reason, row.raw);
}

void RejectsReport::write_row(source::DataPlace const& place, std::string const& key, source::Diagnostic const& reason,
                              std::string const& raw) {
  std::string line;
  records::append_csv_row(
      line, {safe_cell(place.file), std::to_string(place.line), safe_cell(key),
             std::string(source::facts(reason.code).name), safe_cell(place.column), safe_cell(place.value),
             safe_cell(source::message_text(reason, language_)), raw_cell(raw), safe_cell(place.sheet), place.cell});
  output_ << line;
}

}  // namespace timbang::report
