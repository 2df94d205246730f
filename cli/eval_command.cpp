// `timbang eval`: one expression, exactly.
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "engine/session/evaluate_expression.h"

namespace timbang::cli {

namespace {

class EvalCommand : public Command {
public:
  explicit EvalCommand(CLI::App& program) : Command(program, "eval", Text::help_eval) {
    arguments().add_option("--as-of", as_of_);
  }

private:
  ExitStatus execute(Console& console) override {
    auto const language = console.language();
    if (operands().empty()) return usage_error(console, text(Text::expression_missing, language));
    session::ExpressionRequest request{joined(operands(), " "), language, {}};
    if (!as_of_.empty()) {
      request.evaluation_date = read_date(as_of_);
      if (!request.evaluation_date) return usage_error(console, date_mistake("--as-of", as_of_, language));
    }
    auto const evaluated = session::evaluate_expression(request);
    console.print(evaluated.sources, evaluated.diagnostics);
    if (evaluated.needs_date) return ExitStatus::usage;
    if (!evaluated.text) return ExitStatus::rules_have_errors;
    console.print(*evaluated.text + "\n");
    return ExitStatus::done;
  }

  std::string as_of_;
};

}  // namespace

std::unique_ptr<Command> make_eval_command(CLI::App& program) { return std::make_unique<EvalCommand>(program); }

}  // namespace timbang::cli
