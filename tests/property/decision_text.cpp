#include "tests/property/decision_text.h"

#include "engine/report/canonical_text.h"
#include "engine/source/diagnostic.h"

namespace timbang::property {

namespace {

std::string causes_text(value::MissingSet const& causes) {
  std::string text;
  for (auto const cause : causes) text += " #" + std::to_string(cause);
  return text;
}

std::string reasons_text(ir::Program const& program, std::vector<evaluate::Reason> const& reasons) {
  std::string text;
  for (auto const& reason : reasons) {
    text += "\n    because node " + std::to_string(reason.node.index) + " " + reason.element;
    if (reason.measured) text += " = " + outcome_text(program, program[*reason.measured].type, reason.actual);
    if (reason.cured_on) text += " cured on " + reason.cured_on->to_iso();
  }
  return text;
}

std::string missing_text(std::vector<evaluate::MissingDatum> const& missing) {
  std::string text;
  for (auto const& datum : missing) text += " " + datum.path;
  return text + "\n";
}

std::string absence_text(value::Absence absence) {
  switch (absence) {
    case value::Absence::unknown: return "not told";
    case value::Absence::none: return "none";
    case value::Absence::still_running: return "still running";
  }
  return {};
}

}  // namespace

std::string outcome_text(ir::Program const& program, value::Type const& type, value::Outcome const& outcome) {
  if (outcome.is_known()) return report::canonical_value(program, type, outcome.value());
  if (outcome.is_not_applicable()) return "not applicable";
  if (outcome.is_fault()) {
    auto const& fault = outcome.fault();
    return "fault " + std::string(source::facts(fault.code).name) + " at node " + std::to_string(fault.origin);
  }
  auto const& unknown = outcome.unknown();
  return "unknown " + report::canonical_possible(program, type, unknown.possible) + causes_text(unknown.causes);
}

std::string decision_text(ir::Program const& program, evaluate::Decision const& decision) {
  auto text = std::string(report::canonical_state(decision.state)) + "\n";
  for (auto const& result : decision.results) {
    auto const& rule = program[result.rule];
    text += rule.name + " = " + outcome_text(program, rule.type, result.outcome) + ", " +
            std::string(report::canonical_state(result.state));
    for (auto const& row : result.collected) {
      text += "\n    row " + std::to_string(row.row) + ": " +
              outcome_text(program, value::Type::boolean(), row.matches) + ": " +
              outcome_text(program, rule.type, row.output);
    }
    for (auto const indicator : result.by_policy) text += "\n    by the policy of " + program[indicator].name;
    text += "\n";
  }
  for (auto const& requirement : decision.requirements) {
    text += program[requirement.rule].name + " = " + outcome_text(program, value::Type::boolean(), requirement.outcome);
    if (requirement.satisfied_by) text += " by exception " + std::to_string(*requirement.satisfied_by);
    text += reasons_text(program, requirement.reasons);
    for (auto const& exception : requirement.exceptions) {
      text += "\n  exception " + std::to_string(exception.index) + " " +
              outcome_text(program, value::Type::boolean(), exception.holds) + reasons_text(program, exception.reasons);
    }
    text += "\n";
  }
  return text + "deciding:" + missing_text(decision.missing_deciding) +
         "besides:" + missing_text(decision.missing_besides) + "all:" + missing_text(decision.missing) +
         std::to_string(decision.faults.size()) + " faults\n";
}

std::string record_text(ir::Program const& program, ir::RecordTypeId type, value::RecordDatum const& record,
                        std::string const& path) {
  std::string text;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    auto const& field = program[type].fields[i];
    auto const name = path + field.name;
    ir::RecordTypeId const inner{field.type.index};
    auto const& content = record.fields[i].content;
    if (auto const* absence = std::get_if<value::Absence>(&content)) {
      text += "  " + name + ": " + absence_text(*absence) + "\n";
    } else if (auto const* value = std::get_if<value::Value>(&content)) {
      text += "  " + name + " = " + report::canonical_value(program, field.type, *value) + "\n";
    } else if (auto const* nested = std::get_if<value::RecordDatum>(&content)) {
      text += record_text(program, inner, *nested, name + ".");
    } else {
      auto const& list = std::get<value::ListDatum>(content);
      if (list.rows.empty()) text += "  " + name + (list.complete ? ": none\n" : ": not told\n");
      for (std::size_t row = 0; row < list.rows.size(); ++row) {
        text += record_text(program, inner, list.rows[row], name + "[" + std::to_string(row + 1) + "].");
      }
    }
  }
  return text;
}

}  // namespace timbang::property
