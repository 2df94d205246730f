#include "engine/document/book/front_matter.h"

#include <utility>
#include <vector>

namespace timbang::document {

namespace {

class FrontMatterWriter {
public:
  explicit FrontMatterWriter(BookParts const& book) : book_(book) {}

  void run() {
    write_identity();
    write_contents();
    write_reading();
    write_to_check();
    write_waivers();
  }

private:
  void write_identity() {
    book_.page.add(Paragraph{plain(sentence(Word::book_about, book_.page.language, book_.facts.engine_version))});
    write_packages(book_);
    book_.page.add(Paragraph{plain(book_.say(Word::book_rule_digest_about))});
    write_cited();
    if (book_.description.used.empty()) return;
    book_.page.add(Paragraph{plain(book_.say(Word::book_uses))});
    Bullets used;
    for (auto const& package : book_.description.used) {
      auto item = code(package.name);
      item += plain(sentence(Word::book_version, book_.page.language, package.version));
      auto const to_check = book_.facts.to_check_elsewhere.find(package.name);
      if (to_check != book_.facts.to_check_elsewhere.end() && to_check->second > 0) {
        item += plain(sentence(Word::book_used_to_check, book_.page.language, to_check->second));
      }
      used.items.push_back(std::move(item));
    }
    book_.page.add(std::move(used));
    write_read();
  }

  /// They decide here, and stand in a book that may not be at hand.
  void write_read() {
    if (book_.description.read.empty()) return;
    book_.page.add(Paragraph{plain(book_.say(Word::book_read))});
    Table table{{plain(book_.say(Word::book_index_name)), plain(book_.say(Word::book_package)),
                 plain(std::string(word(Aspect::value, book_.page.language)))},
                {}};
    for (auto const& parameter : book_.description.read) {
      auto name = code(parameter.name);
      if (!parameter.label.empty()) name += plain("\n" + parameter.label);
      std::string values;
      for (auto const& value : parameter.values) values += (values.empty() ? "" : "\n") + value;
      table.rows.push_back({std::move(name), code(parameter.package),
                            plain(values.empty() ? book_.say(Word::book_not_set) : std::move(values))});
    }
    book_.page.add(std::move(table));
  }

  void write_cited() {
    if (book_.description.cited.empty()) return;
    book_.page.add(Paragraph{plain(book_.say(Word::book_cited))});
    Bullets cited;
    for (auto const& regulation : book_.description.cited) {
      auto item = code(regulation.name);
      item += plain(" " + regulation.title);
      cited.items.push_back(std::move(item));
    }
    book_.page.add(std::move(cited));
  }

  void write_contents() {
    book_.page.add(Heading{2, plain(book_.say(Word::book_contents)), {}});
    Bullets contents;
    auto const add = [&](std::string text, std::string const& anchor) {
      contents.items.push_back({{std::move(text), Style::plain, "#" + anchor}});
    };
    add(book_.say(Word::book_reading), chapter_anchor("reading"));
    add(book_.say(Word::book_to_check), chapter_anchor("to-check"));
    add(book_.say(Word::book_waivers), chapter_anchor("waivers"));
    for (std::size_t i = 0; i < book_.description.entries.size(); ++i) {
      auto const& entry = book_.description.entries[i];
      if (entry.kind != EntryKind::package && !holds_rules(entry.kind)) continue;
      auto text = std::string(word(entry.kind, book_.page.language)) + " " + entry.name;
      if (!entry.label.empty()) text += ": " + entry.label;
      add(std::move(text), book_.anchors.of(i));
    }
    add(book_.say(Word::book_index), chapter_anchor("index"));
    add(book_.say(Word::book_signature), chapter_anchor("signatures"));
    book_.page.add(std::move(contents));
  }

  /// For somebody who has never seen a rule file.
  void write_reading() {
    open_chapter(book_.page, Word::book_reading, "reading");
    Bullets bullets;
    for (auto const name :
         {Word::reading_since, Word::reading_interval, Word::reading_any, Word::reading_rows, Word::reading_exception,
          Word::reading_step, Word::reading_unknown, Word::reading_to_check}) {
      bullets.items.push_back(plain(book_.say(name)));
    }
    book_.page.add(std::move(bullets));
  }

  void write_to_check() {
    open_chapter(book_.page, Word::book_to_check, "to-check");
    Table table{{plain(book_.say(Word::book_place)), plain(book_.say(Word::book_what))}, {}};
    auto const add = [&](std::size_t entry, std::string const& part, Remarks const& remarks) {
      for (auto const& check : remarks.to_check) {
        auto place = book_.anchors.link(entry);
        if (!part.empty()) place += plain(", " + part);
        table.rows.push_back({std::move(place), plain(check)});
      }
    };
    for (std::size_t i = 0; i < book_.description.entries.size(); ++i) {
      auto const& entry = book_.description.entries[i];
      add(i, {}, entry.remarks);
      for (auto const& listing : entry.listings) {
        add(i, {}, listing.remarks);
        for (auto const& line : listing.lines) add(i, line.name, line.remarks);
      }
    }
    if (table.rows.empty()) {
      book_.page.add(Paragraph{plain(book_.say(Word::book_nothing_to_check))});
    } else {
      book_.page.add(std::move(table));
    }
  }

  void write_waivers() {
    open_chapter(book_.page, Word::book_waivers, "waivers");
    std::vector<std::size_t> waivers;
    for (std::size_t i = 0; i < book_.description.entries.size(); ++i) {
      if (book_.description.entries[i].kind == EntryKind::waiver) waivers.push_back(i);
    }
    if (waivers.empty()) return book_.page.add(Paragraph{plain(book_.say(Word::book_no_waivers))});
    Table table{{plain(book_.say(Word::book_finding))}, {}};
    for (auto const& property : book_.description.entries[waivers.front()].properties) {
      table.header.push_back(plain(std::string(word(property.aspect, book_.page.language))));
    }
    for (auto const waiver : waivers) {
      auto const& entry = book_.description.entries[waiver];
      std::vector<RichText> row{code(entry.name)};
      for (auto const& property : entry.properties) row.push_back(plain(property.statement.text));
      row.resize(table.header.size());
      table.rows.push_back(std::move(row));
    }
    book_.page.add(std::move(table));
  }

  BookParts const& book_;
};

}  // namespace

void write_packages(BookParts const& book) {
  Table table{{plain(book.say(Word::book_package)), plain(book.say(Word::book_digests))}, {}};
  for (std::size_t i = 0; i < book.description.packages.size(); ++i) {
    auto const& package = book.description.packages[i];
    auto const& file = book.facts.files.at(i);
    auto about = code(package.name);
    about += plain(sentence(Word::book_version, book.page.language, package.version) + "\n" + file.name);
    auto digests = plain(book.say(Word::book_file_digest) + "\n");
    digests += code(file.file_digest);
    digests += plain("\n" + book.say(Word::book_rule_digest) + "\n");
    digests += code(file.rule_digest);
    table.rows.push_back({std::move(about), std::move(digests)});
  }
  book.page.add(std::move(table));
}

void write_front_matter(BookParts const& book) { FrontMatterWriter(book).run(); }

}  // namespace timbang::document
