// What packages declare for rules to read: regulations, units, choices, records, parameters and open terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/ir/annotations.h"
#include "engine/ir/identifier.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"
#include "engine/value/calendar.h"
#include "engine/value/possible.h"
#include "engine/value/type.h"
#include "engine/value/value.h"
#include "engine/value/working_days.h"

namespace timbang::ir {

/// The days on which something is in force, both included; an absent bound is none.
struct Period {
  std::optional<value::Date> from;
  std::optional<value::Date> through;

  bool contains(value::Date day) const { return (!from || *from <= day) && (!through || day <= *through); }
};

/// `lingkup`: for whom a package speaks.
enum class Scope : std::uint8_t { not_written, national, agency };

/// `lima hari kerja seminggu hari libur menurut HariLibur`: the rows of the record type are the holidays, by their key.
struct WorkingCalendar {
  value::WorkingWeek week = value::WorkingWeek::five_days;
  RecordTypeId holidays;
};

struct Package {
  std::string name;     ///< `nasional.jpt`
  std::string version;  ///< as written
  source::Language language = source::Language::indonesian;
  value::CalendarPolicy calendar_policy = value::CalendarPolicy::none;
  source::Span span;
  Annotations annotations = {};
  Scope scope = Scope::not_written;
  /// `sisa hari menjadi bulan tiap …`: 30 or 31, where the package says it.
  std::optional<std::int32_t> days_of_month = {};
  std::optional<WorkingCalendar> working_calendar = {};
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
  Annotations annotations = {};
};

/// A stretch of a text that repeats another field of the record: the first eight digits of a NIP are the birth date.
struct ContainedField {
  std::uint16_t field = 0;  ///< of the same record type
  std::uint32_t first = 1;  ///< characters, counted from 1
  std::uint32_t last = 1;   ///< included
};

/// How a field comes to records of a collection, which it does not hold itself.
enum class Relation : std::uint8_t {
  none,    ///< what the field is said to hold, it holds
  by_key,  ///< `kunci Pegawai`: holds the key of a record of the type
  inverse,  ///< `daftar Pegawai melalui jabatan`: holds nothing; the records of the type whose field `via` has its record's key
};

struct Field {
  std::string name;
  std::string label;  ///< may be empty
  value::Type type;   ///< of a relation: record(…) by key, list(…) inverse
  Relation relation = Relation::none;
  std::uint16_t via = 0;                  ///< inverse only: a field of the row type, by key of this record's type
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
  Annotations annotations = {};
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

}  // namespace timbang::ir
