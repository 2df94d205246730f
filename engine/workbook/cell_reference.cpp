#include "engine/workbook/cell_reference.h"

#include <algorithm>
#include <charconv>

namespace timbang::workbook {

namespace {

constexpr std::uint32_t num_letters = 26;

void skip_dollar(std::string_view& text) {
  if (text.substr(0, 1) == "$") text.remove_prefix(1);
}

std::optional<std::uint32_t> take_column(std::string_view& text) {
  std::uint32_t number = 0;
  auto const num_signs = std::min(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
  if (num_signs == 0 || num_signs > 3) return std::nullopt;
  for (auto const letter : text.substr(0, num_signs)) {
    number = number * num_letters + static_cast<std::uint32_t>(letter - 'A') + 1;
  }
  text.remove_prefix(num_signs);
  return number <= max_sheet_columns ? std::optional(number - 1) : std::nullopt;
}

std::optional<std::uint32_t> read_row(std::string_view text) {
  std::uint32_t row = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
  auto const is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && row >= 1 && row <= max_sheet_rows ? std::optional(row) : std::nullopt;
}

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / num_letters) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % num_letters));
  }
  return letters;
}

std::string reference_text(CellReference reference) {
  return column_letters(reference.column) + std::to_string(reference.row);
}

std::optional<CellReference> read_reference(std::string_view text) {
  skip_dollar(text);
  auto const column = take_column(text);
  if (!column) return std::nullopt;
  skip_dollar(text);
  auto const row = read_row(text);
  if (!row) return std::nullopt;
  return CellReference{*row, *column};
}

std::optional<CellRange> read_range(std::string_view text) {
  auto const colon = text.find(':');
  auto const first = read_reference(text.substr(0, colon));
  auto const last = colon == std::string_view::npos ? first : read_reference(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return CellRange{*first, *last};
}

}  // namespace timbang::workbook
