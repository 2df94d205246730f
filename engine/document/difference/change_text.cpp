#include "engine/document/difference/change_text.h"

#include "engine/document/difference/said.h"
#include "engine/document/difference/words.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

using Words = DifferenceWord;

class ChangeText {
public:
  ChangeText(Change const& change, source::Language language) : change_(change), language_(language) {}

  std::string label() const {
    auto text = subject();
    auto const add = [&](std::string const& more) { text += (text.empty() ? "" : ", ") + more; };
    switch (change_.kind) {
      case ChangeKind::package_renamed:
      case ChangeKind::entry_renamed: return own(Words::name);
      case ChangeKind::entry_kind_changed: return own(Words::kind);
      case ChangeKind::listing_added:
      case ChangeKind::listing_removed: return own(Words::versions_of);
      case ChangeKind::listing_first_day_changed:
      case ChangeKind::version_first_day_changed: add(own(Words::first_day)); break;
      case ChangeKind::listing_last_day_changed:
      case ChangeKind::version_last_day_changed: add(own(Words::last_day)); break;
      case ChangeKind::column_added:
      case ChangeKind::column_removed:
      case ChangeKind::column_changed: return own(Words::column);
      case ChangeKind::cell_changed: add(change_.column); break;
      case ChangeKind::remark_added:
      case ChangeKind::remark_removed:
      case ChangeKind::remark_changed: add(std::string(word(*change_.remark, language_))); break;
      case ChangeKind::entry_added:
      case ChangeKind::entry_removed:
      case ChangeKind::property_added:
      case ChangeKind::property_removed:
      case ChangeKind::property_changed:
      case ChangeKind::line_added:
      case ChangeKind::line_removed:
      case ChangeKind::line_moved:
      case ChangeKind::version_changed:
      case ChangeKind::version_added:
      case ChangeKind::version_removed: break;
    }
    return text;
  }

  std::string day() const {
    auto const from = change_.line ? change_.line->from : std::nullopt;
    if (change_.kind == ChangeKind::version_removed) {
      return from ? sentence(Words::version_removed, language_, date(*from)) : own(Words::version_always_removed);
    }
    auto const tells = change_.kind == ChangeKind::version_added || change_.kind == ChangeKind::version_changed ||
                       change_.kind == ChangeKind::version_last_day_changed;
    return tells && from ? sentence(Words::in_force_from, language_, date(*from)) : std::string();
  }

  std::string becomes() const {
    auto const& before = change_.before;
    auto const& after = change_.after;
    switch (change_.kind) {
      case ChangeKind::listing_added:
        return before.empty() ? sentence(Words::listing_added, language_, after)
                              : sentence(Words::listing_added_instead, language_, after, before);
      case ChangeKind::listing_removed:
        return after.empty() ? sentence(Words::listing_removed, language_, before)
                             : sentence(Words::listing_removed_instead, language_, before, after);
      case ChangeKind::line_moved: return moved() + ": " + said();
      case ChangeKind::version_first_day_changed:
        return said() + ": " + sentence(Words::becomes, language_, before, after);
      default: break;
    }
    if (mark_of(change_.kind) == Mark::changed) return both(before, after);
    if (change_.keeps_meaning && before == after) return sentence(Words::stays, language_, after);
    if (before.empty()) return after;
    if (after.empty()) return before;
    return both(before, after);
  }

private:
  std::string own(Words name) const { return std::string(word(name, language_)); }
  std::string date(value::Date day) const { return value::write_date(day, language_); }
  /// Where all turn around it, a line that has moved can stand where it stood.
  std::string moved() const {
    return change_.before == change_.after ? sentence(Words::moved_around, language_, change_.after)
                                           : sentence(Words::moved, language_, change_.before, change_.after);
  }
  std::string said() const { return change_.says.empty() ? std::string() : change_.says.front().text; }

  std::string both(std::string const& before, std::string const& after) const {
    if (before == after) return sentence(Words::same_words, language_, after);
    auto const shown = [&](std::string const& text) { return text.empty() ? own(Words::nothing) : text; };
    return sentence(Words::becomes, language_, shown(before), shown(after));
  }

  /// The property, or the line of the listing.
  std::string subject() const {
    if (!change_.aspect) return {};
    if (!change_.line) return std::string(word(*change_.aspect, language_));
    auto const& line = *change_.line;
    if (change_.aspect == Aspect::versions || change_.aspect == Aspect::defaults) return version();
    auto const one = word_for_line(*change_.aspect, language_);
    if (!line.name.empty()) return one + " " + line.name;
    if (line.before && line.after && *line.before != *line.after && change_.kind != ChangeKind::line_moved) {
      return sentence(Words::line_number_changed, language_, one, *line.after, *line.before);
    }
    return sentence(Words::line_number, language_, one, line.after ? *line.after : line.before.value_or(0));
  }

  /// What it is a version of; when it holds is told behind what has changed, but of remarks.
  std::string version() const {
    auto const is_named = change_.aspect == Aspect::versions && change_.column_aspect != Aspect::through;
    auto const text = is_named ? change_.column : std::string(word(*change_.aspect, language_));
    if (!change_.remark) return text;
    auto const& from = change_.line->from;
    return from ? sentence(Words::version_since, language_, text, date(*from)) : std::string();
  }

  Change const& change_;
  source::Language language_;
};

}  // namespace

std::string label_of(Change const& change, source::Language language) { return ChangeText(change, language).label(); }

std::string day_of(Change const& change, source::Language language) { return ChangeText(change, language).day(); }

std::string becomes_text(Change const& change, source::Language language) {
  return ChangeText(change, language).becomes();
}

}  // namespace timbang::document
