// The data checks of the rule file, asked of each record while it is read.
// Made by assessment_records; used by records, which knows no rule.
#pragma once

#include <vector>

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/records/purpose.h"

namespace timbang::session {

class DataChecks : public records::RowInspector {
public:
  /// `program` must outlive it.
  DataChecks(ir::Program const& program, evaluate::EvaluationContext dates);

  std::vector<records::RowFinding> inspect(ir::RecordTypeId type, value::RecordDatum const& row,
                                           std::vector<bool> const& readable) const override;

private:
  ir::Program const& program_;
  evaluate::EvaluationContext dates_;
  /// For each check of each record type the fields that it reads.
  std::vector<std::vector<std::vector<std::uint16_t>>> fields_;
};

}  // namespace timbang::session
