// Rule text: parsed alone, and compiled with its examples run.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "engine/language/compile.h"
#include "engine/language/format/format.h"
#include "engine/language/parse/parse.h"
#include "engine/session/norms.h"
#include "engine/session/run_tests.h"
#include "engine/session/test_coverage.h"
#include "engine/source/diagnostic_text.h"
#include "tests/fuzz/targets.h"

namespace timbang::fuzz {

namespace {

using source::Language;

constexpr std::array both_languages = {Language::indonesian, Language::english};

void tell(source::SourceStore const& sources, std::vector<source::Diagnostic> const& diagnostics) {
  for (auto const& diagnostic : diagnostics) {
    for (auto const language : both_languages) {
      demand(!source::diagnostic_text(sources, diagnostic, language).empty(), "a diagnostic can be told");
    }
  }
}

void parse_formula(std::string_view bytes) {
  for (auto const language : both_languages) {
    source::SourceStore sources;
    source::DiagnosticSink sink;
    auto const file = sources.add("formula", std::string(bytes));
    auto const formula = language::parse_expression(sources, file, language, sink);
    demand(formula.expression != nullptr || sink.has_errors(), "a formula that cannot be read is an error");
    tell(sources, sink.all());
  }
}

struct PackageFile {
  std::string path;
  std::string text;
};

using Packages = std::map<std::string, PackageFile>;

Packages const& national_packages() {
  static auto const packages = [] {
    Packages found;
    for (auto const* name : {"asn", "jpt", "kinerja"}) {
      // Either a rule file or a literate one.
      for (auto const* suffix : {".timbang", ".timbang.md"}) {
        auto const path = TIMBANG_ROOT "/rules/nasional/" + std::string(name) + suffix;
        std::ifstream file(path);
        if (!file) continue;
        std::stringstream text;
        text << file.rdbuf();
        found["nasional." + std::string(name)] = {path, text.str()};
      }
    }
    demand(found.size() == 3, "the national packages are there");
    return found;
  }();
  return packages;
}

/// The file and what it imports, each once.
std::vector<source::FileId> with_imports(source::SourceStore& sources, source::FileId file) {
  std::vector<source::FileId> files = {file};
  Packages left = national_packages();
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (auto const& import : language::outline(sources, files[i]).imports) {
      auto const found = left.find(import);
      if (found == left.end()) continue;
      files.push_back(sources.add(found->second.path, found->second.text));
      left.erase(found);
    }
  }
  return files;
}

/// A file without mistakes of spelling has one layout; its translation may be refused, but never says something else.
void format_rules(source::SourceStore const& sources, source::FileId file) {
  for (auto const into : both_languages) {
    source::DiagnosticSink sink;
    auto const text = language::format(sources, file, into, sink);
    demand(text.has_value() != sink.has_errors(), "either a layout or an error");
    tell(sources, sink.all());
    if (!text) continue;
    source::SourceStore again;
    auto const written = again.add("rules", *text);
    demand(language::format(again, written, into, sink) == text, "what is formatted stays so");
  }
}

}  // namespace

void parse_rules(std::string_view bytes) {
  if (bytes.size() > max_input_bytes) return;
  if (!bytes.starts_with("paket") && !bytes.starts_with("package")) return parse_formula(bytes);
  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const file = sources.add("rules", std::string(bytes));
  auto const parsed = language::parse(sources, file, sink);
  demand(parsed.usable || sink.has_errors(), "a file that cannot be used is an error");
  tell(sources, sink.all());
  if (parsed.is_complete) format_rules(sources, file);
}

void check_rules(std::string_view bytes) {
  if (bytes.size() > max_input_bytes) return;
  session::Loaded loaded;
  auto const file = loaded.sources.add("rules", std::string(bytes));
  loaded.files = with_imports(loaded.sources, file);
  loaded.main_files = {file};
  source::DiagnosticSink sink;
  auto program = language::compile(loaded.sources, loaded.files, sink);
  demand(program.has_value() != sink.has_errors(), "either a program or an error");
  if (program) {
    session::check_norms(*program, true, sink);
    loaded.jurisdictions.push_back({loaded.files, loaded.main_files, std::move(*program), {}});
  }
  tell(loaded.sources, sink.all());
  auto const run = session::run_tests(loaded, true);
  tell(loaded.sources, run.failures);
  if (!loaded.jurisdictions.empty()) tell(loaded.sources, session::test_coverage(loaded, run).unreached);
}

}  // namespace timbang::fuzz
