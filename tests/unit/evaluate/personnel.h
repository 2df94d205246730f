// The record that most tests of evaluate and explain judge, and what is in it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluate/interpret.h"
#include "tests/unit/evaluate/program_builder.h"

namespace timbang::evaluate {

using Values = std::vector<std::optional<value::Value>>;

/// A record whose fields are these values; an absent one is unknown.
inline value::RecordDatum record_of(Values const& values) {
  value::RecordDatum record;
  for (auto const& value : values) {
    record.fields.push_back(value ? value::Datum{*value} : value::Datum{});
  }
  return record;
}
inline value::Datum list_of(std::vector<value::RecordDatum> rows, bool complete = false) {
  return {value::ListDatum{std::move(rows), complete}};
}

/// data Pegawai with lists `skp` (one each year), `uji_kompetensi` (latest by date) and `hukuman`.
class Personnel : public ProgramBuilder {
public:
  static constexpr std::uint16_t nip = 0;
  static constexpr std::uint16_t inauguration = 1;
  static constexpr std::uint16_t score = 2;
  static constexpr std::uint16_t approved = 3;
  static constexpr std::uint16_t rating = 4;
  static constexpr std::uint16_t skp = 5;
  static constexpr std::uint16_t tests = 6;
  static constexpr std::uint16_t penalties = 7;
  static constexpr std::uint16_t end = 8;
  static constexpr std::uint16_t proposal = 9;
  static constexpr std::uint16_t other_score = 10;

  // In every kind of row.
  static constexpr std::uint16_t row_year = 0;
  static constexpr std::uint16_t row_date = 0;
  static constexpr std::uint16_t row_rating = 1;
  static constexpr std::uint16_t row_score = 2;

  value::Type rating_type = enumeration("predikat", {"kurang", "cukup", "baik", "sangat_baik"});
  std::uint16_t subject_type = declare();
  value::RecordDatum subject = blank();
  value::Date evaluation_date = day("2021-05-24");
  std::optional<value::Date> law_date;

  Personnel() { assessment("Uji", subject_type); }

  ir::NodeId inauguration_date() { return field({inauguration}, value::Type::date(), "tanggal_pelantikan"); }
  ir::NodeId own_score() { return field({score}, number_type, "nilai"); }
  ir::NodeId second_score() { return field({other_score}, number_type, "nilai_lain"); }
  ir::NodeId approval() { return field({approved}, value::Type::boolean(), "disetujui"); }
  ir::NodeId own_rating() { return field({rating}, rating_type, "predikat"); }
  ir::NodeId proposal_approval() { return field({proposal, 0}, value::Type::boolean(), "usul.persetujuan"); }
  /// Of the innermost element.
  ir::NodeId element_rating(ir::ScopeDepth depth = 1) { return field({row_rating}, rating_type, "predikat", depth); }
  ir::NodeId at_least_good(ir::ScopeDepth depth = 1) {
    return compare(element_rating(depth), Compare::greater_equal, entry(rating_type, 2), "predikat >= baik");
  }
  ir::NodeId not_after_today(ir::ScopeDepth depth = 1) {
    return compare(field({row_date}, value::Type::date(), "tanggal", depth), Compare::less_equal, today(),
                   "tanggal <= tanggal_evaluasi");
  }

  void set(std::uint16_t field_number, value::Value value) { subject.fields[field_number] = {std::move(value)}; }
  void set_rating(std::uint16_t index) { set(rating, value::EnumerationValue{index}); }
  void set_rows(std::uint16_t field_number, std::vector<value::RecordDatum> rows, bool complete = false) {
    subject.fields[field_number] = list_of(std::move(rows), complete);
  }
  static value::RecordDatum year_row(std::int64_t year, std::optional<std::uint16_t> rating_index) {
    return record_of({whole(year), rating_value(rating_index), std::nullopt});
  }
  static value::RecordDatum test_row(std::optional<std::string> date, std::optional<std::uint16_t> rating_index) {
    auto const when = date ? std::optional<value::Value>(day(*date)) : std::nullopt;
    return record_of({when, rating_value(rating_index), std::nullopt});
  }

