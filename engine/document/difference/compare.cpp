#include <algorithm>
#include <array>
#include <map>
#include <set>
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

/// By package, the language in which it is written.
std::map<std::string, std::string> languages_of(Edition const& edition) {
  std::map<std::string, std::string> languages;
  for (auto const& entry : edition.description.entries) {
    if (entry.kind != EntryKind::package) continue;
    for (auto const& property : entry.properties) {
      if (property.aspect == Aspect::language) languages[entry.package] = property.statement.meaning;
    }
  }
  return languages;
}

class EntriesComparison {
public:
  EntriesComparison(Edition const& before, Edition const& after, source::Language language)
      : before_(before),
        after_(after),
        languages_before_(languages_of(before)),
        languages_after_(languages_of(after)),
        language_(language),
        changes_(language) {}

  void run(Difference& difference) {
    auto const& earlier = before_.description.entries;
    auto const& later = after_.description.entries;
    for (auto const& pair : merged(earlier.size(), later.size(), match_entries(before_, after_))) {
      compare(pair.before ? &earlier[*pair.before] : nullptr, pair.after ? &later[*pair.after] : nullptr);
    }
    difference.changes = changes_.take();
    difference.leaves_out_examples = leaves_out_examples_;
  }

private:
  void compare(Entry const* before, Entry const* after) {
    changes_.begin({before, after});
    if (before == nullptr) {
      changes_.add(ChangeKind::entry_added, std::nullopt).says = said_by(*after, language_);
    } else if (after == nullptr) {
      changes_.add(ChangeKind::entry_removed, std::nullopt).says = said_by(*before, language_);
    } else {
      compare_names(*before, *after);
      compare_entry(*before, *after, left_out(*before, *after), changes_);
    }
  }

  void compare_names(Entry const& before, Entry const& after) {
    if (before.name == after.name) return;
    auto const is_package = after.kind == EntryKind::package;
    auto& change = changes_.add(is_package ? ChangeKind::package_renamed : ChangeKind::entry_renamed, std::nullopt);
    change.before = before.name;
    change.after = after.name;
  }

  /// In which language a package is written changes nothing that it says; only its examples are known by their words.
  std::set<Aspect> left_out(Entry const& before, Entry const& after) {
    if (after.kind == EntryKind::package) return {Aspect::language};
    auto const is_example = before.kind == EntryKind::example && after.kind == EntryKind::example;
    if (!is_example || languages_before_[before.package] == languages_after_[after.package]) return {};
    leaves_out_examples_ = true;
    return {Aspect::text};
  }

  Edition const& before_;
  Edition const& after_;
  std::map<std::string, std::string> languages_before_;
  std::map<std::string, std::string> languages_after_;
  source::Language language_;
  ChangeList changes_;
  bool leaves_out_examples_ = false;
};

bool is_same_text(EditionPackage const& one, EditionPackage const& other) { return one.digest == other.digest; }

std::vector<UsedChange> compare_used(std::vector<EditionPackage> const& before,
                                     std::vector<EditionPackage> const& after) {
  std::map<std::string, UsedChange> by_name;
  for (auto const& package : before) by_name[package.name].before = package;
  for (auto const& package : after) by_name[package.name].after = package;
  std::vector<UsedChange> changes;
  for (auto& [name, change] : by_name) {
    change.name = name;
    auto const is_same = change.before && change.after && change.before->version == change.after->version &&
                         is_same_text(*change.before, *change.after);
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
  EntriesComparison(before, after, language).run(difference);
  difference.used = compare_used(before.used, after.used);
  if (!difference.changes.empty() || !difference.used.empty()) {
    difference.sameness = Sameness::different;
  } else if (!have_same_text(before.packages, after.packages)) {
    difference.sameness = Sameness::same_meaning;
  }
  return difference;
}

}  // namespace timbang::document
