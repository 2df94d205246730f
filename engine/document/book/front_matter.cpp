#include "engine/document/book/front_matter.h"

#include <utility>
#include <vector>

#include "engine/document/book/chapters.h"
#include "engine/document/words.h"

namespace timbang::document {

namespace {

class FrontMatterWriter {
public:
  FrontMatterWriter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                    source::Language language, Page& page)
      : description_(description), facts_(facts), anchors_(anchors), language_(language), page_(page) {}

  void run() {
    write_identity();
    write_contents();
    write_reading();
    write_to_check();
    write_waivers();
  }

private:
  void write_identity() {
    page_.add(Paragraph{plain(sentence(Word::book_about, language_, facts_.engine_version))});
    write_packages(description_, facts_, language_, page_);
    page_.add(Paragraph{plain(say(Word::book_rule_digest_about))});
    write_cited();
    if (description_.used.empty()) return;
    page_.add(Paragraph{plain(say(Word::book_uses))});
    Bullets used;
    for (auto const& package : description_.used) {
      auto item = code(package.name);
      item += plain(sentence(Word::book_version, language_, package.version));
      auto const to_check = facts_.to_check_elsewhere.find(package.name);
      if (to_check != facts_.to_check_elsewhere.end() && to_check->second > 0) {
        item += plain(sentence(Word::book_used_to_check, language_, to_check->second));
      }
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
    add(say(Word::book_reading), chapter_anchor("reading"));
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

  /// For somebody who has never seen a rule file.
  void write_reading() {
    open_chapter(page_, Word::book_reading, "reading");
    Bullets bullets;
    for (auto const name :
         {Word::reading_since, Word::reading_interval, Word::reading_any, Word::reading_rows, Word::reading_exception,
          Word::reading_step, Word::reading_unknown, Word::reading_to_check}) {
      bullets.items.push_back(plain(say(name)));
    }
    page_.add(std::move(bullets));
  }

  void write_to_check() {
    open_chapter(page_, Word::book_to_check, "to-check");
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
    open_chapter(page_, Word::book_waivers, "waivers");
    std::vector<std::size_t> waivers;
    for (std::size_t i = 0; i < description_.entries.size(); ++i) {
      if (description_.entries[i].kind == EntryKind::waiver) waivers.push_back(i);
    }
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

  std::string say(Word name) const { return std::string(word(name, language_)); }

  Description const& description_;
  BookFacts const& facts_;
  Anchors const& anchors_;
  source::Language language_;
  Page& page_;
};

}  // namespace

void write_packages(Description const& description, BookFacts const& facts, source::Language language, Page& page) {
  Table table{
      {plain(std::string(word(Word::book_package, language))), plain(std::string(word(Word::book_digests, language)))},
      {}};
  for (std::size_t i = 0; i < description.packages.size(); ++i) {
    auto const& package = description.packages[i];
    auto const& file = facts.files.at(i);
    auto about = code(package.name);
    about += plain(sentence(Word::book_version, language, package.version) + "\n" + file.name);
    auto digests = plain(std::string(word(Word::book_file_digest, language)) + "\n");
    digests += code(file.file_digest);
    digests += plain("\n" + std::string(word(Word::book_rule_digest, language)) + "\n");
    digests += code(file.rule_digest);
    table.rows.push_back({std::move(about), std::move(digests)});
  }
  page.add(std::move(table));
}

void write_front_matter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                        source::Language language, Page& page) {
  FrontMatterWriter(description, facts, anchors, language, page).run();
}

}  // namespace timbang::document
