// `timbang explain`: why did one person get this result?
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "engine/session/choose_assessment.h"
#include "engine/session/explain.h"

namespace timbang::cli {

namespace {

class ExplainCommand : public Command {
public:
  explicit ExplainCommand(CLI::App& program) : Command(program, "explain", Text::help_explain) {
    options_.declare(arguments());
    arguments().add_option("--key", key_);
    arguments().add_option("--format", format_);
    arguments().add_flag("--internal", is_internal_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (auto const mistake = read(console.language())) return usage_error(console, *mistake);
    auto const loaded = load(operands(), console);
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    auto const choice = session::choose_assessment(loaded, options_.assessment(), options_.package());
    if (!choice.assessment) {
      console.print(loaded.sources, *choice.problem);
      return ExitStatus::usage;
    }
    session::ExplainRequest request{{*choice.assessment, options_.records(), options_.dates()}, key_};
    request.as_json = format_ == "json";
    request.is_internal = is_internal_;
    request.language = console.language();
    auto const explained = session::explain(loaded, *choice.rules, request);
    console.print(loaded.sources, explained.diagnostics);
    if (!explained.text) return ExitStatus::records_unusable;
    console.print(*explained.text);
    return ExitStatus::done;
  }

  std::optional<std::string> read(source::Language language) {
    if (operands().empty()) return text(Text::path_missing, language);
    if (operands().size() > 1) return text(Text::several_paths, language, operands()[1]);
    if (auto mistake = options_.read(language)) return mistake;
    if (key_.empty()) return text(Text::key_missing, language);
    if (options_.records().path == "-" && operands().front() == "-") return text(Text::input_used_twice, language);
    if (!format_.empty() && format_ != "text" && format_ != "json") {
      return text(Text::format_unknown, language, format_, "text, json");
    }
    return std::nullopt;
  }

  RecordOptions options_;
  std::string key_;
  std::string format_;
  bool is_internal_ = false;
};

}  // namespace

std::unique_ptr<Command> make_explain_command(CLI::App& program) { return std::make_unique<ExplainCommand>(program); }

}  // namespace timbang::cli
