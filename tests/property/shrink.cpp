#include "tests/property/shrink.h"

#include <functional>

namespace timbang::property {

namespace {

using Holds = std::function<bool(ProgramText const&)>;

/// From the last part to the first, since a part is only read by those after it.
ProgramText without_parts(ProgramText text, Holds const& still_fails) {
  for (auto i = text.parts.size(); i-- > 0;) {
    auto smaller = text;
    smaller.parts.erase(smaller.parts.begin() + static_cast<std::ptrdiff_t>(i));
    if (still_fails(smaller)) text = std::move(smaller);
  }
  return text;
}

bool still_fails(Failure const& failure) {
  auto const compiled = compile_text(failure.text.text());
  if (!compiled.program || compiled.program->assessments.empty()) return false;
  return !objection(failure.text, compiled, failure.tried).empty();
}

void take_when_failing(Failure& failure, Failure smaller) {
  if (still_fails(smaller)) failure = std::move(smaller);
}

}  // namespace

ProgramText shrink_refused(ProgramText text) {
  auto const error = compile_text(text.text()).first_error;
  return without_parts(std::move(text),
                       [&](ProgramText const& smaller) { return compile_text(smaller.text()).first_error == error; });
}

Failure shrink_failing(Failure failure) {
  failure.text = without_parts(failure.text, [&](ProgramText const& smaller) {
    return still_fails({smaller, failure.tried});
  });
  for (std::size_t i = 0; i < failure.tried.before.fields.size(); ++i) {
    auto told_early = failure;
    told_early.tried.before.fields[i] = told_early.tried.full.fields[i];
    told_early.tried.after.fields[i] = told_early.tried.full.fields[i];
    take_when_failing(failure, std::move(told_early));
    auto told_late = failure;
    told_late.tried.after.fields[i] = told_late.tried.before.fields[i];
    take_when_failing(failure, std::move(told_late));
    auto never_told = failure;
    for (auto* record : {&never_told.tried.before, &never_told.tried.after, &never_told.tried.full}) {
      auto& content = record->fields[i].content;
      if (std::holds_alternative<value::Value>(content)) content = value::Absence::unknown;
      if (std::holds_alternative<value::ListDatum>(content)) content = value::ListDatum{};
    }
    take_when_failing(failure, std::move(never_told));
  }
  return failure;
}

}  // namespace timbang::property
