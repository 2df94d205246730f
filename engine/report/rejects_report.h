// The records that were left out, as CSV to be worked off: one row for each reason, with the record as it was sent.
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

private:
  source::Language language_;
  std::ostream& output_;
};

}  // namespace timbang::report
