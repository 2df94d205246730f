// What a parameter can be: by its versions, and by its exceptions. For checks that must hold for all of it.
#pragma once

#include <optional>
#include <vector>

#include "engine/ir/program.h"

namespace timbang::language {

/// On the day, or without one on any day. Empty when no version is in force.
std::vector<value::Value> possible_values(ir::Program const& program, ir::Parameter const& parameter,
                                          std::optional<value::Date> day);

/// What open terms that nobody has set may still become, where the parameter is one or an exception puts one in its place.
std::vector<value::Possible> open_values(ir::Program const& program, ir::Parameter const& parameter);

/// The days on which what it can be may become something else, in no order.
std::vector<value::Date> change_days(ir::Program const& program, ir::Parameter const& parameter);

/// The value of a literal, or of a parameter without exceptions on the day; empty for anything else.
std::optional<value::Value> constant_on(ir::Program const& program, ir::NodeId node, std::optional<value::Date> day);

}  // namespace timbang::language
