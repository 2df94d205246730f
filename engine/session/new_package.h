// A starting package from a template. Used by `timbang new`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/document/package_template.h"
#include "engine/source/language.h"

namespace timbang::session {

enum class NewPackageProblem : std::uint8_t { unknown_template, name_not_usable };

/// The text of a rule file with that package, in the language; remarks and labels stay in Indonesian.
std::variant<std::string, NewPackageProblem> new_package(std::string_view name, std::string_view template_name,
                                                         source::Language language);

/// `kota_contoh.tunjangan_kinerja`: `tunjangan-kinerja.timbang`.
std::string file_of_package(std::string_view name);

}  // namespace timbang::session
