// Makes a failing program and its record smaller, as long as they still fail.
#pragma once

#include <string>

#include "tests/property/program_writer.h"
#include "tests/property/trial.h"

namespace timbang::property {

/// The program without the parts that its error does not need.
ProgramText shrink_refused(ProgramText text);

struct Failure {
  ProgramText text;
  Case tried;
};
/// Leaves out rules, then answers, then data.
Failure shrink_failing(Failure failure);

}  // namespace timbang::property
