// A bug of ours, never a mistake of a writer or of data: those are diagnostics and faults.
// Thrown by evaluate, explain and whoever needs it above; caught only at the doors of the program, which say how to report it.
#pragma once

#include <stdexcept>

namespace timbang::evaluate {

class InternalError : public std::logic_error {
public:
  using std::logic_error::logic_error;
};

}  // namespace timbang::evaluate
