// A help page in the form of `man`. Used by `timbang man`, with which the build makes the manual.
#pragma once

#include <string>
#include <string_view>

#include "engine/source/language.h"

namespace timbang::cli {

/// `command` is empty for the page of the program itself. The same to the byte on every machine: no date of the build.
std::string manual_page(std::string_view command, std::string_view help, std::string_view version,
                        source::Language language);

}  // namespace timbang::cli
