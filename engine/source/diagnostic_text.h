// A diagnostic as people read it: place, message, the line with carets, help, and the second places.
// Used by cli and by every log of ours; the wording of the messages stands in diagnostics.def.
// Never lets a file write to the terminal: see printable_text.
#pragma once

#include <string>
#include <string_view>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::source {

/// The text with everything that a terminal could obey shown as `�`: control characters, line breaks, marks that turn the
/// direction of writing, and bytes that are not UTF-8 (one sign for each byte).
std::string printable_text(std::string_view text);

/// One diagnostic of one or several lines, each ended by a line break. `sources` holds the files of its spans.
std::string diagnostic_text(SourceStore const& sources, Diagnostic const& diagnostic, Language language);

/// `kesalahan` / `error`, `temuan` / `finding`, `peringatan` / `warning`.
std::string_view severity_word(Severity severity, Language language);

}  // namespace timbang::source
