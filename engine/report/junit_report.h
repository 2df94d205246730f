// The outcome of tests in the JUnit form that build servers read: a suite for each rule file, a case for each case of an
// example. Used by session for `timbang test --junit`. The same to the byte on every run: no times, no host.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timbang::report {

struct JunitFailure {
  std::string code;     ///< `T790`
  std::string message;  ///< one line
  std::string text;     ///< with place and source line
};

struct JunitCase {
  std::string name;  ///< of the example, with the number of the case where there are several
  std::uint32_t line = 0;
  std::vector<JunitFailure> failures;
};

struct JunitSuite {
  std::string file;
  std::string package;
  std::vector<JunitCase> cases;
};

/// A whole document, ended by a line break. Characters that XML cannot hold are shown as `�`.
std::string junit_xml(std::vector<JunitSuite> const& suites);

}  // namespace timbang::report
