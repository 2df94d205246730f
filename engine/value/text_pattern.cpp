#include "engine/value/text_pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/source/text_encoding.h"

namespace timbang::value {

namespace {

using CharacterClass = TextPattern::CharacterClass;

constexpr char32_t last_code_point = 0x10FFFF;
constexpr std::string_view signs_with_meaning = "^$\\.*+?()[]{}|";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a pattern from left to right; every `read_` function says nothing when the pattern is not supported.
class PatternText {
public:
  explicit PatternText(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<CharacterClass> read_class() {
    if (take('.')) return CharacterClass{true, {{U'\n', U'\n'}, {U'\r', U'\r'}}};
    if (take('[')) return read_bracket();
    if (take('\\')) return read_escape();
    if (at_end() || signs_with_meaning.find(rest_.front()) != std::string_view::npos) return std::nullopt;
    return read_character_class();
  }

  /// How often: least, and most unless without end.
  std::optional<std::pair<std::size_t, std::optional<std::size_t>>> read_repeat() {
    using Repeat = std::pair<std::size_t, std::optional<std::size_t>>;
    if (take('?')) return Repeat{0, 1};
    if (take('*')) return Repeat{0, std::nullopt};
    if (take('+')) return Repeat{1, std::nullopt};
    if (!take('{')) return Repeat{1, 1};
    auto const least = read_count();
    if (!least) return std::nullopt;
    if (take('}')) return Repeat{*least, *least};
    if (!take(',')) return std::nullopt;
    if (take('}')) return Repeat{*least, std::nullopt};
    auto const most = read_count();
    if (!most || *most < *least || !take('}')) return std::nullopt;
    return Repeat{*least, *most};
  }

private:
  std::optional<char32_t> read_character() {
    auto const length = at_end() ? 0 : source::utf8_length(rest_);
    if (length == 0) return std::nullopt;
    auto const character = source::utf8_code_point(rest_, length);
    rest_.remove_prefix(length);
    return character;
  }

  std::optional<CharacterClass> read_character_class() {
    auto const character = read_character();
    if (!character) return std::nullopt;
    return CharacterClass{false, {{*character, *character}}};
  }

  /// After the backslash.
  std::optional<CharacterClass> read_escape() {
    for (auto const negated : {false, true}) {
      if (take(negated ? 'D' : 'd')) return CharacterClass{negated, {{U'0', U'9'}}};
      if (take(negated ? 'W' : 'w')) {
        return CharacterClass{negated, {{U'0', U'9'}, {U'A', U'Z'}, {U'a', U'z'}, {U'_', U'_'}}};
      }
      if (take(negated ? 'S' : 's')) return CharacterClass{negated, {{U'\t', U'\r'}, {U' ', U' '}, {0xA0, 0xA0}}};
    }
    // A letter or digit after a backslash means something in other dialects: do not guess.
    auto const is_word = !at_end() && (is_digit(rest_.front()) || (source::ascii_lower(rest_.substr(0, 1)) >= "a" &&
                                                                   source::ascii_lower(rest_.substr(0, 1)) <= "z"));
    if (is_word) return std::nullopt;
    return read_character_class();
  }

  /// After the opening bracket.
  std::optional<CharacterClass> read_bracket() {
    CharacterClass result;
    result.negated = take('^');
    while (!take(']')) {
      auto const first = read_bracket_item();
      if (!first) return std::nullopt;
      if (!is_single(*first) || rest_.substr(0, 1) != "-" || rest_.substr(0, 2) == "-]") {
        result.ranges.insert(result.ranges.end(), first->begin(), first->end());
        continue;
      }
      take('-');
      auto const last = read_bracket_item();
      if (!last || !is_single(*last) || last->front().first < first->front().first) return std::nullopt;
      result.ranges.push_back({first->front().first, last->front().last});
    }
    if (result.ranges.empty()) return std::nullopt;
    return result;
  }

  static bool is_single(std::vector<TextPattern::Range> const& item) {
    return item.size() == 1 && item.front().first == item.front().last;
  }

  std::optional<std::vector<TextPattern::Range>> read_bracket_item() {
    if (take('\\')) {
      auto const escaped = read_escape();
      if (!escaped || escaped->negated) return std::nullopt;
      return escaped->ranges;
    }
    // `[` in a class begins a POSIX class in other dialects.
    if (rest_.substr(0, 1) == "[") return std::nullopt;
    auto const character = read_character();
    if (!character) return std::nullopt;
    return std::vector<TextPattern::Range>{{*character, *character}};
  }

  std::optional<std::size_t> read_count() {
    std::size_t count = 0;
    auto num_digits = 0;
    for (; !at_end() && is_digit(rest_.front()) && num_digits < 5; ++num_digits) {
      count = count * 10 + static_cast<std::size_t>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (num_digits == 0) return std::nullopt;
    return count;
  }

  std::string_view rest_;
};

/// The steps at which a match can stand, each once, in no order. Not cleared at first: only `size` members count.
struct StepSet {
  std::array<std::uint16_t, max_pattern_length + 1> members;
  std::size_t size = 0;
};

}  // namespace

bool TextPattern::CharacterClass::contains(char32_t c) const {
  auto const is_listed =
      std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return range.first <= c && c <= range.last; });
  return is_listed != negated && c <= last_code_point;
}

std::optional<TextPattern> TextPattern::compile(std::string_view pattern) {
  PatternText text(pattern);
  TextPattern result;
  text.take('^');
  while (!text.at_end()) {
    if (text.take('$')) {
      if (!text.at_end()) return std::nullopt;
      break;
    }
    auto character_class = text.read_class();
    if (!character_class) return std::nullopt;
    auto const repeat = text.read_repeat();
    if (!repeat || !result.append(std::move(*character_class), repeat->first, repeat->second)) return std::nullopt;
  }
  return result;
}

bool TextPattern::append(CharacterClass character_class, std::size_t least, std::optional<std::size_t> most) {
  auto const index = classes_.size();
  classes_.push_back(std::move(character_class));
  auto const num_steps = most ? *most : least + 1;
  if (steps_.size() + num_steps > max_pattern_length) return false;
  is_fixed_ = is_fixed_ && most == least;
  for (std::size_t i = 0; i < num_steps; ++i) steps_.push_back({index, i >= least, !most && i == least});
  return true;
}

/// Without repeats there is only one way to match; keys are of this kind, and there are millions of them.
PatternMatch TextPattern::match_fixed(std::string_view text) const {
  PatternMatch result;
  while (!text.empty()) {
    auto const length = source::utf8_length(text);
    if (length == 0 || result.num_fitting == steps_.size()) return result;
    auto const& wanted = classes_[steps_[result.num_fitting].character_class];
    if (!wanted.contains(source::utf8_code_point(text, length))) return result;
    text.remove_prefix(length);
    ++result.num_fitting;
  }
  result.matches = result.num_fitting == steps_.size();
  return result;
}

PatternMatch TextPattern::match(std::string_view text) const {
  if (is_fixed_) return match_fixed(text);
  std::array<std::uint32_t, max_pattern_length + 1> last_seen{};
  std::uint32_t round = 1;
  StepSet current;
  StepSet following;
  // Standing at a step that may be left out is standing at the next one too.
  auto const stand_at = [&](StepSet& set, std::size_t step) {
    while (last_seen[step] != round) {
      last_seen[step] = round;
      set.members[set.size++] = static_cast<std::uint16_t>(step);
      if (step == steps_.size() || !steps_[step].optional) return;
      ++step;
    }
  };
  stand_at(current, 0);
  PatternMatch result;
  while (!text.empty()) {
    auto const length = source::utf8_length(text);
    if (length == 0) return result;
    auto const character = source::utf8_code_point(text, length);
    ++round;
    following.size = 0;
    for (std::size_t i = 0; i < current.size; ++i) {
      std::size_t const step = current.members[i];
      if (step == steps_.size() || !classes_[steps_[step].character_class].contains(character)) continue;
      stand_at(following, steps_[step].repeated ? step : step + 1);
    }
    if (following.size == 0) return result;
    std::swap(current, following);
    text.remove_prefix(length);
    ++result.num_fitting;
  }
  result.matches = last_seen[steps_.size()] == round;
  return result;
}

std::string TextPattern::example() const {
  std::string text;
  for (auto const& step : steps_) {
    if (step.optional) continue;
    auto const& wanted = classes_[step.character_class];
    if (!wanted.negated) {
      source::append_utf8(text, wanted.ranges.front().first);
      continue;
    }
    // Some printable sign is outside every class that people write.
    for (auto c = U'a'; c != U'~'; ++c) {
      if (!wanted.contains(c)) continue;
      source::append_utf8(text, c);
      break;
    }
  }
  return text;
}

bool pattern_is_supported(std::string_view pattern) { return TextPattern::compile(pattern).has_value(); }

}  // namespace timbang::value
