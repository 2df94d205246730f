#include "engine/document/book/entry_writer.h"

#include <algorithm>
#include <utility>

#include "engine/value/notation.h"

namespace timbang::document {

namespace {

bool is_of_several_lines(Statement const& statement) {
  return statement.is_rule_text && statement.text.find('\n') != std::string::npos;
}

/// A formula of more bytes stands on lines of its own.
constexpr std::size_t longest_on_a_line = 80;

/// Names of columns that are the authors' own stand as rule text.
bool is_own_heading(Listing const& listing, std::size_t column) {
  return listing.aspect == Aspect::rows && (listing.columns[column].is_rule_text || column > 0);
}

}  // namespace

void EntryWriter::write(std::size_t entry, std::uint32_t level) {
  auto const& one = description_.entries.at(entry);
  RichText title = plain(std::string(word(one.kind, language_)) + " ");
  // Examples are called by a sentence, and say whom they are about.
  auto const is_example = one.kind == EntryKind::example;
  title += is_example ? plain("“" + one.name + "” " + say(Aspect::subject) + " ") : code(one.name);
  if (is_example) title += code(one.within);
  if (!one.label.empty()) title += plain(": " + one.label);
  page_.add(Heading{level, std::move(title), anchors_.of(entry)});
  write_content(one);
  write_used_by(one);
}

void EntryWriter::write_content(Entry const& entry) {
  write(entry.remarks);
  write_properties(entry);
  for (auto const& listing : entry.listings) write(listing);
}

void EntryWriter::write_used_by(Entry const& entry) {
  if (entry.used_by.empty()) return;
  RichText text = plain(say(Word::book_used_by));
  text += anchors_.links(entry.used_by);
  page_.add(Paragraph{std::move(text)});
}

RichText EntryWriter::remarks_text(Remarks const& remarks) const {
  RichText text;
  auto const add = [&](RichText const& more) {
    if (!text.empty()) text += plain("\n");
    text += more;
  };
  if (!remarks.basis.empty()) {
    std::string basis;
    for (auto const& one : remarks.basis) basis += (basis.empty() ? "" : "; ") + one.text;
    add(plain(say(Aspect::basis) + ": " + basis));
  }
  for (auto const& note : remarks.notes) add(plain(say(Aspect::note) + ": " + note));
  for (auto const& check : remarks.to_check) {
    RichText marked{{say(Aspect::to_check) + ":", Style::strong, {}}};
    marked += plain(" " + check);
    add(marked);
  }
  return text;
}

void EntryWriter::write(Remarks const& remarks) {
  auto text = remarks_text(remarks);
  if (!text.empty()) page_.add(Paragraph{std::move(text)});
}

RichText EntryWriter::text_of(Statement const& statement) const {
  return statement.is_rule_text ? code(statement.text) : plain(statement.text);
}

void EntryWriter::write_statement(RichText lead, Statement const& statement) {
  if (statement.is_rule_text && (is_of_several_lines(statement) || statement.text.size() > longest_on_a_line)) {
    page_.add(Paragraph{std::move(lead)});
    page_.add(RuleText{statement.text});
    return;
  }
  lead += plain(" ");
  lead += text_of(statement);
  page_.add(Paragraph{std::move(lead)});
}

/// Short ones as a list, and behind it those that take lines of their own.
void EntryWriter::write_properties(Entry const& entry) {
  Bullets bullets;
  for (auto const& property : entry.properties) {
    if (is_of_several_lines(property.statement)) continue;
    RichText item = plain(say(property.aspect) + ": ");
    item += text_of(property.statement);
    bullets.items.push_back(std::move(item));
  }
  if (!bullets.items.empty()) page_.add(std::move(bullets));
  for (auto const& property : entry.properties) {
    if (!is_of_several_lines(property.statement)) continue;
    write_statement(plain(say(property.aspect) + ":"), property.statement);
  }
}

void EntryWriter::write(Listing const& listing) {
  if (listing.aspect == Aspect::exceptions) return write_exceptions(listing);
  auto const is_formula_listing = listing.identity == LineIdentity::date && !listing.lines.empty() &&
                                  listing.lines.front().cells.front().is_rule_text;
  if (is_formula_listing) return write_versions(listing);
  write_table(listing);
  if (listing.aspect == Aspect::fields) page_.add(Paragraph{plain(say(Word::book_empty_cells))});
}

RichText EntryWriter::since(Line const& line) const {
  if (!line.from) return plain(say(Word::book_since_the_beginning));
  return plain(sentence(Word::book_since, language_, value::write_date(*line.from, language_)));
}

/// Formulas by date; the one of a rule without dates stands alone.
void EntryWriter::write_versions(Listing const& listing) {
  auto const is_dated = listing.lines.size() > 1 || listing.lines.front().from;
  for (auto const& line : listing.lines) {
    auto lead = is_dated ? since(line) : plain(listing.columns.front().text);
    if (!line.cells[1].text.empty()) lead += plain(" " + listing.columns[1].text + " " + line.cells[1].text);
    lead += plain(":");
    write_statement(std::move(lead), line.cells.front());
    write(line.remarks);
  }
}

void EntryWriter::write_exceptions(Listing const& listing) {
  for (auto const& line : listing.lines) {
    RichText lead{{say(Word::book_exception), Style::strong, {}}};
    lead += plain(" ");
    lead += code(line.name);
    if (!line.cells[1].text.empty()) lead += plain(": " + line.cells[1].text);
    for (std::size_t i : {std::size_t{2}, std::size_t{3}}) {
      if (!line.cells[i].text.empty()) lead += plain(", " + listing.columns[i].text + " " + line.cells[i].text);
    }
    page_.add(Paragraph{std::move(lead)});
    write(line.remarks);
    for (std::size_t i = 4; i < line.cells.size(); ++i) {
      if (!line.cells[i].text.empty()) write_statement(plain(listing.columns[i].text + ":"), line.cells[i]);
    }
  }
}

/// Columns of which no line says anything are left out.
void EntryWriter::write_table(Listing const& listing) {
  auto const is_dated = listing.identity == LineIdentity::date;
  auto const has = [&](auto const& test) { return std::any_of(listing.lines.begin(), listing.lines.end(), test); };
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < listing.columns.size(); ++i) {
    if (has([&](Line const& line) { return !line.cells[i].text.empty(); })) columns.push_back(i);
  }
  auto const has_remarks = has([](Line const& line) { return !line.remarks.empty(); });
  if (listing.aspect == Aspect::defaults) page_.add(Paragraph{plain(say(listing.aspect) + ":")});
  if (listing.from) {
    auto period = sentence(Word::book_since, language_, value::write_date(*listing.from, language_));
    if (listing.through) {
      period = sentence(Word::from_through, language_, period, value::write_date(*listing.through, language_));
    }
    page_.add(Paragraph{plain(period + ":")});
  }
  write(listing.remarks);
  Table table;
  if (is_dated) table.header.push_back(plain(say(Word::book_since_column)));
  for (auto const column : columns) {
    auto const& heading = listing.columns[column];
    table.header.push_back(is_own_heading(listing, column) ? code(heading.text) : plain(heading.text));
  }
  if (has_remarks) table.header.push_back(plain(say(Word::book_remarks)));
  for (auto const& line : listing.lines) {
    std::vector<RichText> row;
    if (is_dated) {
      row.push_back(line.from ? plain(value::write_date(*line.from, language_))
                              : plain(say(Word::book_since_the_beginning)));
    }
    for (auto const column : columns) {
      auto const is_name = listing.columns[column].meaning == name_of(Aspect::name);
      row.push_back(is_name ? code(line.cells[column].text) : text_of(line.cells[column]));
    }
    if (has_remarks) row.push_back(remarks_text(line.remarks));
    table.rows.push_back(std::move(row));
  }
  page_.add(std::move(table));
}

}  // namespace timbang::document
