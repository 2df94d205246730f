#include "tests/unit/records/record_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "tests/unit/records/personnel_program.h"

namespace timbang::records {

RecordFiles::RecordFiles() {
  auto name = (std::filesystem::temp_directory_path() / "timbang-records-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

RecordFiles::~RecordFiles() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

std::string RecordFiles::write(std::string_view name, std::string_view content) const {
  auto path = folder_ + "/" + std::string(name);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

Reading read_people(std::string const& path, std::vector<ChildFile> const& children) {
  auto const program = make_personnel_program();
  auto const source = open_records(program, person_type, path, children);
  Reading reading;
  while (auto item = source->next()) {
    if (auto* record = std::get_if<ReadRecord>(&*item)) reading.records.push_back(std::move(*record));
    if (auto* rejection = std::get_if<Rejection>(&*item)) reading.rejections.push_back(std::move(*rejection));
    if (auto* row = std::get_if<LeftOutRow>(&*item)) reading.left_out.push_back(std::move(*row));
  }
  reading.file_diagnostics = source->file_diagnostics();
  reading.refused = source->refused();
  return reading;
}

std::string brief(source::Diagnostic const& diagnostic) {
  std::string text(source::facts(diagnostic.code).name);
  auto const* place = std::get_if<source::DataPlace>(&diagnostic.place);
  if (place == nullptr) return text;
  text += " " + std::filesystem::path(place->file).filename().string() + ":" + std::to_string(place->line);
  return place->column.empty() ? text : text + " " + place->column;
}

std::vector<std::string> brief(std::vector<source::Diagnostic> const& diagnostics) {
  std::vector<std::string> texts;
  for (auto const& diagnostic : diagnostics) texts.push_back(brief(diagnostic));
  return texts;
}

}  // namespace timbang::records
