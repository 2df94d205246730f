#include "engine/evaluate/missing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timbang::evaluate {

value::MissingId MissingTable::add(MissingDatum datum) {
  auto const next = static_cast<value::MissingId>(data_.size());
  auto const [place, is_new] = by_path_.emplace(datum.path, next);
  if (is_new) data_.push_back(std::move(datum));
  return place->second;
}

std::vector<MissingDatum> MissingTable::named(value::MissingSet const& set) const {
  std::vector<MissingDatum> data;
  data.reserve(set.size());
  for (auto const id : set) data.push_back(data_.at(id));
  return data;
}

value::MissingSet without(value::MissingSet const& all, value::MissingSet const& taken) {
  value::MissingSet rest;
  std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
  return rest;
}

}  // namespace timbang::evaluate
