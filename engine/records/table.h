// A table as its header describes it: where it stands, what its columns are called, and which of them holds which field.
// Made by TableFile from the header, then by resolve_table; used for every row.
#pragma once

#include <cstdint>
#include <string>

#include "engine/records/cell.h"
#include "engine/records/columns.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

struct Table {
  std::string path;
  std::string sheet;  ///< of a workbook; else empty
  std::uint64_t header_line = 0;
  Header header;
  RecordColumns columns;
  DecimalSign sign = DecimalSign::point;

  /// Of a whole row; line 0 is the table itself.
  source::DataPlace place(std::uint64_t line) const { return {path, line, {}, {}, sheet, {}}; }
  /// Of a name in the header line.
  source::DataPlace header_place(std::string_view name) const {
    return data_place({path, header_line, name, {}, sheet, {}});
  }
};

}  // namespace timbang::records
