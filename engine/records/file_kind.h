// What kind of file this is, by its first bytes: names lie, and a pipe has none.
// Used by open_records and by child tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/records/byte_reader.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

enum class FileKind : std::uint8_t {
  csv,
  json_lines,     ///< the first byte that is no blank is `{`, or a whole array stands in the first line
  json_document,  ///< JSON over several lines: no record can be found by its line
  utf16,
  workbook,    ///< XLSX, or another ZIP or OLE file, which the reader of workbooks refuses
  empty,       ///< nothing but blanks in the first buffer, or nothing at all
  unreadable,  ///< the first read failed
};

/// Consumes nothing.
FileKind find_file_kind(ByteReader& bytes);

/// Why a file of this kind is not read; empty for csv, json_lines and workbook.
std::optional<source::Diagnostic> refusal_of(FileKind kind, std::string const& path);

}  // namespace timbang::records
