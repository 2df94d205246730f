// Which tokens stand on which line, how far each line is indented, and what stands between the lines: remarks, blank lines
// and, in a literate document, prose. Used by format alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/language/parse/concrete_syntax.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Blanks for each level.
inline constexpr std::uint32_t indent_width = 4;

struct CodeLine {
  std::uint32_t first = 0;   ///< token
  std::uint32_t end = 0;     ///< token behind the last
  std::uint32_t indent = 0;  ///< in blanks
  std::string_view remark;   ///< behind the tokens; may be empty
};
struct RemarkLine {
  std::string_view text;
  std::uint32_t indent = 0;
};
struct BlankLine {};
/// Everything from the end of one block of rules to the start of the next, fences included, with its line ends.
struct ProseLines {
  std::string_view text;
};
using Line = std::variant<CodeLine, RemarkLine, BlankLine, ProseLines>;

/// The lines in the order of the file. Views point into the file.
std::vector<Line> lay_out(source::SourceFile const& file, ConcreteSyntax const& syntax);

}  // namespace timbang::language
