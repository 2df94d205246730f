// One cell, or one JSON scalar, to the value that its field declares. Every doubt is a diagnostic at the cell; a value
// is never guessed, rounded or changed.
// Used by the record sources for CSV, JSON and workbooks, so that all read the same data to the same bit.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/records/json_value.h"
#include "engine/records/schema.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// What stands before the decimals in this file: a point where commas separate cells, else a comma.
enum class DecimalSign : std::uint8_t { point, comma };

/// A text that is longer is kept, with a warning.
inline constexpr std::size_t max_usual_text_bytes = 4096;

/// Where a cell stands; a DataPlace is made of it only when there is something to say.
struct CellPlace {
  std::string_view file;
  std::uint64_t line = 0;
  std::string_view column;
  std::string_view cell;
  std::string_view sheet = {};                     ///< of a workbook
  std::optional<std::uint32_t> sheet_column = {};  ///< where in the sheet, from 0
};
source::DataPlace data_place(CellPlace const& place);

/// Of one record no more is gathered than this, however much is wrong with it.
inline constexpr std::size_t max_gathered_diagnostics = 1000;

/// Takes what is said of one cell, and remembers whether it is an error.
class CellReport {
public:
  CellReport(CellPlace const& place, std::vector<source::Diagnostic>& diagnostics)
      : place_(place), diagnostics_(diagnostics) {}

  void say(source::DiagnosticCode code, std::vector<source::Argument> arguments,
           std::optional<source::Argument> remedy = std::nullopt);
  bool has_error() const { return has_error_; }

private:
  CellPlace place_;
  std::vector<source::Diagnostic>& diagnostics_;
  bool has_error_ = false;
};

/// Reads a cell for a field that is neither record nor list. Blanks round the cell do not count; an empty cell is the
/// field's declared absence. After an error was reported the result is that absence too.
value::Datum read_cell(FieldSchema const& field, std::string_view cell, DecimalSign sign, CellReport& report);

/// The same for a JSON value. Null is empty; text is read as a cell with decimal point; a number is taken digit by
/// digit for number fields and, when whole, for enumeration codes and yes/no, but never for text and dates; true and
/// false are for yes/no alone. Arrays and objects are errors.
value::Datum read_json_scalar(FieldSchema const& field, JsonValue const& json, CellReport& report);

// The kinds, each in its own file; `text` is trimmed and not empty. Without a value an error was reported.
std::optional<value::Date> read_date(std::string_view text, CellReport& report);
std::optional<value::Rational> read_decimal(ir::Field const& field, std::string_view text, DecimalSign sign,
                                            CellReport& report);
std::optional<std::string> read_text(FieldSchema const& field, std::string_view text, CellReport& report);

/// `a number`, `a list […]`, for messages.
source::Argument kind_in_words(JsonValue::Kind kind);

/// `sekarang` and its like: the end of a period that has not ended.
bool means_still_running(std::string_view text);

}  // namespace timbang::records
