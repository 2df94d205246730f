#include "cli/manual_page.h"

#include <algorithm>

#include "cli/texts.h"

namespace timbang::cli {

namespace {

/// What troff would take for a command of its own is written so that it is shown.
std::string escaped(std::string_view line) {
  std::string text;
  if (!line.empty() && (line.front() == '.' || line.front() == '\'')) text += "\\&";
  for (auto const c : line) {
    if (c == '\\')
      text += "\\e";
    else if (c == '-')
      text += "\\-";
    else if (c == '`')
      text += "\\`";
    else
      text += c;
  }
  return text;
}

std::string_view next_line(std::string_view& rest) {
  auto const line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return line;
}

}  // namespace

std::string manual_page(std::string_view command, std::string_view help, std::string_view version,
                        source::Language language) {
  auto const name = command.empty() ? std::string("timbang") : "timbang-" + std::string(command);
  auto const summary = next_line(help);
  auto const usage = text(Text::man_usage, language);
  std::string page = ".TH \"" + name + "\" 1 \"\" \"timbang " + std::string(version) + "\"\n";
  page += ".SH " + text(Text::man_name, language) + "\n" + name + " \\- " + escaped(summary) + "\n";
  page += ".SH " + text(Text::man_synopsis, language) + "\n";
  std::string description;
  while (!help.empty()) {
    auto const line = next_line(help);
    if (line.starts_with(usage)) {
      auto const synopsis = line.substr(std::min(line.find_first_not_of(' ', usage.size()), line.size()));
      page += ".nf\n" + escaped(synopsis.empty() ? name : synopsis) + "\n.fi\n";
    } else {
      if (!description.empty() || !line.empty()) description += escaped(line) + "\n";
    }
  }
  return page + ".SH " + text(Text::man_description, language) + "\n.nf\n" + description + ".fi\n";
}

}  // namespace timbang::cli
