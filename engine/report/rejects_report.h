// What was left out, as CSV to be worked off: one row for each reason of a record, with the record as it was sent, and one
// for each row of a list that belongs to nobody.
#pragma once

#include <ostream>

#include "engine/records/record_source.h"
#include "engine/source/language.h"

namespace timbang::report {

class RejectsReport {
public:
  RejectsReport(source::Language language, std::ostream& output);
  void begin();
  void write(records::Rejection const& rejection);
  void write(records::LeftOutRow const& row);

private:
  void write_row(source::DataPlace const& place, std::string const& key, source::Diagnostic const& reason,
                 std::string const& raw);

  source::Language language_;
  std::ostream& output_;
};

}  // namespace timbang::report
