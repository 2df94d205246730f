#include "engine/workbook/problem.h"

#include <string>

namespace timbang::workbook {

namespace {

/// Names of parts come from the file, and may be anything.
constexpr std::size_t max_shown_bytes = 80;

std::string shown(std::string_view part) {
  return std::string(part.substr(0, max_shown_bytes)) + (part.size() > max_shown_bytes ? "…" : "");
}

}  // namespace

Problem damaged(source::Argument what) { return {source::DiagnosticCode::workbook_damaged, {std::move(what)}}; }

Problem damaged_part(std::string_view part) {
  return damaged({"bagian `" + shown(part) + "` tidak dapat dibaca", "the part `" + shown(part) + "` cannot be read"});
}

Problem too_large(source::Argument what, std::uint64_t limit) {
  return {source::DiagnosticCode::workbook_too_large, {source::grouped(limit), std::move(what)}};
}

}  // namespace timbang::workbook
