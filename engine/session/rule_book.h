// The rule book and the map of the rule files that were named. Used by `timbang document`.
#pragma once

#include <cstdint>
#include <string>

#include "engine/session/load.h"
#include "engine/source/language.h"

namespace timbang::session {

enum class BookFormat : std::uint8_t { markdown, html };

/// The whole book, ended by a line break; the same bytes for the same rule files, wherever they lie.
std::string rule_book(Loaded const& loaded, BookFormat format, source::Language language);

/// A line for each package, with what its own examples cover: they are run. Paths are seen from the folder that holds all
/// the files.
std::string package_map(Loaded const& loaded, BookFormat format, source::Language language);

}  // namespace timbang::session
