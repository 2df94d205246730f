#include "engine/records/choice_words.h"

#include <utility>

#include "engine/records/cell_text.h"
#include "engine/source/suggestion.h"

namespace timbang::records {

namespace {

constexpr std::size_t min_suggested_bytes = 5;
constexpr std::size_t max_listed_labels = 12;

}  // namespace

ChoiceWords::ChoiceWords(ir::Enumeration const& enumeration) {
  auto const& entries = enumeration.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    add(entries[i].name, i);
    labels_.push_back(entries[i].label.empty() ? entries[i].name : entries[i].label);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) add(entries[i].label, i);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // Codes are not suggested: "4" is as near to "9" as any other.
    for (auto const& code : entries[i].codes) values_.emplace(fold_words(code), static_cast<std::uint16_t>(i));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (auto const& alias : entries[i].aliases) add(alias, i);
  }
}

void ChoiceWords::add(std::string_view word, std::size_t index) {
  auto folded = fold_words(word);
  if (folded.empty()) return;
  if (values_.emplace(std::move(folded), static_cast<std::uint16_t>(index)).second) spellings_.emplace_back(word);
}

std::optional<std::uint16_t> ChoiceWords::find(std::string_view word) const {
  auto const found = values_.find(fold_words(word));
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> ChoiceWords::nearest(std::string_view word) const {
  auto const folded = fold_words(word);
  if (folded.size() < min_suggested_bytes) return std::nullopt;
  auto const spelling = source::nearest_word(folded, spellings_);
  if (!spelling) return std::nullopt;
  return labels_[*find(*spelling)];
}

std::string ChoiceWords::list() const {
  std::string text;
  for (std::size_t i = 0; i < labels_.size() && i < max_listed_labels; ++i) {
    text += (i == 0 ? "`" : ", `") + labels_[i] + "`";
  }
  return labels_.size() > max_listed_labels ? text + ", …" : text;
}

}  // namespace timbang::records
