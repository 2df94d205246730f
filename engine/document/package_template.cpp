#include "engine/document/package_template.h"

#include <algorithm>
#include <map>

namespace timbang::document {

namespace {

std::map<std::string_view, std::string_view> const& texts() {
  static std::map<std::string_view, std::string_view> const found = {
#include "engine/document/template_texts.inc"
  };
  return found;
}

}  // namespace

std::vector<PackageTemplate> const& package_templates() {
  static std::vector<PackageTemplate> const templates = {
#define TEMPLATE(name) {name, texts().at(name)},
#include "engine/document/templates.def"
#undef TEMPLATE
  };
  return templates;
}

std::optional<std::string> package_from_template(std::string_view template_name, std::string_view package) {
  auto const& templates = package_templates();
  auto const found =
      std::find_if(templates.begin(), templates.end(), [&](auto const& one) { return one.name == template_name; });
  if (found == templates.end()) return std::nullopt;
  // The header is the first line that begins with the keyword; remarks stand before it.
  constexpr std::string_view keyword = "\npaket ";
  auto const begin = found->text.find(keyword) + keyword.size();
  auto const end = found->text.find('\n', begin);
  return std::string(found->text.substr(0, begin)) + std::string(package) + std::string(found->text.substr(end));
}

}  // namespace timbang::document
