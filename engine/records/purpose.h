// What records are read for: which fields matter, and what is to be looked at once the cells of a row are read.
// Made by session from the chosen assessment; kept by Schema. So this room need not know a rule.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/ir/fields_read.h"
#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// Something that the fields of a row say together.
struct RowFinding {
  source::DiagnosticCode code;  ///< an error leaves the record out
  std::vector<source::Argument> arguments;
  std::uint16_t field = 0;  ///< where the message points
};

/// Looks at every record, nested record and row of a list as soon as it has been read.
class RowInspector {
public:
  virtual ~RowInspector() = default;
  /// `readable` tells for each field whether it could be read; nothing may be concluded from one that could not.
  virtual std::vector<RowFinding> inspect(ir::RecordTypeId type, value::RecordDatum const& row,
                                          std::vector<bool> const& readable) const = 0;
};

struct Purpose {
  std::optional<ir::FieldSet> needed;             ///< fields whose absence is told; without: every field
  std::unique_ptr<RowInspector const> inspector;  ///< may be null
};

}  // namespace timbang::records
