// All records of some types at once: people, posts, units. What relations between records and `seluruh X` look at.
// Filled by session before anything is evaluated, then read by the interpreter; never holds a rule.
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// The records of one type, in the order of the source, found by their key and by what their relations refer to.
class Collection {
public:
  Collection(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records);
  Collection(Collection const&) = delete;
  Collection& operator=(Collection const&) = delete;

  std::vector<value::RecordDatum> const& records() const { return records_; }
  /// Null when no record has the key; of several, which the reader of data has told of, the first.
  value::RecordDatum const* find(value::Value const& key) const;
  /// The records whose field `via`, a relation by key, has this key.
  std::vector<value::RecordDatum const*> const& referring(std::uint16_t via, value::Value const& key) const;

private:
  std::vector<value::RecordDatum> records_;
  std::map<value::Value, std::size_t> by_key_;
  std::map<std::uint16_t, std::map<value::Value, std::vector<value::RecordDatum const*>>> referring_;
};

class Collections {
public:
  void add(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records);
  /// Null when nobody has given the collection.
  Collection const* find(ir::RecordTypeId type) const;

private:
  std::map<ir::RecordTypeId, Collection> collections_;
};

}  // namespace timbang::evaluate
