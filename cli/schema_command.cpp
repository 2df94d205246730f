// `timbang schema`: what an evaluation wants to be given, and what it gives, for other systems and for people with tables.
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/written_file.h"
#include "engine/session/choose_assessment.h"
#include "engine/session/schema.h"

namespace timbang::cli {

namespace {

class SchemaCommand : public Command {
public:
  explicit SchemaCommand(CLI::App& program) : Command(program, "schema", Text::help_schema) {
    arguments().add_option("--assessment", assessment_);
    arguments().add_option("--package", package_);
    arguments().add_option("--of", part_);
    arguments().add_option("--template", template_);
    arguments().add_option("--output", output_);
  }

private:
  ExitStatus execute(Console& console) override {
    if (auto const mistake = read(console.language())) return usage_error(console, *mistake);
    auto const loaded = load(operands(), console);
    if (loaded.jurisdictions.empty()) return ExitStatus::rules_have_errors;
    auto const choice = session::choose_assessment(loaded, assessment_, package_);
    if (!choice.assessment) {
      console.print(loaded.sources, *choice.problem);
      return ExitStatus::usage;
    }
    if (!template_.empty()) return write_templates(*choice.rules, *choice.assessment, console);
    auto const part = part_ == "result" ? session::SchemaPart::result : session::SchemaPart::input;
    auto const schema = session::json_schema(*choice.rules, *choice.assessment, part, console.language());
    if (!output_.empty()) return write(output_, schema, console);
    console.print(schema);
    return ExitStatus::done;
  }

  std::optional<std::string> read(source::Language language) const {
    if (operands().empty()) return text(Text::path_missing, language);
    if (operands().size() > 1) return text(Text::several_paths, language, operands()[1]);
    if (!part_.empty() && part_ != "input" && part_ != "result") {
      return text(Text::format_unknown, language, part_, "input, result");
    }
    if (!template_.empty() && template_ != "csv" && template_ != "xlsx") {
      return text(Text::format_unknown, language, template_, "csv, xlsx");
    }
    if (!template_.empty() && output_.empty()) return text(Text::template_output_missing, language);
    return std::nullopt;
  }

  ExitStatus write_templates(session::Jurisdiction const& rules, ir::AssessmentId assessment,
                             Console const& console) const {
    if (template_ == "xlsx") {
      return write(output_, session::workbook_template(rules, assessment, console.language()), console);
    }
    std::error_code error;
    std::filesystem::create_directories(output_, error);
    for (auto const& one : session::csv_templates(rules, assessment, console.language())) {
      auto const path = (std::filesystem::path(output_) / one.file_name).string();
      auto const status = write(path, one.text, console);
      if (status != ExitStatus::done) return status;
    }
    return ExitStatus::done;
  }

  static ExitStatus write(std::string const& path, std::string const& content, Console const& console) {
    return write_and_tell(path, content, console) ? ExitStatus::done : ExitStatus::records_unusable;
  }

  std::string assessment_;
  std::string package_;
  std::string part_;
  std::string template_;
  std::string output_;
};

}  // namespace

std::unique_ptr<Command> make_schema_command(CLI::App& program) { return std::make_unique<SchemaCommand>(program); }

}  // namespace timbang::cli
