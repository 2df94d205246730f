// `timbang score`: decide every record.
#include <algorithm>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "engine/session/choose_assessment.h"
#include "engine/session/rule_files.h"
#include "engine/session/score_report.h"

namespace timbang::cli {

namespace {

using session::ResultFormat;

bool ends_with(std::string const& path, std::string_view ending) { return std::string_view(path).ends_with(ending); }

ExitStatus exit_status(session::ScoreStatus status) {
  switch (status) {
    case session::ScoreStatus::done: return ExitStatus::done;
    case session::ScoreStatus::some_rejected:
    case session::ScoreStatus::records_unusable:
    case session::ScoreStatus::not_written: return ExitStatus::records_unusable;
  }
  return ExitStatus::internal_error;
}

class ScoreCommand : public Command {
public:
  explicit ScoreCommand(CLI::App& program) : Command(program, "score", Text::help_score) {
    options_.declare(arguments());
    arguments().add_option("--format", format_);
    arguments().add_option("--output", report_.output);
    arguments().add_option("--rejects", report_.rejects);
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
    return score(loaded, choice, console);
  }

  ExitStatus score(session::Loaded const& loaded, session::AssessmentChoice const& choice, Console const& console) {
    Progress progress(console);
    report_.language = console.language();
    session::ScoreListener listener;
    listener.report = [&](source::Diagnostic const& diagnostic) {
      progress.clear();
      console.print(loaded.sources, diagnostic);
    };
    listener.held_back = [&](source::DiagnosticCode code, std::uint64_t number) {
      progress.clear();
      console.print_error(text(Text::messages_held_back, console.language(), number, source::facts(code).name,
                               source::kind_text(code, console.language())));
    };
    listener.progress = [&](std::uint64_t num_records) { progress.show(num_records); };
    session::ScoreRequest const request{*choice.assessment, options_.records(), options_.dates()};
    auto const scored = session::score_to_report(loaded, *choice.rules, request, report_, listener, std::cout);
    progress.clear();
    if (scored.status == session::ScoreStatus::some_rejected) {
      console.print_error(text(Text::rejected_stop, console.language(), scored.num_rejected));
    }
    return exit_status(scored.status);
  }

  std::optional<std::string> read(source::Language language) {
    if (operands().empty()) return text(Text::path_missing, language);
    if (operands().size() > 1) return text(Text::several_paths, language, operands()[1]);
    if (auto mistake = options_.read(language)) return mistake;
    if (auto mistake = read_format(language)) return mistake;
    return check_files(language);
  }

  std::optional<std::string> read_format(source::Language language) {
    if (format_ == "csv" || (format_.empty() && ends_with(report_.output, ".csv"))) {
      report_.format = ResultFormat::csv;
    } else if (format_ == "jsonl" || (format_.empty() && ends_with(report_.output, ".jsonl"))) {
      report_.format = ResultFormat::jsonl;
    } else if (format_ == "xlsx" || (format_.empty() && ends_with(report_.output, ".xlsx"))) {
      report_.format = ResultFormat::workbook;
      // The bytes of a workbook are nothing for a terminal.
      if (report_.output.empty() || report_.output == "-") return text(Text::workbook_needs_file, language);
    } else if (!format_.empty() && format_ != "table") {
      return text(Text::format_unknown, language, format_, "table, csv, jsonl, xlsx");
    }
    return std::nullopt;
  }

  /// No file is read and written, and standard input is read once.
  std::optional<std::string> check_files(source::Language language) const {
    auto inputs = options_.input_files();
    inputs.push_back(operands().front());
    if (std::count(inputs.begin(), inputs.end(), "-") > 1) return text(Text::input_used_twice, language);
    for (auto const& output : {report_.output, report_.rejects}) {
      if (output.empty() || output == "-") continue;
      for (auto const& input : inputs) {
        if (session::same_file_name(input) == session::same_file_name(output)) {
          return text(Text::output_is_input, language, output);
        }
      }
    }
    return std::nullopt;
  }

  RecordOptions options_;
  std::string format_;
  session::ReportRequest report_;
};

}  // namespace

std::unique_ptr<Command> make_score_command(CLI::App& program) { return std::make_unique<ScoreCommand>(program); }

}  // namespace timbang::cli
