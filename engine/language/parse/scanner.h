// Rule text to tokens. Written by hand, because phrases, dates, durations and citations are single tokens in two languages
// from one table, and because hostile text must end here, before the generated parser sees it.
#pragma once

#include <string>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Limits; what exceeds them is a diagnostic and ends the scan.
inline constexpr std::size_t max_tokens = 300'000;
inline constexpr std::size_t max_nesting = 60;

struct ScannedText {
  std::vector<Token> tokens;  ///< ends with END_OF_FILE
  bool complete = true;       ///< false when the text is not text, or a limit was reached
};

/// The language of a file by its first word: `package` is English, all else Indonesian.
source::Language language_of(std::string_view text);

/// All tokens of the file. Wrong characters, numbers, dates and rows are reported and left out; the rest is scanned on.
ScannedText scan(source::SourceFile const& file, source::FileId id, source::Language language,
                 source::DiagnosticSink& sink);

}  // namespace timbang::language
