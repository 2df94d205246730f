// Why a workbook cannot be read, before it is told at a place. Used within this room alone.
#pragma once

#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"

namespace timbang::workbook {

struct Problem {
  source::DiagnosticCode code;
  std::vector<source::Argument> arguments;
};

/// A part of the file, or what is wrong with it, as the reason why the workbook counts as damaged.
Problem damaged(source::Argument what);
/// `xl/workbook.xml` is not what it should be.
Problem damaged_part(std::string_view part);
/// More of something than is read.
Problem too_large(source::Argument what, std::uint64_t limit);

}  // namespace timbang::workbook
