#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "engine/document/difference/change_list.h"
#include "engine/document/difference/compare_entry.h"
#include "engine/document/difference/difference.h"
#include "engine/document/difference/match_entries.h"
#include "engine/document/difference/said.h"

namespace timbang::document {

namespace {

struct KindFacts {
  std::string_view name;
  Mark mark;
};

constexpr std::array kinds{
#define CHANGE(name, mark) KindFacts{#name, Mark::mark},
#include "engine/document/difference/change_kinds.def"
#undef CHANGE
};

void compare_names(Entry const& before, Entry const& after, ChangeList& changes) {
  if (before.name == after.name) return;
  auto const is_package = after.kind == EntryKind::package;
  auto& change = changes.add(is_package ? ChangeKind::package_renamed : ChangeKind::entry_renamed, std::nullopt);
  change.before = before.name;
  change.after = after.name;
}

std::vector<Change> compare_entries(Edition const& before, Edition const& after, source::Language language) {
  ChangeList changes(language);
  auto const& earlier = before.description.entries;
  auto const& later = after.description.entries;
  for (auto const& pair : merged(earlier.size(), later.size(), match_entries(before, after))) {
    auto const* was = pair.before ? &earlier[*pair.before] : nullptr;
    auto const* is = pair.after ? &later[*pair.after] : nullptr;
    changes.begin({was, is});
    if (was == nullptr) {
      changes.add(ChangeKind::entry_added, std::nullopt).says = said_by(*is, language);
    } else if (is == nullptr) {
      changes.add(ChangeKind::entry_removed, std::nullopt).says = said_by(*was, language);
    } else {
      compare_names(*was, *is, changes);
      compare_entry(*was, *is, changes);
    }
  }
  return changes.take();
}

bool is_same_text(EditionPackage const& one, EditionPackage const& other) { return one.digest == other.digest; }

/// The package alone, as an edition; empty when the edition does not describe it.
std::optional<Edition> edition_of_used(Edition const& edition, std::string const& name) {
  for (std::size_t i = 0; i < edition.used.size() && i < edition.of_used.size(); ++i) {
    if (edition.used[i].name == name) return Edition{{edition.used[i]}, {}, edition.of_used[i], {}};
  }
  return std::nullopt;
}

/// By what they say, where that is known.
bool says_the_same(Edition const& before, Edition const& after, std::string const& name, source::Language language) {
  auto const earlier = edition_of_used(before, name);
  auto const later = edition_of_used(after, name);
  return earlier && later && compare_entries(*earlier, *later, language).empty();
}

std::vector<UsedChange> compare_used(Edition const& before, Edition const& after, source::Language language) {
  std::map<std::string, UsedChange> by_name;
  for (auto const& package : before.used) by_name[package.name].before = package;
  for (auto const& package : after.used) by_name[package.name].after = package;
  // What one side uses the other may describe.
  for (auto const& package : before.packages) {
    if (by_name.contains(package.name)) by_name[package.name].before = package;
  }
  for (auto const& package : after.packages) {
    if (by_name.contains(package.name)) by_name[package.name].after = package;
  }
  std::vector<UsedChange> changes;
  for (auto& [name, change] : by_name) {
    change.name = name;
    auto const is_same = change.before && change.after && change.before->version == change.after->version &&
                         (is_same_text(*change.before, *change.after) || says_the_same(before, after, name, language));
    if (!is_same) changes.push_back(std::move(change));
  }
  return changes;
}

/// Whatever the files are called and in whatever order they were named.
bool have_same_text(std::vector<EditionPackage> before, std::vector<EditionPackage> after) {
  auto const sort = [](std::vector<EditionPackage>& packages) {
    std::sort(packages.begin(), packages.end(), [](auto const& left, auto const& right) {
      return std::tie(left.name, left.digest) < std::tie(right.name, right.digest);
    });
  };
  sort(before);
  sort(after);
  return std::equal(before.begin(), before.end(), after.begin(), after.end(), is_same_text);
}

}  // namespace

std::string_view name_of(ChangeKind kind) { return kinds.at(static_cast<std::size_t>(kind)).name; }

Mark mark_of(ChangeKind kind) { return kinds.at(static_cast<std::size_t>(kind)).mark; }

Difference compare(Edition const& before, Edition const& after, source::Language language) {
  Difference difference;
  difference.changes = compare_entries(before, after, language);
  difference.used = compare_used(before, after, language);
  if (!difference.changes.empty() || !difference.used.empty()) {
    difference.sameness = Sameness::different;
  } else if (!have_same_text(before.packages, after.packages) || !have_same_text(before.used, after.used)) {
    difference.sameness = Sameness::same_meaning;
  }
  return difference;
}

}  // namespace timbang::document
