#include "engine/language/check/example_group.h"

#include <algorithm>
#include <iterator>

#include "engine/language/check/expression_checker.h"

namespace timbang::language {

using source::DiagnosticCode;

bool ExampleGroup::name(ast::Path const& path, ast::Cell const& cell, ir::ExampleCase& target) {
  auto const& assessment = state_.program[summary_];
  auto const field = find_field(state_.program[assessment.subject], path.parts.front().text);
  if (path.parts.size() != 1 || !field) return false;
  named_.insert(path.parts.front().text);
  auto const is_day = !assessment.summary->days.empty() && *field == 0;
  if (is_day || !std::holds_alternative<ast::AnyCell>(cell.content)) return false;
  std::get<value::RecordDatum>(target.subject.content).fields.at(*field).content = value::Absence::none;
  return true;
}

bool ExampleGroup::check(ir::ExampleCase const& made) {
  auto const& assessment = state_.program[summary_];
  for (auto const& field : state_.program[assessment.subject].fields) {
    if (named_.count(field.name) > 0) continue;
    state_.report(DiagnosticCode::group_not_named, made.span, {field.name, assessment.name});
    return false;
  }
  auto const& fields = std::get<value::RecordDatum>(made.subject.content).fields;
  auto const first = std::next(fields.begin(), assessment.summary->days.empty() ? 0 : 1);
  auto const num_any = std::count_if(first, fields.end(), [](value::Datum const& datum) {
    auto const* absence = std::get_if<value::Absence>(&datum.content);
    return absence != nullptr && *absence == value::Absence::none;
  });
  if (num_any == 0) return true;
  if (num_any < std::distance(first, fields.end())) {
    state_.report(DiagnosticCode::half_total, made.span);
  } else if (assessment.summary->total) {
    return true;
  } else {
    state_.report(DiagnosticCode::no_total, made.span, {assessment.name});
  }
  return false;
}

}  // namespace timbang::language
