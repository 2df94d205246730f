// Which keys a file has had, and on which line: to find two records with one key.
// Used by the record sources. Keeps the keys themselves, one after the other in one block, because a hash, however
// long, is no proof that two keys are equal, and a record must not be left out on a guess. About 70 bytes a record with
// an 18-digit key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/records/key_hash.h"

namespace timbang::records {

class KeySet {
public:
  /// Remembers the key with its line; the line of the first when the key has been there before.
  std::optional<std::uint64_t> insert(std::string_view key, std::uint64_t line);
  std::size_t size() const { return size_; }

private:
  struct Slot {
    std::uint64_t offset = empty;  ///< of the key in texts_
    std::uint64_t line = 0;
  };
  static constexpr std::uint64_t empty = UINT64_MAX;

  std::string_view key_at(std::uint64_t offset) const;
  Slot& slot_of(std::string_view key);
  void grow();

  KeyHash hash_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::string texts_;  ///< for each key its length in four bytes, then its bytes
  std::size_t size_ = 0;
};

}  // namespace timbang::records
