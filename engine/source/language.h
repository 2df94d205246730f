// The two languages in which rules are written and people are addressed.
// Used by every room that reads or prints words, numbers or dates.
#pragma once

#include <cstdint>

namespace timbang::source {

enum class Language : std::uint8_t { indonesian, english };

/// Picks the wording in the asked language; the order of arguments is the order of columns in every table of words.
template <typename T>
constexpr T const& in_language(Language language, T const& indonesian, T const& english) {
  return language == Language::indonesian ? indonesian : english;
}

}  // namespace timbang::source
