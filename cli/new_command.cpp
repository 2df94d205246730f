// `timbang new`: a starting package that checks, passes its own examples and is covered by them.
#include <filesystem>
#include <string>
#include <system_error>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/written_file.h"
#include "engine/session/new_package.h"
#include "engine/source/source_file.h"

namespace timbang::cli {

namespace {

std::string list_of_templates() {
  std::vector<std::string> names;
  for (auto const& one : document::package_templates()) names.emplace_back(one.name);
  return joined(names, ", ");
}

class NewCommand : public Command {
public:
  explicit NewCommand(CLI::App& program) : Command(program, "new", Text::help_new) {
    arguments().add_option("--from", template_);
    arguments().add_option("--output", output_);
  }

private:
  ExitStatus execute(Console& console) override {
    auto const language = console.language();
    if (operands().size() != 1) return usage_error(console, text(Text::new_name_missing, language));
    if (template_.empty()) return usage_error(console, text(Text::new_from_missing, language, list_of_templates()));
    auto const& name = operands().front();
    auto const made = session::new_package(name, template_, language);
    if (auto const* problem = std::get_if<session::NewPackageProblem>(&made)) {
      return usage_error(console, *problem == session::NewPackageProblem::name_not_usable
                                      ? text(Text::new_name_not_usable, language, name)
                                      : text(Text::new_template_unknown, language, template_, list_of_templates()));
    }
    return write(output_.empty() ? session::file_of_package(name) : output_, std::get<std::string>(made), console);
  }

  /// A file that is there already is somebody's work.
  static ExitStatus write(std::string const& path, std::string const& content, Console const& console) {
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
      console.print_error(text(Text::new_file_exists, console.language(), path));
      return ExitStatus::records_unusable;
    }
    if (!write_file(path, content, console)) return ExitStatus::records_unusable;
    console.print(text(Text::new_written, console.language(), path, path, path, path, path));
    return ExitStatus::done;
  }

  std::string template_;
  std::string output_;
};

}  // namespace

std::unique_ptr<Command> make_new_command(CLI::App& program) { return std::make_unique<NewCommand>(program); }

}  // namespace timbang::cli
