// What a line of results is about, in columns: the key of a record, or the fields of a group of a summary.
// Used by the reports that write tables.
#pragma once

#include <string>
#include <vector>

#include "engine/report/result_writer.h"

namespace timbang::report {

/// The name of the subject's key field (the word for "key" where there is none); of a summary the names of the group's fields.
std::vector<std::string> key_names(ReportContext const& context);

/// As key_names, for people: the labels of the group's fields.
std::vector<std::string> key_titles(ReportContext const& context);

/// Beside key_names, canonical; a value that is not known is `?`, and the line of all members has the name of the total in
/// its first column.
std::vector<std::string> key_cells(ReportContext const& context, ResultName const& name);

/// Beside key_titles, for people.
std::vector<std::string> key_texts(ReportContext const& context, ResultName const& name);

}  // namespace timbang::report
