// Decisions and records as text, to compare them and to show what fails.
#pragma once

#include <string>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"

namespace timbang::property {

std::string outcome_text(ir::Program const& program, value::Type const& type, value::Outcome const& outcome);

/// Everything that a decision says; two that say the same have the same text.
std::string decision_text(ir::Program const& program, evaluate::Decision const& decision);

/// `isi_1 = 12`, one line for each datum.
std::string record_text(ir::Program const& program, ir::RecordTypeId type, value::RecordDatum const& record,
                        std::string const& path = "");

}  // namespace timbang::property
