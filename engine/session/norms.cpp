#include "engine/session/norms.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "engine/evaluate/norm.h"
#include "engine/ir/walk.h"
#include "engine/value/notation.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::DiagnosticCode;
using source::Language;
using value::Date;

std::vector<ir::NodeId> conditions_of(ir::Norm const& norm) {
  auto conditions = std::vector<ir::NodeId>{norm.must};
  if (norm.when) conditions.push_back(*norm.when);
  return conditions;
}

/// Does the answer depend on more than the values of the record: on the day of the evaluation, or on what has been told? A
/// record of which nothing is known stands for neither. Feedback from too few raters may end in a policy.
bool depends_on_more(ir::Program const& program, ir::Needs const& needs) {
  auto const is_more = [&](ir::NodeId id) {
    auto const& node = program[id];
    return ir::reads_evaluation_date(node) || std::holds_alternative<ir::HasData>(node.operation) ||
           std::holds_alternative<ir::Feedback>(node.operation);
  };
  auto const has_policy = [&](ir::RuleId id) {
    auto const* indicator = std::get_if<ir::Indicator>(&program[id].body);
    return indicator != nullptr && indicator->missing_policy != ir::MissingPolicy::wait;
  };
  return std::any_of(needs.nodes.begin(), needs.nodes.end(), is_more) ||
         std::any_of(needs.rules.begin(), needs.rules.end(), has_policy);
}

/// A record of which nothing at all is known, not even that a list without rows is empty.
value::RecordDatum unknown_record(ir::Program const& program, ir::RecordTypeId type) {
  value::RecordDatum record;
  for (auto const& field : program[type].fields) {
    if (field.type.kind == value::TypeKind::list) {
      record.fields.push_back({value::ListDatum{{}, false}});
    } else {
      record.fields.push_back({value::Absence::unknown});
    }
  }
  return record;
}

/// The days on which something that the norm needs begins to be in force, or has just ceased to be.
std::vector<Date> change_days(ir::Program const& program, ir::Norm const& norm, ir::Needs const& needs) {
  std::vector<ir::Period> periods = {norm.in_force};
  for (auto const node : needs.nodes) {
    auto const* read = std::get_if<ir::ParameterRead>(&program[node].operation);
    if (read == nullptr) continue;
    for (auto const& version : program[read->parameter].versions) periods.push_back(version.in_force);
  }
  for (auto const rule : needs.rules) {
    auto const own = ir::periods(program, program[rule]);
    periods.insert(periods.end(), own.begin(), own.end());
  }
  std::set<Date> days;
  for (auto const& period : periods) {
    if (period.from) days.insert(*period.from);
    if (!period.through) continue;
    if (auto const next = Date::from_day_number(period.through->day_number() + 1)) days.insert(*next);
  }
  // Where nothing has a date, any day is as good.
  if (days.empty()) days.insert(Date());
  std::erase_if(days, [&](Date day) { return !norm.in_force.contains(day); });
  return {days.begin(), days.end()};
}

/// Nothing is computed on such a day, so nothing can break the norm.
bool has_no_rules(value::Outcome const& kept) {
  if (!kept.is_fault()) return false;
  auto const code = kept.fault().code;
  return code == DiagnosticCode::no_version_in_force || code == DiagnosticCode::term_not_set;
}

Argument on_day(std::optional<Date> day) {
  if (!day) return {"", ""};
  return {" pada " + value::write_date(*day, Language::indonesian),
          " on " + value::write_date(*day, Language::english)};
}

class NormCheck {
public:
  NormCheck(ir::Program const& program, ir::Norm const& norm, bool tells_open, source::DiagnosticSink& sink)
      : program_(program),
        norm_(norm),
        tells_open_(tells_open),
        sink_(sink),
        needs_(ir::needs(program, conditions_of(norm))) {}

  void run() {
    if (depends_on_more(program_, needs_)) return report(DiagnosticCode::norm_not_decided, std::nullopt);
    auto const record = unknown_record(program_, norm_.subject);
    for (auto const day : change_days(program_, norm_, needs_)) {
      auto const kept = evaluate::ask(program_, norm_, record, {day, day});
      if (kept.is_true() || has_no_rules(kept)) continue;
      if (kept.is_false()) return report(DiagnosticCode::norm_broken, day);
      if (!open_since_) open_since_ = day;
    }
    if (open_since_) report(DiagnosticCode::norm_not_decided, std::nullopt);
  }

private:
  void report(DiagnosticCode code, std::optional<Date> day) {
    if (code == DiagnosticCode::norm_not_decided && !tells_open_) return;
    source::Diagnostic diagnostic{code, norm_.span, {norm_.name, on_day(day)}, {}, {}};
    for (auto const node : needs_.nodes) {
      auto const* read = std::get_if<ir::ParameterRead>(&program_[node].operation);
      if (read == nullptr || !day) continue;
      auto const* version = program_[read->parameter].version_on(*day);
      if (version == nullptr || !version->set_by) continue;
      auto const is_there = std::any_of(diagnostic.notes.begin(), diagnostic.notes.end(),
                                        [&](auto const& note) { return note.span == version->span; });
      if (!is_there) diagnostic.notes.push_back({version->span, {"yang ditetapkan", "what is set"}});
    }
    sink_.report(std::move(diagnostic));
  }

  ir::Program const& program_;
  ir::Norm const& norm_;
  bool tells_open_;
  source::DiagnosticSink& sink_;
  ir::Needs needs_;
  std::optional<Date> open_since_;
};

}  // namespace

void check_norms(ir::Program const& program, bool tells_open, source::DiagnosticSink& sink) {
  for (auto const& norm : program.norms) NormCheck(program, norm, tells_open, sink).run();
}

}  // namespace timbang::session
