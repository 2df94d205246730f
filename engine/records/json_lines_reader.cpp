#include "engine/records/json_lines_reader.h"

#include <algorithm>

#include "engine/records/cell_text.h"

namespace timbang::records {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

JsonLinesReader::JsonLinesReader(ByteReader& input) : input_(input) {
  if (input_.peek(byte_order_mark.size()) == byte_order_mark) input_.consume(byte_order_mark.size());
}

JsonStatus JsonLinesReader::next() {
  while (true) {
    auto const status = scan_line();
    if (status != JsonStatus::line) return status;
    if (is_too_long_ || !trim(raw_).empty()) break;
  }
  line_.raw = raw_;
  line_.object = {};
  line_.problem.reset();
  if (is_too_long_) {
    line_.problem = JsonProblem{source::DiagnosticCode::record_too_long, {source::grouped(max_json_line_bytes)}, {}};
  } else {
    line_.problem = parse_json_line(raw_, line_.offset, line_.object);
  }
  return JsonStatus::line;
}

JsonStatus JsonLinesReader::scan_line() {
  raw_.clear();
  is_too_long_ = false;
  line_.line = next_line_++;
  line_.offset = input_.offset();
  auto has_ended = false;
  while (!has_ended) {
    auto const bytes = input_.available();
    if (input_.failed()) return JsonStatus::read_failed;
    if (bytes.empty()) break;
    auto const line_end = std::min(bytes.find('\n'), bytes.size());
    has_ended = line_end < bytes.size();
    if (!is_too_long_) raw_.append(bytes.substr(0, line_end));
    if (raw_.size() > max_json_line_bytes) {
      is_too_long_ = true;
      raw_.resize(max_kept_bytes);
      raw_.shrink_to_fit();
    }
    input_.consume(has_ended ? line_end + 1 : line_end);
  }
  if (!has_ended && raw_.empty()) return JsonStatus::end;
  if (!raw_.empty() && raw_.back() == '\r') raw_.pop_back();
  return JsonStatus::line;
}

}  // namespace timbang::records
