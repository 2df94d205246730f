#include "tests/transcript/transcript.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace timbang::transcript {
namespace {

constexpr std::string_view unfinished_line = "[no newline at the end]";

/// The lines of a text without their line breaks; a last line without one counts too.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool needs_escape(std::string_view line) {
  return line.starts_with("$ ") || line.starts_with("> ") || line.starts_with('\\') || line.starts_with("[exit ") ||
         line.starts_with("[signal ") || line == unfinished_line;
}

std::string replaced(std::string text, std::string const& from, std::string_view to) {
  if (from.empty()) return text;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string write_end(Outcome const& outcome) {
  switch (outcome.end) {
    case Outcome::End::exited: return outcome.number == 0 ? "" : "[exit " + std::to_string(outcome.number) + "]\n";
    case Outcome::End::signalled: return "[signal " + std::to_string(outcome.number) + "]\n";
    case Outcome::End::too_slow: return "[killed: ran too long]\n";
    case Outcome::End::too_long: return "[killed: printed too much]\n";
  }
  return "";
}

}  // namespace

Transcript read_transcript(std::string_view text) {
  Transcript transcript;
  bool in_command = false;
  std::size_t number = 0;
  for (auto const line : lines_of(text)) {
    ++number;
    if (line.starts_with("$ ")) {
      transcript.commands.emplace_back(line.substr(2));
      in_command = true;
    } else if (transcript.commands.empty()) {
      if (!line.empty() && !line.starts_with('#')) {
        throw std::runtime_error("line " + std::to_string(number) + ": output before the first command");
      }
      transcript.remarks.append(line).append("\n");
    } else if (in_command && line.starts_with("> ")) {
      transcript.commands.back().append("\n").append(line.substr(2));
    } else {
      in_command = false;
    }
  }
  if (transcript.commands.empty()) throw std::runtime_error("there is no command");
  return transcript;
}

std::string write_command(std::string_view command, Outcome const& outcome, std::string const& temporary_folder) {
  std::string text;
  std::string_view prefix = "$ ";
  for (auto const line : lines_of(command)) {
    text.append(prefix).append(line).append("\n");
    prefix = "> ";
  }
  auto const output = replaced(outcome.output, temporary_folder, "$TMP");
  for (auto const line : lines_of(output)) {
    if (needs_escape(line)) text += '\\';
    text.append(line).append("\n");
  }
  if (!output.empty() && output.back() != '\n') text.append(unfinished_line).append("\n");
  return text + write_end(outcome);
}

std::string difference(std::string_view expected, std::string_view actual) {
  constexpr std::size_t num_lines_around = 3;
  auto const before = lines_of(expected);
  auto const after = lines_of(actual);
  std::size_t same_first = 0;
  while (same_first < std::min(before.size(), after.size()) && before[same_first] == after[same_first]) ++same_first;
  std::size_t same_last = 0;
  while (same_last < std::min(before.size(), after.size()) - same_first &&
         before[before.size() - 1 - same_last] == after[after.size() - 1 - same_last]) {
    ++same_last;
  }

  // A longest common subsequence of what is left; a large remainder is shown whole, without it.
  auto const num_before = before.size() - same_first - same_last;
  auto const num_after = after.size() - same_first - same_last;
  bool const is_small = num_before * num_after <= 4'000'000;
  auto const width = num_after + 1;
  std::vector<std::uint32_t> common(is_small ? (num_before + 1) * width : 0);
  for (auto i = is_small ? num_before : 0; i-- > 0;) {
    for (auto j = num_after; j-- > 0;) {
      common[i * width + j] = before[same_first + i] == after[same_first + j]
                                  ? common[(i + 1) * width + j + 1] + 1
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }

  std::string text = "@@ line " + std::to_string(same_first + 1) + " @@\n";
  auto const show = [&](char mark, std::string_view line) {
    text.append(1, mark).append(1, ' ').append(line).append("\n");
  };
  for (auto i = same_first - std::min(same_first, num_lines_around); i < same_first; ++i) show(' ', before[i]);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < num_before || j < num_after) {
    if (i < num_before && j < num_after && is_small && before[same_first + i] == after[same_first + j]) {
      show(' ', before[same_first + i]);
      ++i;
      ++j;
    } else if (i < num_before &&
               (j == num_after || !is_small || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      show('-', before[same_first + i++]);
    } else {
      show('+', after[same_first + j++]);
    }
  }
  auto const last = before.size() - same_last;
  for (auto k = last; k < std::min(before.size(), last + num_lines_around); ++k) show(' ', before[k]);
  return text;
}

}  // namespace timbang::transcript
