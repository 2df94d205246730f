// `timbang test`: do the examples in the rule files give what they promise?
#include "cli/commands.h"
#include "engine/session/load.h"
#include "engine/session/run_tests.h"

namespace timbang::cli {

namespace {

class TestCommand : public Command {
public:
  explicit TestCommand(CLI::App& program) : Command(program, "test", Text::help_test) {}

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const loaded = load(operands(), console);
    if (!loaded.program) return ExitStatus::rules_have_errors;
    auto const run = session::run_tests(loaded);
    console.print(loaded.sources, run.failures);
    console.print(session::test_summary(run, console.language()));
    return run.num_passed == run.num_cases ? ExitStatus::done : ExitStatus::answer_is_no;
  }
};

}  // namespace

std::unique_ptr<Command> make_test_command(CLI::App& program) { return std::make_unique<TestCommand>(program); }

}  // namespace timbang::cli
