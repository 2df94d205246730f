// Rule files in memory, and places in them.
// Made by session (from disk) and by tests; used by the scanner, the checker and the printer of diagnostics.
// Never knows what a rule means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/literate.h"

namespace timbang::source {

/// Index of a file in a SourceStore.
struct FileId {
  std::uint32_t index = 0;
  friend bool operator==(FileId, FileId) = default;
};

/// A stretch of bytes of one file, end excluded. An empty span marks a place between two bytes.
struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(Span, Span) = default;
};

/// The smallest span that covers both; they must lie in the same file.
Span cover(Span first, Span last);

/// A place as people count: line and column from 1, the column in code points (a tab is one).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class SourceFile {
public:
  /// `path` is shown in messages as it was given; `text` is the file's bytes.
  SourceFile(std::string path, std::string text);

  std::string const& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::string_view text(Span span) const;

  /// The text as the scanner reads it, as long as `text()`: of a literate file only its blocks of rules, with blanks for
  /// the prose.
  std::string_view rules() const { return literate_ ? std::string_view(literate_->rules) : text(); }
  /// Of a literate file, else null.
  RuleBlocks const* rule_blocks() const { return literate_ ? &literate_->blocks : nullptr; }

  /// `offset` in bytes; past the end it is the place after the last byte.
  Position position(std::uint32_t offset) const;
  std::uint32_t num_lines() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// The text of a line (from 1) without its line end.
  std::string_view line(std::uint32_t number) const;
  /// Byte offset of the first byte of a line (from 1).
  std::uint32_t line_start(std::uint32_t number) const;

private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  struct Literate {
    RuleBlocks blocks;
    std::string rules;
  };
  std::unique_ptr<Literate const> literate_;
};

/// Owns the files of one load; ids stay valid as long as the store.
class SourceStore {
public:
  FileId add(std::string path, std::string text);
  SourceFile const& get(FileId file) const;
  std::size_t size() const { return files_.size(); }

private:
  std::vector<SourceFile> files_;
};

}  // namespace timbang::source
