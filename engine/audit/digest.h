// SHA-256 digests: of rule packages, data files and results, so that an auditor can tell whether they are the same
// bytes. Used by session and by the decision log. Decides nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbang::audit {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
class Sha256 {
public:
  /// Throws std::runtime_error when the cryptographic library has no SHA-256, which no installation lacks.
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  /// 64 small hexadecimal digits. Afterwards the object starts anew.
  std::string finish_hex();

private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

/// The digest of the rules that were loaded. `packages` are package paths (`nasional.jpt`) with the raw bytes of their
/// files; the order does not matter. It is the SHA-256 of, for each package in the byte order of its path: the path, a
/// NUL, the number of bytes in decimal, a NUL, the bytes. To recompute it:
/// `(printf 'nasional.jpt\0%d\0' $(stat -c %s jpt.timbang); cat jpt.timbang; …) | sha256sum`.
std::string rule_digest(std::vector<std::pair<std::string, std::string_view>> packages);

}  // namespace timbang::audit
