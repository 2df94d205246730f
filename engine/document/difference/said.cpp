#include "engine/document/difference/said.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "engine/document/difference/words.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

std::string heading_with_date(Listing const& listing, source::Language language) {
  auto heading = std::string(word(listing.aspect, language));
  if (!listing.from) return heading;
  auto from = value::write_date(*listing.from, language);
  if (listing.through) {
    from = sentence(DifferenceWord::first_through_last, language, from, value::write_date(*listing.through, language));
  }
  return sentence(DifferenceWord::version_since, language, heading, from);
}

void append(std::vector<Said>& all, std::vector<Said> more, std::string const& beside) {
  for (auto& one : more) {
    if (!beside.empty()) one.heading = beside + ", " + one.heading;
    all.push_back(std::move(one));
  }
}

}  // namespace

Statement const& cell(Line const& line, std::size_t place) {
  static Statement const nothing;
  return place < line.cells.size() ? line.cells[place] : nothing;
}

bool is_last_day(Listing const& listing, std::size_t column) {
  return listing.identity == LineIdentity::date && column < listing.columns.size() &&
         listing.columns[column].meaning == name_of(Aspect::through);
}

bool has_next_version(Listing const& listing, std::size_t line) {
  return listing.identity == LineIdentity::date &&
         std::any_of(listing.lines.begin(), listing.lines.end(),
                     [&](Line const& other) { return listing.lines[line].from < other.from; });
}

std::string text_of(Listing const& listing, std::size_t line) {
  auto const& cells = listing.lines[line].cells;
  std::size_t num_columns = 0;
  for (std::size_t i = 0; i < listing.columns.size(); ++i) num_columns += is_last_day(listing, i) ? 0U : 1U;
  auto const& name = listing.lines[line].name;
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text.empty() || (is_last_day(listing, i) && has_next_version(listing, line))) continue;
    // The name of a line is told before all that it says.
    if (i == 0 && !name.empty() && cells[i].text == name && cells.size() > 1) continue;
    if (!text.empty()) text += "; ";
    auto const is_named = (num_columns > 1 || is_last_day(listing, i)) && i < listing.columns.size();
    if (is_named) text += heading_of_column(listing, i) + (is_last_day(listing, i) ? " " : ": ");
    text += cells[i].text;
  }
  return text;
}

std::string heading_of_column(Listing const& listing, std::size_t column) {
  if (column >= listing.columns.size()) return {};
  auto const& heading = listing.columns[column].text;
  return listing.aspect == Aspect::rows ? heading.substr(0, heading.find(" : ")) : heading;
}

std::string word_for_line(Aspect listing, source::Language language) {
  auto const own = [&](DifferenceWord name) { return std::string(word(name, language)); };
  // The words for listings as a whole are plurals in English.
  switch (listing) {
    case Aspect::rows: return own(DifferenceWord::row);
    case Aspect::values: return own(DifferenceWord::value);
    case Aspect::fields: return own(DifferenceWord::field);
    case Aspect::checks: return own(DifferenceWord::check);
    case Aspect::criteria: return own(DifferenceWord::criterion);
    case Aspect::exceptions: return own(DifferenceWord::exception);
    case Aspect::cases: return own(DifferenceWord::example_case);
    case Aspect::rater_groups: return own(DifferenceWord::raters);
    default: return std::string(word(listing, language));
  }
}

std::string heading_of(Listing const& listing, std::size_t line, source::Language language) {
  auto const& one = listing.lines[line];
  if (listing.identity == LineIdentity::date) {
    auto const is_named = listing.aspect == Aspect::versions && !listing.columns.empty();
    auto const subject = is_named ? listing.columns.front().text : std::string(word(listing.aspect, language));
    if (!one.from) return subject;
    return sentence(DifferenceWord::version_since, language, subject, value::write_date(*one.from, language));
  }
  auto const subject = word_for_line(listing.aspect, language);
  return one.name.empty() ? sentence(DifferenceWord::line_number, language, subject, line + 1)
                          : subject + " " + one.name;
}

std::vector<Said> said_by(Remarks const& remarks, source::Language language) {
  std::vector<Said> all;
  if (!remarks.basis.empty()) {
    all.push_back({std::string(word(Aspect::basis, language)), basis_text(remarks.basis)});
  }
  for (auto const& note : remarks.notes) all.push_back({std::string(word(Aspect::note, language)), note});
  for (auto const& doubt : remarks.to_check) all.push_back({std::string(word(Aspect::to_check, language)), doubt});
  return all;
}

std::vector<Said> said_by(Listing const& listing, source::Language language) {
  std::vector<Said> all;
  auto const beside = listing.from ? heading_with_date(listing, language) : std::string();
  append(all, said_by(listing.remarks, language), beside);
  for (std::size_t i = 0; i < listing.lines.size(); ++i) {
    auto const heading = heading_of(listing, i, language);
    auto text = text_of(listing, i);
    auto remarks = listing.lines[i].remarks;
    // A basis that fits is told in the same breath.
    if (!remarks.basis.empty() && text.find('\n') == std::string::npos) {
      text += ", " + sentence(DifferenceWord::basis, language, basis_text(remarks.basis));
      remarks.basis.clear();
    }
    append(all, {{heading, std::move(text)}}, beside);
    append(all, said_by(remarks, language), beside.empty() ? heading : beside + ", " + heading);
  }
  return all;
}

std::vector<Said> said_by(Entry const& entry, source::Language language) {
  std::vector<Said> all;
  for (auto const& property : entry.properties) {
    all.push_back({std::string(word(property.aspect, language)), property.statement.text});
  }
  for (auto const& listing : entry.listings) append(all, said_by(listing, language), {});
  append(all, said_by(entry.remarks, language), {});
  return all;
}

std::string joined_meaning(std::vector<std::string> const& parts) {
  std::string joined;
  for (auto const& part : parts) joined += std::to_string(part.size()) + ":" + part;
  return joined;
}

std::string meaning_of(Line const& line, std::vector<std::size_t> const& columns) {
  std::vector<std::string> parts{line.name};
  for (auto const column : columns) parts.push_back(cell(line, column).meaning);
  return joined_meaning(parts);
}

std::string meaning_of(Listing const& listing) {
  std::vector<std::string> parts;
  for (auto const& column : listing.columns) parts.push_back(column.meaning);
  for (auto const& line : listing.lines) {
    std::vector<std::size_t> columns(line.cells.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    parts.push_back(line.from ? line.from->to_iso() : std::string());
    parts.push_back(meaning_of(line, columns));
  }
  return joined_meaning(parts);
}

std::optional<Aspect> aspect_of_column(Listing const& listing, std::size_t column) {
  constexpr std::array aspects{
#define ASPECT(name, indonesian, english) Aspect::name,
#include "engine/document/description/aspects.def"
#undef ASPECT
  };
  if (column >= listing.columns.size()) return std::nullopt;
  auto const* const found = std::find_if(aspects.begin(), aspects.end(), [&](Aspect aspect) {
    return name_of(aspect) == listing.columns[column].meaning;
  });
  return found == aspects.end() ? std::nullopt : std::optional(*found);
}

std::string basis_text(std::vector<Statement> const& basis) {
  std::string text;
  for (auto const& citation : basis) text += (text.empty() ? "" : "; ") + citation.text;
  return text;
}

}  // namespace timbang::document
