// Random records for a random program, with data that nobody has told, and the same records with all or some of it told later.
#pragma once

#include "engine/evaluate/context.h"
#include "engine/ir/program.h"
#include "engine/value/value.h"
#include "tests/property/dice.h"

namespace timbang::property {

class RecordMaker {
public:
  RecordMaker(ir::Program const& program, Dice& dice) : program_(program), dice_(dice) {}

  evaluate::EvaluationContext context();
  value::RecordDatum record(ir::RecordTypeId type);
  /// Tells what the record left open, each datum with a chance of one in `one_in`; a year of the last ten without a row too.
  value::RecordDatum filled(ir::RecordTypeId type, value::RecordDatum record, std::int32_t last_year,
                            std::int64_t one_in);

private:
  value::Datum datum(ir::Field const& field);
  value::Value value(ir::Field const& field);
  value::Rational number(ir::Field const& field);
  value::Date date();
  value::ListDatum list(ir::Field const& field);
  value::RecordDatum row(ir::Field const& list, std::int32_t year);
  void fill(ir::Field const& field, value::Datum& datum);
  void fill_list(ir::Field const& field, value::ListDatum& list);

  ir::Program const& program_;
  Dice& dice_;
  bool tells_all_ = false;
  std::int32_t last_year_ = 0;
  std::int64_t one_in_ = 1;
};

}  // namespace timbang::property
