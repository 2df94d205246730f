#include "engine/evaluate/label.h"

#include <variant>

namespace timbang::evaluate {

namespace {

struct LabelWriter {
  ir::Program const& program;
  value::Type type;

  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(value::Rational const& number) const { return number.to_string(); }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(value::EnumerationValue entry) const {
    return program[ir::EnumerationId{type.index}].entries.at(entry.index).name;
  }
  std::string operator()(value::Date date) const { return date.to_iso(); }
  std::string operator()(value::Duration duration) const { return duration.to_iso(); }
};

std::string marked(std::string const& label) {
  std::string text;
  for (auto const sign : label) {
    if (sign == '/' || sign == '\\') text += '\\';
    text += sign;
  }
  return text;
}

}  // namespace

std::string label_of(ir::Program const& program, value::Type const& type, value::Value const& value) {
  return std::visit(LabelWriter{program, type}, value);
}

std::string joined(std::vector<std::string> const& labels) {
  if (labels.size() == 1) return labels.front();
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) text += (i > 0 ? " / " : "") + marked(labels[i]);
  return text;
}

}  // namespace timbang::evaluate
