// What all commands have in common: a name, a help page, the options that every command takes, and a way to run.
// One file per command derives from it; main holds the list.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/exit_status.h"
#include "cli/texts.h"
#include "engine/session/load.h"

namespace CLI {
class App;
}

namespace timbang::cli {

class Command {
public:
  Command(CLI::App& program, std::string name, Text help_page);
  virtual ~Command() = default;
  Command(Command const&) = delete;
  Command& operator=(Command const&) = delete;

  std::string const& name() const { return name_; }
  Text help_page() const { return help_page_; }
  /// The command line names this command.
  bool is_chosen() const;
  /// Arguments that are operands whatever they look like: those behind `--`.
  void add_operands(std::vector<std::string> operands) { literal_operands_ = std::move(operands); }
  /// Answers `--help` and mistakes of the command line, or does the work.
  ExitStatus run(Console& console);

protected:
  /// Where the command declares options of its own.
  CLI::App& arguments() { return *arguments_; }
  /// Arguments that are no options, in the order given.
  std::vector<std::string> const& operands() const { return operands_; }

  virtual ExitStatus execute(Console& console) = 0;

  /// Loads rule files, speaks their language from here on (unless another was asked for) and prints what is wrong with
  /// them.
  session::Loaded load(std::vector<std::string> const& paths, Console& console, bool tells_open_norms = false) const;
  /// What is to be loaded: the paths, and the folders that `--rules` and TIMBANG_RULES name.
  session::LoadRequest load_request(std::vector<std::string> const& paths) const;
  ExitStatus usage_error(Console const& console, std::string_view message) const;

private:
  /// Arguments that nobody declared are operands, unless they look like options. Empty when all is well.
  std::optional<std::string> unknown_option();

  std::string name_;
  Text help_page_;
  CLI::App* arguments_;
  bool asks_for_help_ = false;
  bool is_verbose_ = false;
  std::string language_;
  std::vector<std::string> rule_folders_;
  std::vector<std::string> literal_operands_;
  std::vector<std::string> operands_;
};

}  // namespace timbang::cli
