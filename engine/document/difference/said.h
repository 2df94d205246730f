// What an entry, a listing or a line says as a whole: in words, for what is told at once because it is new or gone, and by
// meaning, for recognising it in another edition. Used by the comparison.
#pragma once

#include <string>
#include <vector>

#include "engine/document/difference/difference.h"

namespace timbang::document {

/// The cells that say something; where there are several columns, each behind its heading. The last day of a version is left
/// out where another follows.
std::string text_of(Listing const& listing, std::size_t line);
/// Whether the cells of the column are the last days of versions.
bool is_last_day(Listing const& listing, std::size_t column);
/// Whether there is a version that begins later.
bool has_next_version(Listing const& listing, std::size_t line);
/// The heading of a column without the type behind it.
std::string heading_of_column(Listing const& listing, std::size_t column);
/// The word for one line of such a listing.
std::string word_for_line(Aspect listing, source::Language language);
/// How a line is called: by its name or number, a version by what it is a version of and its first day.
std::string heading_of(Listing const& listing, std::size_t line, source::Language language);

std::vector<Said> said_by(Remarks const& remarks, source::Language language);
std::vector<Said> said_by(Listing const& listing, source::Language language);
std::vector<Said> said_by(Entry const& entry, source::Language language);

/// Of two parts equal when all parts are equal.
std::string joined_meaning(std::vector<std::string> const& parts);
/// All that the line says but its first day; `columns` are those that count.
std::string meaning_of(Line const& line, std::vector<std::size_t> const& columns);
/// All that the listing says but its first day.
std::string meaning_of(Listing const& listing);

/// The aspect whose name for machines the heading of the column means, if it is one.
std::optional<Aspect> aspect_of_column(Listing const& listing, std::size_t column);

std::string basis_text(std::vector<Statement> const& basis);

/// Nothing where the line has no such cell.
Statement const& cell(Line const& line, std::size_t place);

}  // namespace timbang::document
