// The program `timbang`: finds the command that was asked for, runs it, and turns what happened into an exit status.
#include <algorithm>
#include <exception>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "engine/session/version.h"

namespace timbang::cli {

namespace {

/// The language must be known before anything is said, so also before the arguments are understood.
std::optional<source::Language> asked_language(std::vector<std::string> const& arguments) {
  constexpr std::string_view option = "--language";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view const argument = arguments[i];
    if (argument == option && i + 1 < arguments.size()) return read_language(arguments[i + 1]);
    auto const has_value = argument.starts_with(option) && argument.substr(option.size()).starts_with('=');
    if (has_value) return read_language(argument.substr(option.size() + 1));
  }
  return std::nullopt;
}

/// CLI11 words its messages in English; what it names is the first word of them.
std::string named_option(CLI::ParseError const& error) {
  std::string_view const message = error.what();
  return std::string(message.substr(0, message.find_first_of(": ")));
}

std::string mistake_text(CLI::ParseError const& error, source::Language language) {
  if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) != nullptr) {
    return text(Text::value_missing, language, named_option(error));
  }
  return text(Text::argument_unusable, language, error.what());
}

/// Neither a command nor `--help` or `--version`.
ExitStatus no_command(CLI::App const& program, Console const& console) {
  auto const rest = program.remaining();
  if (rest.empty()) return console.usage_error("", text(Text::command_missing, console.language()));
  auto const is_option = rest.front().starts_with("-");
  auto const problem = is_option ? Text::unknown_argument : Text::unknown_command;
  return console.usage_error("", text(problem, console.language(), rest.front()));
}

ExitStatus run(std::vector<std::string> arguments) {
  auto const marker = std::find(arguments.begin(), arguments.end(), "--");
  Console console(asked_language(arguments));
  CLI::App program;
  program.set_help_flag();
  program.allow_extras();
  // One command, so that a folder `test` is a folder in `timbang check test`.
  program.require_subcommand(0, 1);
  bool asks_for_help = false;
  bool asks_for_version = false;
  std::string language;
  program.add_flag("-h,--help", asks_for_help);
  program.add_flag("--version", asks_for_version);
  program.add_option("--language", language);
  std::vector<std::unique_ptr<Command>> commands;
  for (auto* const make : {make_check_command, make_score_command, make_explain_command, make_test_command,
                           make_format_command, make_new_command, make_schema_command, make_table_command,
                           make_document_command, make_diff_command, make_eval_command, make_completion_command}) {
    commands.push_back(make(program));
  }
  commands.push_back(make_man_command(program, commands));
  try {
    // CLI11 takes them last first. What follows `--` is no option, whatever it looks like; CLI11 would give it to nobody.
    program.parse(std::vector<std::string>(std::make_reverse_iterator(marker), arguments.rend()));
  } catch (CLI::ParseError const& error) {
    return console.usage_error("", mistake_text(error, console.language()));
  }
  if (!language.empty() && !read_language(language)) {
    return console.usage_error("", text(Text::language_unknown, console.language(), language));
  }
  if (asks_for_version) {
    console.print("timbang " + std::string(session::version()) + "\n");
    return ExitStatus::done;
  }
  if (asks_for_help) {
    console.print(text(Text::help_program, console.language()));
    return ExitStatus::done;
  }
  for (auto const& command : commands) {
    if (!command->is_chosen()) continue;
    if (marker != arguments.end()) command->add_operands({std::next(marker), arguments.end()});
    return command->run(console);
  }
  return no_command(program, console);
}

ExitStatus run_and_flush(std::vector<std::string> const& arguments) {
  auto const status = run(arguments);
  std::cout.flush();
  if (std::cout.good()) return status;
  // A full disk or a closed pipe: whoever reads the result must not take it for complete.
  std::cerr << text(Text::output_failed, asked_language(arguments).value_or(source::Language::indonesian));
  return status == ExitStatus::done ? ExitStatus::records_unusable : status;
}

ExitStatus report_bug(std::string_view what, source::Language language) {
  std::cerr << text(Text::internal_error, language, what, session::version());
  return ExitStatus::internal_error;
}

}  // namespace

}  // namespace timbang::cli

int main(int argc, char** argv) {
  using namespace timbang::cli;
  std::vector<std::string> const arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  auto const language = asked_language(arguments).value_or(timbang::source::Language::indonesian);
  try {
    spdlog::set_default_logger(spdlog::stderr_logger_st("timbang"));
    spdlog::set_level(spdlog::level::off);
    return static_cast<int>(run_and_flush(arguments));
  } catch (std::exception const& error) {
    return static_cast<int>(report_bug(error.what(), language));
  } catch (...) {
    return static_cast<int>(report_bug("?", language));
  }
}
