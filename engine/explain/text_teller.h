// Tells a Story as lines of text. Used by explain_text alone; rules are in text_teller.cpp, what formulas read in
// text_teller_operand.cpp.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/explain/explain.h"
#include "engine/explain/phrase.h"
#include "engine/explain/story.h"
#include "engine/explain/text_page.h"
#include "engine/ir/program.h"
#include "engine/source/source_file.h"

namespace timbang::explain {

class TextTeller {
public:
  TextTeller(ExplanationInput const& input, Story const& story)
      : input_(input),
        program_(input.program),
        sources_(input.sources),
        story_(story),
        decision_(input.decision),
        language_(input.language) {}

  std::string tell();

private:
  // text_teller.cpp
  void tell_header();
  void tell_results();
  void tell_loose_requirements();
  void tell_end();
  void tell_missing(Phrase heading, std::vector<evaluate::MissingDatum> const& data);
  void tell_regulations();
  void tell_rule(std::size_t depth, RuleStory const& rule);
  // text_teller_ranking.cpp
  void tell_place(std::size_t depth);
  void tell_criterion(std::size_t depth, std::size_t number, evaluate::CriterionStanding const& standing);
  void tell_selection(std::size_t depth, evaluate::Place const& place);
  void tell_cohort();

  void tell_decision(std::size_t depth, RuleStory const& rule, ir::DecisionRule const& body);
  void tell_requirement(std::size_t depth, RuleStory const& rule);
  void tell_table(std::size_t depth, TableStory const& table);
  void tell_exception(std::size_t depth, RuleStory const& rule, ExceptionStory const& exception);
  std::string law_date_text(value::Outcome const& law_date) const;
  std::string rule_heading(RuleStory const& rule) const;
  std::string requirement_state(RuleStory const& rule) const;

  // text_teller_operand.cpp
  void tell_formula(std::size_t depth, Phrase heading, FormulaStory const& formula);
  void tell_reads(std::size_t depth, ReadStory const& reads);
  void tell_period(std::size_t depth, ir::Period const& period);
  void tell_possible_versions(std::size_t depth, RuleStory const& rule);
  void tell_operand(std::size_t depth, OperandStory const& operand);
  void tell_rule_operand(std::size_t depth, OperandStory const& operand);
  void tell_open_term(std::size_t depth, ir::Parameter const& term);
  void tell_parameter(std::size_t depth, OperandStory const& operand);
  void tell_limit(std::size_t depth, LimitStory const& limit);
  void tell_reasons(std::size_t depth, std::vector<evaluate::Reason> const& reasons);
  void tell_annotations(std::size_t depth, ir::Annotations const& annotations);
  // text_teller_indicator.cpp
  void tell_indicator(std::size_t depth, IndicatorStory const& story);
  /// The target, the realisation: as written, its value, and what it read.
  void tell_clause(std::size_t depth, Phrase name, ir::NodeId node, value::Outcome const& outcome,
                   ReadStory const& reads);
  std::string clause_value(ir::NodeId node, value::Outcome const& outcome) const;
  void tell_points(std::size_t depth, IndicatorStory const& story);
  void tell_policy(std::size_t depth, evaluate::IndicatorStanding const& standing);
  bool is_out_of_force(ir::RuleId indicator) const;
  void tell_weights(std::size_t depth, std::vector<evaluate::TraceWeight> const& weights);
  std::string policies_text(std::vector<ir::RuleId> const& indicators) const;

  // text_teller_feedback.cpp
  void tell_feedback(std::size_t depth, evaluate::FeedbackStanding const& standing);
  void tell_rater_group(std::size_t depth, ir::RaterGroup const& group, evaluate::RaterGroupStanding const& standing,
                        value::Type const& score);
  void tell_rater_mean(std::size_t depth, ir::RaterGroup const& group, evaluate::RaterGroupStanding const& standing,
                       value::Type const& score);

  // text_teller_list.cpp
  void tell_list(std::size_t depth, ListStory const& list);
  void tell_rows(std::size_t depth, ListStory const& list);
  void tell_row(std::size_t depth, RowStory const& row);
  void tell_pieces(std::size_t depth, ListStory const& list);
  void tell_sum(std::size_t depth, std::vector<value::UnitedPeriod> const& pieces, std::int32_t days_of_month);
  std::string row_line(RowStory const& row) const;

  // text_teller_operand.cpp
  bool is_in_missing_row(OperandStory const& operand) const;
  std::string datum_value(OperandStory const& operand) const;

  template <typename... Arguments>
  void say(std::size_t depth, Phrase name, Arguments const&... arguments) {
    page_.line(depth, sentence(name, language_, arguments...));
  }

  using Key = std::tuple<ir::RuleId, std::string, std::uint32_t>;

  ExplanationInput const& input_;
  ir::Program const& program_;
  source::SourceStore const& sources_;
  Story const& story_;
  evaluate::Decision const& decision_;
  source::Language language_;
  TextPage page_;
  std::set<Key> told_;  ///< rules that need not be told again
  std::set<ir::ParameterVersion const*> told_versions_;
  std::set<ir::RegulationId> cited_;
};

}  // namespace timbang::explain
