#include "engine/records/file_kind.h"

#include <string_view>

#include "engine/records/cell_text.h"
#include "engine/workbook/workbook.h"

namespace timbang::records {

namespace {

using source::DiagnosticCode;

bool is_utf16(std::string_view start) {
  if (start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF") return true;
  // Without a mark: ASCII letters with a NUL before or after each.
  return start.size() >= 4 && ((start[0] == '\0' && start[2] == '\0' && start[1] != '\0' && start[3] != '\0') ||
                               (start[1] == '\0' && start[3] == '\0' && start[0] != '\0' && start[2] != '\0'));
}

}  // namespace

FileKind find_file_kind(ByteReader& bytes) {
  auto start = bytes.peek(ByteReader::buffer_bytes);
  if (is_utf16(start)) return FileKind::utf16;
  if (workbook::looks_like_workbook(start)) return FileKind::workbook;
  if (start.substr(0, 3) == "\xEF\xBB\xBF") start.remove_prefix(3);
  auto const text = trim(start);
  if (text.empty()) return bytes.failed() ? FileKind::unreadable : FileKind::empty;
  if (text.front() != '{' && text.front() != '[') return FileKind::csv;
  auto const line_end = text.find('\n');
  auto const line = trim(text.substr(0, line_end));
  auto const is_opened_only = line_end != std::string_view::npos && line.back() != (line.front() == '{' ? '}' : ']') &&
                              (line.size() == 1 || line.front() == '[');
  return is_opened_only ? FileKind::json_document : FileKind::json_lines;
}

std::optional<source::Diagnostic> refusal_of(FileKind kind, std::string const& path) {
  source::DataPlace const place{path, 1, {}, {}};
  switch (kind) {
    case FileKind::csv:
    case FileKind::json_lines:
    case FileKind::workbook: return std::nullopt;
    case FileKind::json_document: return source::Diagnostic{DiagnosticCode::json_not_in_lines, place, {}, {}, {}};
    case FileKind::utf16: return source::Diagnostic{DiagnosticCode::record_file_utf16, place, {}, {}, {}};
    case FileKind::empty: return source::Diagnostic{DiagnosticCode::record_file_empty, place, {}, {}, {}};
    case FileKind::unreadable:
      return source::Diagnostic{DiagnosticCode::record_file_read_failed, place, {source::grouped(0)}, {}, {}};
  }
  return std::nullopt;
}

}  // namespace timbang::records
