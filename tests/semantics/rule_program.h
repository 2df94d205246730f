// The rule program of one case: the declarations of the page, the rules of the case, and an example that holds its data.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "engine/evaluate/context.h"
#include "engine/evaluate/holidays.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"
#include "tests/semantics/page.h"

namespace timbang::semantics {

struct RuleProgram {
  std::string text;
  std::size_t own_begin = 0;  ///< where the rules of the case stand in `text`
  std::size_t own_end = 0;
  std::optional<ir::Program> program;
  std::string error;           ///< why there is no program
  value::RecordDatum subject;  ///< the data of the case
  evaluate::EvaluationContext context;
  std::unique_ptr<evaluate::Collections> collections;  ///< the context points to them
  evaluate::Holidays holidays;                         ///< not yet in the context, which only points at them
};

RuleProgram make_program(std::string const& declarations, Case const& tested);

}  // namespace timbang::semantics
