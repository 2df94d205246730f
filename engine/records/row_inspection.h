// What is looked at when all cells of a row have been read: parts of a text that repeat other fields, and whatever those
// who read the records want to see (RowInspector).
// Used by the CSV and the JSON record source and by child tables, for every record, nested record and row of a list.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/records/schema.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// `place_of` tells where a field of the row stands, with its cell. `is_good` becomes false when an error is found.
void inspect_row(Schema const& schema, RecordSchema const& record, value::RecordDatum const& datum,
                 std::vector<bool> const& readable, std::function<source::DataPlace(std::size_t)> const& place_of,
                 std::vector<source::Diagnostic>& diagnostics, bool& is_good);

}  // namespace timbang::records
