#include "engine/document/difference/columns.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>

namespace timbang::document {

namespace {

std::vector<std::string> meanings_of_columns(Listing const& listing) {
  std::vector<std::string> meanings;
  for (auto const& column : listing.columns) meanings.push_back(column.meaning);
  // Cells without a heading go by their place.
  std::size_t num_cells = 0;
  for (auto const& line : listing.lines) num_cells = std::max(num_cells, line.cells.size());
  for (auto i = meanings.size(); i < num_cells; ++i) meanings.push_back("#" + std::to_string(i));
  return meanings;
}

}  // namespace

MatchedColumns match_columns(Listing const& before, Listing const& after) {
  std::map<std::string, std::deque<std::size_t>> earlier;
  auto const before_meanings = meanings_of_columns(before);
  for (std::size_t i = 0; i < before_meanings.size(); ++i) earlier[before_meanings[i]].push_back(i);
  MatchedColumns matched;
  auto const after_meanings = meanings_of_columns(after);
  for (std::size_t i = 0; i < after_meanings.size(); ++i) {
    auto& same = earlier[after_meanings[i]];
    if (same.empty()) {
      matched.added.push_back(i);
    } else {
      matched.before.push_back(same.front());
      matched.after.push_back(i);
      same.pop_front();
    }
  }
  for (auto const& [meaning, rest] : earlier) matched.gone.insert(matched.gone.end(), rest.begin(), rest.end());
  std::sort(matched.gone.begin(), matched.gone.end());
  if (matched.gone.size() == matched.added.size()) {
    matched.before.insert(matched.before.end(), matched.gone.begin(), matched.gone.end());
    matched.after.insert(matched.after.end(), matched.added.begin(), matched.added.end());
    matched.gone.clear();
    matched.added.clear();
  }
  return matched;
}

}  // namespace timbang::document
