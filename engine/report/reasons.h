// Why a record got its result, in one line, as the table and the CSV column for people show it.
// Used by csv_report and table_report; the whole story is told by explain.
#pragma once

#include <string>

#include "engine/evaluate/decision.h"
#include "engine/report/result_writer.h"

namespace timbang::report {

/// The name of a missing datum in the source, or in the rules where the source has none.
std::string source_name(evaluate::MissingDatum const& datum);

/// `Menduduki JPT paling lama lima tahun: masa_jabatan 5 tahun 2 bulan, paling banyak 5 tahun`.
std::string failing_sentence(ReportContext const& context, evaluate::RequirementResult const& requirement);

/// The labels of what is not met, what is waited for, or what went wrong; empty when there is nothing to say.
std::string short_reasons(ReportContext const& context, evaluate::Decision const& decision);

}  // namespace timbang::report
