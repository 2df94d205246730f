// A random decision table that covers every value of its inputs, once where that is wanted: rows are made by cutting what an
// input can be into pieces, and each piece further by the next input.
#pragma once

#include <string>
#include <vector>

#include "tests/property/dice.h"
#include "tests/property/expression_writer.h"
#include "tests/property/vocabulary.h"

namespace timbang::property {

class TableWriter {
public:
  TableWriter(Dice& dice, Vocabulary const& vocabulary) : dice_(dice), vocabulary_(vocabulary) {}

  /// `list` is empty, or the list for each row of which the table answers.
  std::string write(std::string const& name, bool is_step, std::string const& list);
  /// Exceptions to the table and its rows, each as it stands behind them.
  std::vector<std::string> const& exceptions() const { return exceptions_; }
  /// The results that other rules may read; none of a table that collects.
  std::vector<Name> const& outputs() const { return outputs_; }

private:
  using Cells = std::vector<std::string>;

  void add_inputs();
  /// The cells of a column that together hold every value once.
  Cells pieces(Type const& type);
  Cells pieces_of_choice(Choice const& choice);
  Cells pieces_of_number(std::string const& unit);
  void cut(Cells const& before);
  void add_outputs(std::string const& name, std::string const& policy);
  std::string policy();
  Cells random_row();
  std::string row(std::string const& name, Cells const& conditions, Cells const& results) const;
  std::string result(Type const& type);
  void add_exceptions(std::string const& name, std::string const& policy);

  Dice& dice_;
  Vocabulary const& vocabulary_;
  std::vector<Type> inputs_;
  Cells headings_;
  std::vector<Cells> pieces_;
  std::vector<Cells> rows_;
  std::vector<Name> results_;
  std::vector<Name> outputs_;
  std::vector<std::string> exceptions_;
  bool has_names_ = false;    ///< of its rows
  bool is_combined_ = false;  ///< the results of all rows that match are put together
};

}  // namespace timbang::property
