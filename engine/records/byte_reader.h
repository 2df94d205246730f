// Bytes of a stream in large pieces, with their offset: what the record readers read from.
// Made by open_records and by tests; used by CsvReader and JsonLinesReader. Holds one buffer, never the file.
#pragma once

#include <cstdint>
#include <istream>
#include <string_view>
#include <vector>

namespace timbang::records {

class ByteReader {
public:
  static constexpr std::size_t buffer_bytes = std::size_t{64} * 1024;

  /// `input` is not owned and must outlive the reader. Where the stream throws, a read error is reported by `failed`.
  explicit ByteReader(std::istream& input);

  /// The bytes read but not yet consumed; reads more only when there are none. Empty at the end of the stream.
  std::string_view available();
  /// The next bytes, as many as the stream still has, at most `buffer_bytes`; nothing is consumed.
  std::string_view peek(std::size_t num_bytes);
  /// `num_bytes` is at most what `available` or `peek` showed.
  void consume(std::size_t num_bytes);

  /// Bytes consumed so far.
  std::uint64_t offset() const { return offset_; }
  /// The stream broke before its end.
  bool failed() const { return failed_; }

private:
  void fill();

  std::istream& input_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool failed_ = false;
};

}  // namespace timbang::records
