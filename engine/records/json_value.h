// One JSON value as it was written: numbers stay the digits of the file, never a double.
// Made by JsonLinesReader; read by the JSON record source and the cell reader.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timbang::records {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };
  Kind kind = Kind::null;
  std::string text;                 ///< number: its digits; text: the text; boolean: `true` or `false`
  std::vector<JsonValue> items;     ///< of an array
  std::vector<JsonMember> members;  ///< of an object, in the order written, no name twice
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

}  // namespace timbang::records
