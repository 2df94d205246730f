#include "engine/report/cohort_text.h"

#include <algorithm>

#include "engine/report/words.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::report {

namespace {

/// More cohorts, and more keys of one, are only counted.
constexpr std::size_t max_cohorts = 20;
constexpr std::size_t max_keys = 10;

class CohortTeller {
public:
  CohortTeller(std::vector<records::ReadRecord> const& members, bool sets_apart, source::Language language)
      : members_(members), sets_apart_(sets_apart), language_(language) {}

  std::string tell(evaluate::RankedPopulation const& ranked) {
    if (ranked.cohorts.empty() && ranked.without_cohort.empty()) return {};
    text_ = "\n" + std::string(word(Word::summary_cohorts, language_)) + "\n";
    auto const num_open_anywhere = ranked.without_cohort.size() + ranked.num_rejected;
    auto const num_told = std::min(ranked.cohorts.size(), max_cohorts);
    for (std::size_t i = 0; i < num_told; ++i) tell(ranked.cohorts[i], num_open_anywhere);
    if (num_told < ranked.cohorts.size()) {
      line(1, sentence(Word::summary_more, language_, ranked.cohorts.size() - num_told));
    }
    if (!ranked.without_cohort.empty()) {
      line(1, sentence(Word::cohort_unknown, language_, keys(ranked.without_cohort)));
    }
    if (ranked.num_rejected > 0) line(1, sentence(Word::cohort_rejected, language_, ranked.num_rejected));
    return text_;
  }

private:
  void tell(evaluate::Cohort const& cohort, std::size_t num_open_anywhere) {
    if (cohort.is_refused) {
      line(1, sentence(Word::cohort_refused, language_, cohort.name, cohort.open.size() + num_open_anywhere));
    } else {
      line(1, sentence(Word::cohort_ranked, language_, cohort.name, cohort.ranked.size()));
    }
    if (cohort.open.empty()) return;
    line(2, sentence(sets_apart_ ? Word::cohort_apart : Word::cohort_open, language_, keys(cohort.open)));
  }

  std::string keys(std::vector<std::size_t> const& numbers) const {
    std::vector<std::string> sorted;
    for (auto const number : numbers) sorted.push_back(members_.at(number).key);
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    for (std::size_t i = 0; i < std::min(sorted.size(), max_keys); ++i) text += (i > 0 ? ", " : "") + sorted[i];
    if (sorted.size() > max_keys) {
      text += ", " + sentence(Word::summary_more, language_, sorted.size() - max_keys);
    }
    return text;
  }

  void line(std::size_t depth, std::string const& text) {
    text_ += std::string(2 * depth, ' ') + source::printable_text(text) + "\n";
  }

  std::vector<records::ReadRecord> const& members_;
  bool sets_apart_;
  source::Language language_;
  std::string text_;
};

}  // namespace

std::string cohort_text(evaluate::RankedPopulation const& ranked, std::vector<records::ReadRecord> const& members,
                        bool sets_apart, source::Language language) {
  return CohortTeller(members, sets_apart, language).tell(ranked);
}

}  // namespace timbang::report
