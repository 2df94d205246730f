// What packages say, declaration by declaration, in the words of their authors. The one source of rule books and of
// comparisons: a comparison compares all that a book shows, and a book shows all that can change.
// Made from the typed program alone; never evaluates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"
#include "engine/value/calendar.h"

namespace timbang::document {

enum class EntryKind : std::uint8_t {
#define KIND(name, indonesian, english) name,
#include "engine/document/description/entry_kinds.def"
#undef KIND
};
/// For people: `parameter terbuka`.
std::string_view word(EntryKind kind, source::Language language);
/// For machines: `open_term`.
std::string_view name_of(EntryKind kind);

enum class Aspect : std::uint8_t {
#define ASPECT(name, indonesian, english) name,
#include "engine/document/description/aspects.def"
#undef ASPECT
};
std::string_view word(Aspect aspect, source::Language language);
std::string_view name_of(Aspect aspect);

/// Something that is said.
struct Statement {
  std::string text;     ///< for people; of formulas as the author wrote them, several lines where they are several
  std::string meaning;  ///< of two statements equal when, and only when, they mean the same, however they are spelled
  bool is_rule_text = false;  ///< `text` is a stretch of the rule file
};

/// What stands beside an entry or a line: legal basis, remarks, and what nobody has confirmed yet.
struct Remarks {
  std::vector<Statement> basis;
  std::vector<std::string> notes;
  std::vector<std::string> to_check;

  bool empty() const { return basis.empty() && notes.empty() && to_check.empty(); }
};

struct Property {
  Aspect aspect = Aspect::text;
  Statement statement;
};

/// One version, row, exception, field or value of an entry.
struct Line {
  std::string name;                 ///< as rules name it; empty where they do not
  std::optional<value::Date> from;  ///< first day, of what has versions
  std::vector<Statement> cells;     ///< beside `Listing::columns`; an empty text where nothing is said
  Remarks remarks = {};
  std::vector<std::size_t> used_by = {};  ///< of a field or value: entries whose formulas read it, in their order
  source::Span span = {};
};

/// How the lines of a listing are recognised in another edition of the package.
enum class LineIdentity : std::uint8_t {
  name,      ///< by name; without a name by what they say
  date,      ///< versions: each takes the place of the one before it, from its first day on
  sequence,  ///< by place: a row that is tried before another is another row
  content,   ///< by what they say, in whatever order they stand
};

struct Listing {
  Aspect aspect = Aspect::rows;
  LineIdentity identity = LineIdentity::name;
  std::optional<value::Date> from = {};  ///< first day of the listing as a whole, of tables that have versions
  std::vector<Statement> columns;        ///< headings; of cells with one aspect the word for it
  std::vector<Line> lines;
  Remarks remarks = {};
  std::optional<value::Date> through = {};  ///< last day, where no other version follows
};

/// One declaration.
struct Entry {
  EntryKind kind = EntryKind::package;
  std::string name;    ///< as written, without package or evaluation; of settings and additions with the package
  std::string label;   ///< may be empty
  std::string within;  ///< the evaluation, ranking or summary in which it stands; may be empty
  std::string package;
  std::vector<Property> properties = {};
  std::vector<Listing> listings = {};
  Remarks remarks = {};
  std::vector<std::size_t> used_by = {};  ///< entries whose formulas read this one, or that cite it, in their order
  source::Span span = {};
};

struct PackageEdition {
  std::string name;
  std::string version;
  friend bool operator==(PackageEdition const&, PackageEdition const&) = default;
};

/// A legal basis that a package which is not described declares.
struct CitedRegulation {
  std::string name;
  std::string title;
  friend bool operator==(CitedRegulation const&, CitedRegulation const&) = default;
};

/// A parameter of a package which is not described, that formulas read. A comparison tells that such a package differs.
struct ReadParameter {
  std::string package;
  std::string name;
  std::string label;
  std::vector<std::string> values;  ///< each with its days; none where nobody has set it
  friend bool operator==(ReadParameter const&, ReadParameter const&) = default;
};

struct Description {
  std::vector<PackageEdition> packages;  ///< described, in the order of their files
  std::vector<Entry> entries;            ///< by package, then as its file has them
  std::vector<PackageEdition> used;      ///< used by them and not described, by name
  std::vector<CitedRegulation> cited;    ///< by name
  std::vector<ReadParameter> read = {};  ///< by package and name
};

/// What nobody has confirmed yet of the entry, in all its parts.
std::size_t num_to_check(Entry const& entry);

/// Several, made from programs that have no described package in common, as one.
Description join(std::vector<Description> parts);

/// Describes the packages whose header lies in one of `files`. Words that are not the author's are of the language.
/// The program was made from `sources`.
Description describe(ir::Program const& program, source::SourceStore const& sources,
                     std::vector<source::FileId> const& files, source::Language language);

}  // namespace timbang::document
