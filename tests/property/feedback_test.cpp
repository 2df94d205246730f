// Feedback of several raters against a computation of its own: whatever a record leaves open, every way of filling it in gives
// a total that was said to be possible; and no output tells what a rater of a small confidential group answered.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/evaluate/interpret.h"
#include "engine/explain/explain.h"
#include "engine/report/csv_report.h"
#include "engine/report/jsonl_report.h"
#include "engine/value/notation.h"
#include "tests/property/decision_text.h"
#include "tests/property/dice.h"
#include "tests/property/trial.h"

namespace timbang::property {
namespace {

using value::Datum;
using value::Outcome;
using value::Rational;
using value::Value;

#ifdef NDEBUG
constexpr std::uint64_t num_trials = 1500;
#else
constexpr std::uint64_t num_trials = 150;
#endif

constexpr std::size_t num_groups = 3;
constexpr std::int64_t threshold = 3;
std::vector<std::string> const names = {"atasan", "rekan", "bawahan"};

enum class Policy : std::uint8_t { wait, refuse, reweigh, zero };

struct Group {
  std::int64_t weight = 0;  ///< percent; 0 only where it is not counted
  std::int64_t minimum = 1;
  bool minimum_is_field = false;
  Policy policy = Policy::wait;
  bool is_confidential = false;
  bool is_conditional = false;  ///< `berlaku bila memiliki`
};
struct Rules {
  std::vector<Group> groups;
  bool has_codes = false;
};

struct Row {
  std::size_t role = 0;
  bool is_sent = true;
  std::string code;
  Rational score;
};
struct Person {
  bool has_staff = true;
  std::int64_t minimum = 1;
  std::vector<Row> rows;
};

Rules random_rules(Dice& dice) {
  static std::vector<std::vector<std::int64_t>> const weights = {{40, 35, 25}, {60, 40, 0}, {100, 0, 0}};
  Rules rules;
  rules.has_codes = dice.one_in(2);
  for (auto const weight : dice.pick(weights)) {
    Group group;
    group.weight = weight;
    group.minimum = dice.between(1, 3);
    group.minimum_is_field = dice.one_in(3);
    group.policy = static_cast<Policy>(dice.between(0, 3));
    group.is_confidential = dice.one_in(2);
    group.is_conditional = dice.one_in(3);
    rules.groups.push_back(group);
  }
  return rules;
}

std::string text_of(Rules const& rules) {
  std::string text =
      "paket uji.rekaan\n    versi \"1\"\n    lingkup instansi\n\nsatuan poin; orang\n\n"
      "peraturan PERWAL \"Peraturan (rekaan)\"\n    berlaku sejak 1 Januari 2010\n\n"
      "pilihan peran\n    | nilai |\n    | atasan |\n    | rekan |\n    | bawahan |\n\n"
      "data Jawaban\n    isian dari_siapa : peran\n    isian terkirim : ya_tidak\n    isian kode : teks\n"
      "    isian skor : poin dalam [0 .. 100]\n\n"
      "data Orang\n    kunci nip : teks\n    isian memiliki : ya_tidak\n    isian batas : bulat dalam [0 .. 3]\n"
      "    isian jawaban : daftar Jawaban paling banyak 6 tanpa baris berarti tidak ada\n\n"
      "penilaian Uji untuk Orang\n    dasar PERWAL pasal 1\n    umpan balik gabungan : poin\n"
      "        dari jawaban yang (terkirim)\n        nilai tiap penilai skor\n        menurut dari_siapa\n";
  if (rules.has_codes) text += "        penilai dibedakan menurut kode\n";
  static std::vector<std::string> const policies = {"tunda", "tolak", "bagi ulang bobot", "anggap nol"};
  for (std::size_t i = 0; i < num_groups; ++i) {
    auto const& group = rules.groups[i];
    text += "        penilai " + names[i];
    if (group.weight == 0) {
      text += " tidak dihitung\n";
      continue;
    }
    text += " bobot " + std::to_string(group.weight) + "% paling sedikit " +
            (group.minimum_is_field ? "batas" : std::to_string(group.minimum) + " orang") +
            " bila penilainya kurang maka " + policies[static_cast<std::size_t>(group.policy)];
    if (group.is_confidential) text += " dirahasiakan di bawah 3 orang";
    if (group.is_conditional) text += " berlaku bila memiliki";
    text += " dasar PERWAL pasal 2\n";
  }
  return text + "        dibulatkan 4 desimal setengah ke atas\n";
}

// ---- What it should be ---------------------------------------------------------------------------------------------------

std::vector<Rational> raters(Rules const& rules, Person const& person, std::size_t group) {
  std::vector<Rational> scores;
  std::map<std::string, std::vector<Rational>> by_code;
  for (auto const& row : person.rows) {
    if (row.role != group || !row.is_sent) continue;
    if (rules.has_codes)
      by_code[row.code].push_back(row.score);
    else
      scores.push_back(row.score);
  }
  for (auto const& [code, own] : by_code) {
    Rational sum;
    for (auto const& score : own) sum = sum + score;
    scores.push_back(sum / Rational(static_cast<std::int64_t>(own.size())));
  }
  return scores;
}

struct Expected {
  bool is_open = false;      ///< waits for raters
  bool is_withheld = false;  ///< would tell the answers of a small group
  bool applies = true;
  Rational total;
};

Expected expected(Rules const& rules, Person const& person) {
  Expected found;
  Rational sum;
  Rational weights;
  auto is_any_excluded = false;
  std::vector<bool> in_total;
  for (std::size_t i = 0; i < num_groups; ++i) {
    auto const& group = rules.groups[i];
    if (group.weight == 0 || (group.is_conditional && !person.has_staff)) continue;
    auto const scores = raters(rules, person, i);
    auto const number = static_cast<std::int64_t>(scores.size());
    auto const minimum = group.minimum_is_field ? person.minimum : group.minimum;
    if (number == 0 || number < minimum) {
      found.is_open = found.is_open || group.policy == Policy::wait || group.policy == Policy::refuse;
      is_any_excluded = is_any_excluded || group.policy == Policy::reweigh;
      if (group.policy == Policy::zero) weights = weights + Rational(group.weight);
      continue;
    }
    Rational total;
    for (auto const& score : scores) total = total + score;
    sum = sum + Rational(group.weight) * total / Rational(number);
    weights = weights + Rational(group.weight);
    in_total.push_back(group.is_confidential && number < threshold);
  }
  found.is_open = found.is_open || (weights.is_zero() && is_any_excluded);
  found.applies = !weights.is_zero();
  found.is_withheld = !found.is_open && in_total.size() == 1 && in_total.front();
  if (found.applies) found.total = (sum / weights).rounded(4, value::RoundingMode::half_up);
  return found;
}

/// Empty when the outcome allows what was computed.
std::string objection(Outcome const& outcome, Expected const& wanted) {
  if (wanted.is_open) return outcome.is_unknown() ? "" : "it waits for raters, and is not open";
  if (outcome.is_fault()) {
    auto const tells = outcome.fault().code == source::DiagnosticCode::total_tells_answers;
    return tells && wanted.is_withheld ? "" : "it is a fault";
  }
  if (!wanted.applies) return outcome.may_not_apply() ? "" : "it does not apply";
  if (outcome.is_unknown()) {
    return value::contains(outcome.possible(), Value(wanted.total)) ? ""
                                                                    : wanted.total.to_string() + " is not possible";
  }
  if (wanted.is_withheld) return "it tells the answers of a small group";
  return outcome.is_known() && outcome.value() == Value(wanted.total) ? "" : "it is " + wanted.total.to_string();
}

// ---- Records -------------------------------------------------------------------------------------------------------------

/// A score that no sum or mean of others is likely to be.
Rational random_score(Dice& dice) { return Rational(dice.between(10, 99) * 10'000 + dice.between(1001, 9999), 10'000); }

Person random_person(Dice& dice) {
  Person person;
  person.has_staff = dice.one_in(2);
  person.minimum = dice.between(0, 3);
  for (auto num_rows = dice.between(0, 6); num_rows > 0; --num_rows) {
    person.rows.push_back({static_cast<std::size_t>(dice.between(0, 2)), !dice.one_in(4), dice.word({"A", "B", "C"}),
                           random_score(dice)});
  }
  return person;
}

/// Which data nobody has told: two of the person, then four of each row.
using Untold = std::vector<bool>;
constexpr std::size_t cells_of_person = 2;
constexpr std::size_t cells_of_row = 4;

Untold random_untold(Dice& dice, Person const& person) {
  Untold untold(cells_of_person + cells_of_row * person.rows.size(), false);
  for (auto num_left = dice.between(0, 3); num_left > 0; --num_left) {
    untold[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(untold.size()) - 1))] = true;
  }
  return untold;
}

