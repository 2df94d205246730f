// `timbang completion`: a script for the shell.
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/completion.h"

namespace timbang::cli {

namespace {

class CompletionCommand : public Command {
public:
  explicit CompletionCommand(CLI::App& program)
      : Command(program, "completion", Text::help_completion), program_(program) {}

private:
  ExitStatus execute(Console& console) override {
    auto const shell = operands().empty() ? std::string() : operands().front();
    if (shell != "bash" && shell != "zsh") {
      return usage_error(console, text(Text::shell_unknown, console.language(), shell));
    }
    console.print(shell == "bash" ? bash_completion(program_) : zsh_completion(program_));
    return ExitStatus::done;
  }

  CLI::App const& program_;
};

}  // namespace

std::unique_ptr<Command> make_completion_command(CLI::App& program) {
  return std::make_unique<CompletionCommand>(program);
}

}  // namespace timbang::cli
