// What to write instead, where a name or the type of a value is not the one that is wanted.
#include <algorithm>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::Argument;
using value::Type;
using value::TypeKind;

namespace {

std::string in_small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

Argument write(std::string const& better) { return {"tulis `" + better + "`", "write `" + better + "`"}; }

/// The value that the text names: by its name, its label, a code or an alias.
ir::EnumerationEntry const* entry_told(ir::Enumeration const& enumeration, std::string const& text) {
  auto const wanted = in_small_letters(text);
  auto const is_wanted = [&](std::string const& spelling) { return in_small_letters(spelling) == wanted; };
  for (auto const& entry : enumeration.entries) {
    if (is_wanted(entry.name) || is_wanted(entry.label)) return &entry;
    if (std::any_of(entry.codes.begin(), entry.codes.end(), is_wanted)) return &entry;
    if (std::any_of(entry.aliases.begin(), entry.aliases.end(), is_wanted)) return &entry;
  }
  return nullptr;
}

}  // namespace

/// `2 nilai` lacks its `*`; `4 persen` and `5 rupiah` have signs of their own.
std::optional<Argument> ExpressionChecker::remedy_for_unit(ast::Expression const& number, ast::Name const& unit) const {
  auto const written = std::string(state_.sources.get(module_.tree.file).text(number.span));
  auto digits = written.substr(0, written.size() - unit.text.size());
  if (!candidates(ast::Path{{unit}, unit.span}).empty()) return write(digits + "* " + unit.text);
  digits.erase(digits.find_last_not_of(" \t\n\r") + 1);
  if (unit.text == "persen" || unit.text == "percent") return write(digits + "%");
  if (unit.text == "rupiah" || unit.text == "uang" || unit.text == "money") return write("Rp" + digits);
  return remedy_for_unknown(state_, module_, unit.text, {SymbolKind::unit},
                            state_.symbols.names(module_.package, {SymbolKind::unit}));
}

std::optional<Argument> ExpressionChecker::remedy_for_type(ir::NodeId id, Type declared, source::Span where) const {
  auto const* literal = std::get_if<ir::Literal>(&node(id).operation);
  if (literal == nullptr) return std::nullopt;
  auto const type = node(id).type;
  if (type.kind == TypeKind::text && declared.kind == TypeKind::enumeration) {
    auto const* entry =
        entry_told(state_.program.enumerations.at(declared.index), std::get<std::string>(literal->value));
    if (entry == nullptr) {
      return Argument("nilai pilihan ditulis dengan namanya, tanpa tanda kutip",
                      "values of a choice are written by their name, without quotes");
    }
    return Argument("tulis nama nilainya: `" + entry->name + "`", "write the name of the value: `" + entry->name + "`");
  }
  auto const is_plain = type == Type::number(value::plain_number, type.whole);
  if (!is_plain || declared.kind != TypeKind::number || declared.unit == value::plain_number) return std::nullopt;
  auto const written = std::string(state_.sources.get(where.file).text(where));
  if (declared.unit == value::percent) return write(written + "%");
  if (declared.unit == value::money) return write("Rp" + written);
  return write(written + " " + type_text(state_.program, declared).indonesian);
}

void ExpressionChecker::explain_name_of_value(source::Diagnostic& diagnostic, ir::NodeId id, Type declared) const {
  if (declared.kind != TypeKind::enumeration) return;
  auto const& enumeration = state_.program.enumerations.at(declared.index);
  auto const span = node(id).span;
  auto const written = std::string(state_.sources.get(span.file).text(span));
  auto const is_written = [&](ir::EnumerationEntry const& entry) { return entry.name == written; };
  if (std::none_of(enumeration.entries.begin(), enumeration.entries.end(), is_written)) return;
  ast::Path const name{{{written, span}}, span};
  auto const found = candidates(name);
  if (found.size() != 1) return;
  auto const means = [&](char const* indonesian, char const* english) {
    return Argument(
        "`" + written + "` di sini berarti " + indonesian + " itu, bukan nilai pilihan `" + enumeration.name + "`; ",
        "`" + written + "` means that " + english + " here, not the value of choice `" + enumeration.name + "`; ");
  };
  auto remedy = found.front().kind == Candidate::Kind::field  ? means("isian", "field")
                : found.front().kind == Candidate::Kind::rule ? means("aturan", "rule")
                                                              : means("parameter", "parameter");
  auto const qualified = ast::Path{{{enumeration.name, span}, {written, span}}, span};
  auto const choices = state_.symbols.find(module_.package, enumeration.name, {SymbolKind::enumeration});
  if (candidates(qualified).empty() && choices.size() == 1) {
    remedy.indonesian += "nilainya ditulis `" + qualified.text() + "`";
    remedy.english += "the value is written `" + qualified.text() + "`";
  } else {
    remedy.indonesian += "beri nama lain pada salah satunya";
    remedy.english += "give one of them another name";
  }
  diagnostic.remedy = std::move(remedy);
  diagnostic.notes.push_back({found.front().declared, {"dinyatakan di sini", "declared here"}});
}

/// Each meaning as it can be written; what cannot be told apart needs another name.
Argument ExpressionChecker::remedy_for_ambiguous(ast::Path const& path, std::vector<Candidate> const& found) const {
  auto const& name = path.parts.front().text;
  Argument all("");
  auto const add = [&](std::string const& better, std::string const& indonesian, std::string const& english) {
    all.indonesian += (all.indonesian.empty() ? "tulis `" : ", atau `") + better + "` untuk " + indonesian;
    all.english += (all.english.empty() ? "write `" : ", or `") + better + "` for " + english;
  };
  auto is_complete = true;
  for (auto const& candidate : found) {
    auto const is_of_record = candidate.kind == Candidate::Kind::field || candidate.kind == Candidate::Kind::rule;
    if (candidate.kind == Candidate::Kind::parameter) {
      auto const& parameter = state_.program[ir::ParameterId{candidate.index}];
      add(state_.program[parameter.package].name + "." + parameter.name, "parameter", "the parameter");
    } else if (is_of_record && candidate.depth > 0) {
      add(scopes_[candidate.depth].name + "." + name, "isian daftar `" + scopes_[candidate.depth].name + "`",
          "the element of `" + scopes_[candidate.depth].name + "`");
    } else if (is_of_record && outermost() == 0 && scopes_.size() > 1) {
      add(state_.program.record_types.at(scopes_.front().record_type).name + "." + name, "isian di luarnya",
          "the one outside");
    } else {
      is_complete = false;
    }
  }
  if (is_complete) return all;
  if (all.indonesian.empty()) return {"beri nama lain pada salah satunya", "give one of them another name"};
  return {all.indonesian + "; untuk arti yang lain, beri nama lain pada salah satunya",
          all.english + "; for the other meaning, give one of them another name"};
}

}  // namespace timbang::language
