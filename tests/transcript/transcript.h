// A transcript: a golden test written as it looks on a console. This reads the commands of one, runs them, and writes it
// anew with what they really print; transcript_test.cpp compares the two. tests/transcript/README.md has the format.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::transcript {

struct Transcript {
  std::string remarks;                ///< the lines before the first command, as they stand
  std::vector<std::string> commands;  ///< for the shell; the lines of one command are separated by line breaks
};

/// Throws std::runtime_error, with the line, for a text that is not a transcript.
Transcript read_transcript(std::string_view text);

/// How one command ended.
struct Outcome {
  enum class End { exited, signalled, too_slow, too_long };
  End end = End::exited;
  int number = 0;      ///< exit status or signal
  std::string output;  ///< standard output and standard error, in the order in which they were written
};

struct Limits {
  int timeout_ms = 60'000;
  std::size_t output_bytes = 1U << 20U;
};

/// Where and with what a command runs.
struct Surroundings {
  std::filesystem::path folder;            ///< working directory
  std::filesystem::path program_folder;    ///< first on PATH
  std::filesystem::path temporary_folder;  ///< `$TMP`
};

/// Runs a command in /bin/sh, and everything that it starts in one process group, which is killed at a limit.
Outcome run_command(std::string const& command, Surroundings const& surroundings, Limits const& limits);

/// One command and its output as they stand in a transcript. `temporary_folder` is written `$TMP`.
std::string write_command(std::string_view command, Outcome const& outcome, std::string const& temporary_folder);

/// The lines in which two texts differ, marked `-` (expected) and `+` (actual), with some lines around them.
std::string difference(std::string_view expected, std::string_view actual);

}  // namespace timbang::transcript
