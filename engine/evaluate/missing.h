// The table of missing data that one evaluation keeps: a number for each datum, in the order in which they were first met.
// Made by the interpreter; what comes out is part of the Decision. Never knows why a datum was asked for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/value/outcome.h"

namespace timbang::evaluate {

class MissingTable {
public:
  /// The number of the datum; the same path always gives the same number.
  value::MissingId add(MissingDatum datum);

  std::vector<MissingDatum> const& all() const { return data_; }
  /// The data of a set, in the order first met.
  std::vector<MissingDatum> named(value::MissingSet const& set) const;

private:
  std::vector<MissingDatum> data_;
  std::map<std::string, value::MissingId> by_path_;
};

/// What is in `all` and not in `taken`.
value::MissingSet without(value::MissingSet const& all, value::MissingSet const& taken);

}  // namespace timbang::evaluate
