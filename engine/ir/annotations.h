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
};

}  // namespace timbang::ir
