#include "engine/workbook/number_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/source/text_encoding.h"

namespace timbang::workbook {

namespace {

struct IdRange {
  std::uint32_t first;
  std::uint32_t last;
  NumberFormat format;
};
/// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asian Excel.
constexpr std::array builtin_ranges{
    IdRange{9, 10, NumberFormat::percentage}, IdRange{14, 17, NumberFormat::date}, IdRange{18, 21, NumberFormat::time},
    IdRange{22, 22, NumberFormat::date},      IdRange{27, 31, NumberFormat::date}, IdRange{32, 35, NumberFormat::time},
    IdRange{36, 36, NumberFormat::date},      IdRange{45, 47, NumberFormat::time}, IdRange{50, 54, NumberFormat::date},
    IdRange{55, 56, NumberFormat::time},      IdRange{57, 58, NumberFormat::date}};

/// The signs of the first section that mean something, small.
std::string meaningful_signs(std::string_view code) {
  std::string signs;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '\\':
      case '_':
      case '*': ++i; break;
      case '"': i = std::min(code.find('"', i + 1), code.size() - 1); break;
      case '[': {
        auto const end = std::min(code.find(']', i), code.size() - 1);
        auto const inside = source::ascii_lower(code.substr(i + 1, end - i - 1));
        // `[h]` counts hours past 24; everything else in brackets is a colour, a condition or a language.
        if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) signs += inside;
        i = end;
        break;
      }
      default: signs += code[i];
    }
  }
  return source::ascii_lower(signs);
}

void erase_all(std::string& text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

}  // namespace

NumberFormat builtin_format(std::uint32_t id) {
  for (auto const& range : builtin_ranges) {
    if (range.first <= id && id <= range.last) return range.format;
  }
  return NumberFormat::number;
}

NumberFormat read_format(std::string_view code) {
  auto signs = meaningful_signs(code);
  for (auto const* word : {"general", "am/pm", "a/p"}) erase_all(signs, word);
  auto const has = [&signs](std::string_view any) { return signs.find_first_of(any) != std::string::npos; };
  if (has("yd") || (has("m") && !has("hs"))) return NumberFormat::date;
  if (has("hs")) return NumberFormat::time;
  return has("%") ? NumberFormat::percentage : NumberFormat::number;
}

}  // namespace timbang::workbook
