// Texts as a workbook can hold them. Used by the writer alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbang::workbook {

/// As a reader counts them; of what is not UTF-8, nearly.
std::size_t num_characters(std::string_view text);

/// As much as a cell holds, without what XML cannot hold, and escaped so that it is read as it is.
std::string cell_text(std::string_view text);

}  // namespace timbang::workbook
