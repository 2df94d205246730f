#include "cli/console.h"

#include <iostream>
#include <unistd.h>

#include "engine/source/diagnostic_text.h"

namespace timbang::cli {

void Console::print(std::string_view text) const { std::cout << text; }

void Console::print_error(std::string_view text) const {
  // What was printed before stands before it, also where both go to one place.
  std::cout.flush();
  std::cerr << text;
}

void Console::print(source::SourceStore const& sources, source::Diagnostic const& diagnostic) const {
  print_error(source::diagnostic_text(sources, diagnostic, language_));
}

void Console::print(source::SourceStore const& sources, std::vector<source::Diagnostic> const& diagnostics,
                    std::size_t num_dropped) const {
  for (auto const& diagnostic : diagnostics) print(sources, diagnostic);
  if (num_dropped > 0) print_error(text(Text::num_dropped, language_, num_dropped));
}

ExitStatus Console::usage_error(std::string_view command, std::string_view message) const {
  print_error(text(Text::usage_error, language_, source::printable_text(message)));
  auto const prefix = command.empty() ? std::string() : std::string(command) + " ";
  print_error(text(Text::see_help, language_, prefix));
  return ExitStatus::usage;
}

bool is_error_terminal() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace timbang::cli
