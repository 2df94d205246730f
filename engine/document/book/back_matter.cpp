#include "engine/document/book/back_matter.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/book/front_matter.h"

namespace timbang::document {

namespace {

class BackMatterWriter {
public:
  explicit BackMatterWriter(BookParts const& book) : book_(book) {}

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
    open_chapter(book_.page, Word::book_index, "index");
    std::vector<IndexLine> lines;
    for (std::size_t i = 0; i < book_.description.entries.size(); ++i) {
      auto const& entry = book_.description.entries[i];
      auto const is_listed =
          entry.kind != EntryKind::package && entry.kind != EntryKind::example && entry.kind != EntryKind::waiver;
      if (!is_listed) continue;
      lines.push_back(
          {entry.name, book_.anchors.link(i), std::string(word(entry.kind, book_.page.language)), entry.used_by});
      if (entry.kind == EntryKind::record) add_fields(lines, i);
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    Table table{{plain(book_.say(Word::book_index_name)), plain(book_.say(Word::book_index_kind)),
                 plain(book_.say(Word::book_index_used_by))},
                {}};
    for (auto& line : lines) {
      table.rows.push_back({std::move(line.title), plain(line.kind), book_.anchors.links(line.used_by)});
    }
    book_.page.add(std::move(table));
  }

  void add_fields(std::vector<IndexLine>& lines, std::size_t record) const {
    auto const& entry = book_.description.entries[record];
    if (entry.listings.empty() || entry.listings.front().aspect != Aspect::fields) return;
    for (auto const& field : entry.listings.front().lines) {
      auto const kind = sentence(Word::book_field_of, book_.page.language, entry.name);
      lines.push_back({field.name, {{field.name, Style::code, "#" + book_.anchors.of(record)}}, kind, field.used_by});
    }
  }

  void write_signatures() {
    open_chapter(book_.page, Word::book_signature, "signatures");
    book_.page.add(Paragraph{plain(book_.say(Word::book_signature_about))});
    write_packages(book_);
    Form form;
    for (auto const column : {Word::book_signer_role, Word::book_signer_name, Word::book_signer_office,
                              Word::book_signer_date, Word::book_signer_signature}) {
      form.header.push_back(plain(book_.say(column)));
    }
    for (auto const row : {Word::book_signer_author, Word::book_signer_checker, Word::book_signer_owner}) {
      form.row_titles.push_back(plain(book_.say(row)));
    }
    book_.page.add(std::move(form));
  }

  BookParts const& book_;
};

}  // namespace

void write_back_matter(BookParts const& book) { BackMatterWriter(book).run(); }

}  // namespace timbang::document
