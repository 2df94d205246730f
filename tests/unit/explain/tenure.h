// The five-year limit of article 117 made by hand, with a scored table and a step, for the tests of explanations.
#pragma once

#include <string>
#include <utility>

#include "engine/evaluate/interpret.h"
#include "engine/explain/explain.h"
#include "tests/unit/evaluate/personnel.h"

namespace timbang::explain {

using evaluate::day;
using evaluate::Personnel;

class Tenure : public Personnel {
public:
  ir::RuleId term;
  ir::RuleId limit;
  ir::RuleId allowed;

  Tenure() {
    program.assessments[0].name = "PerpanjanganJPT";
    program.assessments[0].label = "Boleh tidaknya pejabat tetap menjabat";
    for (auto& entry : program.enumerations[rating_type.index].entries) entry.label = label_of(entry.name);
    program.regulations.push_back(
        {"UU_5_2014", "Undang-Undang Nomor 5 Tahun 2014", day("2014-01-15"), day("2023-10-30"), {}, {}, {}});
    add_tenure();
  }

  void add_scores() {
    auto const weighted = step("tertimbang", divide(add(own_score(), second_score()), number(3)));
    auto const rounded = node(ir::Round{read(weighted), 2, value::RoundingMode::half_up, false}, number_type,
                              "tertimbang\n    dibulatkan 2 desimal setengah ke atas");
    auto const score_rule = compute("akhir", rounded);
    program.rules[score_rule.index].label = "Nilai akhir";
    add_table(score_rule);
  }

  std::string told(source::Language language = source::Language::indonesian) const {
    return explained(explain_text, language);
  }
  std::string json() const { return explained(explain_json, source::Language::indonesian); }

private:
  using Explain = decltype(&explain_text);

  std::string explained(Explain explain, source::Language language) const {
    evaluate::TraceRecorder trace;
    auto const made = decision(&trace);
    std::string const key = "1966";
    std::string const digest = "0123abcd";
    auto const dates = context();
    auto const& texts = sources();
    return explain({program, texts, made, trace, dates, key, digest, language});
  }

  static std::string label_of(std::string const& name) {
    if (name == "sangat_baik") return "Sangat Baik";
    return std::string(1, static_cast<char>(name[0] - 'a' + 'A')) + name.substr(1);
  }
  ir::Citation article(std::string paragraph) const {
    return {{0}, {{ir::CitationPartKind::article, "117"}, {ir::CitationPartKind::paragraph, std::move(paragraph)}}};
  }

  void add_tenure() {
    ir::Annotations basis;
    basis.citations = {article("1")};
    auto const longest = dated("masa_jpt_paling_lama", value::Type::duration(),
                               {{{day("2014-01-15"), day("2023-10-30")}, evaluate::years(5), basis, {}},
                                {{day("2023-10-31"), {}}, evaluate::years(5), {}, {}}});
    term = compute("masa_jabatan",
                   since(inauguration_date(), today(), "masa sejak tanggal_pelantikan pada tanggal_evaluasi"));
    program.rules[term.index].label = "Masa jabatan";

    auto const guard = node(
        ir::Logical{true,
                    {every({0, {skp}, 2, {}}, at_least_good(),
                           "setiap skp dalam 2 tahun kalender terakhir memenuhi (predikat >= baik)"),
                     proposal_approval()}},
        {}, "setiap skp dalam 2 tahun kalender terakhir memenuhi (predikat >= baik)\n            dan usul.persetujuan");
    limit = require(
        "belum_lewat_batas",
        compare(read(term), evaluate::Compare::less_equal, parameter(longest), "masa_jabatan <= masa_jpt_paling_lama"),
        {{"diperpanjang", guard}});
    auto& rule = program.rules[limit.index];
    rule.label = "Menduduki JPT paling lama lima tahun";
    rule.annotations = basis;
    auto& exception = std::get<ir::Requirement>(rule.body).exceptions.exceptions[0];
    exception.label = "Masa jabatan diperpanjang";
    exception.annotations.citations = {article("2")};
    exception.annotations.to_check = {"Ukuran pencapaian kinerja."};
    allowed = decide("boleh_menjabat", {limit});
  }

  void add_table(ir::RuleId score_rule) {
    ir::Table table{};
    table.name = "predikat_akhir";
    table.label = "Predikat akhir";
    table.inputs = {read(score_rule), approval()};
    auto const row = [&](std::int64_t low, ir::NodeId condition, std::uint16_t given, std::string_view written) {
      auto const input = node(ir::TableInput{0}, number_type);
      auto const high = low == 90 ? std::nullopt : std::optional(number(90));
      auto const band = node(ir::InInterval{input, number(low), high, false, true}, {});
      return ir::TableRow{{}, {band, condition}, {entry(rating_type, given)}, {}, text(written)};
    };
    auto const approved_input = [&](bool wanted) {
      return compare(node(ir::TableInput{1}, value::Type::boolean()), evaluate::Compare::equal, truth(wanted));
    };
    table.rows = {row(90, approved_input(true), 3, "| >= 90     | ya    || sangat_baik |"),
                  row(90, approved_input(false), 2, "| >= 90     | tidak || baik        |"),
                  row(0, truth(true), 1, "| [0 .. 90) | -     || cukup       |")};
    program.tables.push_back(std::move(table));
    auto const id = rule("predikat_akhir", rating_type, ir::TableOutput{{ir::TableId{0}}, 0});
    program.tables[0].outputs = {id};
    program.rules[id.index].label = "Predikat akhir";
  }
};

}  // namespace timbang::explain
