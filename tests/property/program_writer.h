// Random rule files as text: units, choices, parameters, nested records, lists, and rules of every kind that read each other.
// What it writes passes the checker; that is the first property of property_test.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timbang::property {

struct ProgramText {
  std::string declarations;
  /// Parameters, rules and exceptions, in order. Some can be left out, and what remains may still be a program.
  std::vector<std::string> parts;
  /// Some rule decides by what is missing, so that a later answer may change what was final.
  bool reads_absence = false;
  /// A list without a row that passes leaves `terbaru` open, even when all is told.
  bool reads_latest = false;
  /// Too few raters leave a result open even when all is told, or let a policy decide.
  bool has_feedback = false;

  std::string text() const;
};

ProgramText write_program(std::uint64_t seed);

}  // namespace timbang::property
