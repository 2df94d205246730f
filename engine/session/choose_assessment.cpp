#include "engine/session/choose_assessment.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

#include "engine/ir/walk.h"
#include "engine/source/suggestion.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;

/// More names than this are not listed.
constexpr std::size_t max_listed = 12;

/// An assessment, and the rules by which it would be made.
struct Candidate {
  Jurisdiction const* rules = nullptr;
  ir::AssessmentId assessment;

  ir::Assessment const& declared() const { return rules->program[assessment]; }
  std::string full_name() const { return rules->program[declared().package].name + "." + declared().name; }
  bool is_main() const { return rules->is_main(declared().span.file); }
};

std::vector<Candidate> all_candidates(std::vector<Jurisdiction const*> const& jurisdictions) {
  std::vector<Candidate> found;
  for (auto const* rules : jurisdictions) {
    for (std::uint16_t i = 0; i < rules->program.assessments.size(); ++i) found.push_back({rules, {i}});
  }
  return found;
}

std::vector<Candidate> main_ones(std::vector<Candidate> const& candidates) {
  std::vector<Candidate> found;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found),
               [](Candidate const& candidate) { return candidate.is_main(); });
  return found;
}

/// Each once, in the order of the files.
std::vector<std::string> names_of(std::vector<Candidate> const& candidates, bool with_package) {
  std::vector<std::string> names;
  for (auto const& candidate : candidates) {
    auto const name = with_package ? candidate.full_name() : candidate.declared().name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::string> main_packages(Jurisdiction const& rules) {
  std::vector<std::string> names;
  for (auto const& package : rules.program.packages) {
    if (rules.is_main(package.span.file)) names.push_back(package.name);
  }
  return names;
}

/// Does it matter who has set terms and added requirements?
bool is_delegated(Candidate const& candidate) {
  auto const& program = candidate.rules->program;
  auto const& assessment = candidate.declared();
  if (assessment.added_to_by) return true;
  auto const nodes = ir::reachable(program, ir::roots(program, assessment));
  return std::any_of(nodes.begin(), nodes.end(), [&](ir::NodeId node) {
    auto const* read = std::get_if<ir::ParameterRead>(&program[node].operation);
    return read != nullptr && program[read->parameter].open.has_value();
  });
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
  return AssessmentChoice{
      {}, nullptr, Diagnostic{code, source::NoPlace{}, std::move(arguments), {}, std::move(remedy)}};
}

AssessmentChoice chosen(Candidate const& candidate) {
  return AssessmentChoice{candidate.assessment, candidate.rules, {}};
}

/// Files that declare no assessment set terms of others, or add to them.
AssessmentChoice only_delegated(std::vector<Candidate> const& candidates) {
  std::vector<Candidate> found;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found), is_delegated);
  if (found.size() == 1) return chosen(found.front());
  if (found.empty()) return problem(DiagnosticCode::no_assessment, {});
  return problem(DiagnosticCode::assessment_not_named, {listing(names_of(found, true))});
}

AssessmentChoice only_one(std::vector<Candidate> const& candidates) {
  auto const own = main_ones(candidates);
  if (own.size() == 1) return chosen(own.front());
  if (own.empty()) return only_delegated(candidates);
  auto const short_names = names_of(own, false);
  auto const names = short_names.size() == own.size() ? short_names : names_of(own, true);
  return problem(DiagnosticCode::assessment_not_named, {listing(names)});
}

AssessmentChoice unknown(std::vector<Candidate> const& candidates, std::string const& name) {
  auto const all = names_of(candidates, false);
  if (all.empty()) return problem(DiagnosticCode::no_assessment, {});
  auto const own = names_of(main_ones(candidates), false);
  auto const names = listing(own.empty() ? all : own);
  auto const nearest = source::nearest_word(name, all);
  if (!nearest) return problem(DiagnosticCode::unknown_assessment, {name, names});
  return problem(DiagnosticCode::unknown_assessment, {name, names},
                 Argument("mungkin maksud Anda `" + *nearest + "`; yang ada: " + names,
                          "perhaps you mean `" + *nearest + "`; those that exist: " + names));
}

/// One assessment by the rules of one or several jurisdictions.
AssessmentChoice by_rules_of(std::vector<Candidate> const& candidates) {
  auto const& first = candidates.front();
  if (candidates.size() == 1) return chosen(first);
  if (is_delegated(first)) {
    std::vector<std::string> packages;
    for (auto const& candidate : candidates) packages.push_back(main_packages(*candidate.rules).front());
    return problem(DiagnosticCode::made_for_several, {first.full_name(), listing(packages)});
  }
  auto const own = main_ones(candidates);
  return chosen(own.empty() ? first : own.front());
}

}  // namespace

AssessmentChoice choose_assessment(Loaded const& loaded, std::string const& name, std::string const& package) {
  std::vector<Jurisdiction const*> jurisdictions;
  std::vector<std::string> packages;
  for (auto const& rules : loaded.jurisdictions) {
    auto const own = main_packages(rules);
    packages.insert(packages.end(), own.begin(), own.end());
    if (package.empty() || std::find(own.begin(), own.end(), package) != own.end()) jurisdictions.push_back(&rules);
  }
  if (jurisdictions.empty()) return problem(DiagnosticCode::unknown_package, {package, listing(packages)});
  auto const candidates = all_candidates(jurisdictions);
  if (name.empty()) return only_one(candidates);
  std::vector<Candidate> found;
  std::vector<Candidate> by_short_name;
  for (auto const& candidate : candidates) {
    if (candidate.full_name() == name) found.push_back(candidate);
    if (candidate.declared().name == name) by_short_name.push_back(candidate);
  }
  if (found.empty()) found = by_short_name;
  if (found.empty()) return unknown(candidates, name);
  auto const full = names_of(found, true);
  if (full.size() > 1) return problem(DiagnosticCode::ambiguous_assessment, {name, listing(full)});
  return by_rules_of(found);
}

}  // namespace timbang::session
