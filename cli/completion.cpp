#include "cli/completion.h"

#include <vector>

#include <CLI/CLI.hpp>

namespace timbang::cli {

namespace {

std::vector<std::string> options_of(CLI::App const& app) {
  std::vector<std::string> names;
  for (auto const* option : app.get_options()) {
    for (auto const& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<CLI::App const*> commands_of(CLI::App const& program) {
  return program.get_subcommands([](CLI::App const*) { return true; });
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string names_of(std::vector<CLI::App const*> const& commands) {
  std::vector<std::string> names;
  for (auto const* command : commands) names.push_back(command->get_name());
  return joined(names);
}

}  // namespace

std::string bash_completion(CLI::App const& program) {
  auto const commands = commands_of(program);
  std::string script =
      "_timbang() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W \"" +
      names_of(commands) + " " + joined(options_of(program)) +
      "\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (auto const* command : commands) {
    script += "    " + command->get_name() + ") options=\"" + joined(options_of(*command)) + "\" ;;\n";
  }
  return script +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _timbang timbang\n";
}

std::string zsh_completion(CLI::App const& program) {
  auto const commands = commands_of(program);
  std::string script =
      "#compdef timbang\n"
      "_timbang() {\n"
      "  if ((CURRENT == 2)); then\n"
      "    compadd -- " +
      names_of(commands) + " " + joined(options_of(program)) +
      "\n"
      "    return\n"
      "  fi\n"
      "  if [[ $words[CURRENT] != -* ]]; then\n"
      "    _files\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (auto const* command : commands) {
    script += "    " + command->get_name() + ") compadd -- " + joined(options_of(*command)) + " ;;\n";
  }
  return script +
         "  esac\n"
         "}\n"
         "_timbang \"$@\"\n";
}

}  // namespace timbang::cli
