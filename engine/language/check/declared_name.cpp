#include "engine/language/check/declared_name.h"

#include <algorithm>
#include <variant>

namespace timbang::language {

namespace {

/// Asks every item what it declares.
class NameFinder {
public:
  NameFinder(std::string const& name, std::vector<SymbolKind> const& kinds) : name_(name), kinds_(kinds) {}

  bool operator()(ast::UnitDeclaration const& item) const {
    return std::any_of(item.units.begin(), item.units.end(),
                       [&](ast::UnitEntry const& unit) { return is(unit.name, SymbolKind::unit); });
  }
  bool operator()(ast::Regulation const& item) const { return is(item.heading.name, SymbolKind::regulation); }
  bool operator()(ast::Choice const& item) const { return is(item.heading.name, SymbolKind::enumeration); }
  bool operator()(ast::Record const& item) const { return is(item.heading.name, SymbolKind::record); }
  bool operator()(ast::Parameter const& item) const { return is(item.heading.name, SymbolKind::parameter); }
  bool operator()(ast::OpenTerm const& item) const { return is(item.heading.name, SymbolKind::parameter); }
  bool operator()(ast::Assessment const& item) const { return is(item.heading.name, SymbolKind::assessment); }
  bool operator()(ast::Ranking const& item) const { return is(item.heading.name, SymbolKind::assessment); }
  bool operator()(ast::Summary const& item) const { return is(item.heading.name, SymbolKind::assessment); }
  template <typename Other>
  bool operator()(Other const&) const {
    return false;
  }

private:
  bool is(ast::Name const& name, SymbolKind kind) const {
    return name.text == name_ && std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
  }

  std::string const& name_;
  std::vector<SymbolKind> const& kinds_;
};

}  // namespace

bool declares(ast::Module const& module, std::string const& name, std::vector<SymbolKind> const& kinds) {
  auto const dot = name.rfind('.');
  if (dot != std::string::npos && name.substr(0, dot) != module.header.name.text()) return false;
  auto const short_name = dot == std::string::npos ? name : name.substr(dot + 1);
  NameFinder const finder(short_name, kinds);
  return std::any_of(module.items.begin(), module.items.end(),
                     [&](ast::Item const& item) { return std::visit(finder, item); });
}

}  // namespace timbang::language
