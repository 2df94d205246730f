// The front door of the language: rule text in, typed program out. Parse, check and lower in one call, for all files of a
// load together. Used by session; the phases themselves are in parse/, check/ and lower/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// A rule file of more bytes than this is refused unread.
inline constexpr std::size_t max_file_bytes = 4U << 20U;

/// What a file says about itself, read from its words alone; nothing is reported. `package` is empty when the file does
/// not begin with a package header.
struct Outline {
  std::string package;
  source::Span package_span = {};
  std::vector<std::string> imports;  ///< `memakai a.b`, in order
  bool fills = false;                ///< sets terms of other packages, adds requirements to them, or waives findings
  source::Language language = source::Language::indonesian;
};
Outline outline(source::SourceStore const& sources, source::FileId file);

/// Compiles files as programs. One that stands in several is read once.
class Compiler {
public:
  /// Mistakes of spelling are reported to `sink`, when a file is first read.
  Compiler(source::SourceStore const& sources, source::DiagnosticSink& sink);
  ~Compiler();
  Compiler(Compiler const&) = delete;
  Compiler& operator=(Compiler const&) = delete;

  /// Compiles the files as one program; every import must be among them (a missing one is reported). All mistakes are
  /// reported to `findings`; the program is empty when there is an error there, and given when there are only findings and
  /// warnings. Packages of the result stand in the order of `files`.
  /// `loaded` are all files that somebody has named or imported: a name that is not known may be declared in another of them.
  std::optional<ir::Program> compile(std::vector<source::FileId> const& files, source::DiagnosticSink& findings,
                                     std::vector<source::FileId> const& loaded = {});

private:
  struct Modules;

  source::SourceStore const& sources_;
  source::DiagnosticSink& sink_;
  std::unique_ptr<Modules> modules_;
};

/// For files that make one program: all mistakes go to one sink, and with one of any kind there is no program.
std::optional<ir::Program> compile(source::SourceStore const& sources, std::vector<source::FileId> const& files,
                                   source::DiagnosticSink& sink);

/// Compiles one expression without a package. The program has one assessment of a record without fields, with one step
/// `hasil` that holds the expression; a date that does not exist is a fault.
std::optional<ir::Program> compile_expression(source::SourceStore const& sources, source::FileId file,
                                              source::Language language, source::DiagnosticSink& sink);

}  // namespace timbang::language
