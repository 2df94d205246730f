// The texts of a workbook, one after the other in large blocks, so that a cell needs only a view.
// Owned by Workbook; filled by the reader. Views stay valid as long as the store, also when it is moved.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace timbang::workbook {

class TextStore {
public:
  std::string_view add(std::string_view text);
  std::size_t num_bytes() const { return num_bytes_; }

private:
  static constexpr std::size_t block_bytes = std::size_t{64} * 1024;

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = block_bytes;  ///< of the last block
  std::size_t num_bytes_ = 0;
};

}  // namespace timbang::workbook
