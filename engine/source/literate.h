// Literate rule files: a Markdown document, `*.timbang.md`, whose fenced ```timbang blocks are the program.
// Used by SourceFile, which shows the scanner only the blocks, each byte in its place, and by the formatter, which leaves
// the prose alone. Never knows what a rule means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::source {

/// The lines of one block, without its fences: bytes of the document, end excluded.
struct RuleBlock {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct RuleBlocks {
  std::vector<RuleBlock> blocks;  ///< in the order of the document
  /// Where the fence of a block begins that is not closed; its lines belong to the last of `blocks`.
  std::optional<std::uint32_t> unclosed = {};
};

/// A path that ends in `.timbang.md`.
bool is_literate_path(std::string_view path);

/// Fences as Markdown has them: three or more backticks or tildes, closed by at least as many of the same sign alone on
/// their line. Blocks in other languages are passed over, also when they show a ```timbang fence.
RuleBlocks find_rule_blocks(std::string_view document);

/// The document with blanks for every byte outside the blocks but line breaks, so that places stay what they are.
std::string blank_prose(std::string_view document, RuleBlocks const& blocks);

}  // namespace timbang::source
