// JSON lines: one object on every line, blank lines skipped, a bad line reported and the rest read on.
// Made by JsonRecordSource. Hostile input costs at most one line of max_json_line_bytes and max_json_values values;
// nesting costs no stack.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/records/byte_reader.h"
#include "engine/records/csv_reader.h"
#include "engine/records/json_value.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// A longer line is reported and skipped.
inline constexpr std::size_t max_json_line_bytes = 16 * 1024 * 1024;
/// Objects and arrays within each other.
inline constexpr std::size_t max_json_depth = 64;
/// Values in one line, each object, array and scalar counted.
inline constexpr std::size_t max_json_values = 262'144;

struct JsonProblem {
  source::DiagnosticCode code;
  std::vector<source::Argument> arguments;
  std::string path;  ///< of the value to blame (`skp[2].tahun`); empty for the whole line
};

/// The one object in `line`, or what is wrong with it. `offset` is that of the line in its file, for the message.
std::optional<JsonProblem> parse_json_line(std::string_view line, std::uint64_t offset, JsonValue& object);

struct JsonLine {
  std::uint64_t line = 0;    ///< from 1
  std::uint64_t offset = 0;  ///< of its first byte in the stream
  std::string_view raw;      ///< without the line end; of an overlong one the first max_kept_bytes
  JsonValue object;
  std::optional<JsonProblem> problem;
};

enum class JsonStatus : std::uint8_t { line, end, read_failed };

class JsonLinesReader {
public:
  /// `input` stands at the start of the file. A byte order mark is skipped.
  explicit JsonLinesReader(ByteReader& input);
  JsonStatus next();
  JsonLine const& line() const { return line_; }

private:
  JsonStatus scan_line();

  ByteReader& input_;
  std::uint64_t next_line_ = 1;
  std::string raw_;
  bool is_too_long_ = false;
  JsonLine line_;
};

}  // namespace timbang::records