value::RecordDatum record_of(Person const& person, Untold const& untold) {
  std::size_t cell = 0;
  auto const datum = [&](Value value) { return untold[cell++] ? Datum{} : Datum{std::move(value)}; };
  value::RecordDatum record;
  record.fields.push_back(Datum{Value(std::string("1"))});
  record.fields.push_back(datum(person.has_staff));
  record.fields.push_back(datum(Rational(person.minimum)));
  value::ListDatum list;
  list.complete = true;
  for (auto const& row : person.rows) {
    value::RecordDatum made;
    made.fields.push_back(datum(value::EnumerationValue{static_cast<std::uint16_t>(row.role)}));
    made.fields.push_back(datum(row.is_sent));
    made.fields.push_back(datum(row.code));
    made.fields.push_back(datum(row.score));
    list.rows.push_back(std::move(made));
  }
  record.fields.push_back(Datum{std::move(list)});
  return record;
}

/// Every way of filling in what is not told, with some scores standing for all.
void complete(Person const& person, Untold const& untold, std::size_t cell, std::vector<Person>& all) {
  while (cell < untold.size() && !untold[cell]) ++cell;
  if (cell == untold.size()) return all.push_back(person);
  auto const with = [&](auto const& change) {
    auto changed = person;
    change(changed);
    complete(changed, untold, cell + 1, all);
  };
  if (cell == 0) {
    for (auto const has : {false, true}) with([&](Person& changed) { changed.has_staff = has; });
    return;
  }
  if (cell == 1) {
    for (std::int64_t least = 0; least <= 3; ++least) with([&](Person& changed) { changed.minimum = least; });
    return;
  }
  auto const row = (cell - cells_of_person) / cells_of_row;
  switch ((cell - cells_of_person) % cells_of_row) {
    case 0:
      for (std::size_t role = 0; role < num_groups; ++role)
        with([&](Person& changed) { changed.rows[row].role = role; });
      return;
    case 1:
      for (auto const sent : {false, true}) with([&](Person& changed) { changed.rows[row].is_sent = sent; });
      return;
    case 2:
      for (auto const* code : {"A", "B", "D"}) with([&](Person& changed) { changed.rows[row].code = code; });
      return;
    default:
      for (auto const score : {0, 37, 100}) with([&](Person& changed) { changed.rows[row].score = Rational(score); });
  }
}

