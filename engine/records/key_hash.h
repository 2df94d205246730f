// SipHash-2-4 (Aumasson and Bernstein, 2012) of keys, under a secret of its own for every object: whoever writes a file
// cannot choose keys that all fall into one place and make the reader slow.
// Used to find keys, never shown: no output depends on it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace timbang::records {

/// SipHash-2-4 under a given secret; apart so that a test can hold it to the published vectors.
std::uint64_t sip_hash(std::array<std::uint64_t, 2> secret, std::string_view bytes);

class KeyHash {
public:
  KeyHash();
  std::uint64_t operator()(std::string_view key) const { return sip_hash(secret_, key); }

private:
  std::array<std::uint64_t, 2> secret_;
};

}  // namespace timbang::records
