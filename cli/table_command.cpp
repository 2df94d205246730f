// `timbang table`: the tables of a rule file to a workbook, and back.
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/written_file.h"
#include "engine/session/table_workbook.h"

namespace timbang::cli {

namespace {

class TableCommand : public Command {
public:
  explicit TableCommand(CLI::App& program) : Command(program, "table", Text::help_table) {
    arguments().add_option("--to-xlsx", to_);
    arguments().add_option("--from-xlsx", from_);
    arguments().add_flag("--write", writes_);
  }

private:
  ExitStatus execute(Console& console) override {
    auto const language = console.language();
    if (operands().empty()) return usage_error(console, text(Text::path_missing, language));
    if (operands().size() > 1) return usage_error(console, text(Text::several_paths, language, operands()[1]));
    if (to_.empty() == from_.empty()) return usage_error(console, text(Text::table_one_of, language));
    std::error_code error;
    if (std::filesystem::is_directory(operands().front(), error)) {
      return usage_error(console, text(Text::table_of_folder, language, operands().front()));
    }
    return to_.empty() ? read(console) : write(console);
  }

  ExitStatus write(Console& console) const {
    auto const written = session::write_tables(operands().front());
    console.speak_unless_asked(written.language);
    console.print(written.sources, written.diagnostics);
    if (written.workbook.empty()) return ExitStatus::rules_have_errors;
    if (holds_other_than(to_, written.workbook)) {
      console.print_error(text(Text::table_book_exists, console.language(), to_));
      return ExitStatus::records_unusable;
    }
    if (!write_file(to_, written.workbook, console)) return ExitStatus::records_unusable;
    console.print(text(Text::table_written, console.language(), to_, written.num_tables));
    return ExitStatus::done;
  }

  /// A workbook that is there already may have been edited, and not yet read back.
  static bool holds_other_than(std::string const& path, std::string const& content) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    std::string known(content.size() + 1, '\0');
    file.read(known.data(), static_cast<std::streamsize>(known.size()));
    known.resize(static_cast<std::size_t>(file.gcount()));
    return known != content;
  }

  ExitStatus read(Console& console) const {
    auto const& path = operands().front();
    auto const read = session::read_tables(load_request(operands()), from_);
    console.speak_unless_asked(read.language);
    console.print(read.loaded.sources, read.diagnostics);
    if (read.text.empty()) return ExitStatus::rules_have_errors;
    for (auto const& title : read.changed) console.print(text(Text::table_changed, console.language(), title));
    if (read.changed.empty()) console.print(text(Text::table_same, console.language()));
    if (writes_ && !read.changed.empty() && !write_and_tell(path, read.text, console)) {
      return ExitStatus::records_unusable;
    }
    return read.diagnostics.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
  }

  std::string to_;
  std::string from_;
  bool writes_ = false;
};

}  // namespace

std::unique_ptr<Command> make_table_command(CLI::App& program) { return std::make_unique<TableCommand>(program); }

}  // namespace timbang::cli
