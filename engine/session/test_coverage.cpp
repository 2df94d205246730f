#include "engine/session/test_coverage.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/report/text_width.h"
#include "engine/session/words.h"
#include "engine/source/source_file.h"
#include "engine/value/notation.h"

namespace timbang::session {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;
using source::Language;
using source::Span;

constexpr std::size_t longest_excerpt_bytes = 80;

/// The text of a condition on one line, not all of a long one.
std::string excerpt(source::SourceFile const& file, Span span) {
  std::string text;
  auto is_blank = false;
  for (auto const c : file.text(span)) {
    auto const is_break = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_break) text += c;
    if (is_break && !is_blank) text += ' ';
    is_blank = is_break;
    auto const is_whole = (static_cast<unsigned char>(c) & 0x80U) == 0;
    if (text.size() >= longest_excerpt_bytes && is_whole) return text + "…";
  }
  return text;
}

Span span_of(GoalKey const& key) { return {source::FileId{key.file}, key.begin, key.end}; }

std::uint64_t hits_of(Goals const& goals, GoalKey key, GoalKind kind) {
  key.kind = kind;
  auto const found = goals.find(key);
  return found == goals.end() ? 0 : found->second.hits;
}

/// What is to be said of a goal that was not reached.
DiagnosticCode code_of(Goals const& goals, GoalKey const& key) {
  switch (key.kind) {
    case GoalKind::rule: return DiagnosticCode::rule_not_reached;
    case GoalKind::exception: return DiagnosticCode::exception_not_reached;
    case GoalKind::row: return DiagnosticCode::row_not_reached;
    case GoalKind::holds:
      return hits_of(goals, key, GoalKind::fails) > 0 ? DiagnosticCode::condition_never_holds
                                                      : DiagnosticCode::condition_not_reached;
    case GoalKind::fails:
      return hits_of(goals, key, GoalKind::holds) > 0 ? DiagnosticCode::condition_never_fails
                                                      : DiagnosticCode::condition_not_reached;
  }
  return DiagnosticCode::condition_not_reached;
}

/// `Penilaian.bagian`, with the package in front or not; the name of the assessment alone stands for all of it.
bool is_target(std::string_view target, Goal const& goal) {
  auto const ends_with = [&](std::string const& name) {
    return target == name || (target.size() > name.size() && target.substr(target.size() - name.size()) == name &&
                              target[target.size() - name.size() - 1] == '.');
  };
  return ends_with(goal.assessment) || (!goal.part.empty() && ends_with(goal.assessment + "." + goal.part));
}

void waive(Goals& goals, std::vector<ir::Waiver> const& waivers) {
  for (auto& [key, goal] : goals) {
    if (goal.hits > 0) continue;
    auto const code = source::facts(code_of(goals, key)).name;
    for (auto const& waiver : waivers) {
      if (waiver.code == code && is_target(waiver.target, goal)) goal.is_waived = true;
    }
  }
}

/// The rule that the goal stands in was not reached: what is in it needs no word of its own.
bool is_in_unreached_rule(Goals const& goals, Goal const& goal) {
  return goal.rule && goals.count(*goal.rule) > 0 && goals.at(*goal.rule).hits == 0;
}

void tell_unreached(source::SourceFile const& file, Goals const& goals, std::vector<Diagnostic>& told) {
  for (auto const& [key, goal] : goals) {
    if (goal.hits > 0 || goal.is_waived || is_in_unreached_rule(goals, goal)) continue;
    auto const code = code_of(goals, key);
    auto span = span_of(key);
    std::vector<source::Argument> arguments;
    if (key.kind == GoalKind::rule || key.kind == GoalKind::exception) arguments.emplace_back(goal.name);
    if (key.kind == GoalKind::holds || key.kind == GoalKind::fails) arguments.emplace_back(excerpt(file, span));
    // At its first bar: a whole row would be underlined from end to end.
    if (key.kind == GoalKind::row) span.end = span.begin + 1;
    // One word for both sides.
    auto const is_second = key.kind == GoalKind::fails && code == DiagnosticCode::condition_not_reached;
    if (!is_second) told.push_back({code, span, std::move(arguments), {}, {}});
  }
}

