// The formats of a workbook: what the style of a cell makes of its number.
// Made once from the part `styles`; used by the sheet reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/workbook/number_format.h"
#include "engine/workbook/problem.h"

namespace timbang::workbook {

class Styles {
public:
  /// Nothing when the text is no such part.
  static std::optional<Styles> read(std::string_view xml);

  /// Of a style that is not declared, a plain number.
  NumberFormat format(std::uint32_t style) const;

private:
  std::vector<NumberFormat> formats_;
};

}  // namespace timbang::workbook
