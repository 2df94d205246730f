// Starting packages: rule files that check, pass their own examples and cover themselves, for an author to change.
// Used by session for `timbang new`. They are written in Indonesian; another language is the formatter's work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::document {

struct PackageTemplate {
  std::string_view name;  ///< `tpp`
  std::string_view text;  ///< the rule file
};

/// In the order in which they are shown.
std::vector<PackageTemplate> const& package_templates();

/// The template's text as a package of that name. Empty when there is no such template.
std::optional<std::string> package_from_template(std::string_view template_name, std::string_view package);

}  // namespace timbang::document
