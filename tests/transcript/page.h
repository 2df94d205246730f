// A page of the documentation as a test: its rule files are checked and tested, its commands run, and their output compared.
// This cuts a page into its fenced blocks; page_test.cpp runs them. tests/transcript/README.md has the form of pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::transcript {

/// One piece of a page: prose, or a fenced block with its fences.
struct PagePiece {
  enum class Kind {
    prose,     ///< and blocks that nothing executes
    rules,     ///< ```timbang: a rule file, or more of the one before
    data,      ///< ```csv NAME, ```jsonl NAME, ```json NAME: a file
    commands,  ///< ```console: as in a transcript
  };
  Kind kind = Kind::prose;
  std::string opening;    ///< the fence with its line break; of prose empty
  std::string text;       ///< lines between the fences; of prose all
  std::string closing;    ///< as `opening`
  std::string file_name;  ///< rules that begin a file, and data; else empty
};

/// Throws std::runtime_error for a page with a block that is not closed, with rules before any package, or with data that
/// has no name. All pieces together are the page.
std::vector<PagePiece> read_page(std::string_view page);

/// Something on the page is executed.
bool is_executed(std::vector<PagePiece> const& pieces);

}  // namespace timbang::transcript
