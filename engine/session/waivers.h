// Waivers of findings, for whoever reviews them: which there are, and which have expired. Used by `timbang check`.
#pragma once

#include <string>
#include <vector>

#include "engine/session/load.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/value/calendar.h"

namespace timbang::session {

/// An error for each waiver whose last day lies before `today`.
std::vector<source::Diagnostic> expired_waivers(Loaded const& loaded, value::Date today);

/// All waivers in the order of files and lines, each with what it waives, why, by whom and until when.
std::string list_of_waivers(Loaded const& loaded, value::Date today, source::Language language);

}  // namespace timbang::session
