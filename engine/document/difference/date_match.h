// Which versions of two editions belong together by their first days. Used for versions of values and of whole tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/difference/alignment.h"
#include "engine/value/calendar.h"

namespace timbang::document {

struct Dated {
  std::optional<value::Date> from;  ///< empty: always
  std::string meaning;              ///< of all that the version says, its first day aside
};

/// With one side empty the version is new, or gone; with both and other first days, it begins on another day. In the order of the first days. Versions with one first day belong together; of the others those that say the same and
/// have no such pair between them.
std::vector<Matched> match_by_date(std::vector<Dated> const& before, std::vector<Dated> const& after);

/// The version that is in force on the day on which another begins (`from`, empty: the first of all days). Empty when none is.
std::optional<std::size_t> in_force(std::vector<Dated> const& versions, std::optional<value::Date> from);

}  // namespace timbang::document
