#include "engine/audit/digest.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace timbang::audit {

struct Sha256::State {
  struct Release {
    void operator()(EVP_MD_CTX* freed) const { EVP_MD_CTX_free(freed); }
  };
  std::unique_ptr<EVP_MD_CTX, Release> context{EVP_MD_CTX_new()};

  void start() {
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
      throw std::runtime_error("SHA-256 is not available in the cryptographic library");
    }
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) { state_->start(); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) != 1) {
    throw std::runtime_error("SHA-256 failed in the cryptographic library");
  }
}

std::string Sha256::finish_hex() {
  constexpr std::string_view hex_digits = "0123456789abcdef";
  std::array<unsigned char, 32> digest{};
  if (EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 failed in the cryptographic library");
  }
  state_->start();
  std::string text;
  for (auto const byte : digest) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 0xFU];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish_hex();
}

std::string rule_digest(std::vector<std::pair<std::string, std::string_view>> packages) {
  std::sort(packages.begin(), packages.end());
  Sha256 hash;
  constexpr std::string_view nul("\0", 1);
  for (auto const& package : packages) {
    hash.update(package.first);
    hash.update(nul);
    hash.update(std::to_string(package.second.size()));
    hash.update(nul);
    hash.update(package.second);
  }
  return hash.finish_hex();
}

}  // namespace timbang::audit
