#include "engine/evaluate/ranking.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/evaluate/label.h"
#include "engine/evaluate/member_values.h"

namespace timbang::evaluate {

namespace {

using value::Outcome;

/// What one member gives.
struct Member {
  Outcome membership = value::Value(false);
  std::optional<std::string> cohort;  ///< empty while it is not known
  std::vector<Outcome> criteria;
  Outcome number = value::NotApplicable{};  ///< how many are taken
};

/// Numbers of members that are equal so far.
using Class = std::vector<std::size_t>;

class PopulationRanker {
public:
  PopulationRanker(ir::Program const& program, ir::AssessmentId id, EvaluationContext const& context)
      : program_(program), id_(id), assessment_(program[id]), ranking_(*program[id].ranking), context_(context) {
    if (ranking_.members) nodes_.push_back(*ranking_.members);
    nodes_.insert(nodes_.end(), ranking_.groups.begin(), ranking_.groups.end());
    for (auto const& criterion : ranking_.criteria) nodes_.push_back(criterion.value);
    if (ranking_.selection) nodes_.push_back(ranking_.selection->number);
  }

  RankedPopulation run(std::vector<value::RecordDatum const*> const& records, std::uint64_t num_rejected) {
    result_.num_rejected = num_rejected;
    result_.places.resize(records.size());
    members_.reserve(records.size());
    for (auto const* record : records) members_.push_back(read(*record));
    std::map<std::string, Class> cohorts;
    for (std::size_t i = 0; i < members_.size(); ++i) assign(i, cohorts);
    for (auto& [name, members] : cohorts) rank_cohort(name, std::move(members));
    return std::move(result_);
  }

private:
  Member read(value::RecordDatum const& record) const {
    auto const found = member_values(program_, id_, record, context_, nodes_);
    auto next = found.values.begin();
    Member member;
    member.membership = found.applies;
    if (ranking_.members) member.membership = value::logical_and(found.applies, *next++);
    auto const groups_end = next + static_cast<std::ptrdiff_t>(ranking_.groups.size());
    member.cohort = cohort_name({next, groups_end});
    next = groups_end;
    auto const criteria_end = next + static_cast<std::ptrdiff_t>(ranking_.criteria.size());
    member.criteria.assign(next, criteria_end);
    if (ranking_.selection) member.number = *criteria_end;
    return member;
  }

