// `timbang check`: is there anything wrong with the rules?
#include <chrono>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "engine/session/load.h"
#include "engine/session/waivers.h"

namespace timbang::cli {

namespace {

std::string counted(std::size_t count, Text none, Text one, Text many, source::Language language) {
  if (count == 0) return text(none, language);
  return count == 1 ? text(one, language) : text(many, language, count);
}

/// The day on which somebody looks. Rules know no such day: only what somebody answers for, and until when, depends on it.
value::Date today() {
  auto const days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return value::Date::from_day_number(days.time_since_epoch().count()).value();
}

std::string summary(session::Loaded const& loaded, std::size_t num_expired, source::Language language) {
  auto const num_files = loaded.main_files.size();
  auto const files = counted(num_files, Text::files_none, Text::files_one, Text::files_many, language);
  auto found = counted(loaded.count(source::Severity::error) + num_expired, Text::errors_none, Text::errors_one,
                       Text::errors_many, language);
  found += ", " + counted(loaded.count(source::Severity::finding), Text::findings_none, Text::findings_one,
                          Text::findings_many, language);
  if (auto const num_warnings = loaded.count(source::Severity::warning); num_warnings > 0) {
    found += ", " + counted(num_warnings, Text::warnings_one, Text::warnings_one, Text::warnings_many, language);
  }
  return text(Text::check_summary, language, files, found);
}

class CheckCommand : public Command {
public:
  explicit CheckCommand(CLI::App& program) : Command(program, "check", Text::help_check) {
    arguments().add_flag("--waivers", lists_waivers_);
    arguments().add_option("--as-of", as_of_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const day = as_of_.empty() ? std::optional(today()) : read_date(as_of_);
    if (!day) return usage_error(console, date_mistake("--as-of", as_of_, console.language()));
    auto const loaded = load(operands(), console, true);
    auto const expired = session::expired_waivers(loaded, *day);
    console.print(loaded.sources, expired);
    if (lists_waivers_ && !loaded.jurisdictions.empty()) {
      console.print(session::list_of_waivers(loaded, *day, console.language()));
    }
    console.print(summary(loaded, expired.size(), console.language()));
    if (loaded.jurisdictions.empty() || !expired.empty()) return ExitStatus::rules_have_errors;
    return loaded.count(source::Severity::finding) > 0 ? ExitStatus::answer_is_no : ExitStatus::done;
  }

  bool lists_waivers_ = false;
  std::string as_of_;
};

}  // namespace

std::unique_ptr<Command> make_check_command(CLI::App& program) { return std::make_unique<CheckCommand>(program); }

}  // namespace timbang::cli
