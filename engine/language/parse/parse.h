// Rule text to syntax tree: the only code that sees ANTLR.
// Always returns a tree; what could not be read has been reported and is left out of it.
#pragma once

#include <string>
#include <vector>

#include "engine/language/syntax/module.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::language {

struct ParsedModule {
  ast::Module tree;
  /// Names declared by constructs that could not be read; nobody should be told that they are unknown.
  std::vector<std::string> unread_names;
  /// False when there is not even a package header to go by.
  bool usable = false;
  bool is_complete = false;  ///< nothing was wrong
};
ParsedModule parse(source::SourceStore const& sources, source::FileId file, source::DiagnosticSink& sink);

/// One formula and nothing else, for `timbang eval`; without an expression when it could not be read.
ast::Formula parse_expression(source::SourceStore const& sources, source::FileId file, source::Language language,
                              source::DiagnosticSink& sink);

}  // namespace timbang::language
