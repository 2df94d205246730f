// The parts in the zip file that a workbook is, by name, inflated in pieces.
// Used by the workbook reader. Holds the compressed bytes only by view; stops inflating at the limit, so that a small file
// cannot become a large one.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/workbook/problem.h"
#include "engine/workbook/workbook.h"

namespace timbang::workbook {

class Archive {
public:
  /// `bytes` and `limits` must outlive the archive.
  Archive(std::string_view bytes, Limits const& limits) : bytes_(bytes), limits_(limits) {}

  /// Lists the parts. Everything else is asked only after this went well.
  std::optional<Problem> open();

  /// Names are compared without regard to case, as the standard of the format (OPC) demands.
  bool has(std::string_view part) const { return find(part).has_value(); }
  bool is_encrypted() const { return is_encrypted_; }

  /// Takes a piece of a part; a problem ends the reading.
  using Take = std::function<std::optional<Problem>(std::string_view piece)>;
  std::optional<Problem> read(std::string_view part, Take const& take) const;
  /// The whole part; a small limit of its own applies.
  std::optional<Problem> read_whole(std::string_view part, std::string& content) const;

private:
  std::optional<std::size_t> find(std::string_view part) const;

  std::string_view bytes_;
  Limits const& limits_;
  std::vector<std::string> parts_;  ///< in small letters, in the order of the archive
  bool is_encrypted_ = false;
};

}  // namespace timbang::workbook
