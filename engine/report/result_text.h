// A result and its state as people read them in tables and summaries.
#pragma once

#include <string>
#include <string_view>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/source/language.h"

namespace timbang::report {

std::string_view state_text(evaluate::ResultState state, source::Language language);

/// A decision in words, a value in the language's notation, a state where there is no value.
std::string result_text(ir::Program const& program, evaluate::RuleResult const& result, source::Language language);

}  // namespace timbang::report
