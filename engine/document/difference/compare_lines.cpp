#include "engine/document/difference/compare_lines.h"

#include "engine/document/difference/compare_remarks.h"
#include "engine/document/difference/date_match.h"
#include "engine/document/difference/match_lines.h"
#include "engine/document/difference/said.h"
#include "engine/document/difference/words.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

class LineComparison {
public:
  LineComparison(Listing const& before, Listing const& after, ChangeList& changes)
      : before_(before), after_(after), changes_(changes), columns_(match_columns(before, after)) {}

  void run() {
    // Headings are no news where all lines are: they are told with them.
    if (!before_.lines.empty() && !after_.lines.empty()) tell_columns();
    switch (after_.identity) {
      case LineIdentity::date: compare_versions(); return;
      case LineIdentity::name: compare_matched(match_by_name(before_, after_, columns_), {}); return;
      case LineIdentity::sequence: {
        auto const matched = match_by_place(before_, after_, columns_);
        compare_matched(matched.pairs, matched.moved);
        return;
      }
      case LineIdentity::content: {
        auto matched = match_by_place(before_, after_, columns_);
        matched.pairs.insert(matched.pairs.end(), matched.moved.begin(), matched.moved.end());
        compare_matched(matched.pairs, {});
        return;
      }
    }
  }

private:
  void tell_columns() {
    for (std::size_t i = 0; i < columns_.before.size(); ++i) {
      auto const earlier = columns_.before[i];
      auto const later = columns_.after[i];
      if (earlier >= before_.columns.size() || later >= after_.columns.size()) continue;
      if (before_.columns[earlier].meaning == after_.columns[later].meaning) continue;
      auto& change = changes_.add(ChangeKind::column_changed, after_.aspect);
      change.before = heading(before_, earlier);
      change.after = heading(after_, later);
    }
    for (auto const column : columns_.gone) {
      changes_.add(ChangeKind::column_removed, after_.aspect).before = heading(before_, column);
    }
    for (auto const column : columns_.added) {
      changes_.add(ChangeKind::column_added, after_.aspect).after = heading(after_, column);
    }
  }

  /// Here with the type: it may be all that has changed.
  static std::string heading(Listing const& listing, std::size_t column) {
    return column < listing.columns.size() ? listing.columns[column].text : std::string();
  }

  static void name_column(Change& change, Listing const& listing, std::size_t column) {
    change.column = heading_of_column(listing, column);
    change.column_aspect = aspect_of_column(listing, column);
  }

  Line const* before(std::optional<std::size_t> place) const { return place ? &before_.lines[*place] : nullptr; }
  Line const* after(std::optional<std::size_t> place) const { return place ? &after_.lines[*place] : nullptr; }

  Change& add(ChangeKind kind, Matched const& line) {
    auto& change = changes_.add(kind, after_.aspect, {before(line.before), after(line.after)});
    if (line.before) change.line->before = *line.before + 1;
    if (line.after) change.line->after = *line.after + 1;
    return change;
  }

  // Lines by name or place.

  void compare_matched(AlignedPairs const& pairs, AlignedPairs const& moved) {
    std::vector<bool> is_moved(after_.lines.size(), false);
    auto all = pairs;
    for (auto const& pair : moved) {
      is_moved[pair.second] = true;
      all.push_back(pair);
    }
    for (auto const& line : merged(before_.lines.size(), after_.lines.size(), all)) {
      if (!line.before) {
        add(ChangeKind::line_added, line).after = text_of(after_, *line.after);
      } else if (!line.after) {
        add(ChangeKind::line_removed, line).before = text_of(before_, *line.before);
      } else {
        if (is_moved[*line.after]) tell_move(line);
        compare_pair(line);
      }
    }
  }

  void tell_move(Matched const& line) {
    auto& change = add(ChangeKind::line_moved, line);
    change.before = std::to_string(*line.before + 1);
    change.after = std::to_string(*line.after + 1);
    change.says.push_back({{}, text_of(after_, *line.after)});
  }

  // Versions.

  static std::vector<Dated> dated(Listing const& listing, std::vector<std::size_t> const& columns) {
    std::vector<std::size_t> counted;
    for (auto const column : columns) {
      if (!is_last_day(listing, column)) counted.push_back(column);
    }
    std::vector<Dated> versions;
    for (auto const& line : listing.lines) versions.push_back({line.from, meaning_of(line, counted)});
    return versions;
  }

