// Values as JSON, exact: a decimal of any length stays a JSON number. Used by explain_json.
#pragma once

#include "engine/explain/json.h"
#include "engine/ir/program.h"
#include "engine/value/outcome.h"

namespace timbang::explain {

/// `98.5`, `"1/3"`, `"2021-05-24"`, `"P5Y"`, `{"name": "baik", "label": "Baik"}`, text, true or false.
Json json_value(ir::Program const& program, value::Type const& type, value::Value const& value);

/// `{"low": 60, "low_open": false, "high": 80, "high_open": false}`, a bound that is absent left out; an array of values
/// for enumerations and yes/no; null for text.
Json json_possible(ir::Program const& program, value::Type const& type, value::Possible const& possible);

/// `{"state": "known", "value": …}`, `{"state": "unknown", "possible": …}`, `{"state": "not_applicable"}`,
/// `{"state": "fault", "code": "T901"}`.
Json json_outcome(ir::Program const& program, value::Type const& type, value::Outcome const& outcome);

}  // namespace timbang::explain
