// The records of one file with its child tables, one at a time: what session reads people from.
// Made by open_records; used by session. Reads in bounded memory: one record, and about 70 bytes for each key of the
// file and 24 bytes for each row of a child table. Of a workbook the sheets that are read are kept, within its limits.
// Never throws for data, never knows a rule; what is wrong with data is a Diagnostic at a DataPlace.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ir/program.h"
#include "engine/records/purpose.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"

namespace timbang::records {

/// A record that is left out, with every reason found. `line` is the physical line on which it begins, of a workbook the
/// row of its sheet.
struct Rejection {
  std::string file;
  std::uint64_t line = 0;
  std::string key;  ///< as far as it could be read; else empty
  std::string raw;  ///< the bytes of the record without its line end; of an overlong record only the beginning; of a
                    ///< row of a workbook its cells as CSV
  std::vector<source::Diagnostic> reasons;  ///< errors, and the warnings met before them; at most max_reasons
  /// What could be read of it all the same; a field that could not is not known. Empty when nothing could.
  std::optional<value::RecordDatum> partial = {};
  std::string sheet = {};  ///< of a workbook

  source::DataPlace place() const { return {file, line, {}, {}, sheet, {}}; }
};

/// A record that can be evaluated. `record` has a Datum for every field of the subject, in the order of declaration.
struct ReadRecord {
  std::string key;  ///< the key field's value; empty when the subject declares no key
  value::RecordDatum record;
  std::string file;
  std::uint64_t line = 0;
  std::vector<source::Diagnostic> warnings;
  std::string sheet = {};  ///< of a workbook

  source::DataPlace place() const { return {file, line, {}, {}, sheet, {}}; }
};

/// A row of a child table that belongs to no record. They come when all records are through: that it is nobody's is known
/// only then.
struct LeftOutRow {
  source::Diagnostic reason;  ///< a warning; its place is the row's
  std::string key;            ///< whose it would be, as far as it could be read
  std::string raw;            ///< as in Rejection
};

using ReadItem = std::variant<ReadRecord, Rejection, LeftOutRow>;

/// More reasons than this are not listed for one record.
inline constexpr std::size_t max_reasons = 100;

/// `--records skp=skp.csv`: the rows of a list field (or of a nested record) of the subject, in a file of their own (of a
/// workbook the sheet with the field's name, else the first one).
struct ChildFile {
  std::string list;  ///< the field's name, or one of its names in the source
  std::string path;
};

class RecordSource {
public:
  virtual ~RecordSource() = default;
  /// The next record in the order of the file; empty at the end, and from the beginning for a refused file.
  virtual std::optional<ReadItem> next() = 0;
  /// What concerns whole files: why one is refused (errors), columns that are missing or not declared. Grows while
  /// reading; complete when `next` has given nothing.
  virtual std::vector<source::Diagnostic> const& file_diagnostics() const = 0;
  /// The file is unusable as a whole, and so is everything read from it. Known when the source is opened, but for
  /// what a pipe can only tell at its end (an unclosed quote) or a disk in the middle (a read error): ask again then.
  virtual bool refused() const = 0;
};

/// Opens a CSV or JSON lines file or a workbook (told apart by its first bytes) as records of the type `subject`.
/// `path` is a file, or "-" for standard input. Child tables are CSV or workbooks in regular files; with JSON lines there
/// are none. Sheets of a workbook that are named as lists of the subject are child tables too.
/// Always returns a source; one that cannot be used is `refused` and says why. `program` must outlive it.
std::unique_ptr<RecordSource> open_records(ir::Program const& program, ir::RecordTypeId subject,
                                           std::string const& path, std::vector<ChildFile> const& children,
                                           Purpose purpose = {});

}  // namespace timbang::records
