#include "engine/report/reasons.h"

#include <vector>

#include <fmt/format.h>

#include "engine/explain/reason_text.h"
#include "engine/report/canonical_text.h"
#include "engine/report/words.h"

namespace timbang::report {

std::string source_name(evaluate::MissingDatum const& datum) {
  return datum.source.empty() ? datum.path : datum.source;
}

std::string failing_sentence(ReportContext const& context, evaluate::RequirementResult const& requirement) {
  std::vector<std::string> lines;
  for (auto const& reason : requirement.reasons) {
    lines.push_back(explain::reason_text(context.program, context.sources, reason, context.language));
  }
  auto const title = explain::title(context.program[requirement.rule]);
  return lines.empty() ? title : fmt::format("{}: {}", title, fmt::join(lines, ", "));
}

std::string short_reasons(ReportContext const& context, evaluate::Decision const& decision) {
  std::vector<std::string> parts;
  std::vector<std::string> titles;
  for (auto const* requirement : failing(context.program, decision)) {
    titles.push_back(explain::title(context.program[requirement->rule]));
  }
  if (!titles.empty()) parts.push_back(sentence(Word::not_met, context.language, fmt::join(titles, ", ")));
  std::vector<std::string> names;
  for (auto const& datum : decision.missing_deciding) names.push_back(source_name(datum));
  if (!names.empty()) parts.push_back(sentence(Word::waits_for, context.language, fmt::join(names, ", ")));
  std::vector<std::string> indicators;
  for (auto const id : evaluate::indicators_by_policy(decision))
    indicators.push_back(explain::title(context.program[id]));
  if (!indicators.empty()) parts.push_back(sentence(Word::by_policy, context.language, fmt::join(indicators, ", ")));
  for (auto const& fault : decision.faults)
    parts.push_back(explain::fault_line(context.program, context.sources, fault, context.language));
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace timbang::report
