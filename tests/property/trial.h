// One program with one record, tried: evaluated with and without a trace, explained and reported, with data missing and told. Says what is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/source/diagnostic.h"
#include "engine/value/value.h"
#include "tests/property/program_writer.h"

namespace timbang::property {

/// How much of what was tried had anything to say.
struct Tally {
  std::uint64_t num_final = 0;
  std::uint64_t num_open = 0;
  std::uint64_t num_settled = 0;  ///< open, and final once all was told
  std::uint64_t num_faults = 0;
  std::uint64_t num_by_policy = 0;
};

struct CompiledText {
  source::SourceStore sources;
  std::optional<ir::Program> program;
  std::string first_error;  ///< with its line; empty when there is none
};
CompiledText compile_text(std::string const& text);

/// A record as it was, as some later answers leave it, and with every answer.
struct Case {
  evaluate::EvaluationContext context;
  value::RecordDatum before;
  value::RecordDatum after;
  value::RecordDatum full;
};

/// Empty when all properties hold. Never throws: what is thrown is what is wrong.
std::string objection(ProgramText const& text, CompiledText const& compiled, Case const& tried, Tally* tally = nullptr);

}  // namespace timbang::property
