// The first pages of a rule book: which rules these are, what stands where, what is to be checked, and what was waived.
#pragma once

#include "engine/document/book/anchors.h"
#include "engine/document/book/rule_book.h"

namespace timbang::document {

/// Version and digests of every package: on the first page, and where the book is signed.
void write_packages(Description const& description, BookFacts const& facts, source::Language language, Page& page);

void write_front_matter(Description const& description, BookFacts const& facts, Anchors const& anchors,
                        source::Language language, Page& page);

}  // namespace timbang::document
