// Every defect that was planted in tests/data/surakarta/kotor ends as defects.csv says, nothing else is blamed, no good
// record is lost, and no value is changed. What is expected of a defect comes from the list, never from here.
#include "tests/scenario/dirty_data.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace timbang {
namespace {

using dirty::Defect;
using dirty::Run;
using dirty::Said;

/// Every file of the list is read by one of these: alone, or with the lists of its people.
std::vector<Run> const& runs() {
  static auto const all = [] {
    std::vector<Run> made = {
        dirty::run("pegawai.csv", {{"skp", "skp.csv"}, {"riwayat_jabatan", "riwayat_jabatan.csv"}}),
        dirty::run("pegawai.csv", {{"skp", "skp_titik_koma.csv"}})};
    std::set<std::string> read = {"pegawai.csv", "skp.csv", "riwayat_jabatan.csv", "skp_titik_koma.csv"};
    for (auto const& defect : dirty::read_defects()) {
      if (read.insert(defect.file).second) made.push_back(dirty::run(defect.file, {}));
    }
    return made;
  }();
  return all;
}

Run const& run_of(std::string const& file) {
  return *std::find_if(runs().begin(), runs().end(), [&](Run const& run) {
    return std::find(run.files.begin(), run.files.end(), file) != run.files.end();
  });
}

bool is_child(std::string const& file) { return run_of(file).files.front() != file; }

/// The record type of which a row of the file is one.
ir::RecordType const& type_of(std::string const& file) {
  if (file.find("skp") == 0) return dirty::record_type("PenilaianTahunan");
  return dirty::record_type(file.find("riwayat") == 0 ? "JabatanDijalani" : "PegawaiSurakarta");
}

std::string list_of(std::string const& file) { return file.find("skp") == 0 ? "skp" : "riwayat_jabatan"; }

/// The key of the person whose row of a child table stands on the line.
std::string owner_of(std::string const& file, std::uint64_t line) { return dirty::cells_of_line(file, line).at(0); }

/// How many rows of a child table everybody has.
std::map<std::string, std::size_t> const& num_rows_in(std::string const& file) {
  static std::map<std::string, std::map<std::string, std::size_t>> known;
  auto& numbers = known[file];
  if (!numbers.empty()) return numbers;
  std::ifstream stream(dirty::folder + file);
  for (std::string line; std::getline(stream, line);) ++numbers[line.substr(0, line.find_first_of(",;"))];
  return numbers;
}

std::string texts(std::vector<Said> const& said) {
  std::string text;
  for (auto const& one : said) text += "\n  " + one.text();
  return text.empty() ? " nothing" : text;
}

bool is_kept_at(Defect const& defect) {
  auto const& run = run_of(defect.file);
  if (run.refused) return false;
  // A whole file, a line that holds nobody, or a row of somebody else's list: what was said of it decides.
  if (defect.column.empty() || defect.line == 1 || is_child(defect.file)) return true;
  if (run.decided.count(defect.line) > 0) return true;
  // Rejected, but for a row of a list, which is none of this cell's fault.
  auto const rejection = run.rejections.find(defect.line);
  return rejection != run.rejections.end() &&
         std::all_of(rejection->second.reasons.begin(), rejection->second.reasons.end(), [&](auto const& reason) {
           return reason.severity() != source::Severity::error ||
                  std::get<source::DataPlace>(reason.place).file.find(run.files.front()) == std::string::npos;
         });
}

std::vector<Said> errors_among(std::vector<Said> said) {
  said.erase(std::remove_if(said.begin(), said.end(), [](Said const& one) { return !one.is_error(); }), said.end());
  return said;
}

class DirtyData : public testing::TestWithParam<Defect> {};

TEST_P(DirtyData, EndsAsTheListSays) {
  auto const& defect = GetParam();
  auto const& run = run_of(defect.file);
  auto const said = run.at(defect.file, defect.line, defect.column);
  SCOPED_TRACE(defect.text() + " must " + defect.action + "; was said:" + texts(said));
  if (defect.action == "accept") {
    EXPECT_TRUE(said.empty());
    EXPECT_TRUE(is_kept_at(defect));
  } else if (defect.action == "accept_alias") {
    EXPECT_TRUE(errors_among(said).empty());
    EXPECT_TRUE(is_kept_at(defect));
  } else if (defect.action == "warn") {
    EXPECT_FALSE(said.empty());
    EXPECT_TRUE(errors_among(said).empty());
    EXPECT_TRUE(is_kept_at(defect));
  } else if (defect.action == "reject_row") {
    ASSERT_FALSE(said.empty());
    EXPECT_FALSE(run.refused);
    EXPECT_FALSE(run.decided.empty());
    if (is_child(defect.file)) {
      EXPECT_EQ(run.decided_with_key(owner_of(defect.file, defect.line)), nullptr);
    } else {
      ASSERT_EQ(run.rejections.count(defect.line), 1U);
      EXPECT_EQ(run.decided.count(defect.line), 0U);
      EXPECT_FALSE(errors_among(said).empty());
      // The raw row is kept as it was sent.
      EXPECT_EQ(run.rejections.at(defect.line).raw, dirty::physical_line(defect.file, defect.line));
    }
    auto const is_named = [](Said const& one) { return !one.value.empty(); };
    auto const cells = dirty::cells_of_line(defect.file, defect.line);
    auto const is_blank = std::find(cells.begin(), cells.end(), "") != cells.end();
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), is_named) || is_blank || defect.file == "pegawai.jsonl");
  } else if (defect.action == "reject_file") {
    EXPECT_TRUE(run.refused);
    EXPECT_TRUE(run.decided.empty());
    EXPECT_FALSE(errors_among(said).empty());
  } else {
    FAIL() << "the list has an action that nobody knows: " << defect.action;
  }
}

