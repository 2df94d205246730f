#include "engine/records/key_set.h"

#include <string>

#include <gtest/gtest.h>

namespace timbang::records {
namespace {

TEST(KeySet, tells_the_line_of_the_first_with_the_same_key) {
  KeySet keys;
  EXPECT_FALSE(keys.insert("a", 2));
  EXPECT_FALSE(keys.insert("", 3));
  EXPECT_EQ(keys.insert("a", 4), 2U);
  EXPECT_EQ(keys.insert("", 5), 3U);
  EXPECT_EQ(keys.insert("a", 6), 2U);
}

TEST(KeySet, keeps_all_keys_while_it_grows) {
  KeySet keys;
  for (std::uint64_t i = 0; i < 20'000; ++i) EXPECT_FALSE(keys.insert(std::to_string(i), i + 1));
  for (std::uint64_t i = 0; i < 20'000; ++i) EXPECT_EQ(keys.insert(std::to_string(i), 0), i + 1);
  EXPECT_EQ(keys.size(), 20'000U);
}

// The vectors of the reference implementation: secret bytes 00 .. 0f, message bytes 00, 01, …
TEST(SipHash, gives_the_published_vectors) {
  std::array<std::uint64_t, 2> const secret{0x0706050403020100U, 0x0f0e0d0c0b0a0908U};
  std::string message;
  EXPECT_EQ(sip_hash(secret, message), 0x726fdb47dd0e0e31U);
  message += '\0';
  EXPECT_EQ(sip_hash(secret, message), 0x74f839c593dc67fdU);
  for (char c = 1; c < 15; ++c) message += c;
  EXPECT_EQ(sip_hash(secret, message), 0xa129ca6149be45e5U);
}

}  // namespace
}  // namespace timbang::records
