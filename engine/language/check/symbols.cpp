#include "engine/language/check/symbols.h"

#include <algorithm>

namespace timbang::language {

namespace {

bool is_one_of(SymbolKind kind, std::vector<SymbolKind> const& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

bool SymbolTable::declare(std::string const& name, Symbol symbol, Symbol& previous) {
  auto& same_name = symbols_[name];
  for (auto const& other : same_name) {
    if (other.package == symbol.package) {
      previous = other;
      return false;
    }
  }
  same_name.push_back(symbol);
  return true;
}

std::optional<ir::PackageId> SymbolTable::package(std::string const& name) const {
  auto const found = packages_.find(name);
  return found == packages_.end() ? std::nullopt : std::optional(found->second);
}

bool SymbolTable::is_visible(ir::PackageId from, ir::PackageId package) const {
  if (from == package) return true;
  auto const found = imports_.find(from.index);
  return found != imports_.end() && found->second.count(package.index) > 0;
}

std::vector<Symbol> SymbolTable::find_anywhere(std::string const& name, std::vector<SymbolKind> const& kinds) const {
  auto const dot = name.rfind('.');
  auto const short_name = dot == std::string::npos ? name : name.substr(dot + 1);
  auto const named_package = dot == std::string::npos ? std::nullopt : package(name.substr(0, dot));
  std::vector<Symbol> found;
  auto const same_name = symbols_.find(short_name);
  if (same_name == symbols_.end() || (dot != std::string::npos && !named_package)) return found;
  for (auto const& symbol : same_name->second) {
    auto const wanted = !named_package || symbol.package == *named_package;
    if (wanted && is_one_of(symbol.kind, kinds)) found.push_back(symbol);
  }
  return found;
}

std::vector<Symbol> SymbolTable::find(ir::PackageId from, std::string const& name,
                                      std::vector<SymbolKind> const& kinds) const {
  auto found = find_anywhere(name, kinds);
  std::erase_if(found, [&](Symbol const& symbol) { return !is_visible(from, symbol.package); });
  return found;
}

std::vector<Symbol> SymbolTable::find_hidden(ir::PackageId from, std::string const& name,
                                             std::vector<SymbolKind> const& kinds) const {
  auto found = find_anywhere(name, kinds);
  std::erase_if(found, [&](Symbol const& symbol) { return is_visible(from, symbol.package); });
  return found;
}

std::vector<std::string> SymbolTable::names(ir::PackageId from, std::vector<SymbolKind> const& kinds) const {
  std::vector<std::string> found;
  for (auto const& [name, same_name] : symbols_) {
    for (auto const& symbol : same_name) {
      if (is_one_of(symbol.kind, kinds) && is_visible(from, symbol.package)) {
        found.push_back(name);
        break;
      }
    }
  }
  return found;
}

}  // namespace timbang::language
