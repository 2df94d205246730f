// What somebody probably meant who wrote something that cannot stand where it stands: names with blanks, intervals without
// brackets, a parameter for a number. Used by the listener of the parser; it only words the help.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/language/parse/token.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

/// Help for the token at which the parser gave up, where it expected others; empty when it is none of the known mistakes.
std::optional<source::Argument> likely_mistake(source::SourceFile const& file, std::vector<Token> const& tokens,
                                               std::size_t index, std::vector<TokenKind> const& expected);

/// Does the token begin a line as a reserved word or as a row of a table? What was wrong before it is then over.
bool begins_sentence(source::SourceFile const& file, std::vector<Token> const& tokens, std::size_t index);

/// Words behind which a name is declared.
bool declares_name(TokenKind kind);

}  // namespace timbang::language
