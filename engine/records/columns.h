// Which column of a table holds which field: exact names first, then without regard to case; fields of nested records
// as `usul.persetujuan_ppk`.
// Made once for each file from its header; used by the CSV record source and by child tables.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/records/csv_reader.h"
#include "engine/records/schema.h"
#include "engine/source/diagnostic.h"

namespace timbang::records {

/// Records within records whose fields have columns; deeper ones are not looked for.
inline constexpr std::size_t max_nesting = 4;

/// The names in a header line, trimmed.
class Header {
public:
  Header() = default;
  explicit Header(std::vector<std::string_view> const& cells);

  /// A name that stands there twice; the same letters in another case are two names. Empty names do not count.
  std::optional<std::string> name_twice() const;

  struct Match {
    std::optional<std::size_t> column;
    std::string ambiguous;  ///< two columns differ from the wanted name only in case: this one; else empty
  };
  /// Looks for the names in their order, first exactly, then without regard to case, and marks the column as used.
  Match find(std::vector<std::string> const& names);

  std::size_t size() const { return names_.size(); }
  std::string const& name(std::size_t column) const { return names_[column]; }
  /// All names as a message lists them, not all of very many.
  std::string list() const;
  bool is_used(std::size_t column) const { return used_[column]; }
  std::vector<std::string> unused() const;

private:
  std::vector<std::string> names_;
  std::vector<bool> used_;
};

/// The columns of a record type's fields, in the order of its declaration.
struct RecordColumns {
  struct Field {
    std::optional<std::size_t> column;
    std::unique_ptr<RecordColumns> nested;  ///< of a nested record that has a dotted column
  };
  std::vector<Field> fields;
};

/// Resolves a header against a record type. `ambiguous` gets names for which two columns qualify.
RecordColumns resolve_columns(Schema const& schema, RecordSchema const& record, Header& header,
                              std::vector<std::string>& ambiguous);

/// Every prefix with every name, in the order of both: `usul.persetujuan_ppk`. An empty prefix adds nothing.
std::vector<std::string> dotted_names(std::vector<std::string> const& prefixes, std::vector<std::string> const& names);

/// `` `nip`, `nipBaru` ``: names as messages list them, at most some twenty.
std::string list_names(std::vector<std::string> const& names);

}  // namespace timbang::records
