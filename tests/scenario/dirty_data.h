// The list of planted defects (tests/data/surakarta/kotor/defects.csv), and whole files scored with everything that was said
// about them: what dirty_data_test stands on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "engine/session/load.h"
#include "engine/session/score.h"

namespace timbang::dirty {

extern std::string const folder;

/// One line of defects.csv.
struct Defect {
  std::string file;
  std::uint64_t line = 0;
  std::string column;  ///< empty: the whole row or file
  std::string kind;
  std::string action;
  /// `skp.csv:89 nilaiSkp negative`.
  std::string text() const;
};
/// For test output.
void PrintTo(Defect const& defect, std::ostream* output);
std::vector<Defect> read_defects();

/// meant.csv: by `file:line:column` the value that a damaged cell means.
std::map<std::string, std::string> read_meant_values();

/// The cells of a physical line of a file, as far as it can be split without a reader of ours; empty for other files.
std::vector<std::string> cells_of_line(std::string const& file, std::uint64_t line);
std::string physical_line(std::string const& file, std::uint64_t line);

/// A diagnostic with its place, as the list speaks of places.
struct Said {
  std::string file;
  std::uint64_t line = 0;
  std::string column;
  std::string value;
  source::Diagnostic diagnostic;
  bool is_error() const { return diagnostic.severity() == source::Severity::error; }
  std::string text() const;
};

/// One run of `timbang score`.
struct Run {
  std::vector<std::string> files;  ///< the first is the main file
  bool refused = false;
  std::map<std::uint64_t, records::ReadRecord> decided;    ///< by line of the main file
  std::map<std::uint64_t, records::Rejection> rejections;  ///< likewise
  std::vector<Said> said;

  records::ReadRecord const* decided_with_key(std::string const& key) const;
  bool was_rejected(std::string const& key) const;
  /// What was said at the line, or at that column of it when one is given.
  std::vector<Said> at(std::string const& file, std::uint64_t line, std::string const& column = {}) const;
};

/// The rules that every file is read by.
ir::Program const& program();
ir::RecordType const& record_type(std::string const& name);

/// `main` and the children (list and file) lie in the folder.
Run run(std::string const& main, std::vector<records::ChildFile> const& children);
/// The undamaged data of the same people, by key.
std::map<std::string, value::RecordDatum> const& clean_people();

/// The field that a column is read into; empty when no field has the name.
std::optional<std::size_t> field_of_column(ir::RecordType const& type, std::string const& column);
/// A datum as meant.csv writes it.
std::string datum_text(value::Type const& type, value::Datum const& datum);

}  // namespace timbang::dirty
