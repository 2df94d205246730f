#include "engine/session/difference.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/audit/digest.h"
#include "engine/document/difference/difference_report.h"
#include "engine/session/description.h"

namespace timbang::session {

namespace {

/// By name.
using Packages = std::map<std::string, document::EditionPackage>;

void gather(Loaded const& loaded, ir::Program const& program, source::Language language, Packages& described,
            Packages& used, std::map<std::string, document::Description>& of_used) {
  auto const& main_files = loaded.main_files;
  for (auto const& package : program.packages) {
    auto const is_main = std::find(main_files.begin(), main_files.end(), package.span.file) != main_files.end();
    auto& packages = is_main ? described : used;
    if (packages.contains(package.name)) continue;
    auto const& file = loaded.sources.get(package.span.file);
    packages[package.name] = {package.name, package.version, audit::sha256_hex(file.text()), file.path()};
    if (!is_main) of_used[package.name] = document::describe(program, loaded.sources, {package.span.file}, language);
  }
}

std::string report_of(document::Difference const& difference, document::ComparedSide const& before,
                      document::ComparedSide const& after, DifferenceFormat format, source::Language language) {
  switch (format) {
    case DifferenceFormat::text: return document::difference_text(difference, before, after, language);
    case DifferenceFormat::json: return document::difference_json(difference, before, after).write();
  }
  return {};
}

}  // namespace

document::Edition edition_of(Loaded const& loaded, source::Language language) {
  document::Edition edition;
  Packages described;
  Packages used;
  std::map<std::string, document::Description> of_used;
  for (auto const& rules : loaded.jurisdictions) {
    gather(loaded, rules.program, language, described, used, of_used);
  }
  edition.description = describe(loaded, language);
  for (auto const& package : edition.description.packages) edition.packages.push_back(described.at(package.name));
  for (auto& [name, package] : used) {
    edition.used.push_back(std::move(package));
    edition.of_used.push_back(std::move(of_used.at(name)));
  }
  return edition;
}

EditionsComparison compare_editions(Loaded const& before, Loaded const& after, DifferenceFormat format,
                                    source::Language language) {
  auto const earlier = edition_of(before, language);
  auto const later = edition_of(after, language);
  auto const difference = document::compare(earlier, later, language);
  document::ComparedSide const from{earlier, before.sources};
  document::ComparedSide const to{later, after.sources};
  return {report_of(difference, from, to, format, language), difference.sameness == document::Sameness::different};
}

}  // namespace timbang::session
