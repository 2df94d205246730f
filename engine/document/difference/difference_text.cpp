#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/difference/change_text.h"
#include "engine/document/difference/difference_report.h"
#include "engine/document/difference/words.h"
#include "engine/explain/text_page.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

using Words = DifferenceWord;

/// What is longer stands on lines of its own, the earlier and the later one below the other.
constexpr std::size_t longest_on_one_line = 90;
/// Labels up to so many columns are aligned.
constexpr std::size_t widest_aligned_label = 32;

std::size_t num_columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, num_columns(text)), ' ');
  return text;
}

std::string_view sign_of(Mark mark) {
  switch (mark) {
    case Mark::added: return "+ ";
    case Mark::removed: return "- ";
    case Mark::changed: return "~ ";
  }
  return {};
}

class DifferenceText {
public:
  DifferenceText(Difference const& difference, ComparedSide const& before, ComparedSide const& after,
                 source::Language language)
      : difference_(difference), before_(before), after_(after), language_(language) {}

  std::string run() {
    tell_side(Words::from_side, before_.edition);
    tell_side(Words::to_side, after_.edition);
    page_.blank();
    if (difference_.sameness != Sameness::different) {
      auto const is_text = difference_.sameness == Sameness::same_text;
      page_.line(0, word(is_text ? Words::same_text : Words::same_meaning, language_));
      return page_.take();
    }
    auto const& changes = difference_.changes;
    for (std::size_t begin = 0; begin < changes.size();) {
      auto end = begin;
      while (end < changes.size() && is_same_entry(changes[begin], changes[end])) ++end;
      tell_entry(begin, end);
      begin = end;
    }
    if (!difference_.used.empty()) tell_used();
    tell_summary();
    return page_.take();
  }

private:
  void tell_side(Words side, Edition const& edition) {
    auto const width =
        std::max(num_columns(word(Words::from_side, language_)), num_columns(word(Words::to_side, language_)));
    auto text = padded(std::string(word(side, language_)) + ":", width + 1) + " ";
    if (edition.packages.size() == 1) {
      auto const& package = edition.packages.front();
      text += named(package) + " (" + package.path + ")";
    } else {
      text += sentence(Words::packages, language_, edition.packages.size());
    }
    page_.line(0, text);
  }

  std::string named(EditionPackage const& package) const {
    return package.version.empty() ? package.name
                                   : sentence(Words::package_of_version, language_, package.name, package.version);
  }

  static bool is_entry(Change const& change) {
    return change.kind == ChangeKind::entry_added || change.kind == ChangeKind::entry_removed;
  }

  /// An entry that is gone and one of the same name that has come are two.
  static bool is_same_entry(Change const& one, Change const& other) {
    if (is_entry(one) || is_entry(other)) return &one == &other;
    return one.entry == other.entry;
  }

  // Entries.

  void tell_entry(std::size_t begin, std::size_t end) {
    auto const& first = difference_.changes[begin];
    page_.line(0, heading(first));
    if (is_entry(first)) {
      tell_all(first);
    } else {
      tell_changes(begin, end);
    }
    page_.blank();
  }

  /// Of an example how many cases it has: no result depends on what they say.
  void tell_all(Change const& change) {
    if (change.entry.kind == EntryKind::example) {
      page_.written(2, word(Aspect::cases, language_), std::to_string(change.says.size()));
      return;
    }
    for (auto const& said : change.says) page_.written(2, said.heading, said.text);
  }

  std::string heading(Change const& change) const {
    auto const& entry = change.entry;
    auto text = std::string(is_entry(change) ? sign_of(mark_of(change.kind)) : "");
    text += word(entry.kind, language_);
    if (entry.kind == EntryKind::example) {
      text += " \"" + entry.name + "\"";
    } else {
      text += " " + entry.name;
      if (!entry.label.empty()) text += " \"" + entry.label + "\"";
    }
    if (!entry.within.empty()) text = sentence(Words::within, language_, text, entry.within);
    auto const is_one = before_.edition.packages.size() < 2 && after_.edition.packages.size() < 2;
    if (!is_one && entry.kind != EntryKind::package) text = sentence(Words::of_package, language_, text, entry.package);
    return text + place(change);
  }

  /// Where the entry stands now; of what is gone, where it stood.
  std::string place(Change const& change) const {
    auto const& side = change.kind == ChangeKind::entry_removed ? before_ : after_;
    auto const& span = change.entry.place;
    if (!span) return {};
    auto const& file = side.sources.get(span->file);
    return "   " + file.path() + ":" + std::to_string(file.position(span->begin).line);
  }

  void tell_changes(std::size_t begin, std::size_t end) {
    std::size_t width = 0;
    for (auto i = begin; i < end; ++i) {
      auto const columns = num_columns(label_of(difference_.changes[i], language_));
      if (columns <= widest_aligned_label) width = std::max(width, columns);
    }
    last_basis_.clear();
    std::optional<value::Date> listing_from;
    for (auto i = begin; i < end; ++i) {
      auto const& change = difference_.changes[i];
      if (change.listing_from != listing_from) tell_listing(change);
      listing_from = change.listing_from;
      tell_change(change, width);
    }
  }

