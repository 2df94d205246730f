// The entry point that libFuzzer calls; one program for each target, which TIMBANG_FUZZ_TARGET names.
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  // An empty input has no address.
  auto const* bytes = size == 0 ? "" : reinterpret_cast<char const*>(data);
  timbang::fuzz::TIMBANG_FUZZ_TARGET({bytes, size});
  return 0;
}
