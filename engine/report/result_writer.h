// What every report of results is to the one who makes it: told a decision at a time, in the order of the records.
// Made by session; the reports are table_report, csv_report, jsonl_report and workbook_report.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>

#include "engine/evaluate/context.h"
#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"

namespace timbang::report {

/// What all records of one report have in common. Program and sources outlive the report.
struct ReportContext {
  ir::Program const& program;
  source::SourceStore const& sources;
  ir::AssessmentId assessment;
  evaluate::EvaluationContext dates;
  std::string rule_digest;
  source::Language language = source::Language::indonesian;
};

/// What a result is about: a record by its key, or a group of a summary by its fields.
struct ResultName {
  std::string const& key;
  value::RecordDatum const* group = nullptr;
  bool is_total = false;  ///< the line of all members
};

class SummaryReport;

class ResultWriter {
public:
  virtual ~ResultWriter() = default;
  /// What stands before the first record.
  virtual void begin() = 0;
  virtual void write(ResultName const& name, evaluate::Decision const& decision) = 0;
  /// After the last record; `summary` has counted all of them. False when the results could not be written.
  virtual bool finish(SummaryReport const& /*summary*/) { return true; }
};

}  // namespace timbang::report
