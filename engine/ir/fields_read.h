// Which fields of the data do rules read? For telling a user of missing columns only where they matter.
// Made from formulas alone, whatever a record holds; a field counts as read together with the records that it lies in.
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "engine/ir/program.h"

namespace timbang::ir {

class FieldSet {
public:
  void add(RecordTypeId type, std::uint16_t field) { fields_.insert({type, field}); }
  bool contains(RecordTypeId type, std::uint16_t field) const { return fields_.count({type, field}) > 0; }
  void add_fields_of(FieldSet const& other) { fields_.insert(other.fields_.begin(), other.fields_.end()); }
  void add_collection(RecordTypeId type) { collections_.insert(type); }
  /// Types of which all records are asked for: by relations, and by `seluruh`.
  std::set<RecordTypeId> const& collections() const { return collections_; }

private:
  std::set<std::pair<RecordTypeId, std::uint16_t>> fields_;
  std::set<RecordTypeId> collections_;
};

/// What the rules of the assessment, its applicability, its ranking or summary read, and the data checks of every record
/// type. Of a summary that is what members give; its own subject, a group, is in no data.
FieldSet fields_read(Program const& program, AssessmentId assessment);

/// The fields of the record itself that an expression over it reads, in the order written, each once; of nested records
/// and lists the field that holds them.
std::vector<std::uint16_t> own_fields(Program const& program, NodeId expression);

}  // namespace timbang::ir
