// Runs the examples that stand in rule files, each case through the interpreter, and tells what came out otherwise.
// Used by `timbang test`. Examples of imported packages are their own files' business.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/session/load.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

struct TestRun {
  std::size_t num_examples = 0;
  std::size_t num_cases = 0;
  std::size_t num_passed = 0;  ///< cases of which every expectation is met
  /// One for each expectation that is not met, at its place, in the order of the files.
  std::vector<source::Diagnostic> failures;
};

/// `loaded` has a program.
TestRun run_tests(Loaded const& loaded);

/// `12 contoh, 20 kasus: 20 lulus`, with its line end.
std::string test_summary(TestRun const& run, source::Language language);

}  // namespace timbang::session
