// Editions of rules made by hand: one package with entries. Used by the tests of comparisons.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/difference/difference.h"

namespace timbang::document {

inline Statement said(std::string text) { return {text, text, false}; }

inline Statement heading(Aspect aspect) {
  return {std::string(word(aspect, source::Language::english)), std::string(name_of(aspect)), false};
}

inline value::Date first_of_january(std::int32_t year) { return value::Date::from_parts(year, 1, 1).value(); }

inline Line line(std::string name, std::vector<std::string> const& cells) {
  Line made;
  made.name = std::move(name);
  for (auto const& cell : cells) made.cells.push_back(said(cell));
  return made;
}

inline Line version(std::optional<value::Date> from, std::string const& text, std::string const& through = {},
                    std::string const& basis = {}) {
  auto made = line({}, {text, through});
  made.from = from;
  if (!basis.empty()) made.remarks.basis = {said(basis)};
  return made;
}

inline Listing listing(Aspect aspect, LineIdentity identity, std::vector<std::string> const& columns,
                       std::vector<Line> lines) {
  Listing made;
  made.aspect = aspect;
  made.identity = identity;
  for (auto const& column : columns) made.columns.push_back(said(column));
  made.lines = std::move(lines);
  return made;
}

inline Listing versions(std::vector<Line> lines) {
  auto made = listing(Aspect::versions, LineIdentity::date, {}, std::move(lines));
  made.columns = {heading(Aspect::value), heading(Aspect::through)};
  return made;
}

inline Listing rows(std::vector<Line> lines) {
  return listing(Aspect::rows, LineIdentity::sequence, {"score", "grade"}, std::move(lines));
}

inline Entry entry(EntryKind kind, std::string name) {
  Entry made;
  made.kind = kind;
  made.name = std::move(name);
  made.package = "city.rules";
  return made;
}

inline Entry with(Entry entry, Listing listing) {
  entry.listings.push_back(std::move(listing));
  return entry;
}

inline Entry with(Entry entry, Aspect aspect, std::string text) {
  entry.properties.push_back({aspect, said(std::move(text))});
  return entry;
}

/// Of the package `city.rules` alone.
inline Edition edition(std::vector<Entry> entries) {
  Edition made;
  made.description.packages = {{"city.rules", "1"}};
  made.description.entries = std::move(entries);
  made.packages = {{"city.rules", "1", "digest", "rules.timbang"}};
  return made;
}

/// Each change as `kind entry [line or column]: before -> after`.
inline std::vector<std::string> told(Difference const& difference) {
  std::vector<std::string> all;
  for (auto const& change : difference.changes) {
    auto text = std::string(name_of(change.kind)) + " " + change.entry.name;
    if (change.listing_from) text += " since " + change.listing_from->to_iso();
    if (change.line && !change.line->name.empty()) text += " " + change.line->name;
    if (change.line && change.line->from) text += " from " + change.line->from->to_iso();
    if (change.remark) text += " " + std::string(name_of(*change.remark));
    all.push_back(text + ": " + change.before + " -> " + change.after);
  }
  return all;
}

inline std::vector<std::string> changes(std::vector<Entry> before, std::vector<Entry> after) {
  return told(compare(edition(std::move(before)), edition(std::move(after)), source::Language::english));
}

}  // namespace timbang::document
