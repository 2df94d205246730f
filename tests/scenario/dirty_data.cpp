#include "tests/scenario/dirty_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <variant>

namespace timbang::dirty {

namespace {

std::string const root = TIMBANG_ROOT;
auto const evaluation_date = *value::Date::from_parts(2021, 5, 24);

std::string name_of(std::string const& path) { return std::filesystem::path(path).filename().string(); }

std::vector<std::string> split(std::string const& line, char separator) {
  std::vector<std::string> cells(1);
  auto in_quotes = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && in_quotes && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (line[i] == '"') {
      in_quotes = !in_quotes;
    } else if (line[i] == separator && !in_quotes) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

std::vector<std::vector<std::string>> read_list(std::string const& name) {
  std::ifstream file(folder + name);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) rows.push_back(split(line, ','));
  if (rows.empty()) throw std::runtime_error("no list " + name);
  return rows;
}

class Collector : public session::ScoreSink {
public:
  explicit Collector(Run& run) : run_(run) {}
  void decided(records::ReadRecord const& record, evaluate::Decision const&) override {
    run_.decided[record.line] = record;
    add(record.warnings);
  }
  void rejected(records::Rejection const& rejection) override {
    run_.rejections[rejection.line] = rejection;
    add(rejection.reasons);
  }
  void left_out(records::LeftOutRow const& row) override { add({row.reason}); }
  void add(std::vector<source::Diagnostic> const& diagnostics) {
    for (auto const& diagnostic : diagnostics) {
      Said said{{}, 0, {}, {}, diagnostic};
      if (auto const* place = std::get_if<source::DataPlace>(&diagnostic.place)) {
        said = {name_of(place->file), place->line, place->column, place->value, diagnostic};
      }
      run_.said.push_back(std::move(said));
    }
  }

private:
  Run& run_;
};

session::ScoreRequest request(std::string const& main, std::vector<records::ChildFile> const& children) {
  return {program().find_assessment("KelengkapanData").value(), {main, children}, {evaluation_date, evaluation_date}};
}

struct ValueText {
  value::Type type;
  std::string operator()(bool yes) const { return yes ? "ya" : "tidak"; }
  std::string operator()(value::Rational const& number) const { return number.to_string(); }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(value::EnumerationValue entry) const {
    return program()[ir::EnumerationId{type.index}].entries.at(entry.index).label;
  }
  std::string operator()(value::Date date) const { return date.to_iso(); }
  std::string operator()(value::Duration duration) const { return duration.to_iso(); }
};

}  // namespace

std::string const folder = root + "/tests/data/surakarta/kotor/";

std::string Defect::text() const { return file + ":" + std::to_string(line) + " " + column + " " + kind; }

void PrintTo(Defect const& defect, std::ostream* output) { *output << defect.text(); }

std::string Said::text() const {
  return file + ":" + std::to_string(line) + " " + column + ": " + std::string(source::facts(diagnostic.code).name) +
         " " + source::message_text(diagnostic, source::Language::english);
}

std::vector<Defect> read_defects() {
  std::vector<Defect> defects;
  for (auto const& row : read_list("defects.csv")) {
    defects.push_back({row.at(0), std::stoul(row.at(1)), row.at(2), row.at(3), row.at(4)});
  }
  return defects;
}

std::map<std::string, std::string> read_meant_values() {
  std::map<std::string, std::string> values;
  for (auto const& row : read_list("meant.csv")) {
    auto value = row.at(3);
    if (auto const at = value.find("\\n"); at != std::string::npos) value.replace(at, 2, "\n");
    values[row.at(0) + ":" + row.at(1) + ":" + row.at(2)] = value;
  }
  return values;
}

std::string physical_line(std::string const& file, std::uint64_t line) {
  std::ifstream stream(folder + file, std::ios::binary);
  std::string text;
  for (std::uint64_t i = 0; i < line; ++i) std::getline(stream, text);
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text;
}

std::vector<std::string> cells_of_line(std::string const& file, std::uint64_t line) {
  return split(physical_line(file, line), physical_line(file, 1).find(';') == std::string::npos ? ',' : ';');
}

records::ReadRecord const* Run::decided_with_key(std::string const& key) const {
  auto const found =
      std::find_if(decided.begin(), decided.end(), [&](auto const& entry) { return entry.second.key == key; });
  return found == decided.end() ? nullptr : &found->second;
}

bool Run::was_rejected(std::string const& key) const {
  return std::any_of(rejections.begin(), rejections.end(), [&](auto const& entry) { return entry.second.key == key; });
}

std::vector<Said> Run::at(std::string const& file, std::uint64_t line, std::string const& column) const {
  std::vector<Said> found;
  for (auto const& one : said) {
    if (one.file == file && one.line == line && (column.empty() || one.column == column)) found.push_back(one);
  }
  return found;
}

ir::Program const& program() {
  static auto const loaded = session::load({{root + "/rules/kota/surakarta/data-pegawai.timbang"}, {root + "/rules"}});
  return loaded.jurisdictions.front().program;
}

ir::RecordType const& record_type(std::string const& name) {
  for (auto const& type : program().record_types) {
    if (type.name == name) return type;
  }
  throw std::runtime_error("no record type " + name);
}

Run run(std::string const& main, std::vector<records::ChildFile> const& children) {
  Run result;
  result.files = {main};
  auto child_paths = children;
  for (auto& child : child_paths) {
    result.files.push_back(child.path);
    child.path = folder + child.path;
  }
  Collector collector(result);
  auto const end = session::score(program(), request(folder + main, child_paths), collector);
  result.refused = end.refused;
  collector.add(end.file_diagnostics);
  return result;
}

std::map<std::string, value::RecordDatum> const& clean_people() {
  static auto const people = [] {
    Run result;
    Collector collector(result);
    session::score(program(), request(root + "/tests/data/surakarta/pegawai.jsonl", {}), collector);
    std::map<std::string, value::RecordDatum> by_key;
    for (auto const& [line, record] : result.decided) by_key[record.key] = record.record;
    return by_key;
  }();
  return people;
}

std::optional<std::size_t> field_of_column(ir::RecordType const& type, std::string const& column) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    auto const& names = type.fields[i].source_names;
    auto const is_named = std::find(names.begin(), names.end(), column) != names.end();
    if (is_named || type.fields[i].name == column) return i;
  }
  return std::nullopt;
}

std::string datum_text(value::Type const& type, value::Datum const& datum) {
  if (auto const* absence = std::get_if<value::Absence>(&datum.content)) {
    return *absence == value::Absence::still_running ? "masih berjalan" : "";
  }
  auto const* known = std::get_if<value::Value>(&datum.content);
  return known == nullptr ? "(rows)" : std::visit(ValueText{type}, *known);
}

}  // namespace timbang::dirty
