#include "engine/language/check/check_state.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/language/check/declared_name.h"
#include "engine/language/check/predefined.h"
#include "engine/source/suggestion.h"

namespace timbang::language {

using source::Argument;
using source::DiagnosticCode;

Argument kind_text(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::regulation: return {"peraturan", "regulation"};
    case SymbolKind::unit: return {"satuan", "unit"};
    case SymbolKind::enumeration: return {"pilihan", "choice"};
    case SymbolKind::record: return {"data", "record"};
    case SymbolKind::parameter: return {"parameter", "parameter"};
    case SymbolKind::assessment: return {"penilaian", "evaluation"};
  }
  return {"nama", "name"};
}

std::optional<Argument> suggestion(std::string const& written, std::vector<std::string> const& candidates) {
  auto const meant = source::nearest_word(written, candidates);
  if (!meant) return std::nullopt;
  return Argument("mungkin maksud Anda `" + *meant + "`", "did you mean `" + *meant + "`");
}

std::optional<Argument> remedy_for_unknown(CheckState const& state, CheckedModule const& module,
                                           std::string const& name, std::vector<SymbolKind> const& kinds,
                                           std::vector<std::string> const& candidates) {
  std::set<std::string> packages;
  for (auto const& symbol : state.symbols.find_hidden(module.package, name, kinds)) {
    packages.insert(state.program[symbol.package].name);
  }
  if (packages.empty() && state.other_modules) {
    for (auto const* other : state.other_modules()) {
      if (declares(*other, name, kinds)) packages.insert(other->header.name.text());
    }
  }
  if (packages.empty()) return suggestion(name, candidates);
  auto const& first = *packages.begin();
  if (packages.size() == 1) {
    return Argument("paket `" + first + "` menyatakannya: tambahkan `memakai " + first + "`",
                    "package `" + first + "` declares it: add `uses " + first + "`");
  }
  std::string all;
  for (auto const& package : packages) all += (all.empty() ? "`" : ", `") + package + "`";
  return Argument("beberapa paket menyatakannya: tambahkan `memakai` yang dimaksud: " + all,
                  "several packages declare it: add `uses` with the one that is meant: " + all);
}

namespace {

/// Several packages may declare one regulation, each in the same words; a package's own declaration comes first. Declarations
/// that differ are all left.
std::vector<Symbol> distinct_regulations(CheckState const& state, CheckedModule const& module,
                                         std::vector<Symbol> found) {
  if (found.size() < 2) return found;
  auto const& program = state.program;
  std::sort(found.begin(), found.end(), [&](Symbol const& a, Symbol const& b) {
    auto const order = [&](Symbol const& symbol) {
      return std::pair(symbol.package != module.package, program[symbol.package].name);
    };
    return order(a) < order(b);
  });
  auto const& first = program.regulations.at(found.front().index);
  auto const is_same = [&](Symbol const& symbol) {
    auto const& other = program.regulations.at(symbol.index);
    return other.title == first.title && other.from == first.from && other.through == first.through;
  };
  if (std::all_of(found.begin(), found.end(), is_same)) found.erase(found.begin() + 1, found.end());
  return found;
}

}  // namespace

std::optional<Symbol> resolve(CheckState& state, CheckedModule const& module, std::string const& name,
                              source::Span span, SymbolKind kind) {
  auto found = state.symbols.find(module.package, name, {kind});
  if (kind == SymbolKind::regulation) found = distinct_regulations(state, module, std::move(found));
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    state.report_clash(DiagnosticCode::ambiguous_name, span, {name}, found[1].span,
                       {"dinyatakan juga di sini", "declared here too"});
    return std::nullopt;
  }
  if (!state.is_excused(module.package, name)) {
    auto const candidates = state.symbols.names(module.package, {kind});
    state.report(DiagnosticCode::unknown_name, span, {name, kind_text(kind)},
                 remedy_for_unknown(state, module, name, {kind}, candidates));
  }
  return std::nullopt;
}

Argument type_text(ir::Program const& program, value::Type type) {
  switch (type.kind) {
    case value::TypeKind::boolean: return {"ya_tidak", "yes_no"};
    case value::TypeKind::number:
      if (type.unit == value::percent) return {"persen", "percent"};
      if (type.unit == value::money) return {"uang", "money"};
      if (type.unit != value::plain_number) return program.units.at(type.unit.index).name;
      return type.whole ? Argument("bulat", "integer") : Argument("bilangan", "number");
    case value::TypeKind::text: return {"teks", "text"};
    case value::TypeKind::enumeration: return program.enumerations.at(type.index).name;
    case value::TypeKind::date: return {"tanggal", "date"};
    case value::TypeKind::duration: return {"durasi", "duration"};
    case value::TypeKind::record: return program.record_types.at(type.index).name;
    case value::TypeKind::list: {
      auto const& row = program.record_types.at(type.index).name;
      return {"daftar " + row, "list of " + row};
    }
  }
  return {"", ""};
}

ir::Annotations annotations(CheckState& state, CheckedModule const& module, ast::Annotations const& written) {
  ir::Annotations result;
  for (auto const& citation : written.citations) {
    auto const symbol =
        resolve(state, module, citation.regulation.text, citation.regulation.span, SymbolKind::regulation);
    if (symbol) result.citations.push_back({ir::RegulationId{symbol->index}, citation.parts});
  }
  for (auto const& note : written.notes) result.notes.push_back(note.text);
  for (auto const& check : written.to_check) result.to_check.push_back(check.text);
  return result;
}

std::optional<value::Type> resolve_type(CheckState& state, CheckedModule const& module,
                                        ast::TypeReference const& type) {
  auto const& name = type.name.text;
  if (auto const predefined = predefined_type(name, module.language())) return predefined;
  auto const kinds = std::vector<SymbolKind>{SymbolKind::enumeration, SymbolKind::unit, SymbolKind::record};
  auto const found = state.symbols.find(module.package, name, kinds);
  if (found.empty()) {
    auto candidates = state.symbols.names(module.package, kinds);
    for (auto& predefined : predefined_type_names(module.language())) candidates.push_back(std::move(predefined));
    if (!state.is_excused(module.package, name)) {
      state.report(DiagnosticCode::unknown_name, type.name.span, {name, {"tipe", "type"}},
                   remedy_for_unknown(state, module, name, kinds, candidates));
    }
    return std::nullopt;
  }
  if (found.size() > 1) {
    state.report_clash(DiagnosticCode::ambiguous_name, type.name.span, {name}, found[1].span,
                       {"dinyatakan juga di sini", "declared here too"});
    return std::nullopt;
  }
  auto const index = found.front().index;
  if (found.front().kind == SymbolKind::enumeration) return value::Type::enumeration(index);
  if (found.front().kind == SymbolKind::unit) {
    auto const& unit = state.program.units.at(index);
    if (!unit.conversion) return value::Type::number(value::UnitId{index});
    auto const& base = state.program.units.at(unit.conversion->second.index).name;
    state.report(DiagnosticCode::derived_unit_as_type, type.name.span, {name, base});
    return std::nullopt;
  }
  return type.is_list ? value::Type::list(index) : value::Type::record(index);
}

}  // namespace timbang::language
