// The rule book of packages: everything that they say, on pages that somebody who knows neither the language nor the program
// can read, print and sign.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/document/page/page.h"
#include "engine/source/language.h"

namespace timbang::document {

/// What a description does not know of its packages.
struct BookFile {
  std::string package;
  std::string name;         ///< of the file, without its folder
  std::string file_digest;  ///< SHA-256 of its bytes
  std::string rule_digest;  ///< with all packages that it uses
};
struct BookFacts {
  std::string engine_version;
  std::map<std::string, std::size_t> to_check_elsewhere;  ///< in packages that are used and not described, by name
  std::vector<BookFile> files;                            ///< in the order of the description's packages
};

/// The same page for the same packages, wherever and whenever it is made.
Page rule_book(Description const& description, BookFacts const& facts, source::Language language);

}  // namespace timbang::document
