// All records of some types at once: people, posts, units. What relations between records and `seluruh X` look at.
// Filled by session before anything is evaluated, then read by the interpreter; never holds a rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Records that are in the source but could not be used. Somebody may be among them whom a relation asks for.
struct Rejected {
  std::vector<value::RecordDatum> partial;  ///< what could be read of them; a field that could not is not known
  std::uint64_t num_unreadable = 0;         ///< of which nothing could
};

/// The records of one type, in the order of the source, found by their key and by what their relations refer to.
class Collection {
public:
  Collection(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records,
             Rejected rejected = {});
  Collection(Collection const&) = delete;
  Collection& operator=(Collection const&) = delete;

  std::vector<value::RecordDatum> const& records() const { return records_; }
  Rejected const& rejected() const { return rejected_; }
  /// Null when no record has the key, or several have it: then nobody knows which is meant.
  value::RecordDatum const* find(value::Value const& key) const;
  /// The records whose field `via`, a relation by key, has this key.
  std::vector<value::RecordDatum const*> const& referring(std::uint16_t via, value::Value const& key) const;
  /// Nobody else can have this key in the field: neither a record that was rejected, nor one whose field is not known.
  bool is_complete(std::uint16_t via, value::Value const& key) const;

private:
  /// By a relation: who refers to a key, to which keys somebody who was rejected does, and whether somebody may to any.
  struct Referring {
    std::map<value::Value, std::vector<value::RecordDatum const*>> records;
    std::set<value::Value> doubtful;
    bool is_all_doubtful = false;
  };
  void index(std::uint16_t field);

  std::vector<value::RecordDatum> records_;
  Rejected rejected_;
  std::map<value::Value, std::size_t> by_key_;
  std::set<value::Value> doubtful_keys_;  ///< that a record which was rejected has too
  std::map<std::uint16_t, Referring> referring_;
};

class Collections {
public:
  void add(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records,
           Rejected rejected = {});
  /// Null when nobody has given the collection.
  Collection const* find(ir::RecordTypeId type) const;

private:
  std::map<ir::RecordTypeId, Collection> collections_;
};

}  // namespace timbang::evaluate
