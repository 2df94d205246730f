// The rules of evaluations, but for tables.
#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "engine/document/description/describer.h"
#include "engine/ir/walk.h"

namespace timbang::document {

namespace {

ir::RecordTypeId row_type(ir::Program const& program, ir::RecordTypeId record, ir::FieldPath const& path) {
  for (auto const index : path) record = ir::RecordTypeId{program[record].fields.at(index).type.index};
  return record;
}

}  // namespace

Statement Describer::for_each(ir::RecordTypeId record, ir::FieldPath const& path) {
  Reads reads;
  std::string text;
  for (auto const index : path) {
    auto const& field = program_[record].fields.at(index);
    text += (text.empty() ? "" : ".") + field.name;
    reads.fields.insert({record, index});
    record = ir::RecordTypeId{field.type.index};
  }
  references_.reads(place(), reads);
  return StatementMaker::plain(std::move(text));
}

Perspective Describer::perspective_of(ir::AssessmentId id, ir::PackageId home) const {
  auto const& evaluation = program_[id];
  Perspective made{home, {evaluation.subject}, {}, id};
  if (evaluation.summary) made.member = program_[evaluation.summary->base].subject;
  return made;
}

Perspective Describer::perspective_of(ir::Rule const& rule) const {
  auto made = perspective_of(rule.assessment, rule.added_by.value_or(program_[rule.assessment].package));
  if (rule.for_each) made.scopes.push_back(row_type(program_, made.scopes.front(), *rule.for_each));
  return made;
}

/// A parameter with exceptions is described as such, results of a ranking with it, and those of a table as its columns.
bool Describer::stands_elsewhere(ir::Rule const& rule) const {
  return rule.parameter || std::holds_alternative<ir::RankingOutput>(rule.body) ||
         std::holds_alternative<ir::TableOutput>(rule.body);
}

EntryKind Describer::kind_of(ir::Rule const& rule) const {
  if (std::holds_alternative<ir::Indicator>(rule.body)) return EntryKind::indicator;
  if (std::holds_alternative<ir::Requirement>(rule.body)) return EntryKind::requirement;
  if (std::holds_alternative<ir::DecisionRule>(rule.body)) return EntryKind::decision;
  if (ir::feedback_of(program_, rule) != nullptr) return EntryKind::feedback;
  if (program_[rule.assessment].summary) return EntryKind::column;
  return rule.is_step ? EntryKind::step : EntryKind::result;
}

void Describer::describe(ir::RuleId id) {
  auto const& rule = program_[id];
  auto const& evaluation = program_[rule.assessment];
  auto const home = rule.added_by.value_or(evaluation.package);
  auto const made = open(kind_of(rule), rule.name, rule.label, home, rule.span);
  entry().within = qualified_name(home, evaluation.package, evaluation.name);
  references_.declares(made, id);
  auto const is_typed =
      rule.type.kind != value::TypeKind::boolean || std::holds_alternative<ir::Computation>(rule.body);
  if (is_typed && kind_of(rule) != EntryKind::indicator) {
    add(Aspect::type, type(home, rule.type, {rule.decimals, rule.range, {}}));
  }
  if (rule.for_each) {
    add(Aspect::for_each, for_each(evaluation.subject, *rule.for_each));
  }
  std::visit([&](auto const& body) { add_body(rule, body); }, rule.body);
  annotate(rule.annotations);
}

void Describer::add_body(ir::Rule const& rule, ir::Computation const& body) {
  auto const perspective = perspective_of(rule);
  auto versions = body.versions;
  auto const* feedback = ir::feedback_of(program_, rule);
  if (feedback != nullptr) {
    // Its text ends where the groups begin, and says nothing of what comes behind them.
    auto [mean, ending] = parts_of(perspective, versions.front().formula);
    versions.front().formula = mean;
    add(Aspect::ending, std::move(ending));
  }
  add_versions(perspective, Aspect::formula, versions);
  add_exceptions(perspective, body.exceptions);
  if (feedback != nullptr) add_feedback(perspective, *feedback);
}

void Describer::add_body(ir::Rule const& rule, ir::Requirement const& body) {
  add_versions(perspective_of(rule), Aspect::condition, body.versions);
  add_exceptions(perspective_of(rule), body.exceptions);
}

/// Where others may add requirements, `semua syarat` means those too.
bool Describer::decides_additions(ir::Assessment const& evaluation, ir::DecisionRule const& body) const {
  if (!evaluation.added_to_by) return false;
  return std::all_of(evaluation.rules.begin(), evaluation.rules.end(), [&](ir::RuleId id) {
    auto const is_requirement = std::holds_alternative<ir::Requirement>(program_[id].body);
    return !is_requirement ||
           std::find(body.requirements.begin(), body.requirements.end(), id) != body.requirements.end();
  });
}

void Describer::add_body(ir::Rule const& rule, ir::DecisionRule const& body) {
  Reads reads;
  std::vector<Statement> names;
  for (auto const requirement : body.requirements) {
    names.push_back(StatementMaker::plain(program_[requirement].name));
    reads.rules.insert(requirement);
  }
  references_.reads(place(), reads);
  auto requirements = make_.joined(names);
  // In which order they were declared decides nothing.
  std::sort(names.begin(), names.end(), [](auto const& a, auto const& b) { return a.meaning < b.meaning; });
  requirements.meaning = make_.joined(names).meaning;
  if (decides_additions(program_[rule.assessment], body)) {
    requirements.text += "; " + std::string(word(Word::book_added_too, make_.language()));
  }
  add(Aspect::requirements, std::move(requirements));
  add(Aspect::applies_when, formula(perspective_of(rule), body.applies_when));
  add_exceptions(perspective_of(rule), body.exceptions);
}

void Describer::add_body(ir::Rule const& rule, ir::Indicator const& body) {
  auto const perspective = perspective_of(rule);
  add(Aspect::weight, formula(perspective, body.weight));
  add(Aspect::in_force, make_.period(body.in_force));
  add(Aspect::applies_when, formula(perspective, body.applies_when));
  switch (body.direction) {
    case ir::Direction::up: add(Aspect::direction, make_.of_word(Word::direction_up)); break;
    case ir::Direction::down: add(Aspect::direction, make_.of_word(Word::direction_down)); break;
    case ir::Direction::range: add(Aspect::direction, make_.of_word(Word::direction_range)); break;
  }
  add(Aspect::target,
      make_.joined({formula(perspective, body.target), formula(perspective, body.target_high)}, " .. "));
  add(Aspect::actual, formula(perspective, body.actual));
  add(Aspect::formula, points(perspective, body));
  if (body.is_refused_when_target_zero) add(Aspect::when_target_zero, make_.of_word(Word::zero_refused));
  if (body.is_inapplicable_when_target_zero) add(Aspect::when_target_zero, make_.of_word(Word::zero_not_applicable));
  add(Aspect::when_target_zero, formula(perspective, body.points_when_target_zero));
  add(Aspect::missing_policy, policy(body.missing_policy));
}

/// A formula of the regulation is told by its name and in full; behind it, how the author has limited and rounded it.
Statement Describer::points(Perspective const& perspective, ir::Indicator const& body) {
  auto written = formula(perspective, body.points);
  auto const named = [&](Word name) {
    auto text = std::string(word(name, make_.language()));
    auto const ending = parts_of(perspective, body.points).second.text;
    if (!ending.empty()) text += "\n" + ending;
    return Statement{std::move(text), written.meaning, false};
  };
  switch (body.formula) {
    case ir::IndicatorFormula::written: return written;
    case ir::IndicatorFormula::normal: return named(Word::formula_normal);
    case ir::IndicatorFormula::special: return named(Word::formula_special);
    case ir::IndicatorFormula::inverse: return named(Word::formula_inverse);
  }
  return written;
}

std::pair<ir::NodeId, Statement> Describer::parts_of(Perspective const& perspective, ir::NodeId written) {
  constexpr std::array modes{Word::rounding_half_up, Word::rounding_half_down, Word::rounding_half_even,
                             Word::rounding_up, Word::rounding_down};
  std::vector<Statement> ends;
  while (true) {
    auto const& operation = program_[written].operation;
    if (auto const* round = std::get_if<ir::Round>(&operation)) {
      auto const mode = word(modes.at(static_cast<std::size_t>(round->mode)), make_.language());
      ends.push_back(make_.of_sentence(Word::end_rounded, round->decimals, mode));
      written = round->operand;
    } else if (auto const* clamp = std::get_if<ir::Clamp>(&operation)) {
      auto const low = formula(perspective, clamp->low);
      auto const high = formula(perspective, clamp->high);
      ends.push_back({sentence(Word::end_limited, make_.language(), low.text, high.text),
                      fmt::format("[{} .. {}]", low.meaning, high.meaning), false});
      written = clamp->operand;
    } else {
      std::reverse(ends.begin(), ends.end());
      return {written, make_.joined(ends, " ")};
    }
  }
}

Statement Describer::policy(ir::MissingPolicy policy) const {
  switch (policy) {
    case ir::MissingPolicy::wait: return make_.of_word(Word::policy_wait);
    case ir::MissingPolicy::refuse: return make_.of_word(Word::policy_refuse);
    case ir::MissingPolicy::reweigh: return make_.of_word(Word::policy_reweigh);
    case ir::MissingPolicy::count_as_zero: return make_.of_word(Word::policy_zero);
  }
  return {};
}

void Describer::add_versions(Perspective const& perspective, Aspect aspect,
                             std::vector<ir::FormulaVersion> const& versions) {
  Listing listing;
  listing.aspect = Aspect::versions;
  listing.identity = LineIdentity::date;
  listing.columns = {heading(aspect), heading(Aspect::through)};
  for (std::size_t i = 0; i < versions.size(); ++i) {
    auto const& version = versions[i];
    Line line;
    line.from = version.in_force.from;
    line.cells = {formula(perspective, version.formula), Statement{}};
    // Every version but the last ends where the next begins.
    if (i + 1 == versions.size() && version.in_force.through) {
      line.cells.back() = make_.date(*version.in_force.through);
    }
    line.remarks = remarks(version.annotations);
    line.span = version.span;
    listing.lines.push_back(std::move(line));
  }
  add(std::move(listing));
}

void Describer::add_exceptions(Perspective const& perspective, ir::ExceptionTree const& tree) {
  Listing listing;
  listing.aspect = Aspect::exceptions;
  listing.columns = {heading(Aspect::name),     heading(Aspect::label), heading(Aspect::against),
                     heading(Aspect::in_force), heading(Aspect::when),  heading(Aspect::then)};
  std::vector<std::string> against(tree.exceptions.size());
  for (auto const& exception : tree.exceptions) {
    for (auto const child : exception.children) against[child] = exception.name;
  }
  for (std::size_t i = 0; i < tree.exceptions.size(); ++i) {
    auto const& exception = tree.exceptions[i];
    Line line;
    line.name = exception.name;
    line.cells = {StatementMaker::plain(exception.name),
                  StatementMaker::plain(exception.label),
                  StatementMaker::plain(against[i]),
                  make_.period(exception.in_force),
                  formula(perspective, exception.guard),
                  exception.formula ? formula(perspective, exception.formula)
                                    : make_.of_word(against[i].empty() ? Word::satisfied : Word::set_aside)};
    line.remarks = remarks(exception.annotations);
    line.span = exception.span;
    listing.lines.push_back(std::move(line));
  }
  add(std::move(listing));
}

void Describer::add_feedback(Perspective const& perspective, ir::Feedback const& feedback) {
  Listing listing;
  listing.aspect = Aspect::rater_groups;
  listing.columns = {heading(Aspect::name),
                     heading(Aspect::label),
                     heading(Aspect::counted),
                     heading(Aspect::weight),
                     heading(Aspect::minimum),
                     heading(Aspect::too_few),
                     heading(Aspect::confidential_below),
                     heading(Aspect::applies_when)};
  for (auto const& group : feedback.groups) {
    Line line;
    line.name = group.name;
    line.cells = {StatementMaker::plain(group.name), StatementMaker::plain(group.label),
                  make_.of_word(group.is_counted ? Word::yes : Word::no)};
    line.cells.resize(listing.columns.size());
    if (group.is_counted) {
      line.cells[3] = formula(perspective, group.weight);
      line.cells[4] = group.minimum ? formula(perspective, group.minimum) : make_.of_word(Word::one_rater);
      line.cells[5] = policy(group.too_few);
      if (group.confidential_below > 0) {
        line.cells[6] = make_.of_sentence(Word::raters_below, group.confidential_below);
      }
      line.cells[7] = formula(perspective, group.applies_when);
    }
    line.remarks = remarks(group.annotations);
    listing.lines.push_back(std::move(line));
  }
  add(std::move(listing));
}

}  // namespace timbang::document
