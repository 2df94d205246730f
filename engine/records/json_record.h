// One JSON object to a RecordDatum, nested records and lists within it.
// Used by the JSON record source. Gives to the bit what a CSV file with child tables gives for the same data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/records/cell.h"
#include "engine/records/json_value.h"
#include "engine/records/schema.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// What the objects of a file were called by. A name that never comes is likelier written otherwise than absent a
/// thousand times.
struct JsonNames {
  struct Undeclared {
    std::string path;        ///< `skp.nilaiBaru`
    std::uint64_t line = 0;  ///< where it came first
  };
  /// Whether a field was ever there, by record type, then by field; empty for types of which there was no object.
  std::vector<std::vector<bool>> seen;
  std::vector<Undeclared>
      undeclared;  ///< names that belong to no field, in the order met; at most max_undeclared_names
  std::unordered_set<std::string> known_undeclared;
};

inline constexpr std::size_t max_undeclared_names = 1024;

class JsonRecordReader {
public:
  JsonRecordReader(Schema const& schema, std::string_view file, JsonNames& names)
      : schema_(schema), file_(file), names_(names) {}

  /// Reads `object` as a record of the type `record_type`. `is_good` becomes false when something is wrong.
  value::RecordDatum read(std::uint16_t record_type, JsonValue const& object, std::uint64_t line,
                          std::vector<source::Diagnostic>& diagnostics, bool& is_good);

private:
  value::RecordDatum read_object(std::uint16_t record_type, JsonValue const& object);
  value::Datum read_field(RecordSchema const& record, std::size_t index, JsonValue const& json);
  void inspect(RecordSchema const& record, JsonValue const& object, value::RecordDatum const& datum,
               std::vector<bool> const& readable);
  void note_undeclared(JsonValue const& object, std::vector<JsonMember const*> const& used);
  value::Datum read_nested(FieldSchema const& field, JsonValue const& json);
  value::Datum read_list(FieldSchema const& field, JsonValue const& json);
  source::DataPlace place_here() const;
  void say_wrong_type(FieldSchema const& field, JsonValue const& json);

  Schema const& schema_;
  std::string file_;
  JsonNames& names_;
  std::uint64_t line_ = 0;
  std::string path_;  ///< of the value being read: `skp[2].tahun`
  std::vector<source::Diagnostic>* diagnostics_ = nullptr;
  bool* is_good_ = nullptr;
};

/// The member that holds the field, by its names in their order, first exactly, then without regard to case; null when
/// there is none.
JsonMember const* find_member(JsonValue const& object, FieldSchema const& field);

}  // namespace timbang::records
