// The page docs/semantics.md as cases: each row of its tables (in a table of two operands each cell) is one.
// What the columns of a table mean is said on the page, under "How to read the tables".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace timbang::semantics {

/// What a rule gives, in the notation of the page.
struct Expectation {
  std::string rule;
  std::string outcome;
};

struct Case {
  std::string section;
  std::size_t line = 0;  ///< of the page, from 1
  std::string rules;     ///< of the evaluation, or the whole evaluation and what it needs
  std::string data;      ///< `p = yes; x = ?`
  std::vector<Expectation> expected;
  std::vector<Expectation> states;     ///< `final`, `provisional`, …, of the only rule expected
  std::vector<Expectation> waits_for;  ///< likewise: the missing data on which it hangs
  std::vector<Expectation> by_policy;  ///< likewise: the indicators that a policy dealt with
};

struct Page {
  std::string declarations;  ///< the first block: what all rules of the page read
  std::vector<Case> cases;
  std::vector<std::string> complaints;  ///< what is not understood, with its line
};

Page read_page(std::string const& text);

}  // namespace timbang::semantics
