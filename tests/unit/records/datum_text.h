// A Datum as one line of text that shows everything it holds: what tests compare, since equal text is equal data.
#pragma once

#include <string>

#include "engine/value/value.h"

namespace timbang::records {

/// `{196…, "nama", 1983-12-27, …}`; absences are `unknown`, `none`, `running`; a list is `[…]`, with `?` when not
/// complete.
std::string datum_text(value::Datum const& datum);
std::string record_text(value::RecordDatum const& record);

}  // namespace timbang::records
