#include "engine/document/description/statement_maker.h"

#include <algorithm>
#include <utility>

#include "engine/explain/citation_text.h"
#include "engine/explain/value_text.h"
#include "engine/value/notation.h"

namespace timbang::document {

namespace {

using value::TypeKind;

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

}  // namespace

Statement StatementMaker::plain(std::string text) {
  auto meaning = text;
  return {std::move(text), std::move(meaning), false};
}

Statement StatementMaker::of_word(Word name) const {
  return {std::string(word(name, language_)), "word " + std::to_string(static_cast<unsigned>(name)), false};
}

Statement StatementMaker::joined(std::vector<Statement> const& parts, std::string_view separator) const {
  Statement made;
  for (auto const& part : parts) {
    if (part.text.empty()) continue;
    if (!made.text.empty()) made.text += separator;
    made.text += part.text;
    made.meaning += fmt::format("[{}:{}]", part.meaning.size(), part.meaning);
  }
  return made;
}

Statement StatementMaker::value(ir::PackageId home, value::Type const& type, value::Value const& value) const {
  return {explain::value_text(program_, type, value, language_), meaning_of(program_, home, type, value), false};
}

Statement StatementMaker::possible(value::Type const& type, value::Possible const& possible) const {
  // English is one fixed notation of what is possible; the type stands beside it.
  return {explain::possible_text(program_, type, possible, language_),
          explain::possible_text(program_, type, possible, source::Language::english), false};
}

std::string StatementMaker::type_name(ir::PackageId home, value::Type const& type) const {
  auto const say = [&](Word name) { return std::string(word(name, language_)); };
  // What another package declares is not described beside it.
  auto const from_home = [&](auto const& declared) {
    return qualified(program_, home, declared.package, declared.name);
  };
  switch (type.kind) {
    case TypeKind::boolean: return say(Word::type_yes_no);
    case TypeKind::text: return say(Word::type_text);
    case TypeKind::date: return say(Word::type_date);
    case TypeKind::duration: return say(Word::type_duration);
    case TypeKind::enumeration: return from_home(program_[ir::EnumerationId{type.index}]);
    case TypeKind::record: return from_home(program_[ir::RecordTypeId{type.index}]);
    case TypeKind::list: return sentence(Word::type_list, language_, from_home(program_[ir::RecordTypeId{type.index}]));
    case TypeKind::number: break;
  }
  if (type.unit == value::percent) return say(Word::type_percent);
  if (type.unit == value::money) return say(Word::type_money);
  if (type.unit == value::plain_number) return say(type.whole ? Word::type_whole : Word::type_number);
  auto const& unit = program_.units.at(type.unit.index).name;
  return type.whole ? say(Word::type_whole) + " " + unit : unit;
}

Statement StatementMaker::type(ir::PackageId home, value::Type const& type, TypeLimits const& limits) const {
  std::vector<Statement> parts{{type_name(home, type), meaning_of(program_, home, type), false}};
  if (limits.decimals) parts.push_back(of_sentence(Word::type_decimals, *limits.decimals));
  if (limits.range.low || limits.range.high) {
    auto const range = possible(type, limits.range);
    parts.push_back({sentence(Word::type_range, language_, range.text), range.meaning, false});
  }
  if (!limits.pattern.empty()) parts.push_back(of_sentence(Word::type_pattern, limits.pattern));
  return joined(parts, " ");
}

Statement StatementMaker::period(ir::Period const& period) const {
  if (!period.from && !period.through) return {};
  auto const day = [&](value::Date date) { return value::write_date(date, language_); };
  Statement made{
      {},
      fmt::format("{}/{}", period.from ? period.from->to_iso() : "", period.through ? period.through->to_iso() : ""),
      false};
  if (period.from) made.text = sentence(Word::from, language_, day(*period.from));
  if (period.through && period.from) {
    made.text = sentence(Word::from_through, language_, made.text, day(*period.through));
  } else if (period.through) {
    made.text = sentence(Word::through, language_, day(*period.through));
  }
  return made;
}

Statement StatementMaker::date(value::Date date) const {
  return {value::write_date(date, language_), date.to_iso(), false};
}

Statement StatementMaker::formula(Perspective const& perspective, ir::NodeId node, Reads& reads) const {
  return {written(program_[node].span), meaning_of(program_, perspective, node, reads), true};
}

Statement StatementMaker::formula(Perspective const& perspective, std::optional<ir::NodeId> node, Reads& reads) const {
  return node ? formula(perspective, *node, reads) : Statement{};
}

Remarks StatementMaker::remarks(ir::Annotations const& annotations) const {
  Remarks made;
  for (auto const& citation : annotations.citations) {
    made.basis.push_back({explain::citation_text(program_, citation, language_),
                          explain::citation_text(program_, citation, source::Language::english), false});
  }
  made.notes = annotations.notes;
  made.to_check = annotations.to_check;
  return made;
}

std::string StatementMaker::written(source::Span span) const {
  auto const& file = sources_.get(span.file);
  auto const text = file.text(span);
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  // The first line stands where the stretch begins; the others keep what they are indented beyond the least of them.
  auto least = text.size();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) least = std::min(least, indentation(lines[i]));
  }
  std::string made(lines.front());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) made += "\n" + std::string(lines[i].substr(least));
  }
  return made;
}

}  // namespace timbang::document