  void tell_listing(Change const& change) {
    auto const aspect = std::string(word(change.aspect.value_or(Aspect::rows), language_));
    if (!change.listing_from) return;
    page_.line(1,
               sentence(Words::listing_since, language_, aspect, value::write_date(*change.listing_from, language_)));
  }

  void tell_change(Change const& change, std::size_t width) {
    auto const sign = std::string(sign_of(mark_of(change.kind)));
    auto const label = padded(label_of(change, language_), width);
    auto const behind = text_behind(change);
    auto const text = becomes_text(change, language_);
    auto const is_told = change.kind == ChangeKind::listing_added || change.kind == ChangeKind::listing_removed;
    auto const is_long = !is_told && (num_columns(text) > longest_on_one_line || text.find('\n') != std::string::npos);
    if (!is_long) {
      page_.line(1, sign + label + "  " + text + (behind.empty() ? "" : ", " + behind));
    } else {
      page_.line(1, sign + label + (behind.empty() ? "" : "  " + behind));
      tell_long(change, text);
    }
    tell_remarks(change);
  }

  void tell_long(Change const& change, std::string const& text) {
    auto const has_both = !change.before.empty() && !change.after.empty() && change.says.empty();
    if (!has_both) {
      tell_lines("", text);
    } else if (change.before == change.after) {
      tell_lines("", change.after);
      page_.line(3, word(change.keeps_meaning ? Words::stays_only : Words::same_words_only, language_));
    } else {
      tell_lines("- ", change.before);
      tell_lines("+ ", change.after);
    }
  }

  void tell_lines(std::string_view sign, std::string_view text) {
    for (bool is_first = true;; is_first = false) {
      auto const end = text.find('\n');
      auto const line = std::string(text.substr(0, end));
      if (!line.empty()) page_.line(3, (is_first ? std::string(sign) : std::string(sign.size(), ' ')) + line);
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  /// From when it holds and on what it rests; a basis that stands already a line above is not said again.
  std::string text_behind(Change const& change) {
    auto text = day_of(change, language_);
    auto const tells_basis = !change.remark && !change.after.empty() && change.kind != ChangeKind::listing_added &&
                             change.kind != ChangeKind::listing_removed && change.kind != ChangeKind::version_removed &&
                             change.kind != ChangeKind::line_moved && change.aspect && change.aspect != Aspect::label &&
                             !change.basis.empty();
    if (!tells_basis || change.basis == last_basis_) return text;
    last_basis_ = change.basis;
    return text + (text.empty() ? "" : ", ") + sentence(Words::basis, language_, change.basis);
  }

  /// Remarks that came with a line or version.
  void tell_remarks(Change const& change) {
    if (change.kind != ChangeKind::line_added && change.kind != ChangeKind::version_added) return;
    for (auto const& note : change.notes) page_.written(3, word(Aspect::note, language_), note);
    for (auto const& doubt : change.to_check) page_.written(3, word(Aspect::to_check, language_), doubt);
  }

  // Packages that are used.

  void tell_used() {
    page_.line(0, word(Words::used_head, language_));
    for (auto const& used : difference_.used) page_.line(1, used_text(used));
    page_.line(1, word(Words::used_advice, language_));
    page_.blank();
  }

  std::string used_text(UsedChange const& used) const {
    if (!used.before) return sentence(Words::used_added, language_, used.name);
    if (!used.after) return sentence(Words::used_removed, language_, used.name);
    auto const& earlier = used.before->version;
    auto const& later = used.after->version;
    if (earlier != later) {
      auto const shown = [&](std::string const& text) {
        return text.empty() ? std::string(word(Words::nothing, language_)) : text;
      };
      return sentence(Words::used_version, language_, used.name, shown(earlier), shown(later));
    }
    return later.empty() ? sentence(Words::used_text_unversioned, language_, used.name)
                         : sentence(Words::used_text, language_, used.name, later);
  }

  void tell_summary() {
    auto const count = [&](Mark mark) {
      return std::count_if(difference_.changes.begin(), difference_.changes.end(),
                           [&](auto const& change) { return mark_of(change.kind) == mark; });
    };
    auto const num_changes = difference_.changes.size();
    auto const added = count(Mark::added);
    auto const removed = count(Mark::removed);
    auto const changed = count(Mark::changed);
    auto text = num_changes == 0   ? std::string(word(Words::summary_none, language_))
                : num_changes == 1 ? sentence(Words::summary_one, language_, added, removed, changed)
                                   : sentence(Words::summary, language_, num_changes, added, removed, changed);
    if (!difference_.used.empty()) text += sentence(Words::summary_used, language_, difference_.used.size());
    page_.line(0, text + ".");
  }

  Difference const& difference_;
  ComparedSide const& before_;
  ComparedSide const& after_;
  source::Language language_;
  explain::TextPage page_;
  std::string last_basis_;
};

}  // namespace

std::string difference_text(Difference const& difference, ComparedSide const& before, ComparedSide const& after,
                            source::Language language) {
  return DifferenceText(difference, before, after, language).run();
}

}  // namespace timbang::document
