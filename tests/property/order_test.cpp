// The order in which exceptions are written never matters: random programs, and the same programs with the exceptions of each
// rule, parameter and table in another order, say the same of every record, and give the same reasons.
#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/evaluate/interpret.h"
#include "engine/explain/explain.h"
#include "tests/property/decision_text.h"
#include "tests/property/dice.h"
#include "tests/property/program_writer.h"
#include "tests/property/record_maker.h"
#include "tests/property/trial.h"

namespace timbang::property {
namespace {

#ifdef NDEBUG
constexpr std::uint64_t num_programs = 300;
#else
constexpr std::uint64_t num_programs = 40;
#endif
constexpr std::uint64_t num_records = 4;

ir::AssessmentId const only{0};

bool is_exception(std::string const& part) {
  auto const begin = part.find_first_not_of(' ');
  return begin != std::string::npos && part.compare(begin, 8, "kecuali ") == 0;
}

/// The exceptions of one rule stand together.
ProgramText reordered(ProgramText text, Dice& dice, std::uint64_t& num_moved) {
  auto& parts = text.parts;
  for (std::size_t begin = 0; begin < parts.size();) {
    auto end = begin;
    while (end < parts.size() && is_exception(parts[end])) ++end;
    for (auto i = end; i > begin + 1; --i) {
      auto const other = begin + static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(i - begin) - 1));
      if (other + 1 != i) ++num_moved;
      std::swap(parts[i - 1], parts[other]);
    }
    begin = std::max(end, begin + 1);
  }
  return text;
}

/// The lines of the explanation for machines, sorted: what is said, but not in which order.
std::vector<std::string> said(CompiledText const& compiled, value::RecordDatum const& record,
                              evaluate::EvaluationContext const& context) {
  evaluate::TraceRecorder trace;
  auto const decision = evaluate::interpret(*compiled.program, only, record, context, &trace);
  std::string const key = "1234";
  std::string const digest(64, '0');
  std::istringstream text(
      explain::explain_json({*compiled.program, compiled.sources, decision, trace, context, key, digest}));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line.back() == ',') line.pop_back();
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string difference(std::vector<std::string> const& one, std::vector<std::string> const& other) {
  std::vector<std::string> lines;
  std::set_symmetric_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(lines));
  std::string text;
  for (auto const& line : lines) text += line + "\n";
  return text;
}

void try_program(std::uint64_t seed, std::uint64_t& num_moved) {
  Dice dice(seed);
  auto const text = write_program(seed);
  auto const other_text = reordered(text, dice, num_moved);
  auto const compiled = compile_text(text.text());
  auto const other = compile_text(other_text.text());
  ASSERT_TRUE(compiled.program) << compiled.first_error << "\nseed " << seed;
  ASSERT_TRUE(other.program) << other.first_error << "\nseed " << seed;
  auto const subject = compiled.program->assessments.front().subject;
  RecordMaker maker(*compiled.program, dice);
  for (std::uint64_t i = 0; i < num_records; ++i) {
    auto const context = maker.context();
    auto const record = maker.record(subject);
    auto const one = said(compiled, record, context);
    auto const second = said(other, record, context);
    ASSERT_EQ(one, second) << difference(one, second) << "seed " << seed << ", as of "
                           << context.evaluation_date.to_iso() << "\n"
                           << text.text() << "in the other order:\n"
                           << other_text.text() << "record:\n"
                           << record_text(*compiled.program, subject, record);
  }
}

TEST(Order, OfExceptionsDoesNotMatter) {
  std::uint64_t num_moved = 0;
  for (std::uint64_t seed = 1; seed <= num_programs; ++seed) {
    try_program(seed, num_moved);
    if (testing::Test::HasFatalFailure()) return;
  }
  // A test that moved nothing has tested nothing.
  EXPECT_GT(num_moved, num_programs * 2);
}

}  // namespace
}  // namespace timbang::property
