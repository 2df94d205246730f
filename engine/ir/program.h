// The typed program: everything that was loaded, checked and lowered; total, and complete without the syntax tree.
// Made by language/lower (cannot fail for a user), immutable afterwards.
// Tables are indexed by the identifiers of identifier.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ir/annotations.h"
#include "engine/ir/declaration.h"
#include "engine/ir/example.h"
#include "engine/ir/identifier.h"
#include "engine/ir/node.h"
#include "engine/source/language.h"
#include "engine/value/calendar.h"
#include "engine/value/possible.h"

namespace timbang::ir {

/// What a rule says while it is in force; without `sejak` a rule has one version, which is always in force.
struct FormulaVersion {
  Period in_force;
  NodeId formula;
  Annotations annotations = {};  ///< of the version alone
  source::Span span;
};

/// The one version of a rule without dates.
inline std::vector<FormulaVersion> always(NodeId formula) { return {{{}, formula, {}, {}}}; }

/// `hitung`, `langkah`. Versions stand by date, without gap or overlap; at least one.
struct Computation {
  std::vector<FormulaVersion> versions;
  ExceptionTree exceptions;
};
/// One output column of a table, or of the tables that are its versions, by date like those of a formula.
struct TableOutput {
  std::vector<TableId> versions;
  std::uint16_t column = 0;
  ExceptionTree exceptions = {};  ///< of the table and of its rows, as far as they say something of this column
};
/// `syarat`: what must hold.
struct Requirement {
  std::vector<FormulaVersion> versions;
  ExceptionTree exceptions;
};
/// `putusan`: all the requirements named. With `applies_when` false the decision is `tidak berlaku`, and its requirements
/// give no reasons.
struct DecisionRule {
  std::vector<RuleId> requirements;
  std::optional<NodeId> applies_when;
  ExceptionTree exceptions;
};

enum class Direction : std::uint8_t { up, down, range };
/// How points follow from target and realisation (PermenPAN-RB 8/2021 page 100 for `normal` and `special`).
enum class IndicatorFormula : std::uint8_t {
  written,  ///< by the author
  normal,   ///< actual / target
  special,  ///< 2 - actual / target
  inverse,  ///< target / actual
};

/// `indikator`: target and realisation turned into points, of which 100 stand for the target.
struct Indicator {
  Period in_force = {};  ///< outside it the indicator does not count, and has no weight
  Direction direction = Direction::up;
  NodeId target;                      ///< for a range: its lower bound
  std::optional<NodeId> target_high;  ///< for a range
  NodeId actual;
  IndicatorFormula formula = IndicatorFormula::written;
  NodeId points;                                       ///< over IndicatorInput, with clamp and rounding
  bool is_refused_when_target_zero = false;            ///< `bila target nol maka tolak`
  bool is_inapplicable_when_target_zero = false;       ///< `… maka tidak berlaku`
  std::optional<NodeId> points_when_target_zero = {};  ///< `… maka 100 poin`
  NodeId weight;                                       ///< a literal or a parameter
  MissingPolicy missing_policy = MissingPolicy::wait;
  std::optional<NodeId> applies_when = {};
};

/// A result that a ranking adds to those of the assessment it ranks by.
enum class RankingResult : std::uint8_t {
  rank,         ///< `peringkat`: 1, 2, 2, 4
  tied_with,    ///< `seri_dengan`: how many others have the same rank
  cohort,       ///< `kelompok_banding`: among whom, as text
  cohort_size,  ///< `banyak_anggota`: how many are ranked there
  percentile,   ///< `persentil`: the share of them that have this rank or come after it
  selected,     ///< `sebagai x`: is among those that are taken
};
struct RankingOutput {
  RankingResult result = RankingResult::rank;
};

using RuleBody = std::variant<Computation, TableOutput, Indicator, Requirement, DecisionRule, RankingOutput>;

struct Rule {
  std::string name;
  std::string label;  ///< may be empty
  RuleBody body;
  value::Type type;                        ///< boolean for requirements and decisions
  std::optional<std::uint32_t> decimals;   ///< declared with the type
  value::Interval<value::Rational> range;  ///< declared with the type
  bool is_step = false;                    ///< `langkah`: not a result
  std::optional<FieldPath> for_each;       ///< `untuk setiap`: path of a list of the subject
  AssessmentId assessment;
  Annotations annotations;
  source::Span span;
  std::optional<PackageId> added_by = {};     ///< `tambahan`: the package that has added it to its assessment
  std::optional<ParameterId> parameter = {};  ///< the rule stands for a parameter with exceptions
};

enum class HitPolicy : std::uint8_t { exactly_one, first_match, all_matches, sum, largest, smallest };

struct TableRow {
  std::string name;                ///< column `baris`; may be empty
  std::vector<NodeId> conditions;  ///< boolean, over TableInput; one per input column (`-` is the literal yes)
  std::vector<NodeId> outputs;     ///< one per output column
  Annotations annotations;
  source::Span span;
};
struct Table {
  std::string name;
  std::string label;
  Period in_force;
  HitPolicy hit_policy = HitPolicy::exactly_one;
  std::vector<NodeId> inputs;
  std::vector<RuleId> outputs;
  std::vector<TableRow> rows;
  std::optional<FieldPath> for_each;
  AssessmentId assessment;
  Annotations annotations;
  source::Span span;
};

/// `urutkan`, `lalu`: what is compared, while everything before it is equal.
struct Criterion {
  NodeId value;  ///< of a member, as if it stood in the assessment
  bool is_highest_first = true;
};
/// What becomes of members that share the last place that is taken.
enum class TieAtCut : std::uint8_t { include_all, refer };
/// `ambil 3 teratas sebagai x`.
struct Selection {
  NodeId number;  ///< a whole number: written, or a parameter
  RuleId result;
  TieAtCut when_tied = TieAtCut::include_all;
  std::string referred_to;  ///< who decides then
};
/// `pemeringkatan`. It stands as an assessment of its own: with the rules of the one that it ranks by, and after them the
/// results of the ranking.
struct Ranking {
  AssessmentId base;
  std::optional<NodeId> members;  ///< `yang (…)`: who takes part
  std::vector<NodeId> groups;     ///< `per`: those who agree in all of them are compared
  std::vector<Criterion> criteria;
  std::string tie;          ///< `bila masih sama maka seri "…"`: what becomes of those who are equal to the end
  bool sets_apart = false;  ///< members whose place is open are listed apart; else their cohort is refused
  std::optional<Selection> selection;
};
/// `rekap`. It stands as an assessment whose subject is a group: a record of the fields by which members are grouped, and
/// whose rules are the columns.
struct Summary {
  AssessmentId base;
  std::optional<NodeId> members;  ///< `yang (…)`
  std::vector<NodeId> groups;     ///< `per`: of a member; the last fields of the subject, in this order
  std::vector<NodeId> days;       ///< `pada`: further evaluation dates; the first field of the subject is then the day
  std::optional<std::string> total;  ///< `baris jumlah "…"`: one more group of all members, called so
};

struct Assessment {
  std::string name;
  std::string label;
  RecordTypeId subject;
  Period in_force;
  std::optional<NodeId> law_date;      ///< `aturan menurut`: a date of the subject; else the law date of the evaluation
  std::optional<NodeId> applies_when;  ///< `berlaku bila`
  std::vector<RuleId> rules;           ///< in the order written; added ones last, by the name of their package
  PackageId package;
  Annotations annotations;
  source::Span span;
  std::optional<Scope> added_to_by = {};  ///< `syarat boleh ditambah oleh …`
  std::optional<Ranking> ranking = {};
  std::optional<Summary> summary = {};
};

/// `norma`: what must hold, for every record, of whatever packages set and add.
struct Norm {
  std::string name;
  std::string label;
  RecordTypeId subject;
  std::optional<AssessmentId> assessment;  ///< whose results it names
  Period in_force;
  std::optional<NodeId> when;
  NodeId must;
  PackageId package;
  Annotations annotations;
  source::Span span;
};

/// `abaikan`: a finding that somebody has looked at and answers for, until a day.
struct Waiver {
  std::string code;    ///< `T601`
  std::string target;  ///< as written: `nasional.seleksi.HasilSeleksi`
  std::string reason;
  std::string signer;
  value::Date through;
  PackageId package;
  source::Span span;
};

struct Program {
  std::vector<Package> packages;
  std::vector<Regulation> regulations;
  std::vector<Unit> units;
  std::vector<Enumeration> enumerations;
  std::vector<RecordType> record_types;
  std::vector<Parameter> parameters;
  std::vector<Assessment> assessments;
  std::vector<Rule> rules;
  std::vector<Table> tables;
  std::vector<Norm> norms;
  std::vector<Waiver> waivers;
  std::vector<Node> nodes;
  std::vector<Example> examples;

  Package const& operator[](PackageId id) const { return packages.at(id.index); }
  Regulation const& operator[](RegulationId id) const { return regulations.at(id.index); }
  Enumeration const& operator[](EnumerationId id) const { return enumerations.at(id.index); }
  RecordType const& operator[](RecordTypeId id) const { return record_types.at(id.index); }
  Parameter const& operator[](ParameterId id) const { return parameters.at(id.index); }
  Assessment const& operator[](AssessmentId id) const { return assessments.at(id.index); }
  Rule const& operator[](RuleId id) const { return rules.at(id.index); }
  Table const& operator[](TableId id) const { return tables.at(id.index); }
  Node const& operator[](NodeId id) const { return nodes.at(id.index); }

  /// By its name (`PerpanjanganJPT`) or with its package (`nasional.jpt.PerpanjanganJPT`); empty when there is none,
  /// or when the short name is that of several.
  std::optional<AssessmentId> find_assessment(std::string_view name) const;

  /// The packages that have set terms or added requirements, by name.
  std::vector<PackageId> fillers() const;

  /// An output of a table that uses all rows that match: a collection of values, which no formula can read.
  bool is_collection(Rule const& rule) const;
};

}  // namespace timbang::ir
