#include "engine/document/description/meaning.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "engine/ir/walk.h"

namespace timbang::document {

namespace {

using value::TypeKind;

/// In the order of ir::Operation.
constexpr std::array<std::string_view, std::variant_size_v<ir::Operation>> operation_names{
    "literal", "field",    "parameter", "rule",        "rule_as_of", "today",   "input",    "not",
    "logical", "compare",  "one_of",    "in_interval", "arithmetic", "shift",   "since",    "first_of_next_month",
    "year",    "add_days", "days",      "combined",    "round",      "clamp",   "every",    "exists",
    "latest",  "has_data", "applies",   "none",        "aggregate",  "extreme", "weighted", "indicator_input",
    "feedback"};

template <typename Enumeration>
std::string number_of(Enumeration value) {
  return std::to_string(static_cast<unsigned>(value));
}

class MeaningWriter {
public:
  MeaningWriter(ir::Program const& program, Perspective const& perspective, Reads& reads)
      : program_(program),
        home_(perspective.home),
        member_(perspective.member),
        evaluation_(perspective.evaluation),
        scopes_(perspective.scopes),
        reads_(reads) {}

  std::string run(ir::NodeId id) {
    write(id);
    return std::move(text_);
  }

private:
  void write(ir::NodeId id) {
    auto const& node = program_[id];
    text_ += operation_names.at(node.operation.index());
    text_ += '(';
    std::visit([&](auto const& operation) { write_operation(node, operation); }, node.operation);
    text_ += ')';
  }

  template <typename Kind>
  void write_operation(ir::Node const& node, Kind const& operation) {
    constexpr auto is_over_list = requires { operation.list.path; };
    if constexpr (is_over_list) {
      auto outer = scopes_;
      enter(operation.list);
      write_own(node, operation);
      write_operands(node);
      scopes_ = std::move(outer);
    } else {
      write_own(node, operation);
      write_operands(node);
    }
  }

  void write_operands(ir::Node const& node) {
    // The groups of raters are told one by one beside the formula.
    auto const* feedback = std::get_if<ir::Feedback>(&node.operation);
    for (auto const operand : feedback != nullptr ? of_rows(*feedback) : ir::operands(node)) {
      text_ += ' ';
      write(operand);
    }
  }

  static std::vector<ir::NodeId> of_rows(ir::Feedback const& feedback) {
    std::vector<ir::NodeId> nodes{feedback.score, feedback.group};
    if (feedback.rater) nodes.push_back(*feedback.rater);
    if (feedback.list.filter) nodes.push_back(*feedback.list.filter);
    return nodes;
  }

  // What an operation says besides its operands.

  template <typename Kind>
  void write_own(ir::Node const&, Kind const& operation) {
    if constexpr (requires { operation.policy; }) say(number_of(operation.policy));
    if constexpr (requires { operation.calendar.holidays; }) write_calendar(operation.calendar);
  }
  void write_own(ir::Node const& node, ir::Literal const& operation) {
    say(meaning_of(program_, home_, node.type, operation.value));
    if (node.type.kind != TypeKind::enumeration) return;
    reads_.choices.insert({node.type.index, std::get<value::EnumerationValue>(operation.value).index});
  }
  void write_own(ir::Node const&, ir::FieldRead const& operation) { write_path(operation.depth, operation.path); }
  void write_own(ir::Node const&, ir::ParameterRead const& operation) { write_parameter(operation.parameter); }
  void write_own(ir::Node const&, ir::RuleRead const& operation) { write_rule(operation.rule, operation.depth); }
  void write_own(ir::Node const&, ir::RuleAsOf const& operation) { write_rule(operation.rule, operation.depth); }
  void write_own(ir::Node const&, ir::Logical const& operation) { say(operation.is_and ? "and" : "or"); }
  void write_own(ir::Node const&, ir::Compare const& operation) { say(number_of(operation.operation)); }
  void write_own(ir::Node const&, ir::InInterval const& operation) {
    say(fmt::format("{}{}{}{}", operation.low ? 1 : 0, operation.high ? 1 : 0, operation.low_open ? '(' : '[',
                    operation.high_open ? ')' : ']'));
  }
  void write_own(ir::Node const&, ir::Arithmetic const& operation) { say(number_of(operation.operation)); }
  void write_own(ir::Node const&, ir::AddDuration const& operation) {
    say((operation.subtract ? "-" : "+") + number_of(operation.policy));
  }
  void write_own(ir::Node const&, ir::AddWorkingDays const& operation) {
    say(std::to_string(operation.days));
    write_calendar(operation.calendar);
  }
  void write_own(ir::Node const&, ir::CombinedTime const& operation) {
    say(number_of(operation.policy) + "/" + std::to_string(operation.days_of_month));
  }
  void write_own(ir::Node const&, ir::Round const& operation) {
    say(fmt::format("{} {} {}", operation.decimals, number_of(operation.mode), operation.is_percent ? 1 : 0));
  }
  void write_own(ir::Node const&, ir::Latest const& operation) {
    auto const row = scopes_.back();
    reads_.fields.insert({row, operation.date_field});
    say(program_[row].fields.at(operation.date_field).name);
  }
  void write_own(ir::Node const&, ir::Aggregate const& operation) { say(number_of(operation.operation)); }
  void write_own(ir::Node const&, ir::Extreme const& operation) { say(operation.is_greatest ? "max" : "min"); }
  void write_own(ir::Node const&, ir::WeightedIndicators const& operation) {
    // In which order they were declared decides nothing.
    auto indicators = operation.indicators;
    std::sort(indicators.begin(), indicators.end(),
              [&](auto left, auto right) { return program_[left].name < program_[right].name; });
    for (auto const rule : indicators) write_rule(rule, 0);
  }
  void write_own(ir::Node const&, ir::IndicatorInput const& operation) { say(operation.is_target ? "t" : "a"); }
  void write_own(ir::Node const&, ir::Feedback const& operation) { say(operation.rater ? "raters" : "rows"); }

