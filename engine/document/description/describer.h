// Makes the entries of a description, each method one kind of declaration. Used by describe() alone.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/description/cross_references.h"
#include "engine/document/description/description.h"
#include "engine/document/description/statement_maker.h"

namespace timbang::document {

class Describer {
public:
  Describer(ir::Program const& program, source::SourceStore const& sources, std::vector<ir::PackageId> packages,
            source::Language language)
      : program_(program), make_(program, sources, language), packages_(std::move(packages)) {}

  Description run();

private:
  // describer.cpp
  bool describes(ir::PackageId package) const;
  std::size_t open(EntryKind kind, std::string name, std::string label, ir::PackageId package, source::Span span);
  /// The entry that is being made.
  Entry& entry() { return entries_.back(); }
  std::size_t place() const { return entries_.size() - 1; }
  void annotate(ir::Annotations const& annotations);
  Remarks remarks(ir::Annotations const& annotations);
  /// Nothing is added when nothing is said.
  void add(Aspect aspect, Statement statement);
  void add(Listing listing);
  Statement formula(Perspective const& perspective, std::optional<ir::NodeId> node);
  Statement heading(Aspect aspect) const;
  Statement type(ir::PackageId home, value::Type const& type, TypeLimits const& limits = {});
  std::string qualified_name(ir::PackageId home, ir::PackageId package, std::string const& name) const;
  PackageEdition edition(ir::PackageId package) const;
  std::vector<PackageEdition> used_packages() const;
  std::vector<CitedRegulation> cited_regulations() const;
  void note_foreign(Reads const& reads);
  void put_in_order();

  // describer_declarations.cpp
  void describe(ir::PackageId package);
  void describe(ir::RegulationId id);
  void describe(ir::Unit const& unit);
  void describe(ir::EnumerationId id);
  void describe(ir::RecordTypeId id);
  Line line(ir::RecordTypeId record, std::uint16_t index);
  Statement field_type(ir::PackageId home, ir::Field const& field);
  Statement empty(ir::Field const& field) const;
  Statement limits(ir::RecordTypeId record, ir::Field const& field) const;
  Listing checks(ir::RecordTypeId id);
  void describe(ir::Waiver const& waiver);
  void describe(ir::Example const& example);

  // describer_parameters.cpp
  void describe(ir::ParameterId id);
  void describe_open(ir::ParameterId id, ir::OpenTerm const& open);
  void add_freedom(ir::Parameter const& parameter, ir::PackageId home);
  void describe_setting(ir::ParameterId id, ir::PackageId by);
  std::vector<ReadParameter> read_parameters() const;
  Listing values(Aspect aspect, value::Type const& type, std::vector<ir::ParameterVersion> const& versions,
                 ir::PackageId home, std::optional<ir::PackageId> by = {});

  // describer_rules.cpp
  void describe(ir::RuleId id);
  bool stands_elsewhere(ir::Rule const& rule) const;
  EntryKind kind_of(ir::Rule const& rule) const;
  void add_body(ir::Rule const& rule, ir::Computation const& body);
  void add_body(ir::Rule const&, ir::TableOutput const&) {}
  void add_body(ir::Rule const& rule, ir::Indicator const& body);
  void add_body(ir::Rule const& rule, ir::Requirement const& body);
  void add_body(ir::Rule const& rule, ir::DecisionRule const& body);
  bool decides_additions(ir::Assessment const& evaluation, ir::DecisionRule const& body) const;
  void add_body(ir::Rule const&, ir::RankingOutput const&) {}
  void add_versions(Perspective const& perspective, Aspect aspect, std::vector<ir::FormulaVersion> const& versions);
  void add_exceptions(Perspective const& perspective, ir::ExceptionTree const& tree);
  void add_feedback(Perspective const& perspective, ir::Feedback const& feedback);
  Statement points(Perspective const& perspective, ir::Indicator const& body);
  /// The formula without the limits and the rounding at its end, and these in the order in which they are applied.
  std::pair<ir::NodeId, Statement> parts_of(Perspective const& perspective, ir::NodeId written);
  Statement policy(ir::MissingPolicy policy) const;
  /// The list of `untuk setiap`, which the rule reads.
  Statement for_each(ir::RecordTypeId record, ir::FieldPath const& path);
  Perspective perspective_of(ir::Rule const& rule) const;
  Perspective perspective_of(ir::AssessmentId id, ir::PackageId home) const;

  // describer_tables.cpp
  void describe_table(std::vector<ir::TableId> const& versions);
  Listing rows(ir::Table const& table, Perspective const& perspective, bool is_last);
  void add_table_exceptions(ir::Table const& table, Perspective const& perspective);

  // describer_evaluations.cpp
  void describe(ir::AssessmentId id);
  void add_ranking(ir::Ranking const& ranking, ir::AssessmentId id);
  void add_summary(ir::Summary const& summary, ir::PackageId home);
  Statement formulas(Perspective const& perspective, std::vector<ir::NodeId> const& nodes);
  void describe(ir::Norm const& norm);

  ir::Program const& program_;
  StatementMaker make_;
  std::vector<ir::PackageId> packages_;
  std::vector<Entry> entries_;
  CrossReferences references_;
  std::set<ir::RegulationId> cited_;
  std::set<ir::ParameterId> read_;  ///< of packages that are not described
};

}  // namespace timbang::document
