#include "engine/records/byte_reader.h"

#include <algorithm>
#include <cstring>

namespace timbang::records {

ByteReader::ByteReader(std::istream& input) : input_(input), buffer_(buffer_bytes) {}

std::string_view ByteReader::available() {
  if (begin_ == end_) fill();
  return {buffer_.data() + begin_, end_ - begin_};
}

std::string_view ByteReader::peek(std::size_t num_bytes) {
  num_bytes = std::min(num_bytes, buffer_bytes);
  while (end_ - begin_ < num_bytes) {
    auto const before = end_ - begin_;
    fill();
    if (end_ - begin_ == before) break;
  }
  return {buffer_.data() + begin_, std::min(num_bytes, end_ - begin_)};
}

void ByteReader::consume(std::size_t num_bytes) {
  begin_ += num_bytes;
  offset_ += num_bytes;
}

void ByteReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  failed_ = failed_ || input_.bad();
  if (!input_.good()) return;
  try {
    input_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
  } catch (std::ios_base::failure const&) {
    // Only streams that were asked to throw do; bad() tells the same below.
  }
  end_ += static_cast<std::size_t>(input_.gcount());
  failed_ = input_.bad();
}

}  // namespace timbang::records
