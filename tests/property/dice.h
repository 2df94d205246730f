// Random choices that a printed seed repeats on any machine. Used by the makers of random programs and records.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace timbang::property {

class Dice {
public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// Low and high included. Not uniform_int_distribution: its numbers differ between libraries.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    auto const range = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(engine_() % range);
  }
  bool one_in(std::int64_t count) { return between(1, count) == 1; }
  template <typename T>
  T const& pick(std::vector<T> const& choices) {
    return choices.at(static_cast<std::size_t>(between(0, static_cast<std::int64_t>(choices.size()) - 1)));
  }
  std::string word(std::initializer_list<char const*> words) {
    return words.begin()[between(0, static_cast<std::int64_t>(words.size()) - 1)];
  }

private:
  std::mt19937_64 engine_;
};

}  // namespace timbang::property
