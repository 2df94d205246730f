// Which value of an enumeration a word in data means: its name, label, code or alias, in any case and with any blanks.
// Made once for each enumeration by Schema; used by the cell reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/ir/program.h"

namespace timbang::records {

class ChoiceWords {
public:
  explicit ChoiceWords(ir::Enumeration const& enumeration);

  /// The value's place in the enumeration. Words are compared as fold_words writes them; where one word stands for two
  /// values, a name goes before labels, a label before codes, a code before aliases (the checker finds such words).
  std::optional<std::uint16_t> find(std::string_view word) const;
  /// The label of the value whose name, label or alias is nearest to a word that is not known; empty when none is near
  /// enough to be meant, or the word is so short that any other is near (`IV/f`).
  std::optional<std::string> nearest(std::string_view word) const;
  /// The labels (names where there is none) for a message, not all of very many.
  std::string list() const;

private:
  void add(std::string_view word, std::size_t index);

  std::unordered_map<std::string, std::uint16_t> values_;
  std::vector<std::string> spellings_;  ///< as written, names and labels and aliases
  std::vector<std::string> labels_;
};

}  // namespace timbang::records
