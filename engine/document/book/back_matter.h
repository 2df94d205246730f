// The last pages of a rule book: the index, and where it is signed.
#pragma once

#include "engine/document/book/chapters.h"

namespace timbang::document {

void write_back_matter(BookParts const& book);

}  // namespace timbang::document
