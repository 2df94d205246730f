// One known value, and the data of one record as it was read.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/value/calendar.h"
#include "engine/value/rational.h"

namespace timbang::value {

/// A value of an enumeration: its place in the declared order, counted from the lowest (or as written when unordered).
struct EnumerationValue {
  std::uint16_t index = 0;
  friend auto operator<=>(EnumerationValue const&, EnumerationValue const&) = default;
};

/// The alternatives stand in the order of TypeKind.
using Value = std::variant<bool, Rational, std::string, EnumerationValue, Date, Duration>;

/// Why there is nothing in a field. What an empty cell means is declared with the field.
enum class Absence : std::uint8_t {
  unknown,        ///< the default: somebody knows, this record does not say
  none,           ///< `kosong berarti tidak ada`
  still_running,  ///< `kosong berarti masih berjalan`, on the end of a period
};

struct Datum;

/// The fields of a record in the order of its declaration.
struct RecordDatum {
  std::vector<Datum> fields;
};

/// The rows of a list in the order of the source. Without a row and not `complete`, nobody knows whether there are any.
struct ListDatum {
  std::vector<RecordDatum> rows;
  bool complete = false;
};

/// What one field holds. A nested record that is absent is Absence.
struct Datum {
  std::variant<Absence, Value, RecordDatum, ListDatum> content = Absence::unknown;
};

}  // namespace timbang::value
