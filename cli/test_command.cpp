// `timbang test`: do the examples in the rule files give what they promise?
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "engine/session/load.h"
#include "engine/session/output_file.h"
#include "engine/session/run_tests.h"

namespace timbang::cli {

namespace {

class TestCommand : public Command {
public:
  explicit TestCommand(CLI::App& program) : Command(program, "test", Text::help_test) {
    arguments().add_option("--junit", junit_file_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const loaded = load(operands(), console);
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    auto const run = session::run_tests(loaded);
    console.print(loaded.sources, run.failures);
    if (!junit_file_.empty() && !write_junit(loaded, run, console)) return ExitStatus::records_unusable;
    if (junit_file_ != "-") console.print(session::test_summary(run, console.language()));
    return run.num_passed == run.num_cases ? ExitStatus::done : ExitStatus::answer_is_no;
  }

  bool write_junit(session::Loaded const& loaded, session::TestRun const& run, Console const& console) const {
    auto const text = session::junit(loaded, run, console.language());
    if (junit_file_ == "-") {
      console.print(text);
      return true;
    }
    session::OutputFile file(junit_file_);
    file.stream() << text;
    if (file.commit()) return true;
    console.print(
        loaded.sources,
        source::Diagnostic{source::DiagnosticCode::output_not_writable, source::NoPlace{}, {junit_file_}, {}, {}});
    return false;
  }

  std::string junit_file_;
};

}  // namespace

std::unique_ptr<Command> make_test_command(CLI::App& program) { return std::make_unique<TestCommand>(program); }

}  // namespace timbang::cli
