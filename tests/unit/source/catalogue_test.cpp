// The catalogue of messages against what is written about it: docs/messages.md, and the transcripts below tests/.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/source/diagnostic.h"

namespace timbang::source {
namespace {

namespace fs = std::filesystem;

fs::path const root = TIMBANG_ROOT;

/// Codes that no command can be made to give, and why.
std::map<std::string_view, std::string_view> const without_transcript = {
    {"T808", "reading a record file breaks off in its middle: a failing disk"},
    {"T909", "two rows of a table match: the checker finds every such pair before anything runs"},
    {"T885", "a child table of more than 4,294,967,295 lines"},
};

/// Codes that are no longer given; they keep their sections, so that nobody uses them again.
std::set<std::string> const retired = {"T504", "T804", "T876"};

std::string content_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

template <typename Function>
void for_each_line(std::string_view text, Function const& function) {
  while (!text.empty()) {
    auto const end = text.find('\n');
    function(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Every `T` with three digits that stands alone.
void add_codes(std::string_view line, std::set<std::string>& codes) {
  for (std::size_t i = 0; i + 4 <= line.size(); ++i) {
    auto const is_code = line[i] == 'T' && std::isdigit(static_cast<unsigned char>(line[i + 1])) != 0 &&
                         std::isdigit(static_cast<unsigned char>(line[i + 2])) != 0 &&
                         std::isdigit(static_cast<unsigned char>(line[i + 3])) != 0;
    if (!is_code || (i > 0 && is_word_character(line[i - 1]))) continue;
    if (i + 4 < line.size() && is_word_character(line[i + 4])) continue;
    codes.emplace(line.substr(i, 4));
  }
}

/// Codes that some command prints; remarks and the commands themselves do not count.
std::set<std::string> codes_in_transcripts() {
  std::set<std::string> codes;
  for (auto const& entry : fs::recursive_directory_iterator(root / "tests")) {
    if (entry.path().extension() != ".transcript") continue;
    for_each_line(content_of(entry.path()), [&](std::string_view line) {
      if (line.starts_with("# ") || line.starts_with("$ ") || line.starts_with("> ")) return;
      add_codes(line, codes);
    });
  }
  return codes;
}

/// The sections of docs/messages.md: the text below `## Tnnn`, by code.
std::map<std::string, std::string> sections() {
  std::map<std::string, std::string> found;
  std::string* section = nullptr;
  for_each_line(content_of(root / "docs" / "messages.md"), [&](std::string_view line) {
    if (line.starts_with("## ")) {
      auto const [place, is_new] = found.emplace(line.substr(3), "");
      EXPECT_TRUE(is_new) << line;
      section = &place->second;
    } else if (line.starts_with("# ")) {
      section = nullptr;
    } else if (section != nullptr) {
      section->append(line).append("\n");
    }
  });
  return found;
}

/// As it stands in docs/messages.md: `…` for every argument.
std::string with_dots(std::string_view message) {
  std::string text;
  for (std::size_t i = 0; i < message.size(); ++i) {
    auto const is_argument = i + 2 < message.size() && message[i] == '{' && message[i + 2] == '}';
    text += is_argument ? "…" : std::string(1, message[i]);
    if (is_argument) i += 2;
  }
  return text;
}

std::set<char> arguments_of(std::string_view text) {
  std::set<char> arguments;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') arguments.insert(text[i + 1]);
  }
  return arguments;
}

TEST(Catalogue, EveryCodeIsGivenOnce) {
  std::set<std::string_view> codes;
  for (auto const& facts : all_diagnostics()) {
    EXPECT_TRUE(codes.insert(facts.name).second) << facts.name;
    EXPECT_EQ(retired.count(std::string(facts.name)), 0U) << facts.name << " is not used again";
  }
}

TEST(Catalogue, EveryCodeHasASectionWithItsMessage) {
  auto const found = sections();
  for (auto const& facts : all_diagnostics()) {
    auto const section = found.find(std::string(facts.name));
    ASSERT_NE(section, found.end()) << "docs/messages.md has no section ## " << facts.name;
    for (auto const message : {facts.message_id, facts.message_en}) {
      EXPECT_NE(section->second.find(with_dots(message)), std::string::npos)
          << "docs/messages.md has another message for " << facts.name << ": " << message;
    }
  }
}

TEST(Catalogue, EverySectionHasACode) {
  std::set<std::string> codes = retired;
  for (auto const& facts : all_diagnostics()) codes.emplace(facts.name);
  for (auto const& [code, text] : sections()) EXPECT_EQ(codes.count(code), 1U) << "nothing gives " << code;
}

TEST(Catalogue, EveryCodeIsShownInATranscript) {
  auto const shown = codes_in_transcripts();
  for (auto const& facts : all_diagnostics()) {
    auto const is_excused = without_transcript.count(facts.name) > 0;
    EXPECT_EQ(shown.count(std::string(facts.name)), is_excused ? 0U : 1U)
        << facts.name << (is_excused ? " has a transcript; take it off the list" : " stands in no transcript");
  }
}

TEST(Catalogue, MessagesFollowTheStyle) {
  for (auto const& facts : all_diagnostics()) {
    EXPECT_EQ(facts.help_id.empty(), facts.help_en.empty()) << facts.name;
    EXPECT_EQ(arguments_of(facts.message_id), arguments_of(facts.message_en)) << facts.name;
    EXPECT_EQ(arguments_of(facts.help_id), arguments_of(facts.help_en)) << facts.name;
    for (auto const text : {facts.message_id, facts.message_en, facts.help_id, facts.help_en}) {
      if (text.empty()) continue;
      EXPECT_EQ(text.find('\n'), std::string_view::npos) << facts.name << ": " << text;
      EXPECT_NE(text.back(), '.') << facts.name << ": " << text;
    }
    for (auto const message : {facts.message_id, facts.message_en}) {
      ASSERT_FALSE(message.empty()) << facts.name;
      EXPECT_EQ(std::isupper(static_cast<unsigned char>(message.front())), 0) << facts.name << ": " << message;
    }
  }
}

}  // namespace
}  // namespace timbang::source
