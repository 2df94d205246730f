// The rules of a random assessment. A rule reads those before it, so there is no circle.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/property/dice.h"
#include "tests/property/expression_writer.h"
#include "tests/property/vocabulary.h"

namespace timbang::property {

class RuleWriter {
public:
  RuleWriter(Dice& dice, Vocabulary& vocabulary) : dice_(dice), vocabulary_(vocabulary) {}

  std::string assessment();
  std::vector<std::string> write();

private:
  void add_computation();
  void add_row_computation();
  void add_table();
  void add_row_table();
  void add_indicators();
  void add_feedback();
  void add_requirement();
  void add_decision();

  std::string rater_group(std::string const& value, std::string const& weight);
  std::string indicator(std::string const& name, std::string const& weight);
  /// Adds `kecuali …` parts for a rule whose exceptions give `type`, or fulfil a requirement.
  void add_exceptions(Type const& type, bool is_requirement);
  std::string versions(std::function<std::string()> const& write);
  std::string ends(Type const& type, bool must_be_finite);
  std::string limits(Type const& type);
  std::string new_name(char const* beginning) { return beginning + std::to_string(++num_names_); }
  std::string condition(int depth) { return ExpressionWriter(dice_, vocabulary_).condition(depth); }
  ListName& some_subject_list();

  Dice& dice_;
  Vocabulary& vocabulary_;
  std::vector<std::string> parts_;
  std::vector<std::string> requirements_;
  int num_names_ = 0;
};

}  // namespace timbang::property
