// The tokens of a file, each with its place in the structure: what a formatter needs and the syntax tree has left out.
// Made from the generated parser's contexts for files without mistakes of spelling; used by format, and by nobody who wants
// to know what a rule means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// What a block is, as far as its layout depends on it.
enum class BlockKind : std::uint8_t {
  item,        ///< a construct of the package: begins a line
  part,        ///< a field, rule, branch, group, column or step of an example: begins a line
  member,      ///< a part that is a field of a record
  column,      ///< a part that is a column of a summary
  version,     ///< `sejak … = …`
  clause,      ///< any other clause
  annotation,  ///< `dasar`, `catatan`, `perlu diperiksa`
  row,         ///< of a table: begins a line
};

/// A construct, part or clause; it begins with a reserved word (or the bar of a row) and holds those that follow.
struct Block {
  BlockKind kind = BlockKind::item;
  std::uint32_t parent = 0;  ///< its own index for items
  std::uint32_t depth = 0;   ///< 0 for items
  std::uint32_t first = 0;   ///< index of its first token
};

/// What a token is, where its spelling or the blanks round it depend on more than its kind.
enum class TokenRole : std::uint8_t {
  plain,
  sign_of_number,     ///< the minus of `-5`
  index_bracket,      ///< of `skp[2020]`
  truth,              ///< `tidak` as a value: `no`
  type_name,          ///< of a single part
  scope_name,         ///< `nasional`, `instansi`
  group_variable,     ///< the same in an example for a summary at several days
  variable,           ///< a path of a single name
  indicator_formula,  ///< a single name behind `rumus`
  choice_header,      ///< a name in the header of a choice
  input_header,       ///< a single name in the header of a decision table, before `||`
  output_header,      ///< the same behind it
  declared_type,      ///< the name of a declaration that could be taken for a type
};

struct TokenPlace {
  std::uint32_t block = 0;  ///< the innermost
  std::uint32_t segment =
      0;  ///< the token that begins this part of the block: the block's first, or a word such as `maka`
  TokenRole role = TokenRole::plain;
};

struct ConcreteSyntax {
  source::Language language = source::Language::indonesian;
  std::vector<Token> tokens;       ///< ends with END_OF_FILE
  std::vector<TokenPlace> places;  ///< beside them
  std::vector<Block> blocks;
  bool has_ranking = false;
};

/// Empty when the file has mistakes of spelling, which are reported then.
std::optional<ConcreteSyntax> read_concrete_syntax(source::SourceStore const& sources, source::FileId file,
                                                   source::DiagnosticSink& sink);

}  // namespace timbang::language
