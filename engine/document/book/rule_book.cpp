#include "engine/document/book/rule_book.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/document/book/entry_writer.h"

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

bool holds_rules(EntryKind kind) {
  return kind == EntryKind::evaluation || kind == EntryKind::ranking || kind == EntryKind::summary;
}

bool is_rule(EntryKind kind) {
  switch (kind) {
    case EntryKind::result:
    case EntryKind::step:
    case EntryKind::table:
    case EntryKind::indicator:
    case EntryKind::feedback:
    case EntryKind::requirement:
    case EntryKind::decision:
    case EntryKind::column: return true;
    default: return false;
  }
}

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
    write_identity();
    write_contents();
    write_to_check();
    write_waivers();
    for (auto const& package : description_.packages) write_package(package.name);
    write_index();
    write_signatures();
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

  static std::string chapter_anchor(std::string const& name) { return "bab-" + name; }

  void open_chapter(Word name, std::string const& anchor) {
    page_.add(Heading{2, plain(say(name)), chapter_anchor(anchor)});
  }

  // ---- The first pages --------------------------------------------------------------------------------------------

  void write_identity() {
    page_.add(Paragraph{plain(sentence(Word::book_about, language_, facts_.engine_version))});
    write_packages();
    page_.add(Paragraph{plain(say(Word::book_rule_digest_about))});
    write_cited();
    if (description_.used.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_uses))});
    Bullets used;
    for (auto const& package : description_.used) {
      auto item = code(package.name);
      item += plain(sentence(Word::book_version, language_, package.version));
      used.items.push_back(std::move(item));
    }
    page_.add(std::move(used));
    write_read();
  }

  /// They decide here, and stand in a book that may not be at hand.
  void write_read() {
    if (description_.read.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_read))});
    Table table{{plain(say(Word::book_index_name)), plain(say(Word::book_package)),
                 plain(std::string(word(Aspect::value, language_)))},
                {}};
    for (auto const& parameter : description_.read) {
      auto name = code(parameter.name);
      if (!parameter.label.empty()) name += plain("\n" + parameter.label);
      std::string values;
      for (auto const& value : parameter.values) values += (values.empty() ? "" : "\n") + value;
      table.rows.push_back({std::move(name), code(parameter.package),
                            plain(values.empty() ? say(Word::book_not_set) : std::move(values))});
    }
    page_.add(std::move(table));
  }

  /// Which packages these are, and of which bytes: on the first page, and where it is signed.
  void write_packages() {
    Table table{{plain(say(Word::book_package)), plain(say(Word::book_digests))}, {}};
    for (std::size_t i = 0; i < description_.packages.size(); ++i) {
      auto const& package = description_.packages[i];
      auto const& file = facts_.files.at(i);
      auto about = code(package.name);
      about += plain(sentence(Word::book_version, language_, package.version) + "\n" + file.name);
      auto digests = plain(say(Word::book_file_digest) + "\n");
      digests += code(file.file_digest);
      digests += plain("\n" + say(Word::book_rule_digest) + "\n");
      digests += code(file.rule_digest);
      table.rows.push_back({std::move(about), std::move(digests)});
    }
    page_.add(std::move(table));
  }

  void write_cited() {
    if (description_.cited.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_cited))});
    Bullets cited;
    for (auto const& regulation : description_.cited) {
      auto item = code(regulation.name);
      item += plain(" " + regulation.title);
      cited.items.push_back(std::move(item));
    }
    page_.add(std::move(cited));
  }

  void write_contents() {
    page_.add(Heading{2, plain(say(Word::book_contents)), {}});
    Bullets contents;
    auto const add = [&](std::string text, std::string const& anchor) {
      contents.items.push_back({{std::move(text), Style::plain, "#" + anchor}});
    };
    add(say(Word::book_to_check), chapter_anchor("to-check"));
    add(say(Word::book_waivers), chapter_anchor("waivers"));
    for (std::size_t i = 0; i < description_.entries.size(); ++i) {
      auto const& entry = description_.entries[i];
      if (entry.kind != EntryKind::package && !holds_rules(entry.kind)) continue;
      auto text = std::string(word(entry.kind, language_)) + " " + entry.name;
      if (!entry.label.empty()) text += ": " + entry.label;
      add(std::move(text), anchors_.of(i));
    }
    add(say(Word::book_index), chapter_anchor("index"));
    add(say(Word::book_signature), chapter_anchor("signatures"));
    page_.add(std::move(contents));
  }

  void write_to_check() {
    open_chapter(Word::book_to_check, "to-check");
    Table table{{plain(say(Word::book_place)), plain(say(Word::book_what))}, {}};
    auto const add = [&](std::size_t entry, std::string const& part, Remarks const& remarks) {
      for (auto const& check : remarks.to_check) {
        auto place = anchors_.link(entry);
        if (!part.empty()) place += plain(", " + part);
        table.rows.push_back({std::move(place), plain(check)});
      }
    };
    for (std::size_t i = 0; i < description_.entries.size(); ++i) {
      auto const& entry = description_.entries[i];
      add(i, {}, entry.remarks);
      for (auto const& listing : entry.listings) {
        add(i, {}, listing.remarks);
        for (auto const& line : listing.lines) add(i, line.name, line.remarks);
      }
    }
    if (table.rows.empty()) {
      page_.add(Paragraph{plain(say(Word::book_nothing_to_check))});
    } else {
      page_.add(std::move(table));
    }
  }

  void write_waivers() {
    open_chapter(Word::book_waivers, "waivers");
    auto const waivers = places([](Entry const& entry) { return entry.kind == EntryKind::waiver; });
    if (waivers.empty()) return page_.add(Paragraph{plain(say(Word::book_no_waivers))});
    Table table{{plain(say(Word::book_finding))}, {}};
    for (auto const& property : description_.entries[waivers.front()].properties) {
      table.header.push_back(plain(std::string(word(property.aspect, language_))));
    }
    for (auto const waiver : waivers) {
      auto const& entry = description_.entries[waiver];
      std::vector<RichText> row{code(entry.name)};
      for (auto const& property : entry.properties) row.push_back(plain(property.statement.text));
      row.resize(table.header.size());
      table.rows.push_back(std::move(row));
    }
    page_.add(std::move(table));
  }

  // ---- A package --------------------------------------------------------------------------------------------------

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
    write_examples(of_package);
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
        if (property.aspect == Aspect::weight) weight = code(property.statement.text);
      }
      table.rows.push_back({std::move(name), std::move(weight)});
    }
    if (table.rows.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_weights) + ":")});
    page_.add(std::move(table));
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

  /// By name: what an example says is tested, and no rule.
  void write_examples(std::vector<std::size_t> const& of_package) {
    Table table{
        {plain(std::string(word(EntryKind::example, language_))), plain(std::string(word(Aspect::subject, language_)))},
        {}};
    for (auto const entry : of_package) {
      auto const& one = description_.entries[entry];
      if (one.kind == EntryKind::example) table.rows.push_back({plain(one.name), code(one.within)});
    }
    if (table.rows.empty()) return;
    page_.add(Heading{3, plain(say(Word::book_examples)), {}});
    page_.add(std::move(table));
  }

  // ---- The last pages ---------------------------------------------------------------------------------------------

  struct IndexLine {
    std::string name;
    RichText title;
    std::string kind;
    std::vector<std::size_t> used_by;
  };

  void write_index() {
    open_chapter(Word::book_index, "index");
    std::vector<IndexLine> lines;
    for (std::size_t i = 0; i < description_.entries.size(); ++i) {
      auto const& entry = description_.entries[i];
      auto const is_listed =
          entry.kind != EntryKind::package && entry.kind != EntryKind::example && entry.kind != EntryKind::waiver;
      if (!is_listed) continue;
      lines.push_back({entry.name, anchors_.link(i), std::string(word(entry.kind, language_)), entry.used_by});
      if (entry.kind == EntryKind::record) add_fields(lines, i);
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    Table table{
        {plain(say(Word::book_index_name)), plain(say(Word::book_index_kind)), plain(say(Word::book_index_used_by))},
        {}};
    for (auto& line : lines) {
      table.rows.push_back({std::move(line.title), plain(line.kind), anchors_.links(line.used_by)});
    }
    page_.add(std::move(table));
  }

  void add_fields(std::vector<IndexLine>& lines, std::size_t record) const {
    auto const& entry = description_.entries[record];
    if (entry.listings.empty() || entry.listings.front().aspect != Aspect::fields) return;
    for (auto const& field : entry.listings.front().lines) {
      auto const kind = std::string(word(Aspect::fields, language_)) + " " + entry.name;
      lines.push_back({field.name, {{field.name, Style::code, "#" + anchors_.of(record)}}, kind, field.used_by});
    }
  }

  void write_signatures() {
    open_chapter(Word::book_signature, "signatures");
    page_.add(Paragraph{plain(say(Word::book_signature_about))});
    write_packages();
    Form form;
    for (auto const column : {Word::book_signer_role, Word::book_signer_name, Word::book_signer_office,
                              Word::book_signer_date, Word::book_signer_signature}) {
      form.header.push_back(plain(say(column)));
    }
    for (auto const row : {Word::book_signer_author, Word::book_signer_checker, Word::book_signer_owner}) {
      form.row_titles.push_back(plain(say(row)));
    }
    page_.add(std::move(form));
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
