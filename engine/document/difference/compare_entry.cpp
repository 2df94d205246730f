#include "engine/document/difference/compare_entry.h"

#include <deque>
#include <map>

#include "engine/document/difference/compare_listings.h"
#include "engine/document/difference/compare_remarks.h"

namespace timbang::document {

namespace {

class EntryComparison {
public:
  EntryComparison(Entry const& before, Entry const& after, ChangeList& changes)
      : before_(before), after_(after), changes_(changes) {}

  void run() {
    compare_kinds();
    compare_labels();
    compare_properties();
    compare_listings(before_.listings, after_.listings, changes_);
    for (auto const& remark : differences(before_.remarks, after_.remarks)) {
      put(remark, changes_.add(remark.kind, std::nullopt));
    }
  }

private:
  void compare_kinds() {
    if (before_.kind == after_.kind) return;
    auto& change = changes_.add(ChangeKind::entry_kind_changed, std::nullopt);
    change.earlier_kind = before_.kind;
    change.before = word(before_.kind, changes_.language());
    change.after = word(after_.kind, changes_.language());
  }

  void compare_labels() {
    if (before_.label != after_.label) tell(Aspect::label, before_.label, after_.label);
  }

  void tell(Aspect aspect, std::string const& earlier, std::string const& later) {
    auto kind = ChangeKind::property_changed;
    if (earlier.empty()) kind = ChangeKind::property_added;
    if (later.empty()) kind = ChangeKind::property_removed;
    auto& change = changes_.add(kind, aspect);
    change.before = earlier;
    change.after = later;
  }

  /// In the order of the later edition, the n-th of an aspect with the n-th; what is gone comes last.
  void compare_properties() {
    std::map<Aspect, std::deque<Property const*>> earlier;
    for (auto const& property : before_.properties) {
      // In which language a package is written changes nothing that it says.
      if (property.aspect != Aspect::language) earlier[property.aspect].push_back(&property);
    }
    for (auto const& property : after_.properties) {
      if (property.aspect == Aspect::language) continue;
      auto& same = earlier[property.aspect];
      if (same.empty()) {
        tell(property.aspect, {}, property.statement.text);
        continue;
      }
      auto const& was = same.front()->statement;
      if (was.meaning != property.statement.meaning) tell(property.aspect, was.text, property.statement.text);
      same.pop_front();
    }
    for (auto const& property : before_.properties) {
      auto& rest = earlier[property.aspect];
      if (rest.empty() || rest.front() != &property) continue;
      tell(property.aspect, property.statement.text, {});
      rest.pop_front();
    }
  }

  Entry const& before_;
  Entry const& after_;
  ChangeList& changes_;
};

}  // namespace

void compare_entry(Entry const& before, Entry const& after, ChangeList& changes) {
  EntryComparison(before, after, changes).run();
}

}  // namespace timbang::document
