// Names that are not reserved but that the language itself gives: types, scopes, the evaluation date, results of rankings,
// special columns. Their spelling in both languages comes from grammar/names.def.
// Used by check, which knows what they mean, and by format, which translates them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::language {

/// Where a name is asked for; the same letters may be a name of another group or of the author's.
enum class NameGroup : std::uint8_t {
  type,
  scope,
  variable,
  ranking_result,
  group_field,
  indicator_formula,
  choice_column,
  condition_column,
  result_column,
};

enum class PredefinedName : std::uint8_t {
#define NAME(group, key, indonesian, english) key,
#include "grammar/names.def"
#undef NAME
};

/// The name of the group that is spelt so in the language; empty when it is none.
std::optional<PredefinedName> find_predefined(NameGroup group, std::string_view name, source::Language language);
std::string_view spelling(PredefinedName name, source::Language language);
/// The spellings of both languages, for messages.
source::Argument spellings(PredefinedName name);
/// All names of the group, in the order of the table.
std::vector<PredefinedName> predefined_names(NameGroup group);

}  // namespace timbang::language
