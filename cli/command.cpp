#include "cli/command.h"

#include <cctype>
#include <cstdlib>
#include <utility>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/options.h"

namespace timbang::cli {

namespace {

/// `--x` and `-x` are options; `-`, `-1 + 2` and `-Rp5` are not.
bool looks_like_option(std::string const& argument) {
  if (argument.size() < 2 || argument.front() != '-') return false;
  if (argument[1] == '-') return argument.size() > 2;
  return argument.size() == 2 && std::isalpha(static_cast<unsigned char>(argument[1])) != 0;
}

}  // namespace

Command::Command(CLI::App& program, std::string name, Text help_page)
    : name_(std::move(name)), help_page_(help_page), arguments_(program.add_subcommand(name_)) {
  // CLI11 speaks English only: what it would report is left to us, and so are its help pages.
  arguments_->set_help_flag();
  arguments_->allow_extras();
  arguments_->add_flag("-h,--help", asks_for_help_);
  arguments_->add_flag("--verbose", is_verbose_);
  arguments_->add_option("--language", language_);
  arguments_->add_option("--rules", rule_folders_)->allow_extra_args(false);
}

bool Command::is_chosen() const { return arguments_->parsed(); }

std::optional<std::string> Command::unknown_option() {
  for (auto const& argument : arguments_->remaining()) {
    if (looks_like_option(argument)) return argument;
    operands_.push_back(argument);
  }
  operands_.insert(operands_.end(), literal_operands_.begin(), literal_operands_.end());
  return std::nullopt;
}

ExitStatus Command::run(Console& console) {
  if (asks_for_help_) {
    console.print(text(help_page_, console.language()));
    return ExitStatus::done;
  }
  if (!language_.empty() && !read_language(language_)) {
    return usage_error(console, text(Text::language_unknown, console.language(), language_));
  }
  if (auto const unknown = unknown_option()) {
    return usage_error(console, text(Text::unknown_argument, console.language(), *unknown));
  }
  if (is_verbose_) spdlog::set_level(spdlog::level::debug);
  return execute(console);
}

session::LoadRequest Command::load_request(std::vector<std::string> const& paths) const {
  session::LoadRequest request{paths, rule_folders_};
  if (auto const* folders = std::getenv("TIMBANG_RULES")) {
    auto const more = session::split_folders(folders);
    request.rule_folders.insert(request.rule_folders.end(), more.begin(), more.end());
  }
  return request;
}

session::Loaded Command::load(std::vector<std::string> const& paths, Console& console, bool tells_open_norms) const {
  auto request = load_request(paths);
  request.tells_open_norms = tells_open_norms;
  auto loaded = session::load(request);
  console.speak_unless_asked(loaded.language);
  console.print(loaded.sources, loaded.diagnostics, loaded.num_dropped);
  return loaded;
}

ExitStatus Command::usage_error(Console const& console, std::string_view message) const {
  return console.usage_error(name_, message);
}

}  // namespace timbang::cli
