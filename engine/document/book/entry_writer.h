// One entry of a description as blocks of a page. Used by the rule book alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/book/anchors.h"
#include "engine/document/description/description.h"
#include "engine/document/page/page.h"
#include "engine/document/words.h"

namespace timbang::document {

class EntryWriter {
public:
  EntryWriter(Description const& description, Anchors const& anchors, source::Language language, Page& page)
      : description_(description), anchors_(anchors), language_(language), page_(page) {}

  /// With a heading of its own, and everything that is said of it.
  void write(std::size_t entry, std::uint32_t level);
  /// Without heading.
  void write_content(Entry const& entry);
  void write_used_by(Entry const& entry);

  /// `dasar: …`, one run for each; for the cell of a table or a paragraph.
  RichText remarks_text(Remarks const& remarks) const;

private:
  void write_properties(Entry const& entry);
  void write(Listing const& listing);
  void write_versions(Listing const& listing);
  void write_exceptions(Listing const& listing);
  void write_table(Listing const& listing);
  void write(Remarks const& remarks);
  void write_statement(RichText lead, Statement const& statement);
  RichText text_of(Statement const& statement) const;
  RichText since(Line const& line) const;
  std::string say(Word name) const { return std::string(word(name, language_)); }
  std::string say(Aspect aspect) const { return std::string(word(aspect, language_)); }

  Description const& description_;
  Anchors const& anchors_;
  source::Language language_;
  Page& page_;
};

}  // namespace timbang::document
