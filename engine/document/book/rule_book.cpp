#include "engine/document/book/rule_book.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/document/book/back_matter.h"
#include "engine/document/book/chapters.h"
#include "engine/document/book/entry_writer.h"
#include "engine/document/book/front_matter.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

/// The chapters of a package that gather entries of one kind, in the order in which a reader needs them. Those that a title
/// stands for are told in full, each below its own heading.
struct Chapter {
  EntryKind kind;
  Word title;
};
constexpr std::array chapters_before{
    Chapter{EntryKind::regulation, Word::book_regulations},
    Chapter{EntryKind::parameter, Word::book_parameters},
    Chapter{EntryKind::open_term, Word::book_open_terms},
    Chapter{EntryKind::setting, Word::book_settings},
    Chapter{EntryKind::unit, Word::book_units},
    Chapter{EntryKind::enumeration, Word::book_enumerations},
    Chapter{EntryKind::record, Word::book_records},
};

class BookWriter {
public:
  BookWriter(Description const& description, BookFacts const& facts, source::Language language)
      : description_(description),
        facts_(facts),
        language_(language),
        anchors_(description),
        entries_(description, anchors_, language, page_) {}

  Page run() {
    page_.language = language_;
    page_.title = title();
    page_.add(Heading{1, plain(page_.title), {}});
    BookParts const book{description_, facts_, anchors_, page_};
    write_front_matter(book);
    for (auto const& package : description_.packages) write_package(package.name);
    write_back_matter(book);
    return std::move(page_);
  }

private:
  std::string say(Word name) const { return std::string(word(name, language_)); }

  std::string title() const {
    if (description_.packages.size() == 1) {
      return sentence(Word::book_title, language_, description_.packages.front().name);
    }
    return sentence(Word::book_title_several, language_, description_.packages.size());
  }

  template <typename Test>
  std::vector<std::size_t> places(Test const& test) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < description_.entries.size(); ++i) {
      if (test(description_.entries[i])) found.push_back(i);
    }
    return found;
  }

  void write_package(std::string const& package) {
    auto const of_package = places([&](Entry const& entry) { return entry.package == package; });
    for (auto const entry : of_package) {
      if (description_.entries[entry].kind == EntryKind::package) entries_.write(entry, 2);
    }
    for (auto const& chapter : chapters_before) write_chapter(of_package, chapter.kind, chapter.title);
    std::vector<std::string> own;
    for (auto const entry : of_package) {
      if (!holds_rules(description_.entries[entry].kind)) continue;
      own.push_back(description_.entries[entry].name);
      write_evaluation(of_package, entry);
    }
    write_additions(of_package, own);
    write_chapter(of_package, EntryKind::norm, Word::book_norms);
    write_chapter(of_package, EntryKind::example, Word::book_examples);
  }

  void write_chapter(std::vector<std::size_t> const& of_package, EntryKind kind, Word title) {
    auto is_first = true;
    for (auto const entry : of_package) {
      if (description_.entries[entry].kind != kind) continue;
      if (std::exchange(is_first, false)) page_.add(Heading{3, plain(say(title)), {}});
      entries_.write(entry, 4);
    }
  }

  void write_evaluation(std::vector<std::size_t> const& of_package, std::size_t evaluation) {
    entries_.write(evaluation, 3);
    auto const& name = description_.entries[evaluation].name;
    std::vector<std::size_t> rules;
    for (auto const entry : of_package) {
      auto const& one = description_.entries[entry];
      if (is_rule(one.kind) && one.within == name) rules.push_back(entry);
    }
    write_weights(rules);
    for (auto const rule : rules) entries_.write(rule, 4);
  }

  void write_weights(std::vector<std::size_t> const& rules) {
    Table table{{plain(say(Word::book_indicator)), plain(std::string(word(Aspect::weight, language_)))}, {}};
    for (auto const rule : rules) {
      auto const& entry = description_.entries[rule];
      if (entry.kind != EntryKind::indicator) continue;
      auto name = anchors_.link(rule);
      if (!entry.label.empty()) name += plain(": " + entry.label);
      RichText weight;
      for (auto const& property : entry.properties) {
        if (property.aspect != Aspect::weight) continue;
        weight = code(property.statement.text);
        weight += values_of(property.statement.text);
      }
      table.rows.push_back({std::move(name), std::move(weight)});
    }
    if (table.rows.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_weights) + ":")});
    page_.add(std::move(table));
  }

  /// Of a parameter, by date, each on a line; nothing for what is no parameter.
  RichText values_of(std::string const& name) const {
    RichText text;
    for (auto const& entry : description_.entries) {
      auto const is_parameter = entry.kind == EntryKind::parameter || entry.kind == EntryKind::open_term;
      if (!is_parameter || entry.name != name || entry.listings.empty()) continue;
      for (auto const& line : entry.listings.front().lines) {
        auto value = "\n" + line.cells.front().text;
        if (line.from) value += " " + sentence(Word::from, language_, value::write_date(*line.from, language_));
        text += plain(value);
      }
    }
    return text;
  }

  /// What the package adds to evaluations of others.
  void write_additions(std::vector<std::size_t> const& of_package, std::vector<std::string> const& own) {
    std::string last;
    for (auto const entry : of_package) {
      auto const& one = description_.entries[entry];
      if (!is_rule(one.kind) || std::find(own.begin(), own.end(), one.within) != own.end()) continue;
      if (std::exchange(last, one.within) != one.within) {
        page_.add(Heading{3, plain(sentence(Word::book_added, language_, one.within)), {}});
      }
      entries_.write(entry, 4);
    }
  }

  Description const& description_;
  BookFacts const& facts_;
  source::Language language_;
  Page page_;
  Anchors anchors_;
  EntryWriter entries_;
};

}  // namespace

Page rule_book(Description const& description, BookFacts const& facts, source::Language language) {
  return BookWriter(description, facts, language).run();
}

}  // namespace timbang::document
