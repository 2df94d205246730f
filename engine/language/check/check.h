// Syntax trees to the typed program: names, types, units, ranges, dates, tables, tests and findings.
// Expressions are typed and lowered in the same pass (docs/decisions/0004): a checked expression *is* its typed node, so no
// second pass can disagree with the first.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/ir/program.h"
#include "engine/language/parse/parse.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

/// All modules of one load together. Empty when there is an error (now, or reported by parse before).
/// `other_modules` gives modules of the load that these do not see, for what to do about a name that is not known.
std::optional<ir::Program> check(source::SourceStore const& sources, std::vector<ParsedModule const*> const& modules,
                                 source::DiagnosticSink& sink,
                                 std::function<std::vector<ast::Module const*>()> other_modules = {});

/// One formula without a package, as the step `hasil` of an assessment of a record without fields.
std::optional<ir::Program> check_expression(source::SourceStore const& sources, source::FileId file,
                                            source::Language language, ast::Formula const& formula,
                                            source::DiagnosticSink& sink);

}  // namespace timbang::language
