#include "engine/document/difference/change_list.h"

#include "engine/document/difference/said.h"

namespace timbang::document {

namespace {

std::optional<source::Span> place_of(source::Span const& span) {
  return span.end > span.begin ? std::optional(span) : std::nullopt;
}

ChangedEntry reference(Entry const& entry) {
  return {entry.kind, entry.name, entry.label, entry.within, entry.package, place_of(entry.span)};
}

void put_remarks(Change& change, Remarks const& remarks) {
  if (!remarks.basis.empty()) change.basis = basis_text(remarks.basis);
  change.notes = remarks.notes;
  change.to_check = remarks.to_check;
}

}  // namespace

void ChangeList::begin(EntryPair entry) {
  Change about;
  about.entry = reference(entry.after != nullptr ? *entry.after : *entry.before);
  if (entry.before != nullptr) about.before_place = place_of(entry.before->span);
  if (entry.after != nullptr) about.after_place = place_of(entry.after->span);
  if (entry.after != nullptr) put_remarks(about, entry.after->remarks);
  about_entry_ = about_ = std::move(about);
}

void ChangeList::begin_listing(Listing const& after) {
  about_ = about_entry_;
  about_.listing_from = after.from;
  if (!after.remarks.empty()) put_remarks(about_, after.remarks);
}

Change& ChangeList::add(ChangeKind kind, std::optional<Aspect> aspect) {
  auto& change = changes_.emplace_back(about_);
  change.kind = kind;
  change.aspect = aspect;
  return change;
}

Change& ChangeList::add(ChangeKind kind, Aspect aspect, LinePair line) {
  auto& change = add(kind, aspect);
  // Remarks of the entry are about the entry; of its basis it is told where the line has none.
  change.notes.clear();
  change.to_check.clear();
  if (line.after != nullptr) put_remarks(change, line.after->remarks);
  change.line.emplace();
  change.line->name = line.after != nullptr ? line.after->name : line.before->name;
  change.line->from = line.after != nullptr ? line.after->from : line.before->from;
  change.before_place = line.before != nullptr ? place_of(line.before->span) : std::nullopt;
  change.after_place = line.after != nullptr ? place_of(line.after->span) : std::nullopt;
  return change;
}

}  // namespace timbang::document
