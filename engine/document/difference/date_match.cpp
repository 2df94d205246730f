#include "engine/document/difference/date_match.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <string_view>

namespace timbang::document {

namespace {

std::vector<std::size_t> by_date(std::vector<Dated> const& versions) {
  std::vector<std::size_t> order(versions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto left, auto right) { return versions[left].from < versions[right].from; });
  return order;
}

class DateMatch {
public:
  DateMatch(std::vector<Dated> const& before, std::vector<Dated> const& after) : before_(before), after_(after) {}

  std::vector<Matched> run() {
    auto const earlier = by_date(before_);
    auto const later = by_date(after_);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < earlier.size() || j < later.size()) {
      auto const is_gone =
          j == later.size() || (i < earlier.size() && before_[earlier[i]].from < after_[later[j]].from);
      auto const is_new = i == earlier.size() || (j < later.size() && after_[later[j]].from < before_[earlier[i]].from);
      if (is_gone) {
        gone_.push_back(earlier[i++]);
      } else if (is_new) {
        new_.push_back(later[j++]);
      } else {
        close();
        pairs_.push_back({earlier[i++], later[j++]});
      }
    }
    close();
    return std::move(pairs_);
  }

private:
  /// Between two pairs with equal first days.
  void close() {
    std::map<std::string_view, std::deque<std::size_t>> gone_by_meaning;
    for (auto const earlier : gone_) gone_by_meaning[before_[earlier].meaning].push_back(earlier);
    std::vector<Matched> found;
    for (auto const later : new_) {
      auto const same = gone_by_meaning.find(after_[later].meaning);
      if (same == gone_by_meaning.end() || same->second.empty()) {
        found.push_back({std::nullopt, later});
      } else {
        found.push_back({same->second.front(), later});
        same->second.pop_front();
      }
    }
    for (auto const& [meaning, rest] : gone_by_meaning) {
      for (auto const earlier : rest) found.push_back({earlier, std::nullopt});
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](auto const& left, auto const& right) { return first_day(left) < first_day(right); });
    pairs_.insert(pairs_.end(), found.begin(), found.end());
    gone_.clear();
    new_.clear();
  }

  std::optional<value::Date> first_day(Matched const& pair) const {
    return pair.after ? after_[*pair.after].from : before_[*pair.before].from;
  }

  std::vector<Dated> const& before_;
  std::vector<Dated> const& after_;
  std::vector<std::size_t> gone_;
  std::vector<std::size_t> new_;
  std::vector<Matched> pairs_;
};

}  // namespace

std::vector<Matched> match_by_date(std::vector<Dated> const& before, std::vector<Dated> const& after) {
  return DateMatch(before, after).run();
}

std::optional<std::size_t> in_force(std::vector<Dated> const& versions, std::optional<value::Date> from) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    // An absent day comes before every other.
    if (from < versions[i].from) continue;
    if (!found || versions[*found].from <= versions[i].from) found = i;
  }
  return found;
}

}  // namespace timbang::document
