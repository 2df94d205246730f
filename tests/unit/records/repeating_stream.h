// A stream of any length that is never in memory: a beginning, one character many times, and an end.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <streambuf>
#include <string>

namespace timbang::records {

class RepeatingStream : public std::streambuf {
public:
  RepeatingStream(std::string beginning, char repeated, std::uint64_t times, std::string end)
      : beginning_(std::move(beginning)), end_(std::move(end)), times_(times) {
    block_.fill(repeated);
    setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
  }

protected:
  int_type underflow() override {
    if (times_ > 0) {
      auto const size = std::min<std::uint64_t>(times_, block_.size());
      times_ -= size;
      setg(block_.data(), block_.data(), block_.data() + size);
    } else if (!at_end_) {
      at_end_ = true;
      setg(end_.data(), end_.data(), end_.data() + end_.size());
    }
    return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
  }

private:
  std::string beginning_;
  std::string end_;
  std::uint64_t times_;
  std::array<char, 4096> block_{};
  bool at_end_ = false;
};

}  // namespace timbang::records