  std::optional<std::string> cohort_name(std::vector<Outcome> const& groups) const {
    if (groups.empty()) return assessment_.name;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].is_not_applicable()) {
        labels.emplace_back("-");
      } else if (groups[i].is_known()) {
        labels.push_back(label_of(program_, program_[ranking_.groups[i]].type, groups[i].value()));
      } else {
        return std::nullopt;
      }
    }
    return joined(labels);
  }

  /// Into its cohort; who is no member, or may be one of any cohort, stands beside them.
  void assign(std::size_t number, std::map<std::string, Class>& cohorts) {
    auto const& member = members_[number];
    auto& place = result_.places[number];
    if (member.membership.is_false() || member.membership.is_not_applicable()) {
      place.state = PlaceState::not_a_member;
      return;
    }
    place.is_open = !member.membership.is_true() || !member.cohort;
    if (member.cohort) {
      place.cohort = *member.cohort;
      cohorts[*member.cohort].push_back(number);
    } else {
      place.state = ranking_.sets_apart ? PlaceState::set_apart : PlaceState::refused;
      result_.without_cohort.push_back(number);
    }
  }

  void rank_cohort(std::string const& name, Class members) {
    Cohort cohort{name, {}, {}, false};
    Class candidates;
    for (auto const number : members) {
      if (result_.places[number].is_open) {
        cohort.open.push_back(number);
      } else {
        candidates.push_back(number);
      }
    }
    std::vector<Class> classes;
    split(std::move(candidates), 0, classes, cohort.open);
    std::sort(cohort.open.begin(), cohort.open.end());
    auto const has_strangers = !result_.without_cohort.empty() || result_.num_rejected > 0;
    cohort.is_refused = !ranking_.sets_apart && (!cohort.open.empty() || has_strangers);
    place_all(cohort, classes);
    for (auto const number : members) finish(result_.places[number], cohort);
    result_.cohorts.push_back(std::move(cohort));
  }

  /// Divides those who are equal so far by the criterion, and those who still are by the next. Whoever must be told from
  /// another by a value that is not known has an open place; a criterion that nobody needs is not looked at.
  void split(Class members, std::size_t criterion, std::vector<Class>& classes, Class& open) {
    if (members.size() <= 1 || criterion == ranking_.criteria.size()) {
      if (!members.empty()) classes.push_back(std::move(members));
      return;
    }
    std::map<value::Value, Class> by_value;
    std::size_t num_known = 0;
    for (auto const number : members) {
      auto const& outcome = members_[number].criteria[criterion];
      result_.places[number].criteria.push_back({outcome, 0, 0, 0});
      if (outcome.is_known()) {
        by_value[outcome.value()].push_back(number);
        ++num_known;
      } else {
        result_.places[number].is_open = true;
        open.push_back(number);
      }
    }
    std::vector<Class> parts;
    for (auto& [value, part] : by_value) parts.push_back(std::move(part));
    if (ranking_.criteria[criterion].is_highest_first) std::reverse(parts.begin(), parts.end());
    std::size_t num_ahead = 0;
    for (auto& part : parts) {
      for (auto const number : part) {
        auto& standing = result_.places[number].criteria.back();
        standing.num_ahead = num_ahead;
        standing.num_equal = part.size() - 1;
        standing.num_behind = num_known - num_ahead - part.size();
      }
      num_ahead += part.size();
      split(std::move(part), criterion + 1, classes, open);
    }
  }

  void place_all(Cohort& cohort, std::vector<Class> const& classes) {
    for (auto const& equal : classes) {
      auto const num_before = cohort.ranked.size();
      for (auto const number : equal) {
        auto& place = result_.places[number];
        place.rank = num_before + 1;
        place.num_equal = equal.size() - 1;
        select(place, members_[number].number, num_before, equal.size());
        cohort.ranked.push_back(number);
      }
    }
    if (cohort.is_refused) cohort.ranked.clear();
  }

  /// One of so many that are equal, with so many before them.
  void select(Place& place, Outcome const& wanted, std::size_t num_before, std::size_t num_equal) const {
    place.num_taken = wanted;
    if (!ranking_.selection || !wanted.is_known()) return;
    auto const& number = wanted.as<value::Rational>();
    if (value::Rational(static_cast<std::int64_t>(num_before + num_equal)) <= number) {
      place.selected = Selected::yes;
    } else if (value::Rational(static_cast<std::int64_t>(num_before)) < number) {
      place.is_beyond_cut = ranking_.selection->when_tied == ir::TieAtCut::include_all;
      place.selected = place.is_beyond_cut ? Selected::yes : Selected::referred;
    }
  }

  void finish(Place& place, Cohort const& cohort) const {
    place.cohort_size = cohort.ranked.size();
    place.num_open = cohort.open.size();
    if (cohort.is_refused) {
      place.state = PlaceState::refused;
    } else if (place.is_open) {
      place.state = PlaceState::set_apart;
    }
  }

  ir::Program const& program_;
  ir::AssessmentId id_;
  ir::Assessment const& assessment_;
  ir::Ranking const& ranking_;
  EvaluationContext const& context_;
  std::vector<ir::NodeId> nodes_;
  std::vector<Member> members_;
  RankedPopulation result_;
};

}  // namespace

RankedPopulation rank(ir::Program const& program, ir::AssessmentId ranking,
                      std::vector<value::RecordDatum const*> const& members, std::uint64_t num_rejected,
                      EvaluationContext const& context) {
  return PopulationRanker(program, ranking, context).run(members, num_rejected);
}

}  // namespace timbang::evaluate
