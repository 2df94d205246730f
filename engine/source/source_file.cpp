#include "engine/source/source_file.h"

#include <algorithm>
#include <utility>

namespace timbang::source {

Span cover(Span first, Span last) {
  return Span{first.file, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
  if (!is_literate_path(path_)) return;
  auto blocks = find_rule_blocks(text_);
  auto rules = blank_prose(text_, blocks);
  literate_ = std::make_unique<Literate const>(Literate{std::move(blocks), std::move(rules)});
}

std::string_view SourceFile::text(Span span) const {
  return std::string_view(text_).substr(span.begin, span.end - span.begin);
}

Position SourceFile::position(std::uint32_t offset) const {
  auto const limited = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  auto const after = std::upper_bound(line_starts_.begin(), line_starts_.end(), limited);
  auto const line = static_cast<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t column = 1;
  for (auto i = line_start(line); i < limited; ++i) {
    // Bytes 10xxxxxx continue a code point that was counted already.
    if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++column;
  }
  return Position{line, column};
}

std::string_view SourceFile::line(std::uint32_t number) const {
  auto const begin = line_start(number);
  auto end = number < num_lines() ? line_start(number + 1) - 1 : static_cast<std::uint32_t>(text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t SourceFile::line_start(std::uint32_t number) const { return line_starts_.at(number - 1); }

FileId SourceStore::add(std::string path, std::string text) {
  files_.emplace_back(std::move(path), std::move(text));
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

SourceFile const& SourceStore::get(FileId file) const { return files_.at(file.index); }

}  // namespace timbang::source
