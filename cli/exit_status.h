// What the program tells the shell. Documented in the help; the numbers never change.
#pragma once

namespace timbang::cli {

enum class ExitStatus : int {
  done = 0,
  answer_is_no = 1,  ///< done, and the answer is no: a test failed, the check found something
  rules_have_errors = 2,
  records_unusable = 3,  ///< unreadable, or rejected with nothing to take charge of them
  usage = 4,
  internal_error = 5,  ///< our bug
};

}  // namespace timbang::cli
