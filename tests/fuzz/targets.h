// What hostile bytes are given to: each target reads them as one kind of input, and throws where the engine breaks its word.
// Called by libFuzzer (fuzzer.cpp) and, for each file of the corpus, by an ordinary test (corpus_test.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace timbang::fuzz {

/// Longer inputs are left alone, so that each run stays short. Every limit of the engine has tests of its own.
inline constexpr std::size_t max_input_bytes = 16 * 1024;

/// Scanner and parser: a rule file in the language of its first word, or else a formula in each language.
void parse_rules(std::string_view bytes);
/// Everything that `timbang check` and `timbang test` do with one rule file, which may import those of rules/nasional/.
void check_rules(std::string_view bytes);
/// A CSV file of people, scored; behind a line `=== skp` the rows of that list.
void score_csv(std::string_view bytes);
/// JSON lines of people, scored.
void score_json(std::string_view bytes);

/// A workbook of people, scored: its parts, zipped here, so that the search need not find out how zip files are made. Each
/// part stands behind a line `=== <name>`; what has no such line is given as it is.
void score_workbook(std::string_view bytes);

struct Target {
  std::string_view name;  ///< also the folder of its corpus
  void (*run)(std::string_view bytes);
};
inline constexpr std::array<Target, 5> targets = {{{"parser", parse_rules},
                                                   {"checker", check_rules},
                                                   {"csv", score_csv},
                                                   {"json", score_json},
                                                   {"workbook", score_workbook}}};

/// The promise that was broken.
class BrokenPromise : public std::logic_error {
public:
  using std::logic_error::logic_error;
};
inline void demand(bool holds, char const* promise) {
  if (!holds) throw BrokenPromise(promise);
}

}  // namespace timbang::fuzz
