// Makes small typed programs by hand, as language/lower would. Used by the tests of evaluate and explain.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/ir/program.h"
#include "engine/source/source_file.h"
#include "engine/value/value.h"

namespace timbang::evaluate {

inline value::Date day(std::string_view iso) { return value::Date::from_iso(iso).value(); }
inline value::Value whole(std::int64_t number) { return value::Rational(number); }
inline value::Duration years(std::int32_t number) { return value::Duration{12 * number, 0}; }

using Compare = value::ComparisonOperator;

/// An exception as the tests write it.
struct Except {
  std::string name;
  ir::NodeId guard;
  std::optional<ir::NodeId> formula = std::nullopt;
  std::vector<std::uint16_t> children = {};
};

/// Holds one package with one assessment; nodes and rules are added in any order. The text of each node is kept as if
/// it stood in a rule file.
class ProgramBuilder {
public:
  explicit ProgramBuilder(value::CalendarPolicy policy = value::CalendarPolicy::first_of_next_month) : policy_(policy) {
    program.packages.push_back({"uji.paket", "1.0", source::Language::indonesian, policy, {}});
    program.units.resize(value::num_predefined_units);
  }

  ir::Program program;

  // ---- Types

  value::Type enumeration(std::string name, std::vector<std::string> const& values, bool ordered = true) {
    ir::Enumeration made{std::move(name), {}, ordered, {}, {}, {}};
    for (auto const& value : values) made.entries.push_back({value, {}, {}, {}});
    program.enumerations.push_back(std::move(made));
    return value::Type::enumeration(static_cast<std::uint16_t>(program.enumerations.size() - 1));
  }
  std::uint16_t record(std::string name, std::vector<ir::Field> fields, std::optional<std::uint16_t> key = {}) {
    program.record_types.push_back({std::move(name), {}, std::move(fields), key, {}, {}});
    return static_cast<std::uint16_t>(program.record_types.size() - 1);
  }
  static ir::Field field_declaration(std::string name, value::Type type, std::string source_name = {}) {
    ir::Field field{};
    field.name = std::move(name);
    field.type = type;
    if (!source_name.empty()) field.source_names = {std::move(source_name)};
    return field;
  }

  // ---- Expressions

  ir::NodeId node(ir::Operation operation, value::Type type, std::string_view text = "?") {
    auto const begin = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    program.nodes.push_back(
        {std::move(operation), type, {source::FileId{0}, begin, static_cast<std::uint32_t>(text_.size())}});
    text_ += '\n';
    return {static_cast<std::uint32_t>(program.nodes.size() - 1)};
  }
  ir::NodeId literal(value::Value value, value::Type type, std::string_view text = "?") {
    return node(ir::Literal{std::move(value)}, type, text);
  }
  ir::NodeId number(std::int64_t value) { return literal(whole(value), number_type, std::to_string(value)); }
  ir::NodeId truth(bool value) { return literal(value, value::Type::boolean(), value ? "ya" : "tidak"); }
  ir::NodeId length(value::Duration value, std::string_view text = "?") {
    return literal(value, value::Type::duration(), text);
  }
  ir::NodeId entry(value::Type type, std::uint16_t index) {
    auto const& name = program.enumerations[type.index].entries[index].name;
    return literal(value::EnumerationValue{index}, type, name);
  }
  ir::NodeId field(ir::FieldPath path, value::Type type, std::string_view text = "?", ir::ScopeDepth depth = 0) {
    return node(ir::FieldRead{depth, std::move(path)}, type, text);
  }
  ir::NodeId today() { return node(ir::EvaluationDateRead{}, value::Type::date(), "tanggal_evaluasi"); }
  ir::NodeId since(ir::NodeId from, ir::NodeId to, std::string_view text = "?") {
    return node(ir::TimeSince{from, to, policy_}, value::Type::duration(), text);
  }
  ir::NodeId compare(ir::NodeId left, Compare operation, ir::NodeId right, std::string_view text = "?") {
    return node(ir::Compare{operation, left, right}, value::Type::boolean(), text);
  }
  ir::NodeId both(std::vector<ir::NodeId> operands) { return node(ir::Logical{true, std::move(operands)}, {}); }
  ir::NodeId either(std::vector<ir::NodeId> operands) { return node(ir::Logical{false, std::move(operands)}, {}); }
  ir::NodeId negated(ir::NodeId operand) { return node(ir::Not{operand}, {}); }
  ir::NodeId divide(ir::NodeId left, ir::NodeId right) {
    return node(ir::Arithmetic{value::ArithmeticOperator::divide, left, right}, number_type, "a / b");
  }
  ir::NodeId add(ir::NodeId left, ir::NodeId right) {
    return node(ir::Arithmetic{value::ArithmeticOperator::add, left, right}, number_type, "a + b");
  }
  ir::NodeId every(ir::ListSource list, ir::NodeId condition, std::string_view text = "?") {
    return node(ir::Every{std::move(list), condition}, {}, text);
  }
  ir::NodeId exists(ir::ListSource list, std::string_view text = "?") {
    return node(ir::Exists{std::move(list)}, {}, text);
  }
  ir::NodeId latest(ir::ListSource list, std::uint16_t date_field, ir::NodeId element, std::string_view text = "?") {
    return node(ir::Latest{std::move(list), date_field, element}, program[element].type, text);
  }
  ir::NodeId has_data(ir::NodeId operand) { return node(ir::HasData{operand}, {}); }
  ir::NodeId read(ir::RuleId rule, ir::ScopeDepth depth = 0) {
    return node(ir::RuleRead{rule, depth}, program[rule].type, program[rule].name);
  }
  ir::NodeId parameter(ir::ParameterId id) { return node(ir::ParameterRead{id}, program[id].type, program[id].name); }

