// `timbang check`: is there anything wrong with the rules?
#include "cli/commands.h"
#include "engine/session/load.h"

namespace timbang::cli {

namespace {

std::string counted(std::size_t count, Text none, Text one, Text many, source::Language language) {
  if (count == 0) return text(none, language);
  return count == 1 ? text(one, language) : text(many, language, count);
}

std::string summary(session::Loaded const& loaded, source::Language language) {
  auto const num_files = loaded.main_files.size();
  auto const files = counted(num_files, Text::files_none, Text::files_one, Text::files_many, language);
  auto found =
      counted(loaded.count(source::Severity::error), Text::errors_none, Text::errors_one, Text::errors_many, language);
  found += ", " + counted(loaded.count(source::Severity::finding), Text::findings_none, Text::findings_one,
                          Text::findings_many, language);
  if (auto const num_warnings = loaded.count(source::Severity::warning); num_warnings > 0) {
    found += ", " + counted(num_warnings, Text::warnings_one, Text::warnings_one, Text::warnings_many, language);
  }
  return text(Text::check_summary, language, files, found);
}

class CheckCommand : public Command {
public:
  explicit CheckCommand(CLI::App& program) : Command(program, "check", Text::help_check) {}

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const loaded = load(operands(), console, true);
    console.print(summary(loaded, console.language()));
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    return loaded.count(source::Severity::finding) > 0 ? ExitStatus::answer_is_no : ExitStatus::done;
  }
};

}  // namespace

std::unique_ptr<Command> make_check_command(CLI::App& program) { return std::make_unique<CheckCommand>(program); }

}  // namespace timbang::cli
