// The commands, one maker each; main puts them into the order of the help.
#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace timbang::cli {

std::unique_ptr<Command> make_check_command(CLI::App& program);
std::unique_ptr<Command> make_score_command(CLI::App& program);
std::unique_ptr<Command> make_explain_command(CLI::App& program);
std::unique_ptr<Command> make_test_command(CLI::App& program);
std::unique_ptr<Command> make_format_command(CLI::App& program);
std::unique_ptr<Command> make_new_command(CLI::App& program);
std::unique_ptr<Command> make_schema_command(CLI::App& program);
std::unique_ptr<Command> make_table_command(CLI::App& program);
std::unique_ptr<Command> make_document_command(CLI::App& program);
std::unique_ptr<Command> make_diff_command(CLI::App& program);
std::unique_ptr<Command> make_eval_command(CLI::App& program);
std::unique_ptr<Command> make_completion_command(CLI::App& program);
/// Knows the pages of all `commands`, which outlive it.
std::unique_ptr<Command> make_man_command(CLI::App& program, std::vector<std::unique_ptr<Command>> const& commands);

}  // namespace timbang::cli
