// What a package leaves to others (`terbuka`), and what they make of it (`tetapkan`, `tambahan`): that it is theirs to set, and
// stays within what is left to them. Every refusal points at both files.
// Afterwards an open term is a parameter like any other: its versions are what has been set, and its default on other days.
#pragma once

#include <map>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// `nasional` or `instansi`; reported and empty when it is neither.
std::optional<ir::Scope> check_scope(CheckState& state, CheckedModule const& module, ast::Name const& scope);

/// Reports when a package of the module may not do what only packages of `allowed` may. `opened` is where that is written.
bool check_author(CheckState& state, CheckedModule const& module, ir::Scope allowed, std::string const& name,
                  source::Span where, source::Span opened);

class DelegationChecker {
public:
  explicit DelegationChecker(CheckState& state) : state_(state) {}

  void check_open_term(CheckedModule const& module, ast::OpenTerm const& tree, ir::ParameterId id);
  /// Needs all open terms.
  void check_setting(CheckedModule const& module, ast::Setting const& tree);
  /// Needs all settings.
  void complete_terms();
  /// A name of a national package that an agency's package declares again would change nothing there.
  void check_names(CheckedModule const& module);
  /// The value that a term is given, in a setting or an example, on some of the days. False, and reported, when the term does
  /// not allow it.
  bool check_allowed(ir::Parameter const& term, value::Value const& value, ir::Period const& days, source::Span where);
  /// The open term of that name; reported and empty when there is none.
  std::optional<ir::ParameterId> find_term(CheckedModule const& module, ast::Path const& name);

private:
  struct Setting {
    ir::PackageId package;
    source::Span span;
    std::vector<ir::ParameterVersion> versions;
  };

  std::vector<ir::ParameterVersion> check_versions(CheckedModule const& module,
                                                   std::vector<ast::ParameterVersion> const& trees,
                                                   ir::Parameter const& term, ir::Annotations const& general);
  void check_defaults(CheckedModule const& module, ast::OpenTerm const& tree, ir::Parameter& term);
  bool check_bounds(CheckedModule const& module, ast::OpenTerm const& tree, ir::Parameter& term);
  void report_not_allowed(source::DiagnosticCode code, ir::Parameter const& term, source::Span where,
                          std::vector<source::Argument> arguments);
  void find_unset_terms();

  CheckState& state_;
  std::map<ir::ParameterId, Setting> settings_;
};

}  // namespace timbang::language
