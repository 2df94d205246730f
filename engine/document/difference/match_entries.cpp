#include "engine/document/difference/match_entries.h"

#include <deque>
#include <map>
#include <string>

#include "engine/document/difference/said.h"

namespace timbang::document {

namespace {

class EntryMatch {
public:
  EntryMatch(Edition const& before, Edition const& after)
      : before_(before),
        after_(after),
        is_taken_before_(before.description.entries.size(), false),
        is_taken_after_(after.description.entries.size(), false),
        is_one_package_(before.description.packages.size() == 1 && after.description.packages.size() == 1) {}

  AlignedPairs run() {
    pair(true);
    if (pair_renamed_evaluations()) pair(true);
    pair(false);
    return std::move(pairs_);
  }

private:
  static bool is_evaluation(EntryKind kind) {
    return kind == EntryKind::evaluation || kind == EntryKind::ranking || kind == EntryKind::summary;
  }

  /// An evaluation that is gone and one that has come, the only ones of their kind and package: one with a new name. So what
  /// stands in it need not be told twice.
  bool pair_renamed_evaluations() {
    std::map<std::string, std::vector<std::size_t>> gone;
    std::map<std::string, std::vector<std::size_t>> added;
    auto const gather = [&](Edition const& edition, std::vector<bool> const& is_taken, auto& found) {
      auto const& entries = edition.description.entries;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        if (is_taken[i] || !is_evaluation(entries[i].kind)) continue;
        found[joined_meaning({package_of(entries[i]), std::string(name_of(entries[i].kind))})].push_back(i);
      }
    };
    gather(before_, is_taken_before_, gone);
    gather(after_, is_taken_after_, added);
    for (auto const& [key, earlier] : gone) {
      auto const later = added.find(key);
      if (earlier.size() != 1 || later == added.end() || later->second.size() != 1) continue;
      auto const& was = before_.description.entries[earlier.front()];
      new_names_[joined_meaning({package_of(was), was.name})] = after_.description.entries[later->second.front()].name;
      take(earlier.front(), later->second.front());
    }
    return !new_names_.empty();
  }

  std::string package_of(Entry const& entry) const { return is_one_package_ ? std::string() : entry.package; }

  /// The evaluation in which it stands, by the name that it has now.
  std::string within(Entry const& entry, bool is_earlier) const {
    auto const renamed = new_names_.find(joined_meaning({package_of(entry), entry.within}));
    return is_earlier && renamed != new_names_.end() ? renamed->second : entry.within;
  }

  void take(std::size_t before, std::size_t after) {
    is_taken_before_[before] = true;
    is_taken_after_[after] = true;
    pairs_.emplace_back(before, after);
  }

  /// Empty for what another kind cannot be known by.
  std::string key(Entry const& entry, bool is_earlier, bool with_kind) const {
    auto const is_package = entry.kind == EntryKind::package;
    if (!with_kind && (is_package || entry.name.empty())) return {};
    return joined_meaning({package_of(entry), with_kind ? std::string(name_of(entry.kind)) : std::string(),
                           within(entry, is_earlier), is_package ? std::string() : entry.name});
  }

  void pair(bool with_kind) {
    std::map<std::string, std::deque<std::size_t>> earlier;
    auto const& old_entries = before_.description.entries;
    for (std::size_t i = 0; i < old_entries.size(); ++i) {
      if (!is_taken_before_[i]) earlier[key(old_entries[i], true, with_kind)].push_back(i);
    }
    auto const& new_entries = after_.description.entries;
    for (std::size_t j = 0; j < new_entries.size(); ++j) {
      if (is_taken_after_[j]) continue;
      auto const name = key(new_entries[j], false, with_kind);
      auto const same = earlier.find(name);
      if (name.empty() || same == earlier.end() || same->second.empty()) continue;
      take(same->second.front(), j);
      same->second.pop_front();
    }
  }

  Edition const& before_;
  Edition const& after_;
  std::vector<bool> is_taken_before_;
  std::vector<bool> is_taken_after_;
  bool is_one_package_;
  std::map<std::string, std::string> new_names_;  ///< of evaluations, by package and earlier name
  AlignedPairs pairs_;
};

}  // namespace

AlignedPairs match_entries(Edition const& before, Edition const& after) { return EntryMatch(before, after).run(); }

}  // namespace timbang::document
