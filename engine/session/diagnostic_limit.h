// Lets so many messages of one code through and counts the rest, so that a thousand equal mistakes do not hide the others.
// Used by score_report for what is told to a person; nothing is held back from files.
#pragma once

#include <cstdint>
#include <map>

#include "engine/source/diagnostic.h"

namespace timbang::session {

inline constexpr std::uint64_t max_told_of_one_code = 20;

class DiagnosticLimit {
public:
  /// Whether the next message of the code is to be told.
  bool lets_through(source::DiagnosticCode code) { return ++numbers_[code] <= max_told_of_one_code; }

  /// How many of each code were held back, by code.
  std::map<source::DiagnosticCode, std::uint64_t> held_back() const {
    std::map<source::DiagnosticCode, std::uint64_t> found;
    for (auto const& [code, number] : numbers_) {
      if (number > max_told_of_one_code) found[code] = number - max_told_of_one_code;
    }
    return found;
  }

private:
  std::map<source::DiagnosticCode, std::uint64_t> numbers_;
};

}  // namespace timbang::session
