// RFC 4180 records from a stream, one at a time: quotes, doubled quotes, line breaks in quotes, LF and CR LF mixed, a
// last line without end, a byte order mark at the start.
// Made by CsvRecordSource and ChildTable; hostile input costs neither memory (one record of at most max_record_bytes)
// nor the records after it. Never knows what a column means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/records/byte_reader.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// A longer record is reported and skipped.
inline constexpr std::size_t max_record_bytes = 1024 * 1024;
/// A header with more columns is refused.
inline constexpr std::size_t max_columns = 1024;
/// Of an overlong record so much is kept to be shown.
inline constexpr std::size_t max_kept_bytes = 4096;

/// Why the bytes of a record are no row.
struct RowProblem {
  source::DiagnosticCode code;
  std::vector<source::Argument> arguments;
  std::optional<std::size_t> cell;  ///< where, counted from 0, when one cell is to blame
};

struct CsvRecord {
  std::uint64_t line = 0;               ///< physical line on which it begins, from 1
  std::uint64_t offset = 0;             ///< of its first byte in the stream
  std::string_view raw;                 ///< its bytes without the line end; of an overlong one the first max_kept_bytes
  std::vector<std::string_view> cells;  ///< unquoted, not trimmed; as far as they could be split
  std::optional<RowProblem> problem;
};

/// What separates the cells of `raw` (without its line end), unquoted into `cells`; `scratch` holds what had doubled
/// quotes. Views stay valid as long as `raw` and `scratch`. Splits no further than max_columns + 1 cells.
/// Returns what is wrong with the bytes: control characters, invalid UTF-8, quotes in the middle of a cell. `offset` is
/// that of `raw` in its file, for the message.
std::optional<RowProblem> split_cells(std::string_view raw, char separator, std::uint64_t offset,
                                      std::vector<std::string_view>& cells, std::string& scratch);

enum class CsvStatus : std::uint8_t {
  record,          ///< there is one; it may have a problem
  end,             ///< nothing is left
  unclosed_quote,  ///< the input ended inside quotes that opened on `quote_line`
  read_failed,     ///< the stream broke
};

class CsvReader {
public:
  /// `input` stands at the start of the file. A byte order mark is skipped.
  explicit CsvReader(ByteReader& input);

  /// Reads the first record that is not blank as the header and chooses the separator: the one of `,` `;` and tab that
  /// it holds most often outside quotes.
  CsvStatus read_header();
  /// Reads the next record; lines that hold only blanks and separators are skipped.
  CsvStatus next();
  /// Like `next`, but only finds the record's end: cells and problems are not looked for.
  CsvStatus skip();

  CsvRecord const& record() const { return record_; }
  char separator() const { return separator_; }
  std::uint64_t quote_line() const { return quote_line_; }
  /// Which cell of its record, from 0, the quote opens; empty when so much stands before it that it was not kept.
  std::optional<std::size_t> quote_cell() const;

private:
  enum class State : std::uint8_t { cell_start, unquoted, quoted, quote_in_quoted };

  CsvStatus scan_record();
  bool scan(std::string_view bytes, std::size_t& used);
  bool scan_unquoted(std::string_view bytes, std::size_t& used);
  void scan_quoted(std::string_view bytes, std::size_t& used);
  void keep(std::string_view bytes);
  bool separates(char c) const;
  bool is_blank() const;
  void finish_record();

  ByteReader& input_;
  char separator_ = '\0';  ///< not yet chosen: all three separate
  State state_ = State::cell_start;
  std::uint64_t next_line_ = 1;
  std::uint64_t quote_line_ = 0;
  std::size_t quote_offset_ = 0;  ///< of the quote in its record
  std::string raw_;
  std::string scratch_;
  bool is_too_long_ = false;
  CsvRecord record_;
};

}  // namespace timbang::records
