// The record types of a program, made ready for reading: patterns compiled, words of enumerations looked up by hash,
// the names under which data may bring each field.
// Made once by open_records; used by cells, columns and both record sources. Points into the program, which outlives
// it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/records/choice_words.h"
#include "engine/records/purpose.h"
#include "engine/source/diagnostic.h"
#include "engine/value/text_pattern.h"

namespace timbang::records {

struct FieldSchema {
  /// As data holds it: a relation by key stands here as a field of the key's type.
  ir::Field const* field = nullptr;
  bool is_derived = false;         ///< an inverse relation: follows from other records, and is never in data
  std::vector<std::string> names;  ///< in the order in which they are looked for: `dari …`, then the field's own
  std::optional<value::TextPattern> pattern;  ///< text with a pattern that can be matched
  ChoiceWords const* choices = nullptr;       ///< enumerations
  bool is_needed = true;                      ///< a user should know when the data has no place for it
};

struct RecordSchema {
  ir::RecordTypeId id;
  ir::RecordType const* type = nullptr;
  std::vector<FieldSchema> fields;

  /// The key's field; null when the type declares none.
  FieldSchema const* key() const { return type->key ? &fields.at(*type->key) : nullptr; }
};

class Schema {
public:
  explicit Schema(ir::Program const& program, Purpose purpose = {});
  /// `index` as in value::Type::index of a record or list.
  RecordSchema const& record(std::uint16_t index) const { return records_.at(index); }
  /// Null when rows are not looked at.
  RowInspector const* inspector() const { return purpose_.inspector.get(); }

private:
  FieldSchema prepare(ir::Field const& field);
  ir::Field const& as_held(ir::Field const& field);
  void mark_needed(RecordSchema& record) const;

  Purpose purpose_;
  ir::Program const& program_;
  std::vector<std::unique_ptr<ChoiceWords>> choices_;
  std::vector<std::unique_ptr<ir::Field>> references_;  ///< relations by key, as fields of the key's type
  std::vector<RecordSchema> records_;
};

/// What a field holds when data leaves it empty: its declared absence; of a list, no rows.
value::Datum datum_when_empty(ir::Field const& field);
/// What a field holds when the data has no place for it at all: nobody knows, whatever an empty cell would mean.
value::Datum datum_when_missing(ir::Field const& field);
/// A key as text: text itself, a number's digits, a date as `yyyy-mm-dd`, yes as `ya`; empty for anything else.
std::string key_text(value::Datum const& datum);

/// Help for `pegawai.riwayat` as the name of a file, where `pegawai` is a nested record of the subject: only tables of the
/// subject itself have its key. Empty for other names.
std::optional<source::Argument> remedy_for_nested_list(ir::RecordType const& subject, std::string const& name);

}  // namespace timbang::records
