// What is to be scored: the assessment, the files with the data, the dates. The same for score and explain.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/records/record_source.h"

namespace timbang::session {

/// Where records come from.
struct RecordRequest {
  std::string path;  ///< CSV, JSON lines or a workbook; `-` is standard input
  /// `--records skp=skp.csv`: a list of the subject, by its name; `Pegawai=pegawai.csv`: a collection, by the name of its
  /// type; `Pegawai.skp=skp.csv`: a list of a collection.
  std::vector<records::ChildFile> children;
};

struct ScoreRequest {
  ir::AssessmentId assessment;
  RecordRequest records;
  evaluate::EvaluationContext dates;
};

}  // namespace timbang::session
