// `timbang document`: the rule book, for people who sign, and the map of many packages.
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/written_file.h"
#include "engine/session/rule_book.h"

namespace timbang::cli {

namespace {

class DocumentCommand : public Command {
public:
  explicit DocumentCommand(CLI::App& program) : Command(program, "document", Text::help_document) {
    arguments().add_option("--format", format_);
    arguments().add_option("--output", output_);
    arguments().add_flag("--map", is_map_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (operands().empty()) return usage_error(console, text(Text::path_missing, console.language()));
    auto const is_known = format_.empty() || format_ == "markdown" || format_ == "html";
    if (!is_known)
      return usage_error(console, text(Text::format_unknown, console.language(), format_, "markdown, html"));
    if (auto const extension = other_extension(); !extension.empty()) {
      return usage_error(console, text(Text::book_format_unknown, console.language(), extension));
    }
    auto const loaded = load(operands(), console);
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    auto const book = is_map_ ? session::package_map(loaded, format(), console.language())
                              : session::rule_book(loaded, format(), console.language());
    if (output_.empty()) {
      console.print(book);
      return ExitStatus::done;
    }
    return write_and_tell(output_, book, console) ? ExitStatus::done : ExitStatus::records_unusable;
  }

  /// The ending of a name that promises a form which is not written; empty when there is none.
  std::string other_extension() const {
    auto const extension = std::filesystem::path(output_).extension().string();
    auto const promises_nothing = !format_.empty() || extension.empty() || extension == ".md" ||
                                  extension == ".markdown" || extension == ".txt" || extension == ".html" ||
                                  extension == ".htm";
    return promises_nothing ? std::string() : extension;
  }

  /// As asked for; else as the name of the file says.
  session::BookFormat format() const {
    auto const is_html = format_.empty() ? output_.ends_with(".html") || output_.ends_with(".htm") : format_ == "html";
    return is_html ? session::BookFormat::html : session::BookFormat::markdown;
  }

  std::string format_;
  std::string output_;
  bool is_map_ = false;
};

}  // namespace

std::unique_ptr<Command> make_document_command(CLI::App& program) { return std::make_unique<DocumentCommand>(program); }

}  // namespace timbang::cli
