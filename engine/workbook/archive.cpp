#include "engine/workbook/archive.h"

#include <algorithm>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "engine/source/text_encoding.h"

namespace timbang::workbook {

namespace {

/// Parts that are read whole are lists of a few names each.
constexpr std::size_t max_whole_part_bytes = std::size_t{32} * 1024 * 1024;

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Opened = std::unique_ptr<archive, CloseArchive>;

/// Null when the bytes are no zip file with a list of its parts at the end. Only that list counts: a file cut short has
/// none, and one that says something else on the way there is not believed.
Opened open_zip(std::string_view bytes) {
  Opened opened(archive_read_new());
  if (!opened || archive_read_support_format_zip_seekable(opened.get()) != ARCHIVE_OK) return nullptr;
  auto const status = archive_read_open_memory(opened.get(), bytes.data(), bytes.size());
  return status == ARCHIVE_OK ? std::move(opened) : nullptr;
}

std::string part_name(archive_entry* entry) {
  auto const* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string_view part = name == nullptr ? "" : name;
  if (part.starts_with('/')) part.remove_prefix(1);
  return source::ascii_lower(part);
}

Problem not_a_zip() {
  return damaged(
      {"berkasnya terpotong atau bukan arsip zip yang utuh", "the file is cut short or no whole zip archive"});
}

}  // namespace

std::optional<Problem> Archive::open() {
  auto const opened = open_zip(bytes_);
  if (!opened) return not_a_zip();
  archive_entry* entry = nullptr;
  auto status = archive_read_next_header(opened.get(), &entry);
  for (; status == ARCHIVE_OK || status == ARCHIVE_WARN; status = archive_read_next_header(opened.get(), &entry)) {
    if (parts_.size() == limits_.max_entries) return too_large({"bagian", "parts"}, limits_.max_entries);
    auto name = part_name(entry);
    // Which of two would be meant, nobody can tell.
    if (!name.empty() && find(name)) {
      return damaged({"bagian `" + name + "` ada dua kali", "the part `" + name + "` is there twice"});
    }
    is_encrypted_ = is_encrypted_ || archive_entry_is_encrypted(entry) != 0;
    parts_.push_back(std::move(name));
  }
  if (status != ARCHIVE_EOF || parts_.empty()) return not_a_zip();
  return std::nullopt;
}

std::optional<std::size_t> Archive::find(std::string_view part) const {
  auto const found = std::find(parts_.begin(), parts_.end(), source::ascii_lower(part));
  if (found == parts_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - parts_.begin());
}

std::optional<Problem> Archive::read(std::string_view part, Take const& take) const {
  auto const index = find(part);
  auto const opened = index ? open_zip(bytes_) : nullptr;
  if (!opened) return damaged_part(part);
  archive_entry* entry = nullptr;
  for (std::size_t i = 0; i <= *index; ++i) {
    auto const status = archive_read_next_header(opened.get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged_part(part);
  }
  void const* piece = nullptr;
  std::size_t num_bytes = 0;
  la_int64_t offset = 0;
  std::size_t num_inflated = 0;
  auto status = archive_read_data_block(opened.get(), &piece, &num_bytes, &offset);
  for (; status == ARCHIVE_OK; status = archive_read_data_block(opened.get(), &piece, &num_bytes, &offset)) {
    num_inflated += num_bytes;
    if (num_inflated > limits_.max_part_bytes) {
      return too_large({"bita dalam satu bagian setelah dimekarkan", "bytes in one part when inflated"},
                       limits_.max_part_bytes);
    }
    if (auto problem = take({static_cast<char const*>(piece), num_bytes})) return problem;
  }
  // A wrong check sum is a mere warning to the library, but nothing that people should be judged by.
  if (status != ARCHIVE_EOF) return damaged_part(part);
  return std::nullopt;
}

std::optional<Problem> Archive::read_whole(std::string_view part, std::string& content) const {
  content.clear();
  return read(part, [&](std::string_view piece) -> std::optional<Problem> {
    if (content.size() + piece.size() > max_whole_part_bytes) {
      return too_large(
          {"bita dalam bagian `" + std::string(part) + "`", "bytes in the part `" + std::string(part) + "`"},
          max_whole_part_bytes);
    }
    content += piece;
    return std::nullopt;
  });
}

}  // namespace timbang::workbook
