#include "engine/source/literate.h"

#include <algorithm>

namespace timbang::source {

namespace {

constexpr std::string_view suffix = ".timbang.md";
constexpr std::string_view blanks = " \t\r";
constexpr std::size_t shortest_fence = 3;

/// The run of backticks or tildes that a line begins with, and what stands behind it.
struct Fence {
  char sign = '\0';
  std::size_t length = 0;
  std::string_view info;
};

std::optional<Fence> read_fence(std::string_view line) {
  auto const begin = line.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return std::nullopt;
  line.remove_prefix(begin);
  auto const sign = line.front();
  if (sign != '`' && sign != '~') return std::nullopt;
  auto const length = std::min(line.find_first_not_of(sign), line.size());
  if (length < shortest_fence) return std::nullopt;
  auto info = line.substr(length);
  auto const info_begin = std::min(info.find_first_not_of(blanks), info.size());
  info.remove_prefix(info_begin);
  auto const info_end = info.find_last_not_of(blanks);
  return Fence{sign, length, info.substr(0, info_end == std::string_view::npos ? 0 : info_end + 1)};
}

bool closes(Fence const& fence, Fence const& opening) {
  return fence.sign == opening.sign && fence.length >= opening.length && fence.info.empty();
}

bool begins_rules(Fence const& fence) { return fence.info.substr(0, fence.info.find_first_of(" \t{")) == "timbang"; }

}  // namespace

bool is_literate_path(std::string_view path) {
  return path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix;
}

RuleBlocks find_rule_blocks(std::string_view document) {
  RuleBlocks result;
  std::optional<Fence> open;
  std::size_t fence_begin = 0;
  for (std::size_t begin = 0; begin < document.size();) {
    auto const line_end = std::min(document.find('\n', begin), document.size());
    auto const next = std::min(line_end + 1, document.size());
    auto const fence = read_fence(document.substr(begin, line_end - begin));
    if (fence && !open) {
      open = fence;
      fence_begin = begin;
      auto const first = static_cast<std::uint32_t>(next);
      if (begins_rules(*fence)) result.blocks.push_back({first, first});
    } else if (fence && closes(*fence, *open)) {
      if (begins_rules(*open)) result.blocks.back().end = static_cast<std::uint32_t>(begin);
      open.reset();
    }
    begin = next;
  }
  if (open && begins_rules(*open)) {
    result.blocks.back().end = static_cast<std::uint32_t>(document.size());
    result.unclosed = static_cast<std::uint32_t>(fence_begin);
  }
  return result;
}

std::string blank_prose(std::string_view document, RuleBlocks const& blocks) {
  std::string result(document);
  auto const blank = [&](std::size_t begin, std::size_t end) {
    std::replace_if(
        result.begin() + static_cast<std::ptrdiff_t>(begin), result.begin() + static_cast<std::ptrdiff_t>(end),
        [](char c) { return c != '\n'; }, ' ');
  };
  std::size_t place = 0;
  for (auto const& block : blocks.blocks) {
    blank(place, block.begin);
    place = block.end;
  }
  blank(place, document.size());
  return result;
}

}  // namespace timbang::source
