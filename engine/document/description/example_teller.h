// What an example gives and expects, case by case, in words and by meaning: the same in both languages of rules.
// Used by the describer.
#pragma once

#include <string>
#include <vector>

#include "engine/document/description/statement_maker.h"

namespace timbang::document {

class ExampleTeller {
public:
  ExampleTeller(StatementMaker const& make, ir::Example const& example, ir::PackageId home)
      : make_(make), example_(example), home_(home) {}

  /// Terms that are set, the fields that are filled, and the records beside; what is not known is not told.
  Statement given(ir::ExampleCase const& one) const;
  /// Nothing when no day is set.
  Statement day(ir::ExampleCase const& one) const;
  Statement expected(ir::ExampleCase const& one) const;

private:
  static Statement named(std::string const& name, Statement const& value, std::string const& meaning = {});
  Statement record(ir::RecordTypeId type, value::RecordDatum const& record) const;
  Statement datum(ir::Field const& field, value::Datum const& datum) const;
  Statement rows(ir::RecordTypeId type, std::vector<value::RecordDatum> const& rows) const;
  Statement outcome(ir::Expectation const& expectation) const;

  StatementMaker const& make_;
  ir::Example const& example_;
  ir::PackageId home_;
};

}  // namespace timbang::document
