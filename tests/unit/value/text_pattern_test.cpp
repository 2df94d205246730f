#include "engine/value/text_pattern.h"

#include <regex>
#include <string>

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  auto const compiled = TextPattern::compile(pattern);
  EXPECT_TRUE(compiled) << pattern;
  return compiled && compiled->match(text).matches;
}

TEST(TextPattern, agrees_with_the_standard_library_on_what_both_support) {
  std::vector<std::string> const patterns{"[0-9]{18}", "[0-9]{2,4}",  "a?b*c+", ".*",    "",
                                          "[^a-c]x",   "\\d+-\\d{2}", "ab",     "a{0}b", "[a-c]*[b-d]",
                                          "a{2,}",     ".?.?.?",      "x.y",    "[-a]+", "[a-]"};
  std::vector<std::string> const texts{
      "",   "a",  "b",  "ab",  "abc", "bcc",  "12", "123", "12345", "123456789012345678", "dx", "1-23", "12-3", "xay",
      "xy", "-a", "aa", "aaa", "cd",  "abcd", "-",  "z",   "5"};
  for (auto const& pattern : patterns) {
    std::regex const reference(pattern);
    for (auto const& text : texts) {
      EXPECT_EQ(matches(pattern, text), std::regex_match(text, reference)) << pattern << " on " << text;
    }
  }
}

TEST(TextPattern, takes_a_hyphen_after_a_class_for_itself) {
  for (auto const* text : {"-", "z", "5"}) EXPECT_TRUE(matches("[\\d-z]", text)) << text;
  EXPECT_FALSE(matches("[\\d-z]", "a"));
}

TEST(TextPattern, speaks_of_the_whole_text_with_or_without_anchors) {
  EXPECT_FALSE(matches("[0-9]{2}", "123"));
  EXPECT_TRUE(matches("^[0-9]{2}$", "12"));
  EXPECT_FALSE(matches("^[0-9]{2}$", "123"));
}

TEST(TextPattern, counts_characters_and_not_bytes) {
  EXPECT_TRUE(matches("...", "aéb"));
  EXPECT_TRUE(matches("[à-ÿ]", "é"));
  EXPECT_FALSE(matches(".", "a\n"));
}

TEST(TextPattern, says_how_far_a_text_fitted) {
  auto const pattern = TextPattern::compile("[0-9]{4}");
  EXPECT_EQ(pattern->match("12x4").num_fitting, 2U);
  EXPECT_EQ(pattern->match("123").num_fitting, 3U);
  EXPECT_EQ(pattern->match("12345").num_fitting, 4U);
}

TEST(TextPattern, refuses_what_it_does_not_support) {
  for (auto const* pattern :
       {"(a)",    "a|b", "a*?", "a+?", "\\1", "\\b", "[[:alpha:]]", "[b-a]", "[]",       "[a",      "a{",  "a{2",
        "a{3,2}", "*a",  "a**", "a$b", "a^",  "{2}", "a{2000}",     "\\",    "a{99999}", "[a-\\d]", "\xFF"}) {
    EXPECT_FALSE(pattern_is_supported(pattern)) << pattern;
  }
  for (auto const* pattern :
       {"[0-9]{18}", "[IV]+/[a-e]", "\\.\\*", "[\\d\\-]+", "[^0-9]", "\\w+@\\w+\\.id", "a{1024}"}) {
    EXPECT_TRUE(pattern_is_supported(pattern)) << pattern;
  }
}

TEST(TextPattern, takes_time_linear_in_the_text_where_backtracking_would_not_end) {
  std::string pattern;
  for (auto i = 0; i < 100; ++i) pattern += "a?";
  pattern += "a{100}a*a*a*a*b";
  EXPECT_FALSE(matches(pattern, std::string(max_pattern_text_bytes, 'a')));
  EXPECT_TRUE(matches(pattern, std::string(150, 'a') + "b"));
}

}  // namespace
}  // namespace timbang::value
