// Values with nothing between them: two days that follow each other, 5 and 6 of whole numbers. Used by table_domain.
#pragma once

#include <optional>

#include "engine/value/type.h"
#include "engine/value/value.h"

namespace timbang::language {

/// Can no value of the type lie between the two? A null `low` or `high` is no bound.
bool are_neighbours(value::Type type, value::Value const* low, value::Value const* high);

/// An interval as it is told; an absent end is no bound.
struct Ends {
  std::optional<value::Value> low;
  std::optional<value::Value> high;
  bool low_open = false;
  bool high_open = false;
};
/// The same values with ends that are among them, where the type has a next value: (5 .. 8) of whole numbers is [6 .. 7].
Ends told(value::Type type, Ends ends);

}  // namespace timbang::language
