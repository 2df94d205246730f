// The declarations of a random rule file: everything that its rules read.
#pragma once

#include <string>
#include <vector>

#include "tests/property/dice.h"
#include "tests/property/vocabulary.h"

namespace timbang::property {

class DeclarationWriter {
public:
  /// Fills the vocabulary with what it declares.
  DeclarationWriter(Dice& dice, Vocabulary& vocabulary) : dice_(dice), vocabulary_(vocabulary) {}

  std::string write();
  std::vector<std::string> parameters();

private:
  std::string choice(std::string const& name, bool is_ordered);
  /// One field; its name is added to `names`, behind `path`.
  std::string field(Type const& type, std::string const& path, std::vector<Name>& names);
  std::string number_clauses(std::string const& unit, bool is_whole);
  std::string fields(std::size_t count, std::string const& path, std::vector<Name>& names);
  std::string list_clauses();
  void add_excepted_parameters(std::vector<std::string>& parts);

  Dice& dice_;
  Vocabulary& vocabulary_;
  int num_names_ = 0;
};

}  // namespace timbang::property
