#include "engine/session/run_tests.h"

#include <utility>

#include <spdlog/spdlog.h>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/interpret.h"
#include "engine/session/expectation.h"
#include "engine/session/words.h"

namespace timbang::session {

namespace {

/// True when every expectation is met.
bool run_case(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one, TestRun& run) {
  if (!one.evaluation_date) throw evaluate::InternalError("an example without a date passed the checker");
  evaluate::EvaluationContext const dates{*one.evaluation_date, *one.evaluation_date};
  evaluate::TraceRecorder trace;
  auto const& subject = std::get<value::RecordDatum>(one.subject.content);
  auto const decision = evaluate::interpret(program, example.assessment, subject, dates, &trace);
  auto const num_failures = run.failures.size();
  for (auto const& expectation : one.expectations) {
    auto failure = check_expectation(program, decision, trace, expectation);
    if (failure) run.failures.push_back(std::move(*failure));
  }
  return run.failures.size() == num_failures;
}

}  // namespace

TestRun run_tests(Loaded const& loaded) {
  TestRun run;
  auto const& program = *loaded.program;
  for (auto const& example : program.examples) {
    if (!loaded.is_main(example.span.file)) continue;
    ++run.num_examples;
    for (auto const& one : example.cases) {
      ++run.num_cases;
      if (run_case(program, example, one, run)) ++run.num_passed;
    }
  }
  spdlog::debug("{} examples, {} cases, {} passed", run.num_examples, run.num_cases, run.num_passed);
  return run;
}

std::string test_summary(TestRun const& run, source::Language language) {
  auto text = sentence(Word::test_summary, language, run.num_examples, run.num_cases, run.num_passed);
  auto const num_failed = run.num_cases - run.num_passed;
  if (num_failed > 0) text += sentence(Word::test_failed, language, num_failed);
  return text + "\n";
}

}  // namespace timbang::session