/// All that can be read of the decision.
std::string everything_told(CompiledText const& compiled, value::RecordDatum const& record,
                            evaluate::EvaluationContext const& context) {
  evaluate::TraceRecorder trace;
  auto const decision = evaluate::interpret(*compiled.program, ir::AssessmentId{0}, record, context, &trace);
  std::string const key = "1";
  std::string const digest(64, '0');
  explain::ExplanationInput const input{*compiled.program, compiled.sources, decision, trace, context, key, digest};
  std::ostringstream output;
  output << explain::explain_text(input) << explain::explain_json(input);
  report::ReportContext const report{*compiled.program, compiled.sources, ir::AssessmentId{0}, context, digest};
  report::JsonlReport(report, output).write({key}, decision);
  report::CsvReport(report, output).write({key}, decision);
  return output.str();
}

/// The answers of raters who are, or may be, in a confidential group with fewer raters than it needs to be told.
std::vector<Rational> secrets(Rules const& rules, Person const& person, Untold const& untold) {
  std::vector<Rational> found;
  for (std::size_t i = 0; i < person.rows.size(); ++i) {
    auto const first = cells_of_person + i * cells_of_row;
    if (untold[first] || untold[first + 1] || untold[first + 3] || !person.rows[i].is_sent) continue;
    auto const group = person.rows[i].role;
    auto const& known = rules.groups[group];
    if (!known.is_confidential || known.weight == 0) continue;
    if (raters(rules, person, group).size() < static_cast<std::size_t>(threshold)) {
      found.push_back(person.rows[i].score);
    }
  }
  return found;
}

TEST(Feedback, HoldsEveryCompletionAndKeepsAnswersConfidential) {
  evaluate::EvaluationContext const context{*value::Date::from_parts(2026, 12, 31),
                                            *value::Date::from_parts(2026, 12, 31)};
  std::uint64_t num_known = 0;
  std::uint64_t num_open = 0;
  std::uint64_t num_secrets = 0;
  for (std::uint64_t seed = 1; seed <= num_trials; ++seed) {
    Dice dice(seed);
    auto const rules = random_rules(dice);
    auto const compiled = compile_text(text_of(rules));
    ASSERT_TRUE(compiled.program) << compiled.first_error << "\n" << text_of(rules);
    for (auto i = 0; i < 4; ++i) {
      auto const person = random_person(dice);
      auto const untold = random_untold(dice, person);
      auto const record = record_of(person, untold);
      auto const decision = evaluate::interpret(*compiled.program, ir::AssessmentId{0}, record, context);
      auto const& outcome = decision.results.front().outcome;
      ++(outcome.is_unknown() ? num_open : num_known);
      auto const& program = *compiled.program;
      auto const shown = [&] {
        return "\nseed " + std::to_string(seed) + "\n" + text_of(rules) +
               record_text(program, program.assessments.front().subject, record) + "outcome " +
               outcome_text(program, program.rules.front().type, outcome);
      };
      std::vector<Person> completions;
      complete(person, untold, 0, completions);
      for (auto const& completion : completions) {
        auto const wanted = expected(rules, completion);
        if (wanted.is_withheld && outcome.is_unknown()) continue;
        auto const wrong = objection(outcome, wanted);
        ASSERT_EQ(wrong, "") << shown();
      }
      auto const told = everything_told(compiled, record, context);
      for (auto const& secret : secrets(rules, person, untold)) {
        ++num_secrets;
        ASSERT_EQ(told.find(secret.to_string()), std::string::npos) << secret.to_string() << shown();
        auto const written = value::write_number(secret, source::Language::indonesian);
        ASSERT_EQ(told.find(written), std::string::npos) << written << shown();
      }
    }
  }
  EXPECT_GT(num_known, num_trials / 2);
  EXPECT_GT(num_open, num_trials / 2);
  EXPECT_GT(num_secrets, num_trials);
}

}  // namespace
}  // namespace timbang::property
