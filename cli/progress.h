// The number of records done, shown while the work lasts: only on a terminal, and only after the first second.
// The one place of the program that looks at a clock; nothing of it reaches a result.
#pragma once

#include <chrono>
#include <cstdint>

#include "cli/console.h"

namespace timbang::cli {

class Progress {
public:
  explicit Progress(Console const& console);

  void show(std::uint64_t num_records);
  /// Removes what is shown, before something else is written.
  void clear();

private:
  using Clock = std::chrono::steady_clock;

  Console const& console_;
  bool is_terminal_;
  bool is_shown_ = false;
  Clock::time_point next_;
};

}  // namespace timbang::cli
