// What was wrong with the data, counted by kind: one line a code, and one a data check.
// Used by summary_report. Keeps counts only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/language.h"

namespace timbang::report {

class DefectCounts {
public:
  struct Kind {
    std::string title;  ///< `T868 bukan pilihan yang dikenal`
    std::uint64_t number = 0;
  };

  explicit DefectCounts(source::Language language) : language_(language) {}

  /// Counts those of the severity.
  void count_each(std::vector<source::Diagnostic> const& diagnostics, source::Severity severity);
  /// Counts the kinds among them, each once however often it is there.
  void count_kinds(std::vector<source::Diagnostic> const& diagnostics, source::Severity severity);

  /// The most frequent first; among equals by code.
  std::vector<Kind> kinds() const;

private:
  /// The code, and what else tells one kind from another.
  using Key = std::pair<source::DiagnosticCode, std::string>;
  Key key_of(source::Diagnostic const& diagnostic) const;

  source::Language language_;
  std::map<Key, std::uint64_t> numbers_;
};

}  // namespace timbang::report