std::string test_name(testing::TestParamInfo<Defect> const& info) {
  auto name = info.param.file + "_" + std::to_string(info.param.line) + "_" + info.param.kind;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Listed, DirtyData, testing::ValuesIn(dirty::read_defects()), test_name);

std::vector<Defect> listed_at(std::string const& file, std::uint64_t line) {
  auto defects = dirty::read_defects();
  defects.erase(std::remove_if(defects.begin(), defects.end(),
                               [&](Defect const& defect) { return defect.file != file || defect.line != line; }),
                defects.end());
  return defects;
}

/// Whether the list has what was said.
bool is_listed(Run const& run, Said const& said) {
  for (auto const& defect : listed_at(said.file, said.line)) {
    auto const is_rejected = defect.action.find("reject") == 0;
    auto const may_be_said = is_rejected || (!said.is_error() && defect.action != "accept");
    if (may_be_said && (defect.column.empty() || defect.column == said.column || is_rejected)) return true;
  }
  // Rows of a person who was left out, whose own key could not be read, belong to nobody in turn.
  return said.diagnostic.code == source::DiagnosticCode::child_row_without_record &&
         dirty::clean_people().count(said.value) > 0 && run.decided_with_key(said.value) == nullptr;
}

TEST(DirtyFiles, NothingIsBlamedThatIsNotListed) {
  for (auto const& run : runs()) {
    for (auto const& said : run.said) EXPECT_TRUE(is_listed(run, said)) << run.files.front() << ": " << said.text();
  }
}

TEST(DirtyFiles, NobodyIsLost) {
  auto const& main = runs().front();
  EXPECT_EQ(main.decided.size() + main.rejections.size(), 400U);
  for (auto const& run : runs()) {
    for (auto const& [line, rejection] : run.rejections) {
      auto const has_error = std::any_of(rejection.reasons.begin(), rejection.reasons.end(), [](auto const& reason) {
        return reason.severity() == source::Severity::error;
      });
      // That every error is on the list is what the test above says.
      EXPECT_TRUE(has_error) << run.files.front() << ":" << line;
    }
  }
}

/// Compares what was read with the undamaged data of the same person.
class Comparison {
public:
  explicit Comparison(std::vector<std::string> files) : files_(std::move(files)) {}

