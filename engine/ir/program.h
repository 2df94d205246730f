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
#include "engine/ir/identifier.h"
#include "engine/ir/node.h"
#include "engine/source/language.h"
#include "engine/value/calendar.h"
#include "engine/value/possible.h"

namespace timbang::ir {

/// The days on which something is in force, both included; an absent bound is none.
struct Period {
  std::optional<value::Date> from;
  std::optional<value::Date> through;

  bool contains(value::Date day) const { return (!from || *from <= day) && (!through || day <= *through); }
};

/// `lingkup`: for whom a package speaks.
enum class Scope : std::uint8_t { not_written, national, agency };

struct Package {
  std::string name;     ///< `nasional.jpt`
  std::string version;  ///< as written
  source::Language language = source::Language::indonesian;
  value::CalendarPolicy calendar_policy = value::CalendarPolicy::none;
  source::Span span;
  Annotations annotations = {};
  Scope scope = Scope::not_written;
};

/// In force on both days; an absent date is not known or not yet come.
struct Regulation {
  std::string name;  ///< `UU_5_2014`
  std::string title;
  std::optional<value::Date> from;
  std::optional<value::Date> through;
  std::vector<RegulationId> repeals;
  PackageId package;
  source::Span span;
  Annotations annotations = {};
};

struct Unit {
  std::string name;  ///< of the predefined ones: empty
  PackageId package;
  /// `jam = 60 menit`: so many of the base; such a unit stands only in what is written, every value has the base.
  std::optional<std::pair<value::Rational, value::UnitId>> conversion = {};
};

struct EnumerationEntry {
  std::string name;                  ///< as rules write it: `sangat_baik`
  std::string label;                 ///< for people: `Sangat Baik`
  std::vector<std::string> codes;    ///< external codes: `1`
  std::vector<std::string> aliases;  ///< other spellings in data
};
/// Entries stand lowest first when ordered, else as written.
struct Enumeration {
  std::string name;
  std::string label;
  bool ordered = false;
  std::vector<EnumerationEntry> entries;
  PackageId package;
  source::Span span;
};

/// A stretch of a text that repeats another field of the record: the first eight digits of a NIP are the birth date.
struct ContainedField {
  std::uint16_t field = 0;  ///< of the same record type
  std::uint32_t first = 1;  ///< characters, counted from 1
  std::uint32_t last = 1;   ///< included
};

struct Field {
  std::string name;
  std::string label;  ///< may be empty
  value::Type type;
  std::vector<std::string> source_names;  ///< `dari "tglLahir"`, in order; data may also use `name`
  value::Absence when_empty = value::Absence::unknown;
  std::optional<std::uint32_t> decimals;   ///< at most so many, when stated
  value::Interval<value::Rational> range;  ///< numbers: `dalam [0 .. 120]`
  std::string pattern;                     ///< text: ECMAScript regular expression for the whole text; may be empty
  bool must_be_filled = false;             ///< `wajib diisi`: an empty cell is a mistake
  std::vector<ContainedField> contained;   ///< text: `memuat …`
  // Lists only:
  std::optional<std::uint32_t> max_rows;   ///< `paling banyak 60`
  bool one_each_year = false;              ///< `satu tiap tahun`: the row's key is a calendar year
  bool no_rows_mean_none = false;          ///< `tanpa baris berarti tidak ada`
  std::optional<std::uint16_t> latest_by;  ///< `terbaru menurut f`: field of the row type
  Annotations annotations;
  source::Span span;
};

/// `pemeriksaan`: what must hold within one record of the data, whatever it is used for.
struct DataCheck {
  std::string name;
  std::string label;     ///< may be empty
  NodeId condition;      ///< over the record as scope 0; only where it is known not to hold is the check violated
  bool rejects = false;  ///< a record that violates it is rejected; else it is kept with a warning
  Annotations annotations;
  source::Span span;
};

struct RecordType {
  std::string name;
  std::string label;
  std::vector<Field> fields;
  std::optional<std::uint16_t> key;  ///< `kunci`
  PackageId package;
  source::Span span;
  std::vector<DataCheck> checks = {};
};

/// `kecuali`. For a requirement without `formula` a holding exception satisfies it; with one, that condition takes the
/// place of the requirement's. For a value the formula is always there, but for a result of a table that the exception leaves
/// as it is and one of its children does not.
struct Exception {
  std::string name;   ///< may be empty
  std::string label;  ///< may be empty
  Period in_force;
  NodeId guard;
  std::optional<NodeId> formula;
  std::vector<std::uint16_t> children;  ///< exceptions to this one (`terhadap`)
  Annotations annotations;
  source::Span span;
  std::string row = {};      ///< tables: the row below which it stands; empty for the table as a whole
  bool keeps_value = false;  ///< tables: `-`, what it excepts stays as it is
};
struct ExceptionTree {
  std::vector<Exception> exceptions;  ///< in the order written
  std::vector<std::uint16_t> roots;   ///< those of the rule itself
};

struct ParameterVersion {
  Period in_force;  ///< always with a first day
  value::Value value;
  Annotations annotations;
  source::Span span;
  bool is_default = false;               ///< of an open term that nobody has set for these days
  std::optional<PackageId> set_by = {};  ///< of an open term: the package that has set it
  source::Span value_span = {};
};

/// Which way a term may leave its default.
enum class Freedom : std::uint8_t { both_ways, only_up, only_down };

/// `terbuka`: what a package leaves to others.
struct OpenTerm {
  Scope filled_by = Scope::agency;
  value::Possible allowed;  ///< what may be set, beside the direction
  bool is_bounded = false;  ///< `allowed` is narrower than the type
  Freedom freedom = Freedom::both_ways;
  std::vector<ParameterVersion> defaults;  ///< by date
  Annotations annotations;                 ///< what opens it
};

/// Versions stand by date, without overlap. Those of an open term are what has been set, and its default on all other days;
/// without either there is none.
struct Parameter {
  std::string name;
  std::string label;
  value::Type type;
  std::vector<ParameterVersion> versions;
  PackageId package;
  source::Span span;
  std::optional<OpenTerm> open = {};
  value::Interval<value::Rational> range = {};  ///< declared with the type
  std::optional<RecordTypeId> subject = {};     ///< `untuk Pegawai`: the record that the guards read, as scope 0
  /// Constants, or parameters without exceptions. Within an evaluation such a parameter is a step of its own.
  ExceptionTree exceptions = {};

