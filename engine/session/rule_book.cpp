#include "engine/session/rule_book.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "engine/audit/digest.h"
#include "engine/document/book/package_map.h"
#include "engine/document/book/rule_book.h"
#include "engine/session/description.h"
#include "engine/session/run_tests.h"
#include "engine/session/test_coverage.h"
#include "engine/session/version.h"

namespace timbang::session {

namespace {

/// What is to be checked in a package, whatever the language.
std::size_t num_to_check(Jurisdiction const& rules, Loaded const& loaded, source::FileId file) {
  std::size_t count = 0;
  auto const described = document::describe(rules.program, loaded.sources, {file}, loaded.language);
  for (auto const& entry : described.entries) count += document::num_to_check(entry);
  return count;
}

document::BookFacts facts_of(Loaded const& loaded) {
  document::BookFacts facts{std::string(version()), {}, {}};
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& package : rules.program.packages) {
      if (!rules.is_main(package.span.file)) {
        facts.to_check_elsewhere[package.name] = num_to_check(rules, loaded, package.span.file);
        continue;
      }
      auto const& file = loaded.sources.get(package.span.file);
      facts.files.push_back({package.name, std::filesystem::path(file.path()).filename().string(),
                             audit::sha256_hex(file.text()), rules.digest});
    }
  }
  return facts;
}

std::string write(document::Page const& page, BookFormat format) {
  return format == BookFormat::html ? document::write_html(page) : document::write_markdown(page);
}

std::vector<source::FileId> described_files(Loaded const& loaded) {
  std::vector<source::FileId> files;
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& package : rules.program.packages) {
      if (rules.is_main(package.span.file)) files.push_back(package.span.file);
    }
  }
  return files;
}

std::filesystem::path common_folder(Loaded const& loaded) {
  auto const folder_of_file = [&](source::FileId file) {
    return std::filesystem::path(loaded.sources.get(file).path()).parent_path();
  };
  auto common = folder_of_file(loaded.main_files.front());
  for (auto const file : loaded.main_files) {
    auto const folder = folder_of_file(file);
    auto const end = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end()).first;
    std::filesystem::path shared;
    for (auto part = common.begin(); part != end; ++part) shared /= *part;
    common = shared;
  }
  return common;
}

/// Without blanks and the line end's `\r` behind it.
std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

/// What the author has written first: the heading of a document, or the first sentence of the first remark of a rule file.
std::string title_of(source::SourceFile const& file) {
  constexpr std::string_view heading = "# ";
  constexpr std::string_view remark = "// ";
  auto const is_literate = file.rule_blocks() != nullptr;
  std::string title;
  for (std::uint32_t number = 1; number <= file.num_lines(); ++number) {
    auto line = trimmed(file.line(number));
    if (line.empty() && title.empty()) continue;
    if (!line.starts_with(is_literate ? heading : remark)) break;
    line.remove_prefix((is_literate ? heading : remark).size());
    if (is_literate) return std::string(line);
    title += (title.empty() ? "" : " ") + std::string(line);
  }
  auto const end = std::min(title.find(". "), title.ends_with('.') ? title.size() - 1 : title.size());
  return title.substr(0, end);
}

}  // namespace

std::string rule_book(Loaded const& loaded, BookFormat format, source::Language language) {
  return write(document::rule_book(describe(loaded, language), facts_of(loaded), language), format);
}

std::string package_map(Loaded const& loaded, BookFormat format, source::Language language) {
  auto const coverage = test_coverage(loaded, run_tests(loaded, true));
  auto const folder = common_folder(loaded);
  std::vector<document::MappedFile> files;
  for (auto const id : described_files(loaded)) {
    auto const& file = loaded.sources.get(id);
    document::MappedFile mapped{std::filesystem::path(file.path()).lexically_relative(folder).generic_string(),
                                title_of(file)};
    for (auto const& one : coverage.files) {
      if (!(one.file == id)) continue;
      mapped.num_goals = one.count.num_goals;
      mapped.num_reached = one.count.num_reached;
      mapped.num_waived = one.count.num_waived;
    }
    files.push_back(std::move(mapped));
  }
  return write(document::package_map(describe(loaded, language), files, language), format);
}

}  // namespace timbang::session
