#include "engine/explain/json_value.h"

#include <variant>

namespace timbang::explain {

namespace {

Json json_number(value::Rational const& number) {
  auto const text = number.to_string();
  if (!number.decimals()) return text;
  return Json::number(text);
}

Json json_entry(ir::Program const& program, value::Type const& type, std::size_t index) {
  auto const& entry = program[ir::EnumerationId{type.index}].entries.at(index);
  return Json{{"name", entry.name}, {"label", entry.label}};
}

struct ValueMaker {
  ir::Program const& program;
  value::Type const& type;

  Json operator()(bool yes) const { return yes; }
  Json operator()(value::Rational const& number) const { return json_number(number); }
  Json operator()(std::string const& text) const { return text; }
  Json operator()(value::EnumerationValue entry) const { return json_entry(program, type, entry.index); }
  Json operator()(value::Date date) const { return date.to_iso(); }
  Json operator()(value::Duration duration) const { return duration.to_iso(); }
};

struct PossibleMaker {
  ir::Program const& program;
  value::Type const& type;

  Json operator()(value::BooleanSet set) const {
    Json list = Json::array();
    if (set.may_be_false) list.push_back(false);
    if (set.may_be_true) list.push_back(true);
    return list;
  }
  Json operator()(value::AnyText) const { return {}; }
  Json operator()(value::EnumerationSet const& set) const {
    Json list = Json::array();
    for (std::size_t i = 0; i < program[ir::EnumerationId{type.index}].entries.size(); ++i) {
      if (set.test(i)) list.push_back(json_entry(program, type, i));
    }
    return list;
  }
  template <typename T>
  Json operator()(value::Interval<T> const& interval) const {
    Json object = Json::object();
    ValueMaker const maker{program, type};
    if (interval.low) {
      object["low"] = maker(*interval.low);
      object["low_open"] = interval.low_open;
    }
    if (interval.high) {
      object["high"] = maker(*interval.high);
      object["high_open"] = interval.high_open;
    }
    return object;
  }
};

}  // namespace

Json json_value(ir::Program const& program, value::Type const& type, value::Value const& value) {
  return std::visit(ValueMaker{program, type}, value);
}

Json json_possible(ir::Program const& program, value::Type const& type, value::Possible const& possible) {
  return std::visit(PossibleMaker{program, type}, possible);
}

Json json_outcome(ir::Program const& program, value::Type const& type, value::Outcome const& outcome) {
  if (outcome.is_known()) return Json{{"state", "known"}, {"value", json_value(program, type, outcome.value())}};
  if (outcome.is_not_applicable()) return Json{{"state", "not_applicable"}};
  if (outcome.is_fault()) return Json{{"state", "fault"}, {"code", source::facts(outcome.fault().code).name}};
  return Json{{"state", "unknown"}, {"possible", json_possible(program, type, outcome.unknown().possible)}};
}

}  // namespace timbang::explain
