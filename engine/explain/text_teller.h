// Tells a Story as lines of text. Used by explain_text alone; rules are in text_teller.cpp, what formulas read in
// text_teller_operand.cpp.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/explain/phrase.h"
#include "engine/explain/story.h"
#include "engine/explain/text_page.h"
#include "engine/ir/program.h"
#include "engine/source/source_file.h"

namespace timbang::explain {

class TextTeller {
public:
  TextTeller(ir::Program const& program, source::SourceStore const& sources, Story const& story,
             evaluate::Decision const& decision, source::Language language)
      : program_(program), sources_(sources), story_(story), decision_(decision), language_(language) {}

  std::string tell(evaluate::EvaluationContext const& context, std::string const& key);

private:
  // text_teller.cpp
  void tell_header(evaluate::EvaluationContext const& context, std::string const& key);
  void tell_results();
  void tell_loose_requirements();
  void tell_end();
  void tell_missing(Phrase heading, std::vector<evaluate::MissingDatum> const& data);
  void tell_regulations();
  void tell_rule(std::size_t depth, RuleStory const& rule);
  void tell_decision(std::size_t depth, RuleStory const& rule, ir::DecisionRule const& body);
  void tell_requirement(std::size_t depth, RuleStory const& rule);
  void tell_table(std::size_t depth, TableStory const& table);
  void tell_exception(std::size_t depth, RuleStory const& rule, ExceptionStory const& exception);
  std::string rule_heading(RuleStory const& rule) const;
  std::string requirement_state(RuleStory const& rule) const;

  // text_teller_operand.cpp
  void tell_formula(std::size_t depth, Phrase heading, FormulaStory const& formula);
  void tell_operands(std::size_t depth, std::vector<OperandStory> const& operands);
  void tell_operand(std::size_t depth, OperandStory const& operand);
  void tell_rule_operand(std::size_t depth, OperandStory const& operand);
  void tell_parameter(std::size_t depth, OperandStory const& operand);
  void tell_limit(std::size_t depth, LimitStory const& limit);
  void tell_reasons(std::size_t depth, std::vector<evaluate::Reason> const& reasons);
  void tell_annotations(std::size_t depth, ir::Annotations const& annotations);
  bool is_in_missing_row(OperandStory const& operand) const;
  std::string datum_value(OperandStory const& operand) const;

  template <typename... Arguments>
  void say(std::size_t depth, Phrase name, Arguments const&... arguments) {
    page_.line(depth, sentence(name, language_, arguments...));
  }

  using Key = std::pair<ir::RuleId, std::string>;

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
