#include "engine/session/test_coverage.h"

#include <algorithm>
#include <optional>
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

/// Tells the goals of one file that were not reached.
class Teller {
public:
  Teller(source::SourceFile const& file, Goals const& goals, std::vector<Diagnostic>& told)
      : file_(file), goals_(goals), told_(told) {}

  void run() {
    for (auto const& [key, goal] : goals_) {
      if (goal.hits == 0 && !is_in_unreached_rule(goal)) tell(key, goal);
    }
  }

private:
  void tell(GoalKey const& key, Goal const& goal) {
    switch (key.kind) {
      case GoalKind::rule: return say(DiagnosticCode::rule_not_reached, key, goal.name);
      case GoalKind::exception: return say(DiagnosticCode::exception_not_reached, key, goal.name);
      case GoalKind::row: told_.push_back({DiagnosticCode::row_not_reached, span_of(key), {}, {}, {}}); return;
      case GoalKind::holds: {
        auto const is_decided = hits_of(key, GoalKind::fails) > 0;
        return say(is_decided ? DiagnosticCode::condition_never_holds : DiagnosticCode::condition_not_reached, key,
                   excerpt(file_, span_of(key)));
      }
      case GoalKind::fails:
        // A condition that was never decided has been told.
        if (hits_of(key, GoalKind::holds) == 0) return;
        return say(DiagnosticCode::condition_never_fails, key, excerpt(file_, span_of(key)));
    }
  }

  bool is_in_unreached_rule(Goal const& goal) const {
    if (!goal.rule) return false;
    auto const rule = goals_.find(*goal.rule);
    return rule != goals_.end() && rule->second.hits == 0;
  }

  std::uint64_t hits_of(GoalKey key, GoalKind kind) const {
    key.kind = kind;
    auto const found = goals_.find(key);
    return found == goals_.end() ? 0 : found->second.hits;
  }

  void say(DiagnosticCode code, GoalKey const& key, std::string const& argument) {
    told_.push_back({code, span_of(key), {argument}, {}, {}});
  }

  source::SourceFile const& file_;
  Goals const& goals_;
  std::vector<Diagnostic>& told_;
};

CoverageCount count(Goals const& goals) {
  CoverageCount result;
  result.num_goals = goals.size();
  result.num_reached = static_cast<std::size_t>(
      std::count_if(goals.begin(), goals.end(), [](auto const& entry) { return entry.second.hits > 0; }));
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
    one.count = count(one.goals);
    result.total.num_goals += one.count.num_goals;
    result.total.num_reached += one.count.num_reached;
    Teller(loaded.sources.get(file), one.goals, result.unreached).run();
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
    return "  " + report::padded(name, width) + "   " + share + "\n";
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
