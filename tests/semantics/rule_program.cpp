#include "tests/semantics/rule_program.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <utility>
#include <vector>

#include "engine/language/compile.h"
#include "engine/language/parse/literal.h"
#include "engine/source/diagnostic.h"
#include "tests/semantics/trimmed.h"

namespace timbang::semantics {

namespace {

constexpr auto usual_date = "15 March 2021";
constexpr auto fault_datum = "1/0";

struct Setting {
  std::string name;
  std::string datum;
};

/// At `separator`, but not within parentheses.
std::vector<std::string> split(std::string const& text, char separator) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (auto const character : text) {
    if (character == '(' || character == '[') ++depth;
    if (character == ')' || character == ']') --depth;
    if (character == separator && depth == 0) {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  for (auto& part : parts) part = trimmed(part);
  parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
  return parts;
}

std::vector<Setting> settings(std::string const& text, char separator) {
  std::vector<Setting> found;
  for (auto const& part : split(text, separator)) {
    auto const equals = part.find('=');
    found.push_back({trimmed(part.substr(0, equals)),
                     equals == std::string::npos ? std::string() : trimmed(part.substr(equals + 1))});
  }
  return found;
}

/// What is `none` or `running` is an empty cell, as the field declares.
bool is_empty_cell(std::string const& datum) { return datum == "none" || datum == "running" || datum.empty(); }

std::string as_cell(std::string const& datum) { return datum == "?" ? "no data" : is_empty_cell(datum) ? "" : datum; }

/// `(n = 1, ok = yes), (n = ?)`: a table below the name of the list.
std::string rows_text(std::string const& datum) {
  std::vector<std::vector<Setting>> rows;
  std::vector<std::string> columns;
  for (auto const& row : split(datum, ',')) {
    auto const given = settings(row.substr(1, row.size() - 2), ',');
    for (auto const& setting : given) {
      if (std::find(columns.begin(), columns.end(), setting.name) == columns.end()) columns.push_back(setting.name);
    }
    rows.push_back(given);
  }
  std::string text = "\n        |";
  for (auto const& column : columns) text += ' ' + column + " |";
  for (auto const& row : rows) {
    text += "\n        |";
    for (auto const& column : columns) {
      auto const found =
          std::find_if(row.begin(), row.end(), [&](Setting const& setting) { return setting.name == column; });
      text += ' ' + (found == row.end() ? std::string() : as_cell(found->datum)) + " |";
    }
  }
  return text + '\n';
}

/// Record types have capitals: all records of the type.
bool is_collection(Setting const& setting) {
  return std::isupper(static_cast<unsigned char>(setting.name.front())) != 0 && setting.datum.front() == '(';
}

std::string example_line(Setting const& setting) {
  if (is_collection(setting)) return "    record " + setting.name + rows_text(setting.datum);
  if (setting.datum.front() == '(') return "    field " + setting.name + rows_text(setting.datum);
  if (is_empty_cell(setting.datum)) return {};
  return "    field " + setting.name + " = " + as_cell(setting.datum) + '\n';
}

/// The type that the declarations give a field.
std::string type_of(std::string const& name, std::string const& declarations) {
  std::smatch found;
  std::regex const declared("field +" + name + " *: *([a-z_]+)");
  return std::regex_search(declarations, found, declared) ? found[1].str() : std::string("yes_no");
}

/// Data cannot be a fault; so where they say `1/0`, the rules read a step that is one.
std::string faulty_step(std::string const& name, std::string const& type) {
  return "    step fault_" + name + " : " + type + " = " + name + " except divided when 1 / 0 = 1 then " + name + '\n';
}

/// The law date is that of an example without data: so it is read as other dates are.
std::string example_head(std::string const& title, std::string const& evaluation, std::string const& date) {
  return "\nexample \"" + title + "\" for " + evaluation + " on " + date + '\n';
}

/// An example cannot say of a list or a nested record that nobody has told it, where an empty cell means something else.
void forget(ir::Program const& program, value::RecordDatum& subject, std::string const& name) {
  auto const& fields = program[program.assessments.front().subject].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    auto& content = subject.fields[i].content;
    if (fields[i].type.kind == value::TypeKind::list) {
      content = value::ListDatum{};
    } else {
      content = value::Absence::unknown;
    }
  }
}

/// `1 January 2021, 11 March 2021`: the rows of the record type of that name.
void tell_holidays(RuleProgram& made, std::string const& dates) {
  std::vector<value::RecordDatum> rows;
  for (auto const& date : split(dates, ',')) {
    auto const day = language::read_date(date, source::Language::english).value();
    rows.push_back({{value::Datum{value::Value(day)}}});
  }
  auto const& types = made.program->record_types;
  for (std::uint16_t i = 0; i < types.size(); ++i) {
    if (types[i].name == "Holiday") made.holidays.tell(*made.program, ir::RecordTypeId{i}, rows);
  }
}

value::Date date_of(ir::Example const& example) { return example.cases.front().evaluation_date.value(); }

std::string first_error(source::SourceStore const& sources, source::DiagnosticSink const& sink) {
  for (auto const& diagnostic : sink.all()) {
    if (diagnostic.severity() != source::Severity::error) continue;
    auto text = std::string(source::facts(diagnostic.code).name) + ' ' +
                source::message_text(diagnostic, source::Language::english);
    if (auto const* span = std::get_if<source::Span>(&diagnostic.place)) {
      auto const& file = sources.get(span->file);
      text += " in: " + std::string(file.line(file.position(span->begin).line));
    }
    return text;
  }
  return {};
}

}  // namespace

RuleProgram make_program(std::string const& declarations, Case const& tested) {
  RuleProgram made;
  std::string law_date;
  std::string evaluation_date = usual_date;
  auto rules = tested.rules;
  std::string faulty_steps;
  std::string data;
  std::string holidays;
  std::vector<std::string> untold;
  for (auto const& setting : settings(tested.data == "-" ? std::string() : tested.data, ';')) {
    if (setting.datum.empty()) {
      made.error = "the data are not understood: " + tested.data;
      return made;
    }
    if (setting.name == "law_date") {
      law_date = setting.datum;
    } else if (setting.name == "holidays") {
      holidays = setting.datum;
    } else if (setting.name == "evaluation_date") {
      evaluation_date = setting.datum;
    } else if (setting.datum == fault_datum) {
      rules = std::regex_replace(rules, std::regex("\\b" + setting.name + "\\b"), "fault_" + setting.name);
      faulty_steps += faulty_step(setting.name, type_of(setting.name, declarations));
    } else if (setting.datum == "?" && setting.name.find('.') == std::string::npos) {
      untold.push_back(setting.name);
    } else {
      data += example_line(setting);
    }
  }
  if (rules.find("evaluation ") != 0 && rules.find("\nevaluation ") == std::string::npos) {
    rules = "evaluation Page for Subject\n    under INVENTED_1\n\n" + rules;
  }
  std::smatch name;
  std::regex_search(rules, name, std::regex("evaluation ([A-Za-z_]+)"));
  // A block that is a whole package has declarations of its own.
  made.text = rules.rfind("package ", 0) == 0 ? std::string() : declarations + '\n';
  made.own_begin = made.text.size();
  made.text += rules;
  made.own_end = made.text.size();
  made.text += '\n' + faulty_steps + example_head("Data", name[1], evaluation_date) + data +
               example_head("Law date", name[1], law_date.empty() ? evaluation_date : law_date);

  source::SourceStore sources;
  source::DiagnosticSink sink;
  auto const file = sources.add("page.timbang", made.text);
  made.program = language::compile(sources, {file}, sink);
  made.error = first_error(sources, sink);
  if (!made.program) return made;
  made.subject = std::get<value::RecordDatum>(made.program->examples.at(0).cases.front().subject.content);
  for (auto const& datum : untold) forget(*made.program, made.subject, datum);
  made.collections = std::make_unique<evaluate::Collections>();
  for (auto const& given : made.program->examples.at(0).cases.front().collections) {
    made.collections->add(*made.program, given.type, given.records);
  }
  tell_holidays(made, holidays);
  made.context = {date_of(made.program->examples.at(0)), date_of(made.program->examples.at(1))};
  made.context.collections = made.collections.get();
  return made;
}

}  // namespace timbang::semantics
