// What the schemas of input and of results have in common. Used by them alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/explain/json.h"
#include "engine/ir/program.h"
#include "engine/records/schema.h"
#include "engine/source/language.h"

namespace timbang::document {

/// Dialect, identity, title and version. `part` is `input` or `result`.
explain::Json schema_head(ir::Program const& program, ir::Assessment const& assessment, std::string_view part,
                          source::Language language);

/// What the records of the evaluation are: of a summary those that it is made from, not the groups.
ir::RecordTypeId records_of(ir::Program const& program, ir::Assessment const& assessment);

explain::Json json_array(std::vector<explain::Json> elements);
/// `{"enum": […]}`.
explain::Json json_enum(std::vector<std::string> const& words);

/// Label, unit, what an empty field means, other names in data, and what the author notes; one line, may be empty.
std::string field_description(ir::Program const& program, records::FieldSchema const& field, bool is_key,
                              source::Language language);

}  // namespace timbang::document
