// What has changed between two editions of the same rules, as a list of single changes in a fixed order.
// Made from two descriptions, and compares all that they hold, by what is meant and not by how it is spelled; told by
// difference_report. Never evaluates: it says what the rules say, not what follows for whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"
#include "engine/value/calendar.h"

namespace timbang::document {

struct EditionPackage {
  std::string name;
  std::string version;
  std::string digest;  ///< SHA-256 of the rule file
  std::string path;    ///< of the rule file, as messages name it
};

/// One side of a comparison. It may have been put together from several programs.
struct Edition {
  std::vector<EditionPackage> packages;  ///< described
  std::vector<EditionPackage> used;      ///< used and not described, by name
  Description description;
  std::vector<Description> of_used =
      {};  ///< beside `used`: by these it is seen whether another text says something else
};

enum class ChangeKind : std::uint8_t {
#define CHANGE(name, mark) name,
#include "engine/document/difference/change_kinds.def"
#undef CHANGE
};
/// For machines: `version_added`.
std::string_view name_of(ChangeKind kind);

/// As what a change counts.
enum class Mark : std::uint8_t { added, removed, changed };
Mark mark_of(ChangeKind kind);

/// The entry that a change is about, as the later edition has it; one that was removed as the earlier has it.
struct ChangedEntry {
  EntryKind kind = EntryKind::package;
  std::string name;
  std::string label;
  std::string within;
  std::string package;
  std::optional<source::Span> place = {};  ///< of its edition
  friend bool operator==(ChangedEntry const&, ChangedEntry const&) = default;
};

/// The line of a listing that a change is about.
struct ChangedLine {
  std::string name;                   ///< may be empty
  std::optional<value::Date> from;    ///< of what has versions
  std::optional<std::size_t> before;  ///< its place in the listing, from 1
  std::optional<std::size_t> after;
};

/// One thing that an entry or a line says, with the word for what it is.
struct Said {
  std::string heading;
  std::string text;
};

struct Change {
  ChangeKind kind = ChangeKind::property_changed;
  ChangedEntry entry;
  std::optional<EntryKind> earlier_kind = {};  ///< of `entry_kind_changed`
  std::optional<Aspect> aspect = {};           ///< the property or listing
  std::optional<Aspect> remark = {};           ///< basis, note or what is to be checked: of the entry, listing or line
  std::optional<value::Date> listing_from = {};  ///< first day of the listing, of tables that have versions
  std::optional<ChangedLine> line = {};
  std::string column = {};                   ///< heading of the cell; of versions what they are versions of
  std::optional<Aspect> column_aspect = {};  ///< of a column that all such listings have
  std::string before = {};                   ///< empty where there was nothing
  std::string after = {};                    ///< empty where there is nothing any more
  bool keeps_meaning = false;   ///< of a version: it says what is in force on its first day in the other edition
  std::vector<Said> says = {};  ///< all that an added or removed entry, listing or line says
  std::string basis = {};       ///< beside what is now said: of the line, else of the entry
  std::vector<std::string> notes = {};
  std::vector<std::string> to_check = {};
  std::optional<source::Span> before_place = {};
  std::optional<source::Span> after_place = {};
};

/// A package that both editions use, or one of them, and that is not compared itself.
struct UsedChange {
  std::string name;
  std::optional<EditionPackage> before;
  std::optional<EditionPackage> after;
};

enum class Sameness : std::uint8_t {
  same_text,     ///< byte for byte, with all that is used
  same_meaning,  ///< the texts differ, and nothing that they say
  different,
};

struct Difference {
  std::vector<Change>
      changes;  ///< by entry, in the order of the later edition; what was removed after what stood before it
  std::vector<UsedChange> used;  ///< those whose version is another, or what they say, by name
  Sameness sameness = Sameness::same_text;
};

/// Not compared: comments, layout, the order of declarations, and in which of the two languages a file is written.
/// Both descriptions were made in `language`. Takes time in proportion to the sizes, but for lists whose order counts: there
/// at most as much again for each of a thousand differences, and beyond them lines are compared by place.
Difference compare(Edition const& before, Edition const& after, source::Language language);

}  // namespace timbang::document