  void compare_versions() {
    auto const earlier = dated(before_, columns_.before);
    auto const later = dated(after_, columns_.after);
    for (auto const& version : match_by_date(earlier, later)) {
      if (!version.before) {
        auto& change = add(ChangeKind::version_added, version);
        name_column(change, after_, 0);
        change.after = text_of(after_, *version.after);
        auto const until_now = in_force(earlier, later[*version.after].from);
        if (until_now) change.before = text_of(before_, *until_now);
        change.keeps_meaning = until_now && earlier[*until_now].meaning == later[*version.after].meaning;
      } else if (!version.after) {
        auto& change = add(ChangeKind::version_removed, version);
        name_column(change, before_, 0);
        change.before = text_of(before_, *version.before);
        auto const instead = in_force(later, earlier[*version.before].from);
        if (instead) change.after = text_of(after_, *instead);
        change.keeps_meaning = instead && earlier[*version.before].meaning == later[*instead].meaning;
      } else {
        compare_first_days(version);
        compare_pair(version);
      }
    }
  }

  void compare_first_days(Matched const& version) {
    auto const& earlier = before_.lines[*version.before].from;
    auto const& later = after_.lines[*version.after].from;
    if (earlier == later) return;
    auto& change = add(ChangeKind::version_first_day_changed, version);
    name_column(change, after_, 0);
    change.before = day_text(earlier);
    change.after = day_text(later);
    change.says.push_back({{}, text_of(after_, *version.after)});
  }

  std::string day_text(std::optional<value::Date> const& day) const {
    return day ? value::write_date(*day, changes_.language())
               : std::string(word(DifferenceWord::always, changes_.language()));
  }

  /// A last day is no news where it only makes room for a version that is new, or was there for one that is gone.
  bool follows_from_versions(Matched const& line, Statement const& earlier, Statement const& later) const {
    auto const was_followed = has_next_version(before_, *line.before);
    auto const is_followed = has_next_version(after_, *line.after);
    if (was_followed && is_followed) return true;
    if (was_followed) return later.text.empty();
    return is_followed && earlier.text.empty();
  }

  // Cells.

  void compare_pair(Matched const& line) {
    for (std::size_t i = 0; i < columns_.before.size(); ++i) {
      auto const& earlier = cell(*before(line.before), columns_.before[i]);
      auto const& later = cell(*after(line.after), columns_.after[i]);
      auto const column = columns_.after[i];
      if (earlier.meaning == later.meaning) continue;
      if (is_last_day(after_, column) && follows_from_versions(line, earlier, later)) continue;
      tell_cell(line, after_, column, earlier.text, later.text);
    }
    for (auto const column : columns_.gone) {
      auto const& text = cell(*before(line.before), column).text;
      if (!text.empty()) tell_cell(line, before_, column, text, {});
    }
    for (auto const column : columns_.added) {
      auto const& text = cell(*after(line.after), column).text;
      if (!text.empty()) tell_cell(line, after_, column, {}, text);
    }
    compare_line_remarks(line);
  }

  void tell_cell(Matched const& line, Listing const& listing, std::size_t column, std::string const& earlier,
                 std::string const& later) {
    auto const is_version = after_.identity == LineIdentity::date;
    auto kind = is_version ? ChangeKind::version_changed : ChangeKind::cell_changed;
    if (is_last_day(listing, column)) kind = ChangeKind::version_last_day_changed;
    auto& change = add(kind, line);
    name_column(change, listing, column);
    change.before = earlier;
    change.after = later;
  }

  void compare_line_remarks(Matched const& line) {
    auto const changes = differences(before(line.before)->remarks, after(line.after)->remarks);
    for (auto const& remark : changes) {
      auto& change = add(remark.kind, line);
      if (after_.identity == LineIdentity::date) name_column(change, after_, 0);
      put(remark, change);
    }
  }

  Listing const& before_;
  Listing const& after_;
  ChangeList& changes_;
  MatchedColumns columns_;
};

}  // namespace

void compare_lines(Listing const& before, Listing const& after, ChangeList& changes) {
  LineComparison(before, after, changes).run();
}

}  // namespace timbang::document