  // ---- Rules

  static ir::ExceptionTree tree(std::vector<Except> const& exceptions) {
    ir::ExceptionTree made;
    std::vector<bool> is_root(exceptions.size(), true);
    for (auto const& exception : exceptions) {
      made.exceptions.push_back(
          {exception.name, {}, {}, exception.guard, exception.formula, exception.children, {}, {}});
      for (auto const child : exception.children) is_root[child] = false;
    }
    for (std::uint16_t i = 0; i < exceptions.size(); ++i) {
      if (is_root[i]) made.roots.push_back(i);
    }
    return made;
  }

  /// Begins the assessment; rules added afterwards belong to it.
  ir::AssessmentId assessment(std::string name, std::uint16_t subject, std::optional<ir::NodeId> applies_when = {}) {
    ir::Assessment made;
    made.name = std::move(name);
    made.subject = {subject};
    made.applies_when = applies_when;
    program.assessments.push_back(std::move(made));
    return {0};
  }
  ir::RuleId rule(std::string name, value::Type type, decltype(ir::Rule::body) body) {
    ir::Rule made{};
    made.name = std::move(name);
    made.type = type;
    made.body = std::move(body);
    program.rules.push_back(std::move(made));
    ir::RuleId const id{static_cast<std::uint16_t>(program.rules.size() - 1)};
    program.assessments.back().rules.push_back(id);
    return id;
  }
  ir::RuleId compute(std::string name, ir::NodeId formula, std::vector<Except> const& exceptions = {}) {
    return rule(std::move(name), program[formula].type, ir::Computation{ir::always(formula), tree(exceptions)});
  }
  ir::RuleId step(std::string name, ir::NodeId formula) {
    auto const id = compute(std::move(name), formula);
    program.rules[id.index].is_step = true;
    return id;
  }
  ir::RuleId require(std::string name, ir::NodeId condition, std::vector<Except> const& exceptions = {}) {
    return rule(std::move(name), value::Type::boolean(), ir::Requirement{ir::always(condition), tree(exceptions)});
  }
  ir::RuleId decide(std::string name, std::vector<ir::RuleId> requirements, std::optional<ir::NodeId> applies_when = {},
                    std::vector<Except> const& exceptions = {}) {
    return rule(std::move(name), value::Type::boolean(),
                ir::DecisionRule{std::move(requirements), applies_when, tree(exceptions)});
  }
  ir::ParameterId dated(std::string name, value::Type type, std::vector<ir::ParameterVersion> versions) {
    program.parameters.push_back({std::move(name), {}, type, std::move(versions), {}, {}});
    return {static_cast<std::uint16_t>(program.parameters.size() - 1)};
  }

  /// Text of the kind that a span of the program refers to.
  source::Span text(std::string_view written) {
    auto const begin = static_cast<std::uint32_t>(text_.size());
    text_ += written;
    auto const end = static_cast<std::uint32_t>(text_.size());
    text_ += '\n';
    return {source::FileId{0}, begin, end};
  }
  source::SourceStore sources() const {
    source::SourceStore store;
    store.add("uji.timbang", text_);
    return store;
  }

  value::Type number_type = value::Type::number(value::plain_number);

private:
  value::CalendarPolicy policy_;
  std::string text_;
};

}  // namespace timbang::evaluate
