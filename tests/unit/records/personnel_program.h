// A program by hand with the record types of the Surakarta files: a person with lists, a nested record, and fields of
// every kind. Used by the tests of this room, which need no rules and no compiler.
#pragma once

#include "engine/ir/program.h"

namespace timbang::records {

ir::Program make_personnel_program();

/// Places in the program.
inline constexpr ir::RecordTypeId post_type{0};
inline constexpr ir::RecordTypeId score_type{1};
inline constexpr ir::RecordTypeId proposal_type{2};
inline constexpr ir::RecordTypeId punishment_type{3};
inline constexpr ir::RecordTypeId person_type{4};

/// The field of that name; the test fails when there is none.
ir::Field const& field_named(ir::Program const& program, ir::RecordTypeId type, std::string_view name);

}  // namespace timbang::records
