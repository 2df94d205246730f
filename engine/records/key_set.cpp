#include "engine/records/key_set.h"

#include <cstring>
#include <utility>

namespace timbang::records {

std::optional<std::uint64_t> KeySet::insert(std::string_view key, std::uint64_t line) {
  // At most three slots of four are taken, so that a search soon meets an empty one.
  if ((size_ + 1) * 4 > slots_.size() * 3) grow();
  auto& slot = slot_of(key);
  if (slot.offset != empty) return slot.line;
  slot = {texts_.size(), line};
  auto const length = static_cast<std::uint32_t>(key.size());
  char length_bytes[sizeof length];
  std::memcpy(length_bytes, &length, sizeof length);
  texts_.append(length_bytes, sizeof length);
  texts_.append(key);
  ++size_;
  return std::nullopt;
}

std::string_view KeySet::key_at(std::uint64_t offset) const {
  std::uint32_t length = 0;
  std::memcpy(&length, texts_.data() + offset, sizeof length);
  return std::string_view(texts_).substr(offset + sizeof length, length);
}

KeySet::Slot& KeySet::slot_of(std::string_view key) {
  auto const mask = slots_.size() - 1;
  auto index = static_cast<std::size_t>(hash_(key)) & mask;
  while (slots_[index].offset != empty && key_at(slots_[index].offset) != key) index = (index + 1) & mask;
  return slots_[index];
}

void KeySet::grow() {
  auto const old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (auto const& slot : old) {
    if (slot.offset != empty) slot_of(key_at(slot.offset)) = slot;
  }
}

}  // namespace timbang::records
