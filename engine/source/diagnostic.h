// What is wrong with a rule file or a data file, and where: the one kind of message for mistakes of a writer or of data.
// Made by every phase that reads input, gathered in a DiagnosticSink, never thrown. The wording lives in diagnostics.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::source {

enum class Severity : std::uint8_t {
  error,    ///< the rules cannot be used, or the record is left out
  finding,  ///< the rules can be used, but somebody should answer for this
  warning,  ///< kept as it is, and said
};

/// One entry per message; the table is diagnostics.def.
enum class DiagnosticCode : std::uint16_t {
#define DIAGNOSTIC(name, code, severity, id_message, en_message, id_help, en_help) name,
#include "engine/source/diagnostics.def"
#undef DIAGNOSTIC
};

/// The constant facts of a message. Texts hold {0}, {1}, … for the arguments; an empty help means none.
struct DiagnosticFacts {
  DiagnosticCode code;
  std::string_view name;  ///< stable code as printed: "T201"
  Severity severity;
  std::string_view message_id;
  std::string_view message_en;
  std::string_view help_id;
  std::string_view help_en;
};
DiagnosticFacts const& facts(DiagnosticCode code);
std::vector<DiagnosticFacts> const& all_diagnostics();

/// A place in a table or record file. `line` is the physical line (from 1) on which the record begins or the cell stands;
/// in a workbook it is the row of the sheet.
struct DataPlace {
  std::string file;
  std::uint64_t line = 0;
  std::string column;      ///< name of the column or key path; empty for the whole row
  std::string value;       ///< the offending cell as read, shortened; empty for the whole row
  std::string sheet = {};  ///< of a workbook; empty in other files
  std::string cell = {};   ///< `D12`, where one cell of a sheet is meant
};

/// Nowhere: usage, or a file that cannot be opened.
struct NoPlace {};

using Place = std::variant<NoPlace, Span, DataPlace>;

/// Text that is the same in both languages (a name, a number as written) or one per language.
struct Argument {
  std::string indonesian;
  std::string english;
  Argument(std::string both) : indonesian(both), english(std::move(both)) {}
  Argument(std::string_view both) : indonesian(both), english(both) {}
  Argument(char const* both) : indonesian(both), english(both) {}
  Argument(std::string id, std::string en) : indonesian(std::move(id)), english(std::move(en)) {}
  std::string const& in(Language language) const { return in_language(language, indonesian, english); }
};

/// A whole number as each language groups it: `1.000.000` and `1,000,000`.
Argument grouped(std::uint64_t number);

/// A second place that belongs to the message ("declared here first").
struct DiagnosticNote {
  Span span;
  Argument text;
};

struct Diagnostic {
  DiagnosticCode code;
  Place place;
  std::vector<Argument> arguments;
  std::vector<DiagnosticNote> notes;
  /// A likelier word or form, in place of the general help; for example "tulis `predikat`".
  std::optional<Argument> remedy;

  Severity severity() const { return facts(code).severity; }
};

/// The message and the help with arguments filled in, one line each, without place or code.
std::string message_text(Diagnostic const& diagnostic, Language language);
std::string help_text(Diagnostic const& diagnostic, Language language);

/// What all messages of the code have in common: without the variable part at the end, and `…` for every argument.
std::string kind_text(DiagnosticCode code, Language language);

/// In the order of a reader: those without a place in rule text first, as reported, then file by file from the top.
void sort_by_place(std::vector<Diagnostic>& diagnostics);

/// Gathers diagnostics in the order of reporting, up to a limit; what comes after the limit is only counted.
class DiagnosticSink {
public:
  explicit DiagnosticSink(std::size_t limit = 200) : limit_(limit) {}

  void report(Diagnostic diagnostic);
  bool has_errors() const { return num_errors_ > 0; }
  std::size_t num_errors() const { return num_errors_; }
  std::size_t num_dropped() const { return num_dropped_; }
  std::vector<Diagnostic> const& all() const { return diagnostics_; }
  /// Moves everything gathered so far out, leaving the sink empty.
  std::vector<Diagnostic> take();

private:
  std::size_t limit_;
  std::size_t num_errors_ = 0;
  std::size_t num_dropped_ = 0;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace timbang::source
