#include "engine/records/cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/records/datum_text.h"
#include "tests/unit/records/personnel_program.h"
#include "tests/unit/records/record_files.h"

namespace timbang::records {
namespace {

/// What comes of one cell: the datum, then the code of whatever was said.
class CellReading {
public:
  CellReading() : program_(make_personnel_program()), schema_(program_) {}

  std::string read(ir::RecordTypeId type, std::string_view field, std::string_view cell,
                   DecimalSign sign = DecimalSign::point) {
    diagnostics.clear();
    CellReport report({"people.csv", 7, field, cell}, diagnostics);
    auto const datum = read_cell(find(type, field), cell, sign, report);
    return text_of(datum);
  }

  std::string read_json(ir::RecordTypeId type, std::string_view field, JsonValue const& json) {
    diagnostics.clear();
    CellReport report({"people.jsonl", 7, field, json.text}, diagnostics);
    return text_of(read_json_scalar(find(type, field), json, report));
  }

  ir::Field& field(ir::RecordTypeId type, std::string_view name) {
    return const_cast<ir::Field&>(field_named(program_, type, name));
  }

  std::vector<source::Diagnostic> diagnostics;

private:
  FieldSchema const& find(ir::RecordTypeId type, std::string_view name) const {
    auto const& record = schema_.record(type.index);
    for (auto const& candidate : record.fields) {
      if (candidate.field->name == name) return candidate;
    }
    throw std::invalid_argument("no such field");
  }

  std::string text_of(value::Datum const& datum) const {
    auto text = datum_text(datum);
    for (auto const& diagnostic : diagnostics) text += " " + std::string(source::facts(diagnostic.code).name);
    return text;
  }

