// Tells a Story as JSON. Used by explain_json alone.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/explain/explain.h"
#include "engine/explain/json.h"
#include "engine/explain/story.h"
#include "engine/ir/program.h"
#include "engine/source/source_file.h"

namespace timbang::explain {

class JsonTeller {
public:
  JsonTeller(ExplanationInput const& input, Story const& story)
      : input_(input),
        program_(input.program),
        sources_(input.sources),
        story_(story),
        decision_(input.decision),
        language_(input.language) {}

  Json tell() const;

private:
  Json law_date() const;
  // json_teller_ranking.cpp
  Json ranking() const;
  Json add_place(Json object, evaluate::Place const& place) const;
  void add_possible_versions(Json& object, RuleStory const& rule) const;
  Json result(evaluate::RuleResult const& result) const;
  Json requirement(evaluate::RequirementResult const& requirement) const;
  /// Steps and values for each element that the results rest on.
  Json steps() const;
  void add_body(Json& object, RuleStory const& rule) const;
  Json formula(FormulaStory const& formula) const;
  void add_reads(Json& object, ReadStory const& reads) const;
  Json list(ListStory const& list) const;
  Json indicator(IndicatorStory const& story) const;
  Json standing(evaluate::IndicatorStanding const& standing, value::Type const& points) const;
  Json feedback(evaluate::FeedbackStanding const& standing) const;
  Json rater_group(ir::RaterGroup const& group, evaluate::RaterGroupStanding const& standing,
                   value::Type const& score) const;
  Json operand(OperandStory const& operand) const;
  void add_delegation(Json& object, OperandStory const& operand) const;
  Json version(ir::Period const& period, ir::Annotations const& annotations) const;
  Json limit(LimitStory const& limit) const;
  Json table(TableStory const& table) const;
  Json exception(RuleStory const& rule, ExceptionStory const& exception) const;
  Json reasons(std::vector<evaluate::Reason> const& reasons) const;
  Json reason(evaluate::Reason const& reason) const;
  Json missing(std::vector<evaluate::MissingDatum> const& data) const;
  Json missing_names(value::MissingSet const& causes) const;
  void add_annotations(Json& object, ir::Annotations const& annotations) const;
  std::string written(ir::NodeId node) const;

  ExplanationInput const& input_;
  ir::Program const& program_;
  source::SourceStore const& sources_;
  Story const& story_;
  evaluate::Decision const& decision_;
  source::Language language_;
};

}  // namespace timbang::explain
