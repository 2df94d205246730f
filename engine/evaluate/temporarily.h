// Gives a variable another value until the end of a block. Used by the interpreter for what it does "meanwhile".
#pragma once

#include <utility>

namespace timbang::evaluate {

template <typename T>
class Temporarily {
public:
  Temporarily(T& place, T value) : place_(place), kept_(std::exchange(place, std::move(value))) {}
  ~Temporarily() { place_ = std::move(kept_); }
  Temporarily(Temporarily const&) = delete;
  Temporarily& operator=(Temporarily const&) = delete;

private:
  T& place_;
  T kept_;
};

}  // namespace timbang::evaluate
