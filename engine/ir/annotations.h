// What stands beside a construct: its legal basis, remarks, and what nobody has yet confirmed. Read by explain.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/ir/identifier.h"

namespace timbang::ir {

enum class CitationPartKind : std::uint8_t { article, paragraph, letter, number, annex, page };
struct CitationPart {
  CitationPartKind kind = CitationPartKind::article;
  std::string text;  ///< `117`, `1`, `a`, `IV.B.3`
};
struct Citation {
  RegulationId regulation;
  std::vector<CitationPart> parts;
};

/// What stands beside a rule: its legal basis, remarks, and what nobody has yet confirmed.
struct Annotations {
  std::vector<Citation> citations;
  std::vector<std::string> notes;
  std::vector<std::string> to_check;

  /// What holds for a whole stands behind what is said of its part alone.
  void append(Annotations const& others) {
    citations.insert(citations.end(), others.citations.begin(), others.citations.end());
    notes.insert(notes.end(), others.notes.begin(), others.notes.end());
    to_check.insert(to_check.end(), others.to_check.begin(), others.to_check.end());
  }
};

}  // namespace timbang::ir