  ir::Program program_;
  Schema schema_;
};

struct CellCase {
  std::string_view cell;
  std::string_view expected;
};

void expect_cells(ir::RecordTypeId type, std::string_view field, std::vector<CellCase> const& cases,
                  DecimalSign sign = DecimalSign::point) {
  CellReading reading;
  for (auto const& one : cases) EXPECT_EQ(reading.read(type, field, one.cell, sign), one.expected) << one.cell;
}

TEST(Cell, reads_dates_with_the_day_first_or_the_year_first_or_in_words) {
  expect_cells(person_type, "tanggal_lahir",
               {{"27-12-1983", "1983-12-27"},
                {"27/12/1983", "1983-12-27"},
                {"1983-12-27", "1983-12-27"},
                {" 1 Oktober 2021 ", "2021-10-01"},
                {"1  oktober 2021", "2021-10-01"},
                {"01 October 2021", "2021-10-01"},
                {"29-02-2020", "2020-02-29"},
                {"", "unknown"},
                {" \xC2\xA0 ", "unknown"}});
}

TEST(Cell, refuses_dates_that_could_mean_something_else) {
  expect_cells(person_type, "tanggal_lahir",
               {{"03-17-2018", "unknown T852"},
                {"31-02-2020", "unknown T853"},
                {"29-02-2021", "unknown T853"},
                {"01-04-14", "unknown T854"},
                {"1 Oktober 21", "unknown T854"},
                {"36160", "unknown T855"},
                {"36160.5", "unknown T855"},
                {"1/4/2018", "unknown T851"},
                {"1983/12/27", "unknown T851"},
                {"27.12.1983", "unknown T851"},
                {"19831227", "unknown T851"},
                {"1 Oktobr 2021", "unknown T851"},
                {"2021-10-01T00:00:00", "unknown T851"},
                {"-", "unknown T851"},
                {"belum ada data", "unknown T851"},
                {"sekarang", "unknown T856"}});
}

TEST(Cell, reads_a_period_that_has_not_ended) {
  expect_cells(post_type, "selesai",
               {{"", "running"}, {"sekarang", "running"}, {"S.d. Sekarang", "running"}, {"31-03-2012", "2012-03-31"}});
}

TEST(Cell, reads_decimals_after_a_point_exactly) {
  expect_cells(score_type, "nilai_skp",
               {{"98.5", "98.5"},
                {"98.500", "98.5"},
                {"120", "120"},
                {"0", "0"},
                {"", "unknown"},
                {"101,5", "101.5"},
                {"0,125", "0.125 T867"},
                {"98.33333333333333333333333333", "98.33333333333333333333333333 T867"}});
}

TEST(Cell, refuses_numbers_that_are_not_as_printed) {
  expect_cells(score_type, "nilai_skp",
               {{"-5", "unknown T865"},        {"120.01", "unknown T865"},   {"120,01", "unknown T865"},
                {"1.097,50", "unknown T862"},  {"12,000.5", "unknown T862"}, {"1.097.500", "unknown T862"},
                {"1,097,500", "unknown T862"}, {"98,500", "unknown T864"},   {"9.8E1", "unknown T863"},
                {"1e2", "unknown T863"},       {"NaN", "unknown T861"},      {"inf", "unknown T861"},
                {"seratus", "unknown T861"},   {"+5", "unknown T861"},       {"5.", "unknown T861"},
                {".5", "unknown T861"},        {"0x10", "unknown T861"},     {"1 000", "unknown T861"},
                {"1/3", "unknown T861"},       {"-", "unknown T861"},        {",", "unknown T861"},
                {"--5", "unknown T861"}});
}

TEST(Cell, reads_decimals_after_a_comma_in_a_file_with_semicolons) {
  expect_cells(score_type, "nilai_skp",
               {{"94,65", "94.65"},
                {"94,650", "94.65"},
                {"94", "94"},
                {"94.65", "unknown T861"},
                {"1.097", "unknown T862"},
                {"1.097,50", "unknown T862"}},
               DecimalSign::comma);
}

TEST(Cell, holds_whole_numbers_to_being_whole) {
  expect_cells(score_type, "tahun",
               {{"2019", "2019"},
                {"2019.0", "2019"},
                {"2019.5", "unknown T866"},
                {"2O20", "unknown T861"},
                {"1999", "unknown T865"}});
}

TEST(Cell, says_both_readings_of_an_ambiguous_number) {
  CellReading reading;
  reading.read(score_type, "nilai_skp", "12,000");
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_EQ(source::message_text(reading.diagnostics[0], source::Language::english),
            "can mean `12.000` or `12000`: `12,000`");
}

TEST(Cell, names_the_range_in_both_languages) {
  CellReading reading;
  reading.read(score_type, "nilai_skp", "120.01");
  EXPECT_EQ(source::message_text(reading.diagnostics[0], source::Language::indonesian),
            "di luar rentang `[0 .. 120]`: `120.01`");
}

TEST(Cell, counts_percents_in_a_field_of_percent) {
  CellReading reading;
  auto& field = reading.field(score_type, "nilai_skp");
  field.type.unit = value::percent;
  field.range.high = value::Rational(1);
  EXPECT_EQ(reading.read(score_type, "nilai_skp", "37.5%"), "0.375");
  EXPECT_EQ(reading.read(score_type, "nilai_skp", "37,5 %"), "0.375");
  EXPECT_EQ(reading.read(score_type, "nilai_skp", "70"), "0.7");
  EXPECT_EQ(reading.read(score_type, "nilai_skp", "101%"), "unknown T865");
  EXPECT_EQ(reading.read(score_type, "nilai_skp", "%"), "unknown T861");
}

TEST(Cell, knows_choices_by_name_label_code_and_alias) {
  expect_cells(score_type, "hasil_kerja",
               {{"sesuai", "#1"},
                {"Sesuai Ekspektasi", "#1"},
                {"SESUAI  EKSPEKTASI ", "#1"},
                {"SESUAI ESPEKTASI", "#1"},
                {"2", "#1"},
                {"di_atas", "#2"},
                {"Di Atas", "#2"},
                {"diatas ekspektasi ", "#2"},
                {"DIATAS ESPEKTASI", "#2"},
                {"", "unknown"},
                {"CUKUP", "unknown T868"},
                {"9", "unknown T868"}});
  expect_cells(post_type, "penugasan", {{"Plt.", "#1"}, {"PLT", "#1"}, {"d", "#0"}, {"X", "unknown T868"}});
}

TEST(Cell, suggests_the_nearest_choice) {
  CellReading reading;
  reading.read(score_type, "hasil_kerja", "Sesuai Expektasi");
  EXPECT_EQ(source::help_text(reading.diagnostics[0], source::Language::english),
            "perhaps `Sesuai Ekspektasi` is meant");
  reading.read(score_type, "hasil_kerja", "CUKUP");
  EXPECT_EQ(source::help_text(reading.diagnostics[0], source::Language::english),
            "the choices are: `Di Bawah Ekspektasi`, `Sesuai Ekspektasi`, `Di Atas Ekspektasi`");
}

TEST(Cell, reads_yes_and_no) {
  for (auto const* yes : {"ya", "YA", "Y", "1", "true", "True", "yes"})
    expect_cells(score_type, "ide_baru", {{yes, "yes"}});
  for (auto const* no : {"tidak", "T", "0", "FALSE", "no"}) expect_cells(score_type, "ide_baru", {{no, "no"}});
  expect_cells(score_type, "ide_baru", {{"mungkin", "unknown T869"}, {"", "unknown"}, {"2", "unknown T869"}});
}

TEST(Cell, reads_a_key_of_digits_as_people_and_spreadsheets_write_it) {
  expect_cells(person_type, "nip",
               {{"198312272016042901", "\"198312272016042901\""},
                {" 198312272016042901 ", "\"198312272016042901\""},
                {"19831227 201604 2 901", "\"198312272016042901\" T844"},
                {"19831227\xC2\xA0"
                 "201604 2 901",
                 "\"198312272016042901\" T844"},
                {"'198312272016042901", "\"198312272016042901\" T844"},
                {"1.98610012009011E+17", "unknown T843"},
                {"1,97302092006102E+17", "unknown T843"},
                {"19831227201604290", "unknown T842"},
                {"1983122720160429011", "unknown T842"},
                {"198108242006121O01", "unknown T842"},
                {"''198312272016042901", "unknown T842"}});
}

TEST(Cell, says_which_character_of_a_key_does_not_fit) {
  CellReading reading;
  reading.read(person_type, "nip", "198108242006121O01");
  EXPECT_EQ(source::help_text(reading.diagnostics[0], source::Language::english), "character 16 does not fit: `O`");
  reading.read(person_type, "nip", "19831227201604290");
  EXPECT_EQ(source::help_text(reading.diagnostics[0], source::Language::english),
            "it ends after 17 characters, too soon");
  reading.read(person_type, "nip", "1983122720160429011");
  EXPECT_EQ(source::help_text(reading.diagnostics[0], source::Language::english), "character 19 does not fit: `1`");
}

TEST(Cell, keeps_text_as_it_is_and_says_what_is_odd) {
  expect_cells(person_type, "nama",
               {{" Aisyah, S.H. ", "\"Aisyah, S.H.\""},
                {"two\nlines", "\"two\nlines\""},
                {"null", "\"null\""},
                {"-", "\"-\""},
                {"=1+1", "\"=1+1\" T847"},
                {"@SUM(A1)", "\"@SUM(A1)\" T847"}});
  CellReading reading;
  auto const long_name = std::string(20000, 'x');
  EXPECT_EQ(reading.read(person_type, "nama", long_name), "\"" + long_name + "\" T846");
  EXPECT_EQ(reading.read(person_type, "nip", long_name), "unknown T845");
}

TEST(Cell, takes_from_json_only_what_cannot_have_lost_digits) {
  CellReading reading;
  auto const number = [](std::string digits) { return JsonValue{JsonValue::Kind::number, std::move(digits), {}, {}}; };
  auto const text = [](std::string content) { return JsonValue{JsonValue::Kind::text, std::move(content), {}, {}}; };
  JsonValue const yes{JsonValue::Kind::boolean, "true", {}, {}};
  JsonValue const array{JsonValue::Kind::array, {}, {number("1")}, {}};
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", number("94.65")), "94.65");
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", text("94.65")), "94.65");
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", number("9.4E1")), "unknown T863");
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", yes), "unknown T836");
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", array), "unknown T836");
  EXPECT_EQ(reading.read_json(score_type, "nilai_skp", {}), "unknown");
  EXPECT_EQ(reading.read_json(person_type, "nip", number("198312272016042901")), "unknown T848");
  EXPECT_EQ(reading.read_json(person_type, "nama", yes), "unknown T836");
  EXPECT_EQ(reading.read_json(score_type, "hasil_kerja", number("2")), "#1");
  EXPECT_EQ(reading.read_json(score_type, "hasil_kerja", number("2.0")), "unknown T836");
  EXPECT_EQ(reading.read_json(score_type, "ide_baru", yes), "yes");
  EXPECT_EQ(reading.read_json(score_type, "ide_baru", number("0")), "no");
  EXPECT_EQ(reading.read_json(post_type, "mulai", number("20211001")), "unknown T836");
  EXPECT_EQ(reading.read_json(post_type, "selesai", {}), "running");
}

TEST(Cell, tells_file_line_column_and_the_cell_itself) {
  CellReading reading;
  reading.read(person_type, "tanggal_lahir", "31-02-2020");
  auto const& place = std::get<source::DataPlace>(reading.diagnostics[0].place);
  EXPECT_EQ(place.file, "people.csv");
  EXPECT_EQ(place.line, 7U);
  EXPECT_EQ(place.column, "tanggal_lahir");
  EXPECT_EQ(place.value, "31-02-2020");
}

}  // namespace
}  // namespace timbang::records
