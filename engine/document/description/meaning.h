// What an expression means, as text that is the same however it was spelled and wherever it stands in its file. Names are
// resolved, blanks, comments and parentheses are gone. For comparing; people read what the author wrote.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/ir/program.h"

namespace timbang::document {

/// What expressions read: by this a reader finds where something is used.
struct Reads {
  std::set<ir::ParameterId> parameters;
  std::set<ir::RuleId> rules;
  std::set<ir::RecordTypeId> records;  ///< as a whole: populations, and the holidays of a calendar
  std::set<std::pair<ir::RecordTypeId, std::uint16_t>> fields;
  std::set<std::pair<std::uint16_t, std::uint16_t>> choices;  ///< values of enumerations, by place
};

/// From where an expression is read. What the package at home declares is named without the package: one that has only been
/// renamed says the same.
struct Perspective {
  ir::PackageId home;
  std::vector<ir::RecordTypeId> scopes = {};        ///< by depth: the subject, and the element of `untuk setiap`
  std::optional<ir::RecordTypeId> member = {};      ///< in a summary: the subject of what it is made from
  std::optional<ir::AssessmentId> evaluation = {};  ///< whose rules are named without it: it may be renamed, too
};

/// `reads` is added to.
std::string meaning_of(ir::Program const& program, Perspective const& perspective, ir::NodeId expression, Reads& reads);

/// A value with its type: `number(7/10)`, `choice(predikat.baik)`.
std::string meaning_of(ir::Program const& program, ir::PackageId home, value::Type const& type,
                       value::Value const& value);

/// `record nasional.asn.Pegawai`, `number poin`.
std::string meaning_of(ir::Program const& program, ir::PackageId home, value::Type const& type);

/// With its package, where that is not the one at home.
std::string qualified(ir::Program const& program, ir::PackageId home, ir::PackageId package, std::string const& name);

}  // namespace timbang::document
