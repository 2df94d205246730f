#include "engine/records/key_hash.h"

#include <bit>
#include <random>

namespace timbang::records {

namespace {

struct SipState {
  std::uint64_t a, b, c, d;

  void round() {
    a += b;
    b = std::rotl(b, 13) ^ a;
    a = std::rotl(a, 32);
    c += d;
    d = std::rotl(d, 16) ^ c;
    a += d;
    d = std::rotl(d, 21) ^ a;
    c += b;
    b = std::rotl(b, 17) ^ c;
    c = std::rotl(c, 32);
  }
  void take(std::uint64_t word) {
    d ^= word;
    round();
    round();
    a ^= word;
  }
};

/// Up to eight bytes, the first lowest.
std::uint64_t word_of(std::string_view bytes) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

}  // namespace

std::uint64_t sip_hash(std::array<std::uint64_t, 2> secret, std::string_view bytes) {
  SipState state{secret[0] ^ 0x736f6d6570736575U, secret[1] ^ 0x646f72616e646f6dU, secret[0] ^ 0x6c7967656e657261U,
                 secret[1] ^ 0x7465646279746573U};
  auto const length = std::uint64_t{bytes.size()};
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) state.take(word_of(bytes.substr(0, 8)));
  state.take(word_of(bytes) | (length << 56U));
  state.c ^= 0xFFU;
  for (auto i = 0; i < 4; ++i) state.round();
  return state.a ^ state.b ^ state.c ^ state.d;
}

KeyHash::KeyHash() {
  std::random_device random;
  for (auto& word : secret_) word = (std::uint64_t{random()} << 32U) | random();
}

}  // namespace timbang::records
