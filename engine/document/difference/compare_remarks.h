// Legal basis, notes and what is to be checked, of two editions of an entry, listing or line. Used by the comparison.
#pragma once

#include <string>
#include <vector>

#include "engine/document/difference/difference.h"

namespace timbang::document {

struct RemarkChange {
  ChangeKind kind = ChangeKind::remark_changed;
  Aspect remark = Aspect::basis;
  std::string before;
  std::string after;
};

/// The order of remarks does not matter. One that is gone where one has come is told as changed.
std::vector<RemarkChange> differences(Remarks const& before, Remarks const& after);

void put(RemarkChange const& remark, Change& change);

}  // namespace timbang::document
