#include "engine/language/parse/predefined_name.h"

#include <array>
#include <string>

namespace timbang::language {

namespace {

struct Entry {
  NameGroup group;
  PredefinedName name;
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array entries = {
#define NAME(group, key, indonesian, english) Entry{NameGroup::group, PredefinedName::key, indonesian, english},
#include "grammar/names.def"
#undef NAME
};

Entry const& entry(PredefinedName name) { return entries.at(static_cast<std::size_t>(name)); }

}  // namespace

std::optional<PredefinedName> find_predefined(NameGroup group, std::string_view name, source::Language language) {
  for (auto const& one : entries) {
    if (one.group == group && spelling(one.name, language) == name) return one.name;
  }
  return std::nullopt;
}

std::string_view spelling(PredefinedName name, source::Language language) {
  return source::in_language(language, entry(name).indonesian, entry(name).english);
}

source::Argument spellings(PredefinedName name) {
  return {std::string(entry(name).indonesian), std::string(entry(name).english)};
}

std::vector<PredefinedName> predefined_names(NameGroup group) {
  std::vector<PredefinedName> names;
  for (auto const& one : entries) {
    if (one.group == group) names.push_back(one.name);
  }
  return names;
}

}  // namespace timbang::language