  // Lists.

  void enter(ir::ListSource const& list) {
    if (list.members) {
      say(list.members->is_whole ? "all members" : "members");
      scopes_ = {member_.value_or(scopes_.front())};
    } else if (list.population) {
      auto const type = list.population->type;
      reads_.records.insert(type);
      say("all " + qualified(program_, home_, program_[type].package, program_[type].name));
      for (auto const& path : list.population->per) say(path_text(type, path));
      scopes_.push_back(type);
    } else {
      scopes_.push_back(write_path(list.depth, list.path));
    }
    if (list.calendar_years) say("years " + std::to_string(*list.calendar_years));
    say(list.filter ? "filtered" : "unfiltered");
  }

  /// The type of the rows at the end of the path.
  ir::RecordTypeId write_path(ir::ScopeDepth depth, ir::FieldPath const& path) {
    auto const type = scopes_.at(depth);
    say(std::to_string(depth) + ":" + path_text(type, path));
    return end_of(type, path);
  }

  ir::RecordTypeId end_of(ir::RecordTypeId type, ir::FieldPath const& path) const {
    for (auto const index : path) type = ir::RecordTypeId{program_[type].fields.at(index).type.index};
    return type;
  }

  std::string path_text(ir::RecordTypeId type, ir::FieldPath const& path) {
    std::string text;
    for (auto const index : path) {
      auto const& field = program_[type].fields.at(index);
      reads_.fields.insert({type, index});
      text += (text.empty() ? "" : ".") + field.name;
      type = ir::RecordTypeId{field.type.index};
    }
    return text;
  }

  void write_parameter(ir::ParameterId id) {
    auto const& parameter = program_[id];
    reads_.parameters.insert(id);
    say(qualified(program_, home_, parameter.package, parameter.name));
  }

  void write_rule(ir::RuleId id, ir::ScopeDepth depth) {
    auto const& rule = program_[id];
    // A parameter with exceptions is a rule of each evaluation that reads it.
    if (rule.parameter) return write_parameter(*rule.parameter);
    reads_.rules.insert(id);
    auto const is_own = evaluation_ == rule.assessment;
    auto const& other = program_[rule.assessment];
    auto const within = is_own ? std::string() : qualified(program_, home_, other.package, other.name) + ".";
    say(within + rule.name + "@" + std::to_string(depth));
  }

  void write_calendar(ir::WorkingCalendar const& calendar) {
    auto const& holidays = program_[calendar.holidays];
    reads_.records.insert(calendar.holidays);
    say(number_of(calendar.week) + "/" + qualified(program_, home_, holidays.package, holidays.name));
  }

  void say(std::string_view own) {
    text_ += '{';
    text_ += own;
    text_ += '}';
  }

  ir::Program const& program_;
  ir::PackageId home_;
  std::optional<ir::RecordTypeId> member_;
  std::optional<ir::AssessmentId> evaluation_;
  std::vector<ir::RecordTypeId> scopes_;
  Reads& reads_;
  std::string text_;
};

}  // namespace

std::string meaning_of(ir::Program const& program, Perspective const& perspective, ir::NodeId expression,
                       Reads& reads) {
  return MeaningWriter(program, perspective, reads).run(expression);
}

std::string meaning_of(ir::Program const& program, ir::PackageId home, value::Type const& type,
                       value::Value const& value) {
  auto const kind = meaning_of(program, home, type);
  if (auto const* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (auto const* number = std::get_if<value::Rational>(&value)) return kind + "(" + number->to_string() + ")";
  if (auto const* text = std::get_if<std::string>(&value)) return fmt::format("text({}:{})", text->size(), *text);
  if (auto const* date = std::get_if<value::Date>(&value)) return "date(" + date->to_iso() + ")";
  if (auto const* duration = std::get_if<value::Duration>(&value)) return "duration(" + duration->to_iso() + ")";
  auto const& choice = program[ir::EnumerationId{type.index}];
  return kind + "(" + choice.entries.at(std::get<value::EnumerationValue>(value).index).name + ")";
}

std::string meaning_of(ir::Program const& program, ir::PackageId home, value::Type const& type) {
  switch (type.kind) {
    case TypeKind::boolean: return "yes_no";
    case TypeKind::text: return "text";
    case TypeKind::date: return "date";
    case TypeKind::duration: return "duration";
    case TypeKind::number: {
      auto const& unit = program.units.at(type.unit.index);
      auto const is_predefined = type.unit.index < value::num_predefined_units;
      return fmt::format(
          "{} {}", type.whole ? "whole" : "number",
          is_predefined ? std::to_string(type.unit.index) : qualified(program, home, unit.package, unit.name));
    }
    case TypeKind::enumeration: {
      auto const& choice = program[ir::EnumerationId{type.index}];
      return "choice " + qualified(program, home, choice.package, choice.name);
    }
    case TypeKind::record:
    case TypeKind::list: {
      auto const& record = program[ir::RecordTypeId{type.index}];
      return (type.kind == TypeKind::list ? "list " : "record ") +
             qualified(program, home, record.package, record.name);
    }
  }
  return {};
}

std::string qualified(ir::Program const& program, ir::PackageId home, ir::PackageId package, std::string const& name) {
  return package == home ? name : program[package].name + "." + name;
}

}  // namespace timbang::document