  /// Null when none is in force on the day.
  ParameterVersion const* version_on(value::Date day) const {
    for (auto const& version : versions) {
      if (version.in_force.contains(day)) return &version;
    }
    return nullptr;
  }
};

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

using RuleBody = std::variant<Computation, TableOutput, Indicator, Requirement, DecisionRule>;

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

/// What a test in the file expects of one result.
struct ExpectValue {
  value::Value value;
};
struct ExpectUndecided {};  ///< every value is still possible
struct ExpectNotApplicable {};
struct ExpectFault {};      ///< it cannot be computed
struct ExpectProvisional {  ///< `sementara [a .. b]`, `sementara (x; y)`
  value::Possible possible;
};
struct ExpectCollected {  ///< of a table that uses all rows that match: their outputs, in the order of the rows
  std::vector<value::Value> values;
};
/// `karena syarat s`, `karena belum ada data x`.
struct ExpectFailing {};
struct ExpectMissing {
  std::string path;
};
struct Expectation {
  std::variant<ExpectValue, ExpectUndecided, ExpectNotApplicable, ExpectFault, ExpectProvisional, ExpectCollected,
               ExpectFailing, ExpectMissing>
      expected;
  RuleId rule;  ///< of the result or requirement; not used by ExpectMissing
  source::Span span;
};
struct ExampleCase {
  std::optional<value::Date> evaluation_date;
  std::vector<std::pair<ParameterId, value::Value>> terms;  ///< set for this case alone
  value::Datum subject;                                     ///< a RecordDatum of the subject's type
  std::vector<Expectation> expectations;
  source::Span span;
};
/// `contoh`.
struct Example {
  std::string name;
  AssessmentId assessment;
  std::vector<ExampleCase> cases;
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
