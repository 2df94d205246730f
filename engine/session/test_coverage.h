// What the examples of rule files reach, and what they do not. Used by `timbang test --coverage`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/session/coverage_goals.h"
#include "engine/session/load.h"
#include "engine/session/run_tests.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::session {

struct CoverageCount {
  std::size_t num_goals = 0;  ///< without those that are waived
  std::size_t num_reached = 0;
  std::size_t num_waived = 0;  ///< `abaikan T772 pada …`

  /// At least so many of a hundred; true when there is nothing to reach.
  bool is_at_least(std::size_t percent) const { return num_reached * 100 >= num_goals * percent; }
};

struct FileCoverage {
  source::FileId file;
  CoverageCount count;
  Goals goals;
};

struct TestCoverage {
  std::vector<FileCoverage> files;  ///< those that the paths name, in their order
  CoverageCount total;
  /// One for each rule, exception, row or side of a condition that no example reached, by place. What lies inside a rule that
  /// was never computed is counted but not told.
  std::vector<source::Diagnostic> unreached;
};

/// Puts together what `run` has counted; it ran with coverage.
TestCoverage test_coverage(Loaded const& loaded, TestRun const& run);

/// A line for each file and one for all: how much of it is reached, rounded down to a tenth of a percent.
std::string coverage_table(Loaded const& loaded, TestCoverage const& coverage, source::Language language);

/// The form of LCOV that editors and build servers read: lines of rules and rows, branches of conditions.
std::string lcov(Loaded const& loaded, TestCoverage const& coverage);

}  // namespace timbang::session
