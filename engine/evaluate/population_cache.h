// What operations over whole populations gave, so that each is made once for a group and not once for every member.
// Owned by whoever evaluates many records by the same rules, days and collections; filled by the interpreter.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/ir/identifier.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

struct PopulationResult {
  value::Outcome outcome;             ///< its causes are places in `missing`
  std::vector<MissingDatum> missing;  ///< named without the member: `Peserta.nilai_kinerja`
  std::uint64_t num_members = 0;      ///< that count
};

class PopulationCache {
public:
  /// The operation, the group (its values as text) and the law date by which parameters are read.
  using Key = std::tuple<ir::NodeId, std::string, std::string>;

  PopulationResult const* find(Key const& key) const {
    auto const found = results_.find(key);
    return found == results_.end() ? nullptr : &found->second;
  }
  PopulationResult const& add(Key key, PopulationResult result) {
    return results_.emplace(std::move(key), std::move(result)).first->second;
  }

private:
  std::map<Key, PopulationResult> results_;
};

}  // namespace timbang::evaluate