CoverageCount count(Goals const& goals) {
  CoverageCount result;
  for (auto const& [key, goal] : goals) {
    auto const is_in_waived = goal.rule && goals.count(*goal.rule) > 0 && goals.at(*goal.rule).is_waived;
    if (goal.is_waived || (goal.hits == 0 && is_in_waived)) {
      ++result.num_waived;
      continue;
    }
    ++result.num_goals;
    if (goal.hits > 0) ++result.num_reached;
  }
  return result;
}

/// `99,9%`: rounded down, so that only all of it is 100.
std::string percent_text(CoverageCount const& count, Language language) {
  auto const thousandths = count.num_goals == 0 ? 1000 : count.num_reached * 1000 / count.num_goals;
  return value::write_percent(value::Rational(static_cast<std::int64_t>(thousandths)) / value::Rational(1000),
                              language);
}

}  // namespace

TestCoverage test_coverage(Loaded const& loaded, TestRun const& run) {
  TestCoverage result;
  for (auto const file : loaded.main_files) {
    FileCoverage one{file, {}, {}};
    for (std::size_t i = 0; i < loaded.jurisdictions.size(); ++i) {
      add_goals(loaded.jurisdictions[i].program, run.coverage.at(i), file, one.goals);
    }
    for (auto const& rules : loaded.jurisdictions) waive(one.goals, rules.program.waivers);
    one.count = count(one.goals);
    result.total.num_waived += one.count.num_waived;
    result.total.num_goals += one.count.num_goals;
    result.total.num_reached += one.count.num_reached;
    tell_unreached(loaded.sources.get(file), one.goals, result.unreached);
    result.files.push_back(std::move(one));
  }
  return result;
}

std::string coverage_table(Loaded const& loaded, TestCoverage const& coverage, Language language) {
  auto const total = std::string(word(Word::coverage_total, language));
  std::size_t width = report::text_width(total);
  for (auto const& file : coverage.files) {
    width = std::max(width, report::text_width(loaded.sources.get(file.file).path()));
  }
  auto const line = [&](std::string const& name, CoverageCount const& count) {
    auto const share = count.num_goals == 0
                           ? std::string(word(Word::coverage_without_goals, language))
                           : report::padded(percent_text(count, language), 6, true) + "   " +
                                 sentence(Word::coverage_of_file, language, count.num_reached, count.num_goals);
    auto const waived = count.num_waived == 0 ? "" : sentence(Word::coverage_waived, language, count.num_waived);
    return "  " + report::padded(name, width) + "   " + share + waived + "\n";
  };
  auto text = std::string(word(Word::coverage_heading, language)) + "\n";
  for (auto const& file : coverage.files) text += line(loaded.sources.get(file.file).path(), file.count);
  if (coverage.files.size() > 1) text += line(total, coverage.total);
  return text;
}

namespace {

/// Of LCOV: how often each line was reached, and each side of the conditions that begin there.
struct LineHits {
  std::uint64_t hits = 0;
  std::vector<std::uint64_t> branches;
};

std::string lcov_record(source::SourceFile const& file, Goals const& goals) {
  std::map<std::uint32_t, LineHits> lines;
  for (auto const& [key, goal] : goals) {
    auto& line = lines[file.position(key.begin).line];
    line.hits = std::max(line.hits, goal.hits);
    if (key.kind == GoalKind::holds || key.kind == GoalKind::fails) line.branches.push_back(goal.hits);
  }
  std::string text = "TN:\nSF:" + file.path() + "\n";
  std::size_t num_branches = 0;
  std::size_t num_branches_hit = 0;
  for (auto const& [number, line] : lines) {
    for (std::size_t i = 0; i < line.branches.size(); ++i) {
      text += fmt::format("BRDA:{},0,{},{}\n", number, i, line.branches[i]);
      ++num_branches;
      if (line.branches[i] > 0) ++num_branches_hit;
    }
  }
  text += fmt::format("BRF:{}\nBRH:{}\n", num_branches, num_branches_hit);
  std::size_t num_lines_hit = 0;
  for (auto const& [number, line] : lines) {
    text += fmt::format("DA:{},{}\n", number, line.hits);
    if (line.hits > 0) ++num_lines_hit;
  }
  return text + fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), num_lines_hit);
}

}  // namespace

std::string lcov(Loaded const& loaded, TestCoverage const& coverage) {
  std::string text;
  for (auto const& file : coverage.files) text += lcov_record(loaded.sources.get(file.file), file.goals);
  return text;
}

}  // namespace timbang::session