  void compare(records::ReadRecord const& read, value::RecordDatum const& clean) {
    compare_fields(dirty::record_type("PegawaiSurakarta"), read.record, clean,
                   [&](std::string const& column) { return allows(files_.front(), read.line, column); });
    for (std::size_t i = 1; i < files_.size(); ++i) compare_rows(files_[i], read, clean);
  }

private:
  template <typename Allows>
  void compare_fields(ir::RecordType const& type, value::RecordDatum const& read, value::RecordDatum const& clean,
                      Allows const& may_differ) {
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      auto const& field = type.fields[i];
      if (field.type.kind == value::TypeKind::list) continue;
      auto const found = dirty::datum_text(field.type, read.fields.at(i));
      auto const meant = dirty::datum_text(field.type, clean.fields.at(i));
      auto const column = field.source_names.empty() ? field.name : field.source_names.front();
      EXPECT_TRUE(found == meant || may_differ(column)) << column << " is " << found << ", not " << meant;
    }
  }

  void compare_rows(std::string const& file, records::ReadRecord const& read, value::RecordDatum const& clean) {
    auto const& type = type_of(file);
    auto const field = *dirty::field_of_column(dirty::record_type("PegawaiSurakarta"), list_of(file));
    auto const& rows = std::get<value::ListDatum>(read.record.fields.at(field).content).rows;
    auto const& numbers = num_rows_in(file);
    auto const number = numbers.find(read.key);
    EXPECT_EQ(rows.size(), number == numbers.end() ? 0U : number->second) << file;
    auto const& clean_rows = std::get<value::ListDatum>(clean.fields.at(field).content).rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto const* meant = same_row(type, rows[i], i, clean_rows);
      ASSERT_NE(meant, nullptr) << file;
      compare_fields(type, rows[i], *meant, [&](std::string const& column) { return owns(file, read.key, column); });
    }
  }

  /// The undamaged row of the same year; where rows have no key, that at the same place.
  static value::RecordDatum const* same_row(ir::RecordType const& type, value::RecordDatum const& row,
                                            std::size_t place, std::vector<value::RecordDatum> const& clean) {
    if (!type.key) return place < clean.size() ? &clean[place] : nullptr;
    auto const key_of = [&](value::RecordDatum const& one) {
      return dirty::datum_text(type.fields[*type.key].type, one.fields[*type.key]);
    };
    auto const found =
        std::find_if(clean.begin(), clean.end(), [&](auto const& one) { return key_of(one) == key_of(row); });
    return found == clean.end() ? nullptr : &*found;
  }

  /// Whether the list has a defect at the cell with which it is still read.
  static bool allows(std::string const& file, std::uint64_t line, std::string const& column) {
    auto const listed = listed_at(file, line);
    return std::any_of(listed.begin(), listed.end(), [&](Defect const& defect) { return defect.column == column; });
  }
  /// Whether the list has such a defect in a row of the person. A damaged row was made up from scratch where its columns
  /// did not fit, so other columns of its kind count too.
  static bool owns(std::string const& file, std::string const& key, std::string const& column) {
    auto const defects = dirty::read_defects();
    return std::any_of(defects.begin(), defects.end(), [&](Defect const& defect) {
      return defect.file == file && owner_of(file, defect.line) == key &&
             (defect.column == column || defect.kind.find("label") == 0);
    });
  }

  std::vector<std::string> files_;
};

TEST(DirtyFiles, WhatIsReadIsWhatTheUndamagedDataSays) {
  auto const& clean = dirty::clean_people();
  for (auto const& run : runs()) {
    Comparison comparison(run.files);
    for (auto const& [line, record] : run.decided) {
      SCOPED_TRACE(run.files.front() + ":" + std::to_string(line) + " " + record.key);
      // A NIP that is written with blanks, or with an apostrophe, is the same NIP.
      ASSERT_EQ(clean.count(record.key), 1U);
      comparison.compare(record, clean.at(record.key));
    }
  }
}

/// The datum that was read from a cell; empty when its person was left out.
std::optional<std::string> read_value(Defect const& defect) {
  auto const& run = run_of(defect.file);
  auto const& type = type_of(defect.file);
  auto const field = dirty::field_of_column(type, defect.column).value();
  if (!is_child(defect.file)) {
    auto const record = run.decided.find(defect.line);
    if (record == run.decided.end()) return std::nullopt;
    return dirty::datum_text(type.fields.at(field).type, record->second.record.fields.at(field));
  }
  auto const owner = owner_of(defect.file, defect.line);
  auto const* record = run.decided_with_key(owner);
  if (record == nullptr) return std::nullopt;
  std::size_t row = 0;
  for (std::uint64_t line = 2; line < defect.line; ++line) row += owner_of(defect.file, line) == owner ? 1U : 0U;
  auto const list = *dirty::field_of_column(dirty::record_type("PegawaiSurakarta"), list_of(defect.file));
  auto const& rows = std::get<value::ListDatum>(record->record.fields.at(list).content).rows;
  return dirty::datum_text(type.fields.at(field).type, rows.at(row).fields.at(field));
}

TEST(DirtyFiles, AnotherSpellingIsReadAsTheValueThatItMeans) {
  auto const meant = dirty::read_meant_values();
  std::size_t num_compared = 0;
  for (auto const& defect : dirty::read_defects()) {
    auto const value = meant.find(defect.file + ":" + std::to_string(defect.line) + ":" + defect.column);
    if (value == meant.end()) {
      EXPECT_TRUE(defect.action != "accept_alias" || defect.column.empty()) << defect.text();
      continue;
    }
    auto const read = read_value(defect);
    EXPECT_TRUE(read || run_of(defect.file).was_rejected(owner_of(defect.file, defect.line))) << defect.text();
    if (!read) continue;
    EXPECT_EQ(*read, value->second) << defect.text();
    ++num_compared;
  }
  EXPECT_GE(num_compared, 20U);
}

}  // namespace
}  // namespace timbang
