#include "engine/records/workbook_tables.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

#include "engine/records/cell_text.h"
#include "engine/records/csv_table.h"
#include "engine/records/file_kind.h"
#include "engine/records/sheet_table.h"

namespace timbang::records {

namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;
using workbook::Sheet;

/// Which sheet, by its number, holds what.
struct SheetChoice {
  std::optional<std::size_t> main;
  std::vector<std::optional<std::size_t>> lists;  ///< beside WantedSheets::lists

  bool is_list(std::size_t sheet) const { return std::find(lists.begin(), lists.end(), sheet) != lists.end(); }
  bool is_read(std::size_t sheet) const { return main == sheet || is_list(sheet); }
};

/// The first visible sheet that `is_meant` takes.
template <typename Predicate>
std::optional<std::size_t> find_visible(std::vector<Sheet> const& sheets, Predicate const& is_meant) {
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (!sheets[i].is_hidden && is_meant(i)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_named(std::vector<Sheet> const& sheets, std::vector<std::string> const& names) {
  for (auto const& name : names) {
    if (auto found = find_visible(sheets, [&](std::size_t i) { return trim(sheets[i].name) == name; })) return found;
  }
  for (auto const& name : names) {
    auto const found =
        find_visible(sheets, [&](std::size_t i) { return equal_ignoring_case(trim(sheets[i].name), name); });
    if (found) return found;
  }
  return std::nullopt;
}

SheetChoice choose_sheets(std::vector<Sheet> const& sheets, WantedSheets const& wanted) {
  SheetChoice choice;
  choice.main = find_named(sheets, wanted.main);
  for (auto const& names : wanted.lists) {
    auto const found = find_named(sheets, names);
    choice.lists.push_back(found != choice.main && !choice.is_list(found.value_or(sheets.size())) ? found
                                                                                                  : std::nullopt);
  }
  if (!choice.main) choice.main = find_visible(sheets, [&](std::size_t i) { return !choice.is_list(i); });
  if (choice.main) return choice;
  // A single sheet is the table itself, even when it has the name of a list.
  choice.main = find_visible(sheets, [](std::size_t) { return true; });
  std::replace(choice.lists.begin(), choice.lists.end(), choice.main, std::optional<std::size_t>());
  return choice;
}

/// Nothing when the file breaks off or is larger than a workbook may be; the reader of workbooks then says the latter.
std::optional<std::string> read_bytes(ByteReader& bytes, std::size_t limit) {
  std::string content;
  for (auto piece = bytes.available(); !piece.empty() && content.size() <= limit; piece = bytes.available()) {
    content += piece;
    bytes.consume(piece.size());
  }
  return bytes.failed() ? std::nullopt : std::optional(std::move(content));
}

class WorkbookOpener {
public:
  WorkbookOpener(InputFile& input, WantedSheets const& wanted, std::vector<Diagnostic>& diagnostics)
      : input_(input), wanted_(wanted), diagnostics_(diagnostics), workbook_(std::make_shared<OpenedWorkbook>()) {}

  std::optional<WorkbookTables> open() {
    if (!read()) return std::nullopt;
    report_sheets_not_read();
    WorkbookTables tables;
    tables.main = std::make_unique<SheetTable>(workbook_, *choice_.main);
    for (std::size_t i = 0; i < choice_.lists.size(); ++i) {
      if (!choice_.lists[i]) continue;
      auto table = std::make_unique<SheetTable>(workbook_, *choice_.lists[i]);
      tables.children.push_back({wanted_.lists[i].front(), input_.path, std::move(table)});
    }
    return tables;
  }

private:
  bool read() {
    workbook::ReadOptions options;
    options.wanted = [this](std::vector<Sheet> const& sheets) {
      choice_ = choose_sheets(sheets, wanted_);
      std::vector<bool> wanted;
      for (std::size_t i = 0; i < sheets.size(); ++i) wanted.push_back(choice_.is_read(i));
      return wanted;
    };
    auto const bytes = read_bytes(*input_.bytes, options.limits.max_file_bytes);
    if (!bytes) {
      say(DiagnosticCode::record_file_read_failed, {source::grouped(input_.bytes->offset())});
      return false;
    }
    source::DiagnosticSink sink;
    workbook_->path = input_.path;
    workbook_->content = workbook::read_workbook(*bytes, input_.path, sink, options);
    auto const problems = sink.take();
    diagnostics_.insert(diagnostics_.end(), problems.begin(), problems.end());
    if (!problems.empty()) return false;
    if (!choice_.main) say(DiagnosticCode::workbook_without_sheet, {});
    return choice_.main.has_value();
  }

  void report_sheets_not_read() {
    std::vector<std::string> others;
    std::vector<std::string> hidden;
    for (std::size_t i = 0; i < workbook_->content.sheets.size(); ++i) {
      auto const& sheet = workbook_->content.sheets[i];
      // The sheet of our own forms that holds their long lists is nobody's data.
      if (choice_.is_read(i) || (sheet.is_hidden && sheet.name == workbook::list_sheet_name)) continue;
      (sheet.is_hidden ? hidden : others).push_back(sheet.name);
    }
    if (!others.empty()) say(DiagnosticCode::sheets_not_read, {list_names(others)});
    if (!hidden.empty()) say(DiagnosticCode::hidden_sheets_not_read, {list_names(hidden)});
  }

  void say(DiagnosticCode code, std::vector<source::Argument> arguments) {
    diagnostics_.push_back({code, DataPlace{input_.path, 0, {}, {}}, std::move(arguments), {}, {}});
  }

  InputFile& input_;
  WantedSheets const& wanted_;
  std::vector<Diagnostic>& diagnostics_;
  std::shared_ptr<OpenedWorkbook> workbook_;
  SheetChoice choice_;
};

}  // namespace

std::optional<WorkbookTables> open_workbook(InputFile& input, WantedSheets const& wanted,
                                            std::vector<Diagnostic>& diagnostics) {
  return WorkbookOpener(input, wanted, diagnostics).open();
}

std::unique_ptr<TableFile> open_child_table(std::string const& path, std::vector<std::string> const& names,
                                            std::vector<Diagnostic>& diagnostics) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    diagnostics.push_back({DiagnosticCode::child_not_regular_file, source::NoPlace{}, {shown(path)}, {}, {}});
    return nullptr;
  }
  auto input = open_input(path);
  if (!input || !input->is_regular) {
    diagnostics.push_back({DiagnosticCode::record_file_not_readable, source::NoPlace{}, {shown(path)}, {}, {}});
    return nullptr;
  }
  auto const kind = find_file_kind(*input->bytes);
  if (auto refusal = refusal_of(kind, path)) {
    diagnostics.push_back(std::move(*refusal));
    return nullptr;
  }
  if (kind != FileKind::workbook) return std::make_unique<CsvTable>(std::move(input));
  auto tables = open_workbook(*input, {names, {}}, diagnostics);
  return tables ? std::move(tables->main) : nullptr;
}

}  // namespace timbang::records
