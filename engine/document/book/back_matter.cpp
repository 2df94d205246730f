#include "engine/document/book/back_matter.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/book/chapters.h"
#include "engine/document/book/front_matter.h"
#include "engine/document/words.h"

namespace timbang::document {

namespace {

class BackMatterWriter {
public:
  BackMatterWriter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                   source::Language language, Page& page)
      : description_(description), facts_(facts), anchors_(anchors), language_(language), page_(page) {}

  void run() {
    write_index();
    write_signatures();
  }

private:
  struct IndexLine {
    std::string name;
    RichText title;
    std::string kind;
    std::vector<std::size_t> used_by;
  };

  void write_index() {
    open_chapter(page_, Word::book_index, "index");
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
      auto const kind = sentence(Word::book_field_of, language_, entry.name);
      lines.push_back({field.name, {{field.name, Style::code, "#" + anchors_.of(record)}}, kind, field.used_by});
    }
  }

  void write_signatures() {
    open_chapter(page_, Word::book_signature, "signatures");
    page_.add(Paragraph{plain(say(Word::book_signature_about))});
    write_packages(description_, facts_, language_, page_);
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

  std::string say(Word name) const { return std::string(word(name, language_)); }

  Description const& description_;
  BookFacts const& facts_;
  Anchors const& anchors_;
  source::Language language_;
  Page& page_;
};

}  // namespace

void write_back_matter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                       source::Language language, Page& page) {
  BackMatterWriter(description, facts, anchors, language, page).run();
}

}  // namespace timbang::document
