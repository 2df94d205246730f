// What must hold of every program and record: random programs are accepted, their evaluation never throws and is the same with a
// trace, and what is final stays so, whatever is told later.
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/property/decision_text.h"
#include "tests/property/dice.h"
#include "tests/property/program_writer.h"
#include "tests/property/record_maker.h"
#include "tests/property/shrink.h"
#include "tests/property/trial.h"

namespace timbang::property {
namespace {

constexpr std::uint64_t num_records = 8;

#ifdef NDEBUG
constexpr std::uint64_t usual_num_programs = 400;
#else
// Of slow builds, those with sanitizers among them, less is asked.
constexpr std::uint64_t usual_num_programs = 60;
#endif

/// More when TIMBANG_PROGRAMS says so: for a long search by hand.
std::uint64_t num_programs() {
  auto const* const wanted = std::getenv("TIMBANG_PROGRAMS");
  return wanted == nullptr ? usual_num_programs : std::strtoull(wanted, nullptr, 10);
}

std::string describe(Failure const& failure, ir::RecordTypeId subject, std::uint64_t seed) {
  auto const compiled = compile_text(failure.text.text());
  auto const& tried = failure.tried;
  auto const shown = [&](value::RecordDatum const& record) { return record_text(*compiled.program, subject, record); };
  return objection(failure.text, compiled, tried) + "\nseed " + std::to_string(seed) + ", as of " +
         tried.context.evaluation_date.to_iso() + ", law of " + tried.context.law_date.to_iso() + "\n" +
         failure.text.text() + "record:\n" + shown(tried.before) + "later:\n" + shown(tried.after) + "at last:\n" +
         shown(tried.full);
}

Case make_case(ir::Program const& program, ir::RecordTypeId subject, Dice& dice) {
  RecordMaker maker(program, dice);
  Case made;
  made.context = maker.context();
  auto const last_year = made.context.evaluation_date.year();
  made.before = maker.record(subject);
  made.after = maker.filled(subject, made.before, last_year, 3);
  made.full = maker.filled(subject, made.after, last_year, 1);
  return made;
}

void try_program(std::uint64_t seed, Tally& tally) {
  auto const text = write_program(seed);
  auto const compiled = compile_text(text.text());
  if (!compiled.program) {
    auto const smaller = shrink_refused(text).text();
    FAIL() << compile_text(smaller).first_error << "\nseed " << seed << "\n" << smaller;
  }
  auto const subject = compiled.program->assessments.front().subject;
  Dice dice(seed);
  for (std::uint64_t i = 0; i < num_records; ++i) {
    auto const tried = make_case(*compiled.program, subject, dice);
    if (objection(text, compiled, tried, &tally).empty()) continue;
    FAIL() << describe(shrink_failing({text, tried}), subject, seed);
  }
}

TEST(Property, HoldsOfRandomProgramsAndRecords) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= num_programs(); ++seed) {
    try_program(seed, tally);
    if (testing::Test::HasFatalFailure()) return;
  }
  RecordProperty("final", std::to_string(tally.num_final));
  RecordProperty("open", std::to_string(tally.num_open));
  RecordProperty("settled", std::to_string(tally.num_settled));
  RecordProperty("faults", std::to_string(tally.num_faults));
  // A test that met no open result, or none that an answer settled, has tested nothing.
  EXPECT_GT(tally.num_final, num_programs() * num_records);
  EXPECT_GT(tally.num_open, num_programs() * num_records);
  EXPECT_GT(tally.num_settled, num_programs() * num_records / 2);
  EXPECT_GT(tally.num_by_policy, num_programs() / 20);
}

}  // namespace
}  // namespace timbang::property
