#include "engine/session/run_tests.h"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <spdlog/spdlog.h>

#include "engine/evaluate/internal_error.h"
#include "engine/evaluate/norm.h"
#include "engine/report/junit_report.h"
#include "engine/session/data_checks.h"
#include "engine/session/example_population.h"
#include "engine/session/expectation.h"
#include "engine/session/words.h"
#include "engine/source/diagnostic_text.h"

namespace timbang::session {

namespace {

/// Asks the data checks of a record of the example and of all that it holds; what scoring would reject is a failure. That
/// a field must be filled is not asked: an example sets what matters to it.
void check_data(ir::Program const& program, DataChecks const& checks, ir::RecordTypeId type,
                value::RecordDatum const& record, source::Span where, std::vector<source::Diagnostic>& failures) {
  auto const& fields = program[type].fields;
  for (auto& finding : checks.inspect(type, record, std::vector<bool>(fields.size(), true))) {
    if (finding.code != source::DiagnosticCode::data_check_failed) continue;
    failures.push_back(
        {source::DiagnosticCode::example_rejected_by_check, where, std::move(finding.arguments), {}, {}});
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    ir::RecordTypeId const inner{fields[i].type.index};
    auto const& content = record.fields.at(i).content;
    if (auto const* nested = std::get_if<value::RecordDatum>(&content)) {
      check_data(program, checks, inner, *nested, where, failures);
    } else if (auto const* list = std::get_if<value::ListDatum>(&content)) {
      for (auto const& row : list->rows) check_data(program, checks, inner, row, where, failures);
    }
  }
}

/// Of the subject, unless that is a group, and of the collections.
void check_all_data(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one,
                    evaluate::EvaluationContext const& context, std::vector<source::Diagnostic>& failures) {
  DataChecks const checks(program, context);
  auto const& assessment = program[example.assessment];
  if (!assessment.summary) {
    check_data(program, checks, assessment.subject, std::get<value::RecordDatum>(one.subject.content), one.span,
               failures);
  }
  for (auto const& given : one.collections) {
    for (auto const& record : given.records) check_data(program, checks, given.type, record, given.span, failures);
  }
}

/// Norms bind what packages set and add; an example that breaks one shows that they do not keep to it.
void check_norms(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one,
                 evaluate::EvaluationContext const& context, std::vector<source::Diagnostic>& failures) {
  for (auto const& norm : program.norms) {
    auto const& assessment = program[example.assessment];
    if (assessment.summary || norm.subject != assessment.subject) continue;
    auto const asked = assessment.ranking ? assessment.ranking->base : example.assessment;
    if (norm.assessment && *norm.assessment != asked) continue;
    if (!norm.in_force.contains(context.law_date)) continue;
    auto const& subject = std::get<value::RecordDatum>(one.subject.content);
    if (!evaluate::ask(program, norm, subject, context).is_false()) continue;
    failures.push_back({source::DiagnosticCode::example_breaks_norm,
                        one.span,
                        {norm.label.empty() ? "`" + norm.name + "`" : norm.label},
                        {{norm.span, {"normanya", "the norm"}}},
                        {}});
  }
}

/// True when every expectation is met.
bool run_case(ir::Program const& program, ir::Example const& example, ir::ExampleCase const& one,
              evaluate::Coverage* coverage, TestRun& run) {
  if (!one.evaluation_date) throw evaluate::InternalError("an example without a date passed the checker");
  evaluate::EvaluationContext context{*one.evaluation_date, *one.evaluation_date, {one.terms.begin(), one.terms.end()}};
  context.coverage = coverage;
  auto const num_failures = run.failures.size();
  check_all_data(program, example, one, context, run.failures);
  check_norms(program, example, one, context, run.failures);
  evaluate::TraceRecorder trace;
  auto const decision = ExamplePopulation(program, example, one, context).decide(trace);
  if (!decision) {
    run.failures.push_back(
        {source::DiagnosticCode::no_such_group, one.span, {program[example.assessment].name}, {}, {}});
    return false;
  }
  for (auto const& expectation : one.expectations) {
    auto failure = check_expectation(program, *decision, trace, expectation);
    if (failure) run.failures.push_back(std::move(*failure));
  }
  return run.failures.size() == num_failures;
}

void run_file(ir::Program const& program, source::FileId file, evaluate::Coverage* coverage, TestRun& run) {
  for (auto const& example : program.examples) {
    if (!(example.span.file == file)) continue;
    ++run.num_examples;
    for (std::size_t i = 0; i < example.cases.size(); ++i) {
      auto const number = example.cases.size() > 1 ? " [" + std::to_string(i + 1) + "]" : std::string();
      TestedCase tested{example.name + number, example.cases[i].span, run.failures.size(), 0};
      ++run.num_cases;
      if (run_case(program, example, example.cases[i], coverage, run)) ++run.num_passed;
      tested.num_failures = run.failures.size() - tested.first_failure;
      run.cases.push_back(std::move(tested));
    }
  }
}

}  // namespace

TestRun run_tests(Loaded const& loaded, bool with_coverage) {
  TestRun run;
  if (with_coverage) {
    for (auto const& rules : loaded.jurisdictions) run.coverage.emplace_back(rules.program);
  }
  for (auto const file : loaded.main_files) {
    for (std::size_t i = 0; i < loaded.jurisdictions.size(); ++i) {
      auto const& rules = loaded.jurisdictions[i];
      if (rules.is_main(file)) run_file(rules.program, file, with_coverage ? &run.coverage[i] : nullptr, run);
    }
  }
  spdlog::debug("{} examples, {} cases, {} passed", run.num_examples, run.num_cases, run.num_passed);
  return run;
}

namespace {

std::string package_of(Loaded const& loaded, source::FileId file) {
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& package : rules.program.packages) {
      if (package.span.file == file) return package.name;
    }
  }
  return {};
}

}  // namespace

std::string junit(Loaded const& loaded, TestRun const& run, source::Language language) {
  std::vector<report::JunitSuite> suites;
  std::optional<source::FileId> current;
  for (auto const& tested : run.cases) {
    auto const& file = loaded.sources.get(tested.span.file);
    if (!current || !(*current == tested.span.file)) {
      suites.push_back({file.path(), package_of(loaded, tested.span.file), {}});
      current = tested.span.file;
    }
    report::JunitCase one{tested.name, file.position(tested.span.begin).line, {}};
    for (std::size_t i = 0; i < tested.num_failures; ++i) {
      auto const& failure = run.failures[tested.first_failure + i];
      one.failures.push_back({std::string(source::facts(failure.code).name), source::message_text(failure, language),
                              source::diagnostic_text(loaded.sources, failure, language)});
    }
    suites.back().cases.push_back(std::move(one));
  }
  return report::junit_xml(suites);
}

std::string test_summary(TestRun const& run, source::Language language) {
  auto text = sentence(Word::test_summary, language, run.num_examples, run.num_cases, run.num_passed);
  auto const num_failed = run.num_cases - run.num_passed;
  if (num_failed > 0) text += sentence(Word::test_failed, language, num_failed);
  return text + "\n";
}

}  // namespace timbang::session
