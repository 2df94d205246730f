// Typed indices into the tables of a Program: a rule's number can never be taken for an enumeration's.
#pragma once

#include <compare>
#include <cstdint>

namespace timbang::ir {

template <typename Tag, typename Number = std::uint16_t>
struct Identifier {
  Number index = 0;
  friend auto operator<=>(Identifier const&, Identifier const&) = default;
};

using PackageId = Identifier<struct PackageTag>;
using RegulationId = Identifier<struct RegulationTag>;
using EnumerationId = Identifier<struct EnumerationTag>;
using RecordTypeId = Identifier<struct RecordTypeTag>;
using ParameterId = Identifier<struct ParameterTag>;
using AssessmentId = Identifier<struct AssessmentTag>;
using RuleId = Identifier<struct RuleTag>;
using TableId = Identifier<struct TableTag>;
using NodeId = Identifier<struct NodeTag, std::uint32_t>;

}  // namespace timbang::ir
