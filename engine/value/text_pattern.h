// The patterns that text fields may declare (`pola "[0-9]{18}"`), matched in time linear in the text.
// Compiled once for a field; used by the cell reader, and by the checker to refuse what is not supported.
// Not std::regex, whose backtracking lets one cell of a hostile file take minutes or the stack.
//
// Supported: literal characters, `.`, classes `[a-z0-9_]` and `[^…]`, the escapes \d \w \s \D \W \S and `\` before a
// sign, each followed by one of `?` `*` `+` `{n}` `{n,}` `{n,m}` or nothing; `^` at the start and `$` at the end, which
// change nothing: a pattern always speaks of the whole text. Not supported: groups, `|`, back references, lazy repeats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::value {

/// Longer texts are not matched but refused.
inline constexpr std::size_t max_pattern_text_bytes = 4096;
/// Characters that a pattern asks for, each repeat counted: `[0-9]{18}` is 18.
inline constexpr std::size_t max_pattern_length = 1024;

struct PatternMatch {
  bool matches = false;
  /// When not: the number of characters (not bytes) that still fitted; the length of the text when it ended too early.
  std::size_t num_fitting = 0;
};

class TextPattern {
public:
  /// Empty when the pattern is not supported.
  static std::optional<TextPattern> compile(std::string_view pattern);
  /// `text` is UTF-8 of at most max_pattern_text_bytes.
  PatternMatch match(std::string_view text) const;
  /// The shortest text that matches, of the first character that each class has: `000000000000000000`.
  std::string example() const;

  /// First and last code point.
  struct Range {
    char32_t first;
    char32_t last;
  };
  struct CharacterClass {
    bool negated = false;
    std::vector<Range> ranges;
    bool contains(char32_t c) const;
  };

private:
  /// One character of the text. An optional step can be passed over, a repeated one stays.
  struct Step {
    std::size_t character_class = 0;
    bool optional = false;
    bool repeated = false;
  };
  PatternMatch match_fixed(std::string_view text) const;
  bool append(CharacterClass character_class, std::size_t least, std::optional<std::size_t> most);

  std::vector<CharacterClass> classes_;
  std::vector<Step> steps_;
  bool is_fixed_ = true;  ///< no step is optional or repeated
};

bool pattern_is_supported(std::string_view pattern);

}  // namespace timbang::value