  Decision decision(TraceRecorder* trace = nullptr) const { return interpret(program, {0}, subject, context(), trace); }
  EvaluationContext context() const { return {evaluation_date, law_date.value_or(evaluation_date)}; }
  /// The only result, or the first.
  RuleResult result() const { return decision().results.at(0); }
  /// Evaluates one expression more.
  value::Outcome outcome_of(ir::NodeId formula) {
    Personnel copy = *this;
    auto const id = copy.step("yang_diuji", formula);
    TraceRecorder trace;
    copy.decision(&trace);
    for (auto const& step : trace.steps()) {
      if (step.rule == id) return step.outcome;
    }
    return value::NotApplicable{};
  }
  /// Names the data on which the expression's outcome hangs.
  std::vector<std::string> causes_of(ir::NodeId formula) {
    Personnel copy = *this;
    copy.compute("yang_diuji", formula);
    std::vector<std::string> paths;
    for (auto const& datum : copy.decision().missing_deciding) paths.push_back(datum.path);
    return paths;
  }

  static std::vector<std::string> paths(std::vector<MissingDatum> const& data) {
    std::vector<std::string> names;
    for (auto const& datum : data) names.push_back(datum.path);
    return names;
  }

private:
  static std::optional<value::Value> rating_value(std::optional<std::uint16_t> index) {
    if (!index) return std::nullopt;
    return value::Value(value::EnumerationValue{*index});
  }

  std::uint16_t declare() {
    auto scored = field_declaration("nilai_skp", number_type, "nilaiSkp");
    scored.range = {value::Rational(0), value::Rational(120), false, false};
    auto const year_type = value::Type::number(value::plain_number, true);
    auto const skp_row = record(
        "SKP",
        {field_declaration("tahun", year_type), field_declaration("predikat", rating_type, "kuadranKinerja"), scored},
        0);
    auto const test_row_type = record(
        "Uji", {field_declaration("tanggal", value::Type::date()), field_declaration("kategori", rating_type), scored});
    auto const penalty_row = record("Hukuman", {field_declaration("tanggal", value::Type::date()),
                                                field_declaration("tingkat", rating_type), scored});
    auto const proposal_type =
        record("Usul", {field_declaration("persetujuan", value::Type::boolean(), "persetujuanPpk")});

    auto own = field_declaration("nilai", number_type);
    own.range = scored.range;
    auto other = own;
    other.name = "nilai_lain";
    auto yearly = field_declaration("skp", value::Type::list(skp_row));
    yearly.one_each_year = true;
    auto latest = field_declaration("uji_kompetensi", value::Type::list(test_row_type), "ujiKompetensi");
    latest.latest_by = 0;
    auto none = field_declaration("hukuman", value::Type::list(penalty_row));
    none.no_rows_mean_none = true;
    auto running = field_declaration("selesai", value::Type::date());
    running.when_empty = value::Absence::still_running;
    return record("Pegawai",
                  {field_declaration("nip", value::Type::text()),
                   field_declaration("tanggal_pelantikan", value::Type::date(), "tmtPelantikan"), own,
                   field_declaration("disetujui", value::Type::boolean()), field_declaration("predikat", rating_type),
                   yearly, latest, none, running, field_declaration("usul", value::Type::record(proposal_type)), other},
                  0);
  }

  value::RecordDatum blank() const {
    value::RecordDatum record;
    record.fields.resize(program.record_types.back().fields.size());
    record.fields[nip] = {value::Value(std::string("1966"))};
    record.fields[skp] = list_of({});
    record.fields[tests] = list_of({});
    record.fields[penalties] = list_of({}, true);
    record.fields[end] = {value::Absence::still_running};
    return record;
  }
};

}  // namespace timbang::evaluate
