// `timbang format`: one layout for every rule file, and from one language to the other.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/written_file.h"
#include "engine/session/format.h"

namespace timbang::cli {

namespace {

class FormatCommand : public Command {
public:
  explicit FormatCommand(CLI::App& program) : Command(program, "format", Text::help_format) {
    arguments().add_flag("--write", writes_);
    arguments().add_flag("--check", checks_);
    arguments().add_option("--output", output_);
    arguments().add_option("--to", into_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    if (int{writes_} + int{checks_} + int{!output_.empty()} > 1) {
      return usage_error(console, text(Text::format_one_of, console.language()));
    }
    auto const names_a_file = [](std::string const& path) { return path != "-"; };
    if ((writes_ || !output_.empty()) && !std::all_of(operands().begin(), operands().end(), names_a_file)) {
      return usage_error(console, text(Text::format_standard_input, console.language()));
    }
    auto const into = read_language(into_);
    if (!into_.empty() && !into) return usage_error(console, text(Text::language_unknown, console.language(), into_));
    auto const formatted = session::format_files(operands(), into);
    console.speak_unless_asked(formatted.language);
    console.print(formatted.sources, formatted.diagnostics);
    auto const status = put(formatted, console);
    auto const has_errors = formatted.files.size() < formatted.sources.size() || formatted.sources.size() == 0;
    return has_errors ? ExitStatus::rules_have_errors : status;
  }

  ExitStatus put(session::Formatted const& formatted, Console& console) const {
    if (checks_) return check(formatted, console);
    if (writes_ || !output_.empty()) return write(formatted, console);
    if (formatted.sources.size() > 1) return usage_error(console, text(Text::format_several, console.language()));
    for (auto const& file : formatted.files) console.print(file.text);
    return ExitStatus::done;
  }

  static ExitStatus check(session::Formatted const& formatted, Console const& console) {
    std::size_t num_changed = 0;
    for (auto const& file : formatted.files) {
      if (!file.is_changed) continue;
      ++num_changed;
      console.print(text(Text::format_untidy, console.language(), file.path));
    }
    auto const num_files = formatted.files.size();
    auto const files = num_files == 1 ? text(Text::files_one, console.language())
                                      : text(Text::files_many, console.language(), num_files);
    console.print(text(Text::format_summary, console.language(), files, num_changed));
    return num_changed == 0 ? ExitStatus::done : ExitStatus::answer_is_no;
  }

  ExitStatus write(session::Formatted const& formatted, Console const& console) const {
    for (auto const& file : formatted.files) {
      if (output_.empty() && !file.is_changed) continue;
      auto const path = output_.empty() ? file.path : (std::filesystem::path(output_) / file.relative_path).string();
      make_folder_of(path);
      if (!write_and_tell(path, file.text, console)) return ExitStatus::records_unusable;
    }
    return ExitStatus::done;
  }

  /// Where that fails, so does writing the file, which is told.
  static void make_folder_of(std::string const& path) {
    std::error_code error;
    auto const folder = std::filesystem::path(path).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
  }

  bool writes_ = false;
  bool checks_ = false;
  std::string output_;
  std::string into_;
};

}  // namespace

std::unique_ptr<Command> make_format_command(CLI::App& program) { return std::make_unique<FormatCommand>(program); }

}  // namespace timbang::cli
