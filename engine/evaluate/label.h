// A value as it stands in brackets behind a name (`skp[2020]`) and names a group (`jpt_pratama`): the same in every language.
#pragma once

#include <string>
#include <vector>

#include "engine/ir/program.h"
#include "engine/value/type.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

/// Numbers, dates and durations in their canonical form, an enumeration's value by its name.
std::string label_of(ir::Program const& program, value::Type const& type, value::Value const& value);

/// Several labels as one: `Dinas A / 2026`. Different ones give different texts, for a ` / ` within one of several is marked.
std::string joined(std::vector<std::string> const& labels);

}  // namespace timbang::evaluate
