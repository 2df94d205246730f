#include "engine/session/choose_assessment.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/source/suggestion.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;

/// More names than this are not listed.
constexpr std::size_t max_listed = 12;

std::vector<ir::AssessmentId> main_assessments(Loaded const& loaded) {
  std::vector<ir::AssessmentId> found;
  auto const& all = loaded.program->assessments;
  for (std::uint16_t i = 0; i < all.size(); ++i) {
    if (loaded.is_main(all[i].span.file)) found.push_back(ir::AssessmentId{i});
  }
  return found;
}

std::vector<std::string> names_of(ir::Program const& program, std::vector<ir::AssessmentId> const& assessments) {
  std::vector<std::string> names;
  for (auto const id : assessments) names.push_back(program[id].name);
  return names;
}

std::vector<std::string> full_names(ir::Program const& program, std::string const& short_name) {
  std::vector<std::string> names;
  for (auto const& assessment : program.assessments) {
    if (assessment.name == short_name) names.push_back(program[assessment.package].name + "." + assessment.name);
  }
  return names;
}

std::string listing(std::vector<std::string> const& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), max_listed); ++i) {
    if (i > 0) text += ", ";
    text += "`" + names[i] + "`";
  }
  if (names.size() > max_listed) text += ", …";
  return text;
}

AssessmentChoice problem(DiagnosticCode code, std::vector<Argument> arguments, std::optional<Argument> remedy = {}) {
  return AssessmentChoice{{}, Diagnostic{code, source::NoPlace{}, std::move(arguments), {}, std::move(remedy)}};
}

AssessmentChoice only_one(Loaded const& loaded) {
  auto const assessments = main_assessments(loaded);
  if (assessments.size() == 1) return AssessmentChoice{assessments.front(), {}};
  if (assessments.empty()) return problem(DiagnosticCode::no_assessment, {});
  return problem(DiagnosticCode::assessment_not_named, {listing(names_of(*loaded.program, assessments))});
}

AssessmentChoice unknown(Loaded const& loaded, std::string const& name) {
  auto const& program = *loaded.program;
  std::vector<std::string> all;
  for (auto const& assessment : program.assessments) all.push_back(assessment.name);
  if (all.empty()) return problem(DiagnosticCode::no_assessment, {});
  auto const own = names_of(program, main_assessments(loaded));
  auto const names = listing(own.empty() ? all : own);
  auto const nearest = source::nearest_word(name, all);
  if (!nearest) return problem(DiagnosticCode::unknown_assessment, {name, names});
  return problem(DiagnosticCode::unknown_assessment, {name, names},
                 Argument("mungkin maksud Anda `" + *nearest + "`; yang ada: " + names,
                          "perhaps you mean `" + *nearest + "`; those that exist: " + names));
}

}  // namespace

AssessmentChoice choose_assessment(Loaded const& loaded, std::string const& name) {
  if (name.empty()) return only_one(loaded);
  auto const& program = *loaded.program;
  if (auto const found = program.find_assessment(name)) return AssessmentChoice{*found, {}};
  auto const full = full_names(program, name);
  if (full.size() > 1) return problem(DiagnosticCode::ambiguous_assessment, {name, listing(full)});
  return unknown(loaded, name);
}

}  // namespace timbang::session
