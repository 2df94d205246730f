// Where entries stand in a book, and how another place leads there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/document/page/page.h"

namespace timbang::document {

class Anchors {
public:
  explicit Anchors(Description const& description);

  /// `syarat-masa_jabatan`, with a number behind it where several would be called so.
  std::string const& of(std::size_t entry) const { return anchors_.at(entry); }
  /// The entry's name, leading to it.
  RichText link(std::size_t entry) const;
  /// Several, separated by commas; each name once.
  RichText links(std::vector<std::size_t> const& entries) const;

private:
  Description const& description_;
  std::vector<std::string> anchors_;
};

}  // namespace timbang::document
