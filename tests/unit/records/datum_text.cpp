#include "tests/unit/records/datum_text.h"

namespace timbang::records {

namespace {

struct Writer {
  std::string operator()(value::Absence absence) const {
    switch (absence) {
      case value::Absence::unknown: return "unknown";
      case value::Absence::none: return "none";
      case value::Absence::still_running: return "running";
    }
    return "";
  }
  std::string operator()(value::Value const& known) const { return std::visit(*this, known); }
  std::string operator()(value::RecordDatum const& record) const { return record_text(record); }
  std::string operator()(value::ListDatum const& list) const {
    std::string text = "[";
    for (auto const& row : list.rows) text += record_text(row);
    return text + (list.complete ? "]" : "?]");
  }
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
  std::string operator()(value::Rational const& number) const { return number.to_string(); }
  std::string operator()(std::string const& text) const { return '"' + text + '"'; }
  std::string operator()(value::EnumerationValue choice) const { return "#" + std::to_string(choice.index); }
  std::string operator()(value::Date date) const { return date.to_iso(); }
  std::string operator()(value::Duration duration) const { return duration.to_iso(); }
};

}  // namespace

std::string datum_text(value::Datum const& datum) { return std::visit(Writer{}, datum.content); }

std::string record_text(value::RecordDatum const& record) {
  std::string text = "{";
  for (auto const& field : record.fields) text += (text.size() > 1 ? ", " : "") + datum_text(field);
  return text + "}";
}

}  // namespace timbang::records
