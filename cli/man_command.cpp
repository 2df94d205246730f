// `timbang man`: the help pages in the form of man, for the build to install.
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/manual_page.h"
#include "engine/session/version.h"

namespace timbang::cli {

namespace {

class ManCommand : public Command {
public:
  ManCommand(CLI::App& program, std::vector<std::unique_ptr<Command>> const& commands)
      : Command(program, "man", Text::help_man), commands_(commands) {}

private:
  ExitStatus execute(Console& console) override {
    auto const asked = operands().empty() ? std::string() : operands().front();
    auto const language = console.language();
    if (asked.empty()) {
      console.print(manual_page({}, text(Text::help_program, language), session::version(), language));
      return ExitStatus::done;
    }
    for (auto const& command : commands_) {
      if (command->name() != asked) continue;
      console.print(manual_page(asked, text(command->help_page(), language), session::version(), language));
      return ExitStatus::done;
    }
    return usage_error(console, text(Text::unknown_command, language, asked));
  }

  std::vector<std::unique_ptr<Command>> const& commands_;
};

}  // namespace

std::unique_ptr<Command> make_man_command(CLI::App& program, std::vector<std::unique_ptr<Command>> const& commands) {
  return std::make_unique<ManCommand>(program, commands);
}

}  // namespace timbang::cli
