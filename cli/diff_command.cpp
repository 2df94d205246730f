// `timbang diff`: what has changed from one edition of the rules to the next, in words or for other systems.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/written_file.h"
#include "engine/session/difference.h"

namespace timbang::cli {

namespace {

class DiffCommand : public Command {
public:
  explicit DiffCommand(CLI::App& program) : Command(program, "diff", Text::help_diff) {
    arguments().add_option("--format", format_);
    arguments().add_option("--output", output_);
    arguments().add_option("--rules-before", folders_before_)->allow_extra_args(false);
    arguments().add_option("--rules-after", folders_after_)->allow_extra_args(false);
  }

private:
  ExitStatus execute(Console& console) override {
    if (auto const mistake = read(console.language())) return usage_error(console, *mistake);
    auto const before = session::load(request(operands()[0], folders_before_));
    auto const after = session::load(request(operands()[1], folders_after_));
    // The report speaks the language of the later edition.
    if (!after.main_files.empty()) console.speak_unless_asked(after.language);
    if (before.jurisdictions.empty() || after.jurisdictions.empty()) {
      tell_mistakes(before, console);
      tell_mistakes(after, console);
      return ExitStatus::rules_have_errors;
    }
    auto const format = format_ == "json" ? session::DifferenceFormat::json : session::DifferenceFormat::text;
    auto const comparison = session::compare_editions(before, after, format, console.language());
    auto const answer = comparison.is_different ? ExitStatus::answer_is_no : ExitStatus::done;
    if (output_.empty()) {
      console.print(comparison.report);
      return answer;
    }
    return write_and_tell(output_, comparison.report, console) ? answer : ExitStatus::records_unusable;
  }

  /// Each edition may rest on packages of its own time.
  session::LoadRequest request(std::string const& path, std::vector<std::string> const& folders) const {
    auto made = load_request({path});
    made.rule_folders.insert(made.rule_folders.end(), folders.begin(), folders.end());
    return made;
  }

  std::optional<std::string> read(source::Language language) const {
    if (operands().size() < 2) return text(Text::two_paths_needed, language);
    if (operands().size() > 2) return text(Text::more_than_two_paths, language, operands()[2]);
    if (operands()[0] == "-" && operands()[1] == "-") return text(Text::both_from_input, language);
    if (!format_.empty() && format_ != "text" && format_ != "json") {
      return text(Text::format_unknown, language, format_, "text, json");
    }
    auto const is_input = std::find(operands().begin(), operands().end(), output_) != operands().end();
    if (!output_.empty() && is_input) return text(Text::output_is_input, language, output_);
    return std::nullopt;
  }

  /// Of a side without errors nothing is told: what `check` finds in it is no change.
  static void tell_mistakes(session::Loaded const& loaded, Console const& console) {
    if (loaded.jurisdictions.empty()) console.print(loaded.sources, loaded.diagnostics, loaded.num_dropped);
  }

  std::string format_;
  std::string output_;
  std::vector<std::string> folders_before_;
  std::vector<std::string> folders_after_;
};

}  // namespace

std::unique_ptr<Command> make_diff_command(CLI::App& program) { return std::make_unique<DiffCommand>(program); }

}  // namespace timbang::cli
