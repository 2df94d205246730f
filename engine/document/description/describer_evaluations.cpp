// Evaluations as wholes, rankings, summaries and norms.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/document/description/describer.h"

namespace timbang::document {

void Describer::describe(ir::AssessmentId id) {
  auto const& evaluation = program_[id];
  auto const home = evaluation.package;
  if (describes(home)) {
    auto const kind = evaluation.ranking   ? EntryKind::ranking
                      : evaluation.summary ? EntryKind::summary
                                           : EntryKind::evaluation;
    references_.declares(open(kind, evaluation.name, evaluation.label, home, evaluation.span), id);
    if (kind == EntryKind::evaluation) {
      auto const& subject = program_[evaluation.subject];
      references_.uses(place(), value::Type::record(evaluation.subject.index));
      add(Aspect::subject, StatementMaker::plain(qualified_name(home, subject.package, subject.name)));
      add(Aspect::in_force, make_.period(evaluation.in_force));
      add(Aspect::law_date, formula(perspective_of(id, home), evaluation.law_date));
      add(Aspect::applies_when, formula(perspective_of(id, home), evaluation.applies_when));
      if (evaluation.added_to_by) {
        add(Aspect::added_to_by,
            make_.of_word(*evaluation.added_to_by == ir::Scope::national ? Word::scope_national : Word::scope_agency));
      }
    }
    if (evaluation.ranking) add_ranking(*evaluation.ranking, id);
    if (evaluation.summary) add_summary(*evaluation.summary, home);
    annotate(evaluation.annotations);
  }
  std::map<std::string, std::vector<ir::TableId>> tables;
  for (std::uint16_t i = 0; i < program_.tables.size(); ++i) {
    if (program_.tables[i].assessment == id) tables[program_.tables[i].name].push_back({i});
  }
  for (auto const& [name, versions] : tables) {
    auto const& output = program_[program_[versions.front()].outputs.front()];
    if (describes(output.added_by.value_or(home))) describe_table(versions);
  }
  for (auto const rule : evaluation.rules) {
    // A ranking holds the rules of what it ranks by, too.
    auto const is_own = program_[rule].assessment == id && describes(program_[rule].added_by.value_or(home));
    if (is_own && !stands_elsewhere(program_[rule])) describe(rule);
  }
}

Statement Describer::formulas(Perspective const& perspective, std::vector<ir::NodeId> const& nodes) {
  std::vector<Statement> parts;
  for (auto const node : nodes) parts.push_back(formula(perspective, node));
  return make_.joined(parts, ", ");
}

void Describer::add_ranking(ir::Ranking const& ranking, ir::AssessmentId id) {
  auto const home = program_[id].package;
  auto const& made_from = program_[ranking.base];
  auto const perspective = perspective_of(ranking.base, home);
  references_.uses(place(), ranking.base);
  add(Aspect::made_from, StatementMaker::plain(qualified_name(home, made_from.package, made_from.name)));
  add(Aspect::members, formula(perspective, ranking.members));
  add(Aspect::groups, formulas(perspective, ranking.groups));
  Listing criteria;
  criteria.aspect = Aspect::criteria;
  criteria.identity = LineIdentity::sequence;
  criteria.columns = {heading(Aspect::criteria)};
  for (auto const& criterion : ranking.criteria) {
    auto value = formula(perspective, criterion.value);
    value.text =
        sentence(criterion.is_highest_first ? Word::highest_first : Word::smallest_first, make_.language(), value.text);
    value.meaning += criterion.is_highest_first ? " down" : " up";
    Line line;
    line.cells = {std::move(value)};
    line.span = program_[criterion.value].span;
    criteria.lines.push_back(std::move(line));
  }
  add(std::move(criteria));
  add(Aspect::tie, StatementMaker::plain(ranking.tie));
  add(Aspect::sets_apart, make_.of_word(ranking.sets_apart ? Word::set_apart : Word::cohort_refused));
  if (!ranking.selection) return;
  auto const& selection = *ranking.selection;
  auto const& result = program_[selection.result];
  auto const number = formula(perspective, selection.number);
  auto const name = result.label.empty() ? result.name : result.name + " \"" + result.label + "\"";
  add(Aspect::selection,
      {sentence(Word::selected_as, make_.language(), number.text, name), number.meaning + name, false});
  add(Aspect::selection_tie, selection.when_tied == ir::TieAtCut::include_all
                                 ? make_.of_word(Word::include_all)
                                 : make_.of_sentence(Word::referred_to, selection.referred_to));
}

void Describer::add_summary(ir::Summary const& summary, ir::PackageId home) {
  auto const& made_from = program_[summary.base];
  auto const perspective = perspective_of(summary.base, home);
  references_.uses(place(), summary.base);
  add(Aspect::made_from, StatementMaker::plain(qualified_name(home, made_from.package, made_from.name)));
  add(Aspect::members, formula(perspective, summary.members));
  add(Aspect::groups, formulas(perspective, summary.groups));
  add(Aspect::days, formulas(perspective, summary.days));
  if (summary.total) add(Aspect::total, StatementMaker::plain(*summary.total));
}

void Describer::describe(ir::Norm const& norm) {
  if (!describes(norm.package)) return;
  open(EntryKind::norm, norm.name, norm.label, norm.package, norm.span);
  auto perspective = Perspective{norm.package, {norm.subject}, {}, norm.assessment};
  if (norm.assessment) {
    auto const& evaluation = program_[*norm.assessment];
    references_.uses(place(), *norm.assessment);
    add(Aspect::subject, StatementMaker::plain(qualified_name(norm.package, evaluation.package, evaluation.name)));
  } else {
    auto const& subject = program_[norm.subject];
    references_.uses(place(), value::Type::record(norm.subject.index));
    add(Aspect::subject, StatementMaker::plain(qualified_name(norm.package, subject.package, subject.name)));
  }
  add(Aspect::in_force, make_.period(norm.in_force));
  add(Aspect::when, formula(perspective, norm.when));
  add(Aspect::condition, formula(perspective, norm.must));
  annotate(norm.annotations);
}

}  // namespace timbang::document
