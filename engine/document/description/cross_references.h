// Where is something used? Gathered while entries are made, written into them at the end.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/document/description/meaning.h"

namespace timbang::document {

class CrossReferences {
public:
  // What the entry declares; entries go by their place among all.
  void declares(std::size_t entry, ir::ParameterId parameter);
  void declares(std::size_t entry, ir::RuleId rule);
  void declares(std::size_t entry, ir::RecordTypeId record);
  void declares(std::size_t entry, ir::EnumerationId choice);
  void declares(std::size_t entry, ir::RegulationId regulation);
  void declares(std::size_t entry, ir::AssessmentId evaluation);

  // What it uses.
  void reads(std::size_t entry, Reads const& reads);
  void uses(std::size_t entry, value::Type const& type);
  void uses(std::size_t entry, ir::AssessmentId evaluation);
  void cites(std::size_t entry, ir::Annotations const& annotations);

  /// An entry that uses itself is not told so. The first listing of records holds their fields, in order; that of
  /// enumerations their values.
  void write_to(std::vector<Entry>& entries) const;

private:
  enum class Kind : std::uint8_t { parameter, rule, record, field, choice, choice_value, regulation, evaluation };
  struct Target {
    Kind kind = Kind::rule;
    std::uint32_t index = 0;
    std::uint32_t part = 0;  ///< field or value
    auto operator<=>(Target const&) const = default;
  };
  void declare(Kind kind, std::uint32_t index, std::size_t entry) { declared_[{kind, index, 0}] = entry; }
  void use(Kind kind, std::uint32_t index, std::size_t entry) { users_[{kind, index, 0}].insert(entry); }
  void use_part(Kind whole, Kind part, std::uint32_t index, std::uint32_t number, std::size_t entry);

  std::map<Target, std::size_t> declared_;
  std::map<Target, std::set<std::size_t>> users_;
};

}  // namespace timbang::document
