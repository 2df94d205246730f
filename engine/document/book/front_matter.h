// The first pages of a rule book: which rules these are, what stands where, what is to be checked, and what was waived.
#pragma once

#include "engine/document/book/chapters.h"

namespace timbang::document {

/// Version and digests of every package: on the first page, and where the book is signed.
void write_packages(BookParts const& book);

void write_front_matter(BookParts const& book);

}  // namespace timbang::document
