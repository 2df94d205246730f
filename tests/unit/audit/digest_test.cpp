#include "engine/audit/digest.h"

#include <gtest/gtest.h>

namespace timbang::audit {
namespace {

// FIPS 180-4 and the examples that NIST publishes with it.
TEST(Sha256, gives_the_published_digests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, takes_bytes_in_pieces_and_starts_anew_after_the_end) {
  Sha256 hash;
  for (auto i = 0; i < 1000; ++i) hash.update(std::string(1000, 'a'));
  EXPECT_EQ(hash.finish_hex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  hash.update("abc");
  EXPECT_EQ(hash.finish_hex(), sha256_hex("abc"));
}

TEST(RuleDigest, hashes_path_length_and_bytes_of_each_package_in_the_order_of_the_paths) {
  using namespace std::string_literals;
  EXPECT_EQ(rule_digest({{"b.x", "yy"}, {"a", "xyz"}}), sha256_hex("a\0"s + "3\0xyz"s + "b.x\0"s + "2\0yy"s));
}

TEST(RuleDigest, tells_packages_apart_that_share_their_bytes) {
  auto const digest = rule_digest({{"a", "xy"}, {"b", "z"}});
  EXPECT_NE(digest, rule_digest({{"a", "x"}, {"b", "yz"}}));
  EXPECT_NE(digest, rule_digest({{"b", "xy"}, {"a", "z"}}));
  EXPECT_EQ(digest, rule_digest({{"b", "z"}, {"a", "xy"}}));
}

}  // namespace
}  // namespace timbang::audit
