// What all parts of the checker share: the program under construction, the symbols, and the way to complain.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/ir/program.h"
#include "engine/language/check/symbols.h"
#include "engine/language/syntax/module.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

/// A field that some expression reads.
struct FieldUse {
  ir::RecordTypeId record;
  std::uint16_t field = 0;
  bool is_of_row = false;  ///< of a row of a list, not of the subject
  source::Span where;
};
/// What `nilai tiap penilai` of a feedback reads.
struct RaterScore {
  ir::RuleId feedback;
  bool is_confidential = false;
  std::size_t first_use = 0;  ///< in CheckState::field_uses
  std::size_t end_of_uses = 0;
};

struct CheckState {
  CheckState(source::SourceStore const& source_store, source::DiagnosticSink& diagnostic_sink)
      : sources(source_store), sink(diagnostic_sink) {}

  source::SourceStore const& sources;
  source::DiagnosticSink& sink;
  ir::Program program;
  SymbolTable symbols;
  std::set<std::string, std::less<>> unread_names;  ///< of constructs that could not be read
  std::set<ir::AssessmentId> without_subject;       ///< of assessments whose subject is not known
  std::set<ir::AssessmentId> derived;               ///< rankings and summaries, made from an assessment
  std::set<ir::PackageId> incomplete_packages;      ///< that import a package which is absent
  std::vector<FieldUse> field_uses;                 ///< in the order checked
  std::vector<RaterScore> rater_scores;
  /// Modules of the load that this program does not see; asked only when a name is not known. May be empty.
  std::function<std::vector<ast::Module const*>()> other_modules;

  /// True when the name may well exist, but what would declare it has not been read: nobody is told that it is unknown.
  bool is_excused(ir::PackageId package, std::string const& name) const {
    return unread_names.count(name) > 0 || incomplete_packages.count(package) > 0;
  }

  void report(source::DiagnosticCode code, source::Span span, std::vector<source::Argument> arguments = {},
              std::optional<source::Argument> remedy = {}) {
    sink.report({code, span, std::move(arguments), {}, std::move(remedy)});
  }
  void report_clash(source::DiagnosticCode code, source::Span span, std::vector<source::Argument> arguments,
                    source::Span other, source::Argument note) {
    sink.report({code, span, std::move(arguments), {{other, std::move(note)}}, {}});
  }

  ir::NodeId add_node(ir::Operation operation, value::Type type, source::Span span) {
    program.nodes.push_back({std::move(operation), type, span});
    return {static_cast<std::uint32_t>(program.nodes.size() - 1)};
  }
};

/// A module on its way through the checker.
struct CheckedModule {
  ast::Module const& tree;
  ir::PackageId package;
  source::Language language() const { return tree.language; }
};

/// What a kind of name is called in messages.
source::Argument kind_text(SymbolKind kind);

/// `mungkin maksud Anda …`, when one of the candidates is near.
std::optional<source::Argument> suggestion(std::string const& written, std::vector<std::string> const& candidates);

/// What to do about a name of one of the kinds that the package does not know: use the package that declares it, where one
/// is loaded; else the nearest of the candidates.
std::optional<source::Argument> remedy_for_unknown(CheckState const& state, CheckedModule const& module,
                                                   std::string const& name, std::vector<SymbolKind> const& kinds,
                                                   std::vector<std::string> const& candidates);

/// Finds the one meaning of the name; reports when there is none or several.
std::optional<Symbol> resolve(CheckState& state, CheckedModule const& module, std::string const& name,
                              source::Span span, SymbolKind kind);

/// A type in words, as a rule file of the language writes it: `poin`, `bilangan bulat`, `tanggal`.
source::Argument type_text(ir::Program const& program, value::Type type);

/// Resolved citations; unknown regulations are reported and left out.
ir::Annotations annotations(CheckState& state, CheckedModule const& module, ast::Annotations const& written);

/// The type that a reference names, with its unit, without range and digits; reported and empty when unknown.
std::optional<value::Type> resolve_type(CheckState& state, CheckedModule const& module, ast::TypeReference const& type);

}  // namespace timbang::language
