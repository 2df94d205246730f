// The syntax tree of one rule file: a plain mirror of the grammar, with spans. Made by parse; immutable afterwards.
// What cannot be read is left out (parse has reported it), so every part may be missing where the text was wrong.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ir/program.h"
#include "engine/language/syntax/expression.h"
#include "engine/source/language.h"

namespace timbang::language::ast {

struct Text {
  std::string text;
  source::Span span;
};

struct Citation {
  Name regulation;
  std::vector<ir::CitationPart> parts;
  source::Span span;
};
struct Annotations {
  std::vector<Citation> citations;
  std::vector<Text> notes;
  std::vector<Text> to_check;
};

/// The heading that every named construct shares.
struct Heading {
  Name name;
  std::string label;
  Annotations annotations;
  source::Span span;  ///< the whole construct
};

// Tables.

struct AnyCell {};  ///< `-`
struct EmptyCell {};
struct ComparisonCell {
  value::ComparisonOperator operation = value::ComparisonOperator::equal;
  ExpressionPointer right;
};
struct RangeCell {
  Interval interval;
};
struct ValueCell {
  std::vector<ExpressionPointer> values;
};
struct CitationCell {
  std::vector<Citation> citations;
};
enum class ResultWord : std::uint8_t { no_data, eligible, not_eligible, undecided, not_applicable, fault };
struct WordCell {
  ResultWord word = ResultWord::no_data;
};
/// Heads a column of failing requirements, or of missing data, in a table of cases.
struct ReasonHeaderCell {
  bool is_requirement = true;
};
struct ProvisionalCell {
  std::optional<Interval> interval;
  std::vector<ExpressionPointer> values;
};

struct TypeReference {
  Name name;
  bool is_list = false;
  std::optional<std::uint32_t> decimals;
  std::optional<Interval> range;
  std::optional<Text> pattern;
  source::Span span;
};
struct HeaderCell {
  ExpressionPointer expression;
  TypeReference type;
};

struct Cell {
  std::variant<EmptyCell, AnyCell, ComparisonCell, RangeCell, HeaderCell, ValueCell, CitationCell, WordCell,
               ProvisionalCell, ReasonHeaderCell>
      content;
  source::Span span;
};
struct Row {
  std::vector<Cell> cells;
  std::optional<std::size_t> first_result;  ///< index of the first cell behind the double bar
  bool several_double_bars = false;
  source::Span span;
};
/// The first row is the header; never empty.
struct Rows {
  std::vector<Row> rows;
  source::Span span;
};

// Items.

/// `lima hari kerja seminggu hari libur menurut HariLibur`.
struct WorkingWeek {
  value::WorkingWeek week = value::WorkingWeek::five_days;
  Path holidays;
};
struct PackageHeader {
  Path name;
  std::string version;
  std::optional<Name> scope;
  std::optional<value::CalendarPolicy> calendar_policy;
  std::optional<value::Duration> remaining_days;  ///< `sisa hari menjadi bulan tiap …`
  source::Span remaining_days_span;
  std::optional<WorkingWeek> working_week;
  Annotations annotations;
  source::Span span;
};
struct Import {
  Path package;
  source::Span span;
};
/// `jam = 60 menit`: a unit that is only another way to write so much of a base unit.
struct UnitEntry {
  Name name;
  std::optional<value::Rational> factor;
  std::optional<Name> base;
};
struct UnitDeclaration {
  std::vector<UnitEntry> units;
};
struct Regulation {
  Heading heading;
  std::optional<value::Date> from;
  std::optional<value::Date> through;
  std::vector<Name> repeals;
};
enum class Ordering : std::uint8_t { none, lowest_first, highest_first };
struct Choice {
  Heading heading;
  Ordering ordering = Ordering::none;
  Rows rows;
};
/// `tanggal_lahir pada tanda 1 .. 8`.
struct ContainedField {
  Name field;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  source::Span span;
};
struct Member {
  Heading heading;
  bool is_key = false;
  TypeReference type;
  std::vector<Text> source_names;
  bool empty_means_none = false;
  bool empty_means_running = false;
  std::optional<std::uint32_t> maximum_rows;
  bool one_each_year = false;
  std::optional<Name> latest_by;
  bool is_reference = false;  ///< `kunci Pegawai` in place of a type
  std::optional<Name> via;    ///< `melalui jabatan`
  bool no_rows_mean_none = false;
  bool must_be_filled = false;
  std::vector<ContainedField> contained;
};
struct DataCheck {
  Heading heading;
  ExpressionPointer condition;
  bool rejects = false;  ///< `maka tolak`; else `maka peringatkan`
};
struct Record {
  Heading heading;
  std::vector<Member> members;
  std::vector<DataCheck> checks;
};
struct ParameterVersion {
  ir::Period in_force;
  ExpressionPointer value;
  Annotations annotations;
  source::Span span;
};
/// `terbuka`: what others fill. A default without `sejak` has no first day.
struct OpenTerm {
  Heading heading;
  TypeReference type;
  Name filled_by;  ///< the scope of packages that may
  std::vector<ParameterVersion> defaults;
  std::optional<ir::Freedom> freedom;
};
/// `tetapkan`.
struct Setting {
  Path term;
  Annotations annotations;
  std::vector<ParameterVersion> versions;
  source::Span span;
};
struct Exception {
  Heading heading;
  ir::Period in_force;
  std::optional<Name> against;      ///< another exception
  std::optional<Name> against_row;  ///< tables: `terhadap baris …`
  ExpressionPointer guard;
  std::optional<Formula> formula;
  bool formula_is_requirement = false;  ///< `maka harus …`
  std::vector<Cell> results;            ///< tables: one for each result column, `-` where it stays as it is
};
struct Parameter {
  Heading heading;
  TypeReference type;
  std::optional<Path> subject;  ///< `untuk Pegawai`: the data that its exceptions read
  std::vector<ParameterVersion> versions;
  std::vector<Exception> exceptions;
};
/// The remarks of a rule without versions stand in its heading.
struct FormulaVersion {
  ir::Period in_force;
  Formula formula;
  Annotations annotations;
  source::Span span;
};
struct Computation {
  Heading heading;
  bool is_step = false;
  TypeReference type;
  std::optional<Path> for_each;
  std::vector<FormulaVersion> versions;
  std::vector<Exception> exceptions;
};
struct TableVersion {
  ir::Period in_force;
  Rows rows;
  Annotations annotations;
  source::Span span;
};
struct Table {
  Heading heading;
  bool is_step = false;
  std::optional<Path> for_each;
  ir::HitPolicy hit_policy = ir::HitPolicy::exactly_one;
  std::vector<TableVersion> versions;
  std::vector<Exception> exceptions;
};
struct Requirement {
  Heading heading;
  std::vector<FormulaVersion> versions;
  std::vector<Exception> exceptions;
};
struct DecisionDeclaration {
  Heading heading;
  bool all_requirements = false;
  std::vector<Name> requirements;
  ExpressionPointer applies_when;  ///< may be null
  std::vector<Exception> exceptions;
};
enum class WhenTargetZero : std::uint8_t { not_written, value, refuse, not_applicable };
/// Pointers are null, and spans empty, for clauses that are not written; the checker says which are needed.
struct Indicator {
  Heading heading;
  ExpressionPointer target;
  std::optional<Interval> target_range;  ///< in place of `target`
  ExpressionPointer actual;
  std::optional<ir::Direction> direction;
  source::Span direction_span;
  ExpressionPointer formula;
  std::vector<FormulaEnd> ends;
  WhenTargetZero when_target_zero = WhenTargetZero::not_written;
  ExpressionPointer value_when_target_zero;
  ExpressionPointer weight;
  std::optional<ir::MissingPolicy> missing_policy;
  ir::Period in_force;
  ExpressionPointer applies_when;
  std::vector<source::Span> repeated;  ///< clauses that stand a second time
};
/// Pointers are null for clauses that are not written.
struct RaterGroup {
  Heading heading;  ///< its name is that of a value of the enumeration
  bool is_counted = true;
  ExpressionPointer weight;
  ExpressionPointer minimum;
  std::optional<ir::MissingPolicy> too_few;
  ExpressionPointer confidential_below;
  ExpressionPointer applies_when;
  std::vector<source::Span> repeated;  ///< clauses that stand a second time
};
struct Feedback {
  Heading heading;
  TypeReference type;
  ListSource list;
  ExpressionPointer score;
  ExpressionPointer group;
  ExpressionPointer rater;  ///< may be null
  std::vector<RaterGroup> groups;
  std::vector<FormulaEnd> ends;
  source::Span formula_span;  ///< from `dari` to what tells raters apart
};
using Rule = std::variant<Computation, Table, Indicator, Feedback, Requirement, DecisionDeclaration>;
struct Assessment {
  Heading heading;
  Path subject;
  ir::Period in_force;
  ExpressionPointer law_date;       ///< may be null
  ExpressionPointer applies_when;   ///< may be null
  std::optional<Name> added_to_by;  ///< the scope of packages that may add requirements
  std::vector<Rule> rules;
  bool has_unread_rules = false;  ///< some that stand in the text are not among the rules
};
/// `tambahan`: requirements that a package adds to an assessment of another.
struct Addition {
  Path assessment;
  Annotations annotations;
  std::vector<Rule> rules;
  source::Span span;
  bool has_unread_rules = false;
};
/// `norma`: what must hold of every package that builds on this one.
struct Norm {
  Heading heading;
  Path subject;  ///< a record, or an assessment whose results it may name
  ir::Period in_force;
  ExpressionPointer when;  ///< may be null
  ExpressionPointer must;
};

/// `abaikan T601 pada …`.
struct Waiver {
  Name code;
  Path target;
  Text reason;
  Text signer;
  value::Date through;
  source::Span span;
};

// Many records at once.

/// `urutkan`, `lalu`.
struct Criterion {
  ExpressionPointer value;
  bool is_highest_first = true;
};
/// `ambil 3 teratas sebagai x`.
struct Selection {
  ExpressionPointer number;
  Heading heading;                        ///< of the result
  std::optional<ir::TieAtCut> when_tied;  ///< empty when it is not written
  std::string referred_to;
};
/// `pemeringkatan`. What is not written is empty or null.
struct Ranking {
  Heading heading;
  Path assessment;
  ExpressionPointer filter;  ///< may be null
  std::vector<Path> groups;
  std::vector<Criterion> criteria;
  std::optional<std::string> tie;
  std::optional<bool> sets_apart;
  std::optional<Selection> selection;
};
/// `kolom`.
struct Column {
  Heading heading;
  TypeReference type;
  Formula formula;
};
/// `rekap`.
struct Summary {
  Heading heading;
  Path assessment;
  ExpressionPointer filter;  ///< may be null
  std::vector<Path> groups;
  std::vector<ExpressionPointer> days;
  source::Span days_span;
  std::optional<std::string> total;
  std::vector<Column> columns;
};

// Tests in the file.

/// `data X` and its table: all records of the type.
struct SetCollection {
  Path record;
  Rows rows;
};
struct SetField {
  Path path;
  Cell value;
  source::Span span;
};
struct SetRows {
  Path path;
  Rows rows;
};
/// `tetapkan x = v`, for one example.
struct SetTerm {
  Path term;
  Cell value;
};
struct ExpectResult {
  Path path;
  Cell value;
  source::Span span;
};
struct ExpectFailing {
  Name requirement;
};
struct ExpectMissing {
  std::string path;  ///< `skp[2020].nilai_skp`
  source::Span span;
};
struct CaseTable {
  Rows rows;
};
using ExampleStep =
    std::variant<SetCollection, SetField, SetRows, SetTerm, ExpectResult, ExpectFailing, ExpectMissing, CaseTable>;
struct Example {
  Text name;
  Path assessment;
  std::optional<value::Date> on;
  std::vector<ExampleStep> steps;
  source::Span span;
};

using Item = std::variant<Import, UnitDeclaration, Regulation, Choice, Record, Parameter, OpenTerm, Setting, Assessment,
                          Addition, Norm, Waiver, Ranking, Summary, Example>;

struct Module {
  source::FileId file;
  source::Language language = source::Language::indonesian;
  PackageHeader header;
  std::vector<Item> items;
};

}  // namespace timbang::language::ast
