// The digits of a number as Excel shows them, from the digits that it writes into its files.
// Used by the sheet reader. Works on digits alone; nothing passes through a double.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbang::workbook {

/// `1.1000000000000001` as `1.1`, `1E-3` as `0.001`: rounded half up (away from zero) to 15 significant digits, without
/// exponent and trailing zeros. Empty when the text is no number or one that Excel cannot hold.
std::optional<std::string> number_text(std::string_view written);

/// A hundred times as much, with the sign: `0.375` as `37.5%`. `digits` is what number_text gave.
std::string percent_text(std::string_view digits);

}  // namespace timbang::workbook
