// What the schemas of input and of results have in common. Used by them alone; only .cpp files include it.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/ir/program.h"
#include "engine/records/schema.h"
#include "engine/source/language.h"

namespace timbang::document {

/// Dialect, identity, title and version. `part` is `input` or `result`.
nlohmann::ordered_json schema_head(ir::Program const& program, ir::Assessment const& assessment, std::string_view part,
                                   source::Language language);

/// Label, unit, what an empty field means, other names in data, and what the author notes; one line, may be empty.
std::string field_description(ir::Program const& program, records::FieldSchema const& field, bool is_key,
                              source::Language language);

}  // namespace timbang::document
