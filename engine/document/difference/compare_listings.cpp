#include "engine/document/difference/compare_listings.h"

#include <algorithm>

#include "engine/document/difference/compare_lines.h"
#include "engine/document/difference/compare_remarks.h"
#include "engine/document/difference/date_match.h"
#include "engine/document/difference/said.h"
#include "engine/document/difference/words.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

using Listings = std::vector<Listing const*>;

Listings with_aspect(std::vector<Listing> const& listings, Aspect aspect) {
  Listings found;
  for (auto const& listing : listings) {
    if (listing.aspect == aspect) found.push_back(&listing);
  }
  return found;
}

/// In the order of the later edition, then those that only the earlier has.
std::vector<Aspect> aspects_of(std::vector<Listing> const& before, std::vector<Listing> const& after) {
  std::vector<Aspect> aspects;
  auto const add = [&](std::vector<Listing> const& listings) {
    for (auto const& listing : listings) {
      if (std::find(aspects.begin(), aspects.end(), listing.aspect) == aspects.end()) aspects.push_back(listing.aspect);
    }
  };
  add(after);
  add(before);
  return aspects;
}

std::vector<Dated> dated(Listings const& listings) {
  std::vector<Dated> versions;
  for (auto const* listing : listings) versions.push_back({listing->from, meaning_of(*listing)});
  return versions;
}

/// As the other, without its lines.
Listing emptied(Listing const& other) {
  Listing listing = other;
  listing.lines.clear();
  listing.remarks = {};
  return listing;
}

class ListingComparison {
public:
  ListingComparison(Listings before, Listings after, ChangeList& changes)
      : before_(std::move(before)), after_(std::move(after)), changes_(changes) {}

  void run() {
    auto const earlier = dated(before_);
    auto const later = dated(after_);
    for (auto const& version : match_by_date(earlier, later)) {
      if (version.before && version.after) {
        compare_both(*before_[*version.before], *after_[*version.after]);
      } else if (version.after) {
        auto const until_now = in_force(earlier, later[*version.after].from);
        tell_new(*after_[*version.after], until_now ? before_[*until_now] : nullptr);
      } else {
        auto const instead = in_force(later, earlier[*version.before].from);
        tell_gone(*before_[*version.before], instead ? after_[*instead] : nullptr);
      }
    }
    changes_.end_listing();
  }

private:
  void compare_both(Listing const& before, Listing const& after) {
    changes_.begin_listing(after);
    if (before.from != after.from) {
      auto& change = changes_.add(ChangeKind::listing_first_day_changed, after.aspect);
      change.before = day_text(before.from);
      change.after = day_text(after.from);
    }
    if (before.through != after.through) {
      auto& change = changes_.add(ChangeKind::listing_last_day_changed, after.aspect);
      if (before.through) change.before = value::write_date(*before.through, changes_.language());
      if (after.through) change.after = value::write_date(*after.through, changes_.language());
    }
    compare_contents(before, after);
  }

  void compare_contents(Listing const& before, Listing const& after) {
    compare_lines(before, after, changes_);
    for (auto const& remark : differences(before.remarks, after.remarks)) {
      put(remark, changes_.add(remark.kind, after.aspect));
    }
  }

  /// `until_now`: what the earlier edition has in force from the first day on; null when nothing.
  void tell_new(Listing const& after, Listing const* until_now) {
    changes_.begin_listing(after);
    if (after.from) {
      auto& change = changes_.add(ChangeKind::listing_added, after.aspect);
      change.after = period_text(after, changes_.language());
      if (until_now != nullptr) change.before = day_text(until_now->from);
    }
    compare_contents(until_now != nullptr ? *until_now : emptied(after), after);
  }

  /// `instead`: what the later edition has in force from the first day on; null when nothing.
  void tell_gone(Listing const& before, Listing const* instead) {
    auto const rest = instead != nullptr ? *instead : emptied(before);
    changes_.begin_listing(rest);
    if (before.from) {
      auto& change = changes_.add(ChangeKind::listing_removed, before.aspect);
      change.listing_from = before.from;
      change.before = period_text(before, changes_.language());
      if (instead != nullptr) change.after = day_text(instead->from);
    }
    compare_contents(before, rest);
  }

  /// The last day too, where one is written.
  static std::string period_text(Listing const& listing, source::Language language) {
    auto const first = value::write_date(*listing.from, language);
    return listing.through ? sentence(DifferenceWord::first_through_last, language, first,
                                      value::write_date(*listing.through, language))
                           : first;
  }

  std::string day_text(std::optional<value::Date> const& day) const {
    return day ? value::write_date(*day, changes_.language())
               : std::string(word(DifferenceWord::always, changes_.language()));
  }

  Listings before_;
  Listings after_;
  ChangeList& changes_;
};

}  // namespace

void compare_listings(std::vector<Listing> const& before, std::vector<Listing> const& after, ChangeList& changes) {
  for (auto const aspect : aspects_of(before, after)) {
    ListingComparison(with_aspect(before, aspect), with_aspect(after, aspect), changes).run();
  }
}

}  // namespace timbang::document
