// One line of JSON to a JsonValue, through the event interface of nlohmann-json: it gives each number's digits, keeps
// its own stack on the heap, and lets us stop at the limits before anything is built.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/records/cell_text.h"
#include "engine/records/json_lines_reader.h"

namespace timbang::records {

namespace {

using source::DiagnosticCode;

std::optional<std::string_view> name_that_repeats(std::vector<JsonMember> const& members) {
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (auto const& member : members) names.emplace_back(member.name);
  std::sort(names.begin(), names.end());
  auto const twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return std::nullopt;
  return *twice;
}

/// Every event returns whether to go on, as nlohmann-json asks.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
  explicit TreeBuilder(JsonValue& root) : root_(root) {}

  std::optional<JsonProblem> problem;

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({JsonValue::Kind::boolean, value ? "true" : "false", {}, {}}); }
  bool number_integer(number_integer_t value) override { return add_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add_number(std::to_string(value)); }
  bool number_float(number_float_t, string_t const& digits) override {
    // The scanner writes the decimal sign of the process's locale into the digits.
    auto text = digits;
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }, '.');
    return add_number(std::move(text));
  }
  bool string(string_t& value) override {
    if (auto const bad = find_bad_byte(value)) {
      return stop(DiagnosticCode::escaped_control_character, {bad->shown}, path());
    }
    return add({JsonValue::Kind::text, std::move(value), {}, {}});
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonValue::Kind::array); }
  bool end_array() override { return close(); }
  bool end_object() override {
    if (auto const twice = name_that_repeats(open_.back()->members)) {
      auto const name = std::string(*twice);
      close();
      return stop(DiagnosticCode::json_key_twice, {shown(name)}, open_.empty() ? name : path() + "." + name);
    }
    return close();
  }
  bool key(string_t& name) override {
    open_.back()->members.push_back({std::move(name), {}});
    return true;
  }
  bool parse_error(std::size_t position, std::string const& token, nlohmann::detail::exception const& error) override {
    constexpr auto number_overflow = 406;
    if (error.id == number_overflow) return stop(DiagnosticCode::number_not_readable, {shown(token)}, path());
    return stop(DiagnosticCode::json_syntax, {std::to_string(position)}, {});
  }

private:
  /// Names from the outermost object to the value that is being read; rows of a list are counted from 1.
  std::string path() const {
    std::string text;
    for (auto const* value : open_) {
      if (value->kind == JsonValue::Kind::array) {
        text += "[" + std::to_string(std::max<std::size_t>(value->items.size(), 1)) + "]";
      } else if (!value->members.empty()) {
        if (!text.empty()) text += '.';
        text += value->members.back().name;
      }
    }
    return shown(text);
  }

  bool stop(DiagnosticCode code, std::vector<source::Argument> arguments, std::string where) {
    problem = JsonProblem{code, std::move(arguments), std::move(where)};
    return false;
  }

  bool add_number(std::string digits) { return add({JsonValue::Kind::number, std::move(digits), {}, {}}); }

  /// Where the value belongs. Pointers into open arrays stay valid: a value is added to the innermost one only.
  JsonValue* place(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    auto& parent = *open_.back();
    if (parent.kind == JsonValue::Kind::array) return &parent.items.emplace_back(std::move(value));
    parent.members.back().value = std::move(value);
    return &parent.members.back().value;
  }

  bool add(JsonValue value) {
    if (++num_values_ > max_json_values) {
      return stop(DiagnosticCode::json_too_many_values, {source::grouped(max_json_values)}, {});
    }
    place(std::move(value));
    return true;
  }

  bool open(JsonValue::Kind kind) {
    if (open_.size() >= max_json_depth) {
      return stop(DiagnosticCode::json_too_deep, {std::to_string(max_json_depth)}, top_name());
    }
    if (++num_values_ > max_json_values) {
      return stop(DiagnosticCode::json_too_many_values, {source::grouped(max_json_values)}, {});
    }
    open_.push_back(place({kind, {}, {}, {}}));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string top_name() const {
    auto const& outermost = *open_.front();
    return outermost.members.empty() ? std::string() : shown(outermost.members.back().name);
  }

  JsonValue& root_;
  std::vector<JsonValue*> open_;
  std::size_t num_values_ = 0;
};

}  // namespace

std::optional<JsonProblem> parse_json_line(std::string_view line, std::uint64_t offset, JsonValue& object) {
  if (auto const bad = find_bad_byte(line)) {
    auto const code = bad->is_control ? DiagnosticCode::control_character : DiagnosticCode::not_utf8;
    return JsonProblem{code, {bad->shown, std::to_string(offset + bad->offset + 1)}, {}};
  }
  TreeBuilder builder(object);
  nlohmann::json::sax_parse(line, &builder);
  if (builder.problem) return std::move(builder.problem);
  if (object.kind != JsonValue::Kind::object) return JsonProblem{DiagnosticCode::json_not_an_object, {}, {}};
  return std::nullopt;
}

}  // namespace timbang::records
