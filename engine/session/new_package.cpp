#include "engine/session/new_package.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate/internal_error.h"
#include "engine/language/format/format.h"
#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"

namespace timbang::session {

namespace {

constexpr std::size_t max_name_bytes = 200;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Parts joined by dots, each a name: letters, digits and underscores, no digit first.
bool is_package_name(std::string_view name) {
  if (name.size() > max_name_bytes) return false;
  while (true) {
    auto const part = name.substr(0, name.find('.'));
    if (part.empty() || !is_letter(part.front())) return false;
    if (!std::all_of(part.begin(), part.end(), [](char c) { return is_letter(c) || is_digit(c); })) return false;
    if (part.size() == name.size()) return true;
    name.remove_prefix(part.size() + 1);
  }
}

std::string translated(std::string text, source::Language language) {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const file = sources.add("template", std::move(text));
  auto formatted = language::format(sources, file, language, sink);
  if (!formatted) throw evaluate::InternalError("a template cannot be translated");
  return *std::move(formatted);
}

}  // namespace

std::variant<std::string, NewPackageProblem> new_package(std::string_view name, std::string_view template_name,
                                                         source::Language language) {
  if (!is_package_name(name)) return NewPackageProblem::name_not_usable;
  auto text = document::package_from_template(template_name, name);
  if (!text) return NewPackageProblem::unknown_template;
  return language == source::Language::indonesian ? *std::move(text) : translated(*std::move(text), language);
}

std::string file_of_package(std::string_view name) {
  auto const dot = name.rfind('.');
  std::string file(dot == std::string_view::npos ? name : name.substr(dot + 1));
  std::replace(file.begin(), file.end(), '_', '-');
  return file + ".timbang";
}

}  // namespace timbang::session
