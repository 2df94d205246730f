// Runs the examples that stand in rule files, each case through the interpreter, and tells what came out otherwise.
// Used by `timbang test`. Examples of imported packages are their own files' business.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/evaluate/coverage.h"
#include "engine/session/load.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

/// One case of an example.
struct TestedCase {
  std::string name;  ///< of the example, with the number of the case where there are several: `Kedua sisi batas [2]`
  source::Span span;
  std::size_t first_failure = 0;  ///< in TestRun::failures
  std::size_t num_failures = 0;
};

struct TestRun {
  std::size_t num_examples = 0;
  std::size_t num_cases = 0;
  std::size_t num_passed = 0;  ///< cases of which every expectation is met
  /// One for each expectation that is not met, at its place, in the order of the files.
  std::vector<source::Diagnostic> failures;
  std::vector<TestedCase> cases;
  std::vector<evaluate::Coverage> coverage;  ///< beside Loaded::jurisdictions; empty when nobody has asked for it
};

/// `loaded` has a program.
TestRun run_tests(Loaded const& loaded, bool with_coverage = false);

/// The run in the JUnit form, a suite for each file; see report/junit_report.h.
std::string junit(Loaded const& loaded, TestRun const& run, source::Language language);

/// `12 contoh, 20 kasus: 20 lulus`, with its line end.
std::string test_summary(TestRun const& run, source::Language language);

}  // namespace timbang::session
