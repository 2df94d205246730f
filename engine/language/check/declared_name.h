// Does a module declare a name? For modules that are not part of the program that is checked, and so have no symbols in it.
// Used to tell which package somebody forgot to use.
#pragma once

#include <string>
#include <vector>

#include "engine/language/check/symbols.h"
#include "engine/language/syntax/module.h"

namespace timbang::language {

/// `name` may be dotted (`nasional.asn.poin`): then only a module of that package is meant.
bool declares(ast::Module const& module, std::string const& name, std::vector<SymbolKind> const& kinds);

}  // namespace timbang::language
