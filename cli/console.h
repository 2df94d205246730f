// Where a command speaks: results to standard output, everything else to standard error, in one language.
// Made by main, handed to every command.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_status.h"
#include "cli/texts.h"
#include "engine/source/diagnostic.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::cli {

class Console {
public:
  /// Speaks the language that `--language` asks for; Indonesian until somebody knows better where it asks for none.
  explicit Console(std::optional<source::Language> asked)
      : language_(asked.value_or(source::Language::indonesian)), is_asked_(asked.has_value()) {}

  source::Language language() const { return language_; }
  /// From here on the language of the rule file is spoken, unless the user asked for one.
  void speak_unless_asked(source::Language language) {
    if (!is_asked_) language_ = language;
  }

  void print(std::string_view text) const;
  void print_error(std::string_view text) const;
  void print(source::SourceStore const& sources, std::vector<source::Diagnostic> const& diagnostics,
             std::size_t num_dropped = 0) const;
  void print(source::SourceStore const& sources, source::Diagnostic const& diagnostic) const;

  /// Says what is wrong with the command and where its help is. `command` is its name, or empty.
  ExitStatus usage_error(std::string_view command, std::string_view message) const;

private:
  source::Language language_;
  bool is_asked_;
};

/// Somebody is looking at standard error, so that progress may be shown there.
bool is_error_terminal();

}  // namespace timbang::cli
