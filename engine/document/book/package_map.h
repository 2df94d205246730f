// A map of packages: one line for each, with what it decides, by what law, how far that has been checked, and how far its
// own examples go.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/document/page/page.h"
#include "engine/source/language.h"

namespace timbang::document {

/// What a description does not know of its packages.
struct MappedFile {
  std::string path;   ///< seen from the page
  std::string title;  ///< the first heading of a literate file, else the first remark; may be empty
  std::size_t num_goals = 0;
  std::size_t num_reached = 0;
  std::size_t num_waived = 0;
};

/// `files` stand beside the packages of the description.
Page package_map(Description const& description, std::vector<MappedFile> const& files, source::Language language);

}  // namespace timbang::document
