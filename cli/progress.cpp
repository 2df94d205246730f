#include "cli/progress.h"

#include "cli/texts.h"

namespace timbang::cli {

namespace {
constexpr std::chrono::milliseconds delay{1000};
constexpr std::chrono::milliseconds step{200};
}  // namespace

Progress::Progress(Console const& console)
    : console_(console), is_terminal_(is_error_terminal()), next_(Clock::now() + delay) {}

void Progress::show(std::uint64_t num_records) {
  if (!is_terminal_) return;
  auto const now = Clock::now();
  if (now < next_) return;
  next_ = now + step;
  is_shown_ = true;
  console_.print_error(text(Text::progress, console_.language(), num_records));
}

void Progress::clear() {
  if (!is_shown_) return;
  is_shown_ = false;
  console_.print_error(text(Text::progress_end, console_.language()));
}

}  // namespace timbang::cli
