// JSON Schema (2020-12) of what an evaluation reads and of what it gives, for systems that call Timbang.
// Used by session for `timbang schema`.
#pragma once

#include <string>

#include "engine/ir/program.h"
#include "engine/source/language.h"

namespace timbang::document {

/// Raised when the form of the schemas changes so that a reader of an earlier one would be misled.
inline constexpr int schema_version = 1;

/// One record in JSON: a line of `--records FILE.jsonl`. It allows what the reader of records reads, and asks for what rejects
/// a record where it is missing. Of the names that a field can have in data the first is described.
std::string input_schema(ir::Program const& program, ir::AssessmentId assessment, source::Language language);

/// One result in JSON: a line of `--format jsonl`.
std::string result_schema(ir::Program const& program, ir::AssessmentId assessment, source::Language language);

}  // namespace timbang::document
