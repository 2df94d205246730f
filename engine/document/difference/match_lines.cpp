#include "engine/document/difference/match_lines.h"

#include <deque>
#include <map>
#include <string>

#include "engine/document/difference/said.h"

namespace timbang::document {

namespace {

/// Being of one name counts for more than any number of equal cells.
constexpr std::uint32_t likeness_of_name = 1'000'000;

/// Lines by key, those with one key in order.
using LinesByKey = std::map<std::string, std::deque<std::size_t>>;

class LineMatch {
public:
  LineMatch(Listing const& before, Listing const& after, MatchedColumns const& columns)
      : before_(before),
        after_(after),
        columns_(columns),
        is_taken_before_(before.lines.size(), false),
        is_taken_after_(after.lines.size(), false) {}

  AlignedPairs by_name() {
    pair_equal_keys([](Line const& line, std::vector<std::size_t> const&) { return line.name; });
    pair_equal_keys(meaning_of_unnamed);
    pair_alike({});
    return std::move(pairs_);
  }

  SequenceMatch by_place() {
    std::map<std::string, std::uint32_t> numbers;
    auto const numbered = [&](Listing const& listing, std::vector<std::size_t> const& shown) {
      std::vector<std::uint32_t> sequence;
      for (auto const& line : listing.lines) {
        auto const next = static_cast<std::uint32_t>(numbers.size());
        sequence.push_back(numbers.emplace(meaning_of(line, shown), next).first->second);
      }
      return sequence;
    };
    auto const earlier = numbered(before_, columns_.before);
    auto const later = numbered(after_, columns_.after);
    for (auto const& [before, after] : align_equal(earlier, later)) take(before, after);
    auto const in_place = std::move(pairs_);
    pairs_ = {};
    pair_equal_keys([](Line const& line, std::vector<std::size_t> const& shown) { return meaning_of(line, shown); });
    SequenceMatch matched{in_place, std::move(pairs_)};
    pairs_ = {};
    pair_alike(in_place);
    matched.pairs.insert(matched.pairs.end(), pairs_.begin(), pairs_.end());
    return matched;
  }

private:
  static std::string meaning_of_unnamed(Line const& line, std::vector<std::size_t> const& shown) {
    return line.name.empty() ? meaning_of(line, shown) : std::string();
  }

  void take(std::size_t before, std::size_t after) {
    is_taken_before_[before] = true;
    is_taken_after_[after] = true;
    pairs_.emplace_back(before, after);
  }

  /// Pairs lines that have no fellow yet and whose keys are equal and not empty.
  template <typename Key>
  void pair_equal_keys(Key const& key) {
    LinesByKey earlier;
    for (std::size_t i = 0; i < before_.lines.size(); ++i) {
      if (!is_taken_before_[i]) earlier[key(before_.lines[i], columns_.before)].push_back(i);
    }
    for (std::size_t j = 0; j < after_.lines.size(); ++j) {
      if (is_taken_after_[j]) continue;
      auto const name = key(after_.lines[j], columns_.after);
      auto const same = earlier.find(name);
      if (name.empty() || same == earlier.end() || same->second.empty()) continue;
      take(same->second.front(), j);
      same->second.pop_front();
    }
  }

  /// Of what has no fellow, between each two of the pairs given.
  void pair_alike(AlignedPairs const& fixed) {
    std::size_t i = 0;
    std::size_t j = 0;
    for (std::size_t k = 0; k <= fixed.size(); ++k) {
      auto const before_end = k < fixed.size() ? fixed[k].first : before_.lines.size();
      auto const after_end = k < fixed.size() ? fixed[k].second : after_.lines.size();
      auto const found = align_alike(left(is_taken_before_, i, before_end), left(is_taken_after_, j, after_end),
                                     [this](auto before, auto after) { return likeness(before, after); });
      for (auto const& [before, after] : found) take(before, after);
      i = before_end;
      j = after_end;
    }
  }

  static std::vector<std::size_t> left(std::vector<bool> const& is_taken, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> places;
    for (auto i = begin; i < end; ++i) {
      if (!is_taken[i]) places.push_back(i);
    }
    return places;
  }

  std::uint32_t likeness(std::size_t before, std::size_t after) const {
    auto const& earlier = before_.lines[before];
    auto const& later = after_.lines[after];
    if (earlier.name != later.name) return 0;
    // Where a line has but one cell, another one in its place is that cell changed.
    std::uint32_t alike = columns_.before.size() == 1 ? 1 : 0;
    for (std::size_t k = 0; k < columns_.before.size(); ++k) {
      auto const& said = cell(earlier, columns_.before[k]);
      if (!said.text.empty() && said.meaning == cell(later, columns_.after[k]).meaning) ++alike;
    }
    return earlier.name.empty() ? alike : likeness_of_name + alike;
  }

  Listing const& before_;
  Listing const& after_;
  MatchedColumns const& columns_;
  std::vector<bool> is_taken_before_;
  std::vector<bool> is_taken_after_;
  AlignedPairs pairs_;
};

}  // namespace

AlignedPairs match_by_name(Listing const& before, Listing const& after, MatchedColumns const& columns) {
  return LineMatch(before, after, columns).by_name();
}

SequenceMatch match_by_place(Listing const& before, Listing const& after, MatchedColumns const& columns) {
  return LineMatch(before, after, columns).by_place();
}

}  // namespace timbang::document
