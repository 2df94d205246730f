#include "engine/workbook/text_store.h"

#include <algorithm>

namespace timbang::workbook {

std::string_view TextStore::add(std::string_view text) {
  if (text.empty()) return {};
  num_bytes_ += text.size();
  if (text.size() > block_bytes / 4) {
    // A long text gets a block of its own, before the one that is being filled.
    auto own = std::make_unique<char[]>(text.size());
    std::copy(text.begin(), text.end(), own.get());
    std::string_view const stored(own.get(), text.size());
    blocks_.insert(blocks_.empty() ? blocks_.end() : blocks_.end() - 1, std::move(own));
    return stored;
  }
  if (block_bytes - used_ < text.size()) {
    blocks_.push_back(std::make_unique<char[]>(block_bytes));
    used_ = 0;
  }
  auto* const begin = blocks_.back().get() + used_;
  std::copy(text.begin(), text.end(), begin);
  used_ += text.size();
  return {begin, text.size()};
}

}  // namespace timbang::workbook
