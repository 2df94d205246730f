#include "engine/value/outcome.h"

#include <algorithm>
#include <iterator>

namespace timbang::value {

MissingSet unite(MissingSet const& a, MissingSet const& b) {
  MissingSet both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

Outcome::Outcome(Unknown unknown) : content_(NotApplicable{}) {
  if (auto only = only_value(unknown.possible); only && !unknown.may_not_apply) {
    content_ = std::move(*only);
  } else {
    content_ = std::move(unknown);
  }
}

bool Outcome::is_true() const {
  auto const* value = std::get_if<Value>(&content_);
  auto const* truth = value != nullptr ? std::get_if<bool>(value) : nullptr;
  return truth != nullptr && *truth;
}

bool Outcome::is_false() const {
  auto const* value = std::get_if<Value>(&content_);
  auto const* truth = value != nullptr ? std::get_if<bool>(value) : nullptr;
  return truth != nullptr && !*truth;
}

bool Outcome::may_not_apply() const {
  auto const* unknown = std::get_if<Unknown>(&content_);
  return is_not_applicable() || (unknown != nullptr && unknown->may_not_apply);
}

Possible Outcome::possible() const {
  if (is_known()) return singleton(value());
  return unknown().possible;
}

MissingSet Outcome::causes() const { return is_unknown() ? unknown().causes : MissingSet{}; }

}  // namespace timbang::value
