// A value or an outcome as people read it: with units, labels of enumerations, and what is still possible.
// Used by explain, and by report, session and cli for single values. What result files hold is report/canonical_text.
#pragma once

#include <string>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/source/language.h"
#include "engine/value/outcome.h"

namespace timbang::explain {

/// `30 menit`, `37,5%`, `Sangat Baik`, `10 Maret 2023`; text as it is.
std::string value_text(ir::Program const& program, value::Type const& type, value::Value const& value,
                       source::Language language);

/// `[60 .. 80] poin` with round brackets at open ends, `(Baik; Sangat Baik)` lowest first.
std::string possible_text(ir::Program const& program, value::Type const& type, value::Possible const& possible,
                          source::Language language);

/// A known value as above; `sementara …` where less is possible than the type allows, else `belum dapat diputuskan`;
/// `tidak berlaku`; `tidak dapat dihitung (T901)`.
std::string outcome_text(ir::Program const& program, value::Type const& type, value::Outcome const& outcome,
                         source::Language language);

/// As outcome_text, but a decision is `memenuhi syarat` or `tidak memenuhi syarat`, and the result's state tells whether
/// it is provisional.
std::string result_text(ir::Program const& program, evaluate::RuleResult const& result, source::Language language);

/// `final`, `sementara`, `belum dapat diputuskan`, `tidak berlaku`, `tidak dapat dihitung`.
std::string state_text(evaluate::ResultState state, source::Language language);

}  // namespace timbang::explain
