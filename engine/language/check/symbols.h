// Which name means what, and where it may be seen: a package sees its own names and those of the packages it imports.
// Filled by check before anything else is looked at.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ir/identifier.h"
#include "engine/language/syntax/module.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

enum class SymbolKind : std::uint8_t { regulation, unit, enumeration, record, parameter, assessment };

struct Symbol {
  SymbolKind kind = SymbolKind::regulation;
  std::uint16_t index = 0;  ///< in the program's table of that kind
  ir::PackageId package;
  source::Span span;
};

class SymbolTable {
public:
  /// False when the package has the name already; `previous` then tells where.
  bool declare(std::string const& name, Symbol symbol, Symbol& previous);
  void import(ir::PackageId importer, ir::PackageId imported) { imports_[importer.index].insert(imported.index); }
  void add_package(std::string const& name, ir::PackageId package) { packages_[name] = package; }
  std::optional<ir::PackageId> package(std::string const& name) const;

  /// Every meaning of the name of one of the kinds that the package can see. A dotted name (`nasional.asn.poin`) is looked
  /// up in the package that it names, if that is seen.
  std::vector<Symbol> find(ir::PackageId from, std::string const& name, std::vector<SymbolKind> const& kinds) const;
  /// Those of the same name and kinds that the package cannot see, since it does not import what declares them.
  std::vector<Symbol> find_hidden(ir::PackageId from, std::string const& name,
                                  std::vector<SymbolKind> const& kinds) const;
  /// All names of a kind that the package can see, for suggestions.
  std::vector<std::string> names(ir::PackageId from, std::vector<SymbolKind> const& kinds) const;

private:
  bool is_visible(ir::PackageId from, ir::PackageId package) const;
  std::vector<Symbol> find_anywhere(std::string const& name, std::vector<SymbolKind> const& kinds) const;

  std::map<std::string, std::vector<Symbol>, std::less<>> symbols_;
  std::map<std::string, ir::PackageId> packages_;
  std::map<std::uint16_t, std::set<std::uint16_t>> imports_;
};

}  // namespace timbang::language
