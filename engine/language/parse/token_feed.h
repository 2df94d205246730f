// Our tokens as a source that the generated parser can read. The n-th token of the feed is the n-th of ours.
#pragma once

#include <memory>
#include <vector>

#include <antlr4-runtime.h>

#include "engine/language/parse/token.h"

namespace timbang::language {

std::unique_ptr<antlr4::ListTokenSource> make_token_feed(std::vector<Token> const& tokens);

}  // namespace timbang::language
