// `timbang test`: do the examples in the rule files give what they promise?
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/written_file.h"
#include "engine/session/load.h"
#include "engine/session/run_tests.h"
#include "engine/session/test_coverage.h"

namespace timbang::cli {

namespace {

class TestCommand : public Command {
public:
  explicit TestCommand(CLI::App& program) : Command(program, "test", Text::help_test) {
    arguments().add_option("--junit", junit_file_);
    arguments().add_flag("--coverage", tells_coverage_);
    arguments().add_option("--require", required_);
    arguments().add_option("--lcov", lcov_file_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const required = required_percent();
    if (!required) return usage_error(console, text(Text::percent_unreadable, console.language(), required_));
    auto const loaded = load(operands(), console);
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    auto const run = session::run_tests(loaded, with_coverage());
    console.print(loaded.sources, run.failures);
    if (!junit_file_.empty() && !write(junit_file_, session::junit(loaded, run, console.language()), console)) {
      return ExitStatus::records_unusable;
    }
    if (junit_file_ != "-") console.print(session::test_summary(run, console.language()));
    auto const status = run.num_passed == run.num_cases ? ExitStatus::done : ExitStatus::answer_is_no;
    return with_coverage() ? std::max(status, tell_coverage(loaded, run, *required, console)) : status;
  }

  bool with_coverage() const { return tells_coverage_ || !required_.empty() || !lcov_file_.empty(); }

  /// A whole number from 0 to 100; empty when it is none.
  std::optional<std::size_t> required_percent() const {
    if (required_.empty()) return 100;
    std::size_t percent = 0;
    auto const* const end = required_.data() + required_.size();
    auto const [rest, error] = std::from_chars(required_.data(), end, percent);
    auto const is_whole = error == std::errc() && rest == end && percent <= 100;
    return is_whole ? std::optional(percent) : std::nullopt;
  }

  ExitStatus tell_coverage(session::Loaded const& loaded, session::TestRun const& run, std::size_t required,
                           Console const& console) const {
    auto const coverage = session::test_coverage(loaded, run);
    console.print(loaded.sources, coverage.unreached);
    if (!lcov_file_.empty() && !write(lcov_file_, session::lcov(loaded, coverage), console)) {
      return ExitStatus::records_unusable;
    }
    if (junit_file_ != "-" && lcov_file_ != "-") {
      console.print("\n" + session::coverage_table(loaded, coverage, console.language()));
    }
    return coverage.total.is_at_least(required) ? ExitStatus::done : ExitStatus::answer_is_no;
  }

  /// To standard output for `-`; false, and told, when the file cannot be written.
  static bool write(std::string const& path, std::string const& content, Console const& console) {
    if (path != "-") return write_file(path, content, console);
    console.print(content);
    return true;
  }

  std::string junit_file_;
  bool tells_coverage_ = false;
  std::string required_;
  std::string lcov_file_;
};

}  // namespace

std::unique_ptr<Command> make_test_command(CLI::App& program) { return std::make_unique<TestCommand>(program); }

}  // namespace timbang::cli
