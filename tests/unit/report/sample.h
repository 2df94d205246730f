// A small program made by hand, and decisions of it, for the tests of reports.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/report/result_writer.h"
#include "engine/source/source_file.h"

namespace timbang::report {

/// penilaian Perpanjangan: masa (durasi), predikat (pilihan), nilai (persen), catatan (teks), one requirement, one decision.
struct Sample {
  source::SourceStore sources;
  ir::Program program;

  static constexpr ir::RuleId term{0};
  static constexpr ir::RuleId rating{1};
  static constexpr ir::RuleId score{2};
  static constexpr ir::RuleId remark{3};
  static constexpr ir::RuleId not_too_long{4};
  static constexpr ir::RuleId allowed{5};
  static constexpr ir::AssessmentId assessment{0};

  Sample() {
    auto const file = sources.add("contoh.timbang", "masa <= 5 tahun\n");
    program.packages.push_back({"nasional.jpt", "1", source::Language::indonesian, {}, {}});
    program.regulations.push_back({"UU_5_2014", "Undang-Undang Nomor 5 Tahun 2014", {}, {}, {}, {}, {}});
    add_types();
    add_nodes(file);
    add_rules();
  }

  ReportContext context(source::Language language = source::Language::indonesian) const {
    auto const day = *value::Date::from_parts(2021, 5, 24);
    return ReportContext{program, sources, assessment, evaluate::EvaluationContext{day, day}, "sha256:abc", language};
  }

  /// Nothing is missing, and the requirement fails.
  evaluate::Decision failing_decision() const {
    evaluate::Decision decision;
    decision.assessment = assessment;
    decision.law_date = value::Value(*value::Date::from_parts(2021, 5, 24));
    decision.results = {
        {term, value::Value(value::Duration{62, 10}), evaluate::ResultState::final},
        {rating, value::Value(value::EnumerationValue{1}), evaluate::ResultState::final},
        {score, value::Value(value::Rational(3, 8)), evaluate::ResultState::final},
        {remark, value::Value(std::string("=1+1")), evaluate::ResultState::final},
        {allowed, value::Value(false), evaluate::ResultState::final},
    };
    evaluate::Reason reason{ir::NodeId{2},
                            "",
                            value::Value(value::Duration{62, 10}),
                            value::ComparisonOperator::less_equal,
                            {value::Value(value::Duration{60, 0})},
                            value::Value(value::Duration{2, 10}),
                            {}};
    decision.requirements.push_back({not_too_long, value::Value(false), {}, {reason}, {}, {0}});
    return decision;
  }

  /// The start of the term is missing: some results are open, one is a fault, one does not apply.
  evaluate::Decision open_decision() const {
    evaluate::Decision decision;
    decision.assessment = assessment;
    decision.law_date = value::Value(*value::Date::from_parts(2021, 5, 24));
    decision.state = evaluate::ResultState::fault;
    value::EnumerationSet high;
    high.set(1).set(2);
    value::Interval<value::Duration> at_least{value::Duration{12, 0}, {}, false, false};
    decision.results = {
        {term, unknown(at_least), evaluate::ResultState::provisional},
        {rating, unknown(high), evaluate::ResultState::provisional},
        {score, value::Fault{source::DiagnosticCode::division_by_zero, {}, 0}, evaluate::ResultState::fault},
        {remark, value::NotApplicable{}, evaluate::ResultState::not_applicable},
        {allowed, unknown(value::BooleanSet{}), evaluate::ResultState::undetermined},
    };
    decision.requirements.push_back({not_too_long, unknown(value::BooleanSet{}), {}, {}, {}});
    decision.missing_deciding = {{"pejabat.tanggal_pelantikan", "pejabat.tmtPelantikan"}, {"skp[2020]", ""}};
    decision.missing_besides = {{"skp[2019].predikat", "skp[2019].predikatKinerja"}};
    decision.faults = {value::Fault{source::DiagnosticCode::division_by_zero, {}, 0}};
    return decision;
  }

private:
  static value::Outcome unknown(value::Possible possible) {
    return value::Outcome(value::Unknown{std::move(possible), {0}});
  }

  void add_types() {
    program.units.resize(value::num_predefined_units);
    ir::Enumeration ratings{"predikat", "Predikat", true, {}, {}, {}};
    for (auto const& [name, label] :
         {std::pair{"kurang", "Kurang"}, {"baik", "Baik"}, {"sangat_baik", "Sangat Baik"}}) {
      ratings.entries.push_back({name, label, {}, {}});
    }
    program.enumerations.push_back(std::move(ratings));
    ir::Field key;
    key.name = "nip";
    key.type = value::Type::text();
    program.record_types.push_back({"Usul", "Usul", {key}, std::uint16_t{0}, {}, {}});
  }

  void add_nodes(source::FileId file) {
    auto const node = [&](ir::Operation operation, value::Type type, std::uint32_t begin, std::uint32_t end) {
      program.nodes.push_back({std::move(operation), type, source::Span{file, begin, end}});
    };
    node(ir::RuleRead{term, 0}, value::Type::duration(), 0, 4);
    node(ir::Literal{value::Duration{60, 0}}, value::Type::duration(), 8, 15);
    node(ir::Compare{value::ComparisonOperator::less_equal, ir::NodeId{0}, ir::NodeId{1}}, value::Type::boolean(), 0,
         15);
  }

  void add_rule(std::string name, std::string label, value::Type type, decltype(ir::Rule::body) body) {
    ir::Rule rule{std::move(name), std::move(label), std::move(body), type, {}, {}, false, {}, assessment, {}, {}};
    program.rules.push_back(std::move(rule));
  }

  void add_rules() {
    add_rule("masa", "Masa jabatan", value::Type::duration(), ir::Computation{});
    add_rule("predikat", "Predikat", value::Type::enumeration(0), ir::Computation{});
    add_rule("nilai", "", value::Type::number(value::percent), ir::Computation{});
    add_rule("gagal", "Catatan", value::Type::text(), ir::Computation{});
    add_rule("belum_lewat", "Paling lama lima tahun", value::Type::boolean(),
             ir::Requirement{ir::always(ir::NodeId{2}), {}});
    add_rule("boleh", "Boleh menjabat", value::Type::boolean(), ir::DecisionRule{{not_too_long}, {}, {}});
    program.rules[not_too_long.index].annotations.citations.push_back(
        {ir::RegulationId{0}, {{ir::CitationPartKind::article, "117"}, {ir::CitationPartKind::paragraph, "1"}}});
    ir::Assessment made;
    made.name = "Perpanjangan";
    made.label = "Perpanjangan jabatan";
    made.rules = {term, rating, score, remark, not_too_long, allowed};
    program.assessments.push_back(std::move(made));
  }
};

}  // namespace timbang::report
