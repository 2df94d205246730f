// Changes as they are found, each with the entry it is about and the legal basis beside what is now said.
// Used by the comparison.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/difference/difference.h"

namespace timbang::document {

/// Two editions of one entry, or one of an entry that only one edition has.
struct EntryPair {
  Entry const* before = nullptr;
  Entry const* after = nullptr;
};
struct LinePair {
  Line const* before = nullptr;
  Line const* after = nullptr;
};

class ChangeList {
public:
  explicit ChangeList(source::Language language) : language_(language) {}

  source::Language language() const { return language_; }

  /// From here on changes are about this entry.
  void begin(EntryPair entry);
  /// From here on they are about this listing of it, or about none.
  void begin_listing(Listing const& after);
  void end_listing() { about_ = about_entry_; }

  /// A change of the entry, to be filled in: with its basis, notes and places.
  Change& add(ChangeKind kind, std::optional<Aspect> aspect);
  /// A change of a line: with the places of the line, and its own basis and remarks where it has any.
  Change& add(ChangeKind kind, Aspect aspect, LinePair line);

  std::vector<Change> take() { return std::move(changes_); }

private:
  source::Language language_;
  Change about_entry_;  ///< what every change of the entry begins with
  Change about_;        ///< the same, within a listing
  std::vector<Change> changes_;
};

}  // namespace timbang::document
