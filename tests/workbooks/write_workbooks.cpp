// Writes the workbooks that transcripts read, as people fill them and as programs leave them behind. They are committed, so
// this runs only when one of them is to change:
//
//   build/release/tests/timbang_write_workbooks tests
//
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "engine/workbook/cell_reference.h"
#include "engine/workbook/day_serial.h"
#include "tests/workbooks/workbook_bytes.h"

namespace timbang::workbooks {
namespace {

/// Writes cells from left to right.
class RowWriter {
public:
  explicit RowWriter(unsigned number) : number_(number) {}

  RowWriter& text(std::string_view text) { return add(text_cell(next(), text)); }
  RowWriter& number(std::string_view number, int style = general) { return add(number_cell(next(), number, style)); }
  RowWriter& yes_no(bool yes) { return add(typed_cell(next(), "b", yes ? "1" : "0")); }
  RowWriter& error(std::string_view error) { return add(typed_cell(next(), "e", error)); }
  RowWriter& formula(std::string_view formula) {
    return add(fmt::format(R"(<c r="{}"><f>{}</f></c>)", next(), escaped(formula)));
  }
  RowWriter& skip() {
    ++column_;
    return *this;
  }
  std::string done(std::string_view attributes = "") const { return row(number_, cells_, attributes); }

private:
  std::string next() { return workbook::reference_text({number_, column_++}); }
  RowWriter& add(std::string_view cell) {
    cells_ += cell;
    return *this;
  }

  unsigned number_;
  std::uint32_t column_ = 0;
  std::string cells_;
};

std::string header(std::vector<std::string> const& names) {
  RowWriter writer(1);
  for (auto const& name : names) writer.text(name);
  return writer.done();
}

std::vector<std::string> const people_columns = {"nip", "nama", "tanggal_lahir", "aktif", "predikat", "hadir"};

/// Two sheets that are read, one that is not, and one that is hidden.
WorkbookXml people_with_scores() {
  auto const people =
      header(people_columns) +
      RowWriter(2)
          .text("198202272012121001")
          .text("ANI")
          .number("30009", date)
          .yes_no(true)
          .number("1")
          .number("0.95", percent)
          .done() +
      RowWriter(3)
          .text("197905142005011002")
          .text("BUDI")
          .number("28989", long_date)
          .yes_no(false)
          .text("Baik")
          .number("97.5")
          .done() +
      RowWriter(5)
          .text("198811302015032003")
          .text("=CITRA")
          .text("30-11-1988")
          .text("ya")
          .text("Kurang")
          .number("0.90000000000000002", percent)
          .done() +
      RowWriter(6).text("199001012019031004").text("DEWI").skip().yes_no(true).skip().text("91,5%").done();
  auto const scores = header({"nip", "tahun", "nilai"}) +
                      RowWriter(2).text("198202272012121001").number("2024").number("97.569999999999993").done() +
                      RowWriter(3).text("198202272012121001").number("2025").number("82.140000000000001").done() +
                      RowWriter(4).text("197905142005011002").number("2024").number("100").done() +
                      RowWriter(5).text("197905142005011002").number("2025").number("110.5").done();
  return {{{"Petunjuk", RowWriter(1).text("Isi lembar Pegawai dan SKP").done(), {}, {}},
           {"PEGAWAI", people, {}, {}},
           {"SKP", scores, {}, {}},
           {"Arsip", people, {}, {}, "hidden"}},
          {}};
}

std::string nip_of(unsigned i) {
  return fmt::format("{}{:02}{:02}{}01{}{:03}", 1970 + i % 25, 1 + i % 12, 1 + i % 28, 1994 + i % 25, 1 + i / 1000 % 2,
                     i % 1000);
}

/// One of two thousand people in a workbook that went through many hands.
std::string messy_row(unsigned i) {
  RowWriter writer(i + 1);
  auto const nip = nip_of(i);
  if (i % 97 == 0) {
    writer.number(fmt::format("{:.17g}", std::stod(nip)));
  } else {
    writer.text(nip);
  }
  writer.text(fmt::format("PEGAWAI {:04}", i));
  auto const born = value::Date::from_parts(static_cast<int>(1970 + i % 25), static_cast<int>(1 + i % 12),
                                            static_cast<int>(1 + i % 28));
  auto const serial = std::to_string(workbook::serial_of_date(born.value()));
  writer.number(i == 1300 ? serial + ".5625" : serial, i % 101 == 0 ? general : date);
  if (i == 1200) {
    writer.error("#N/A");
  } else {
    writer.yes_no(i % 7 != 0);
  }
  writer.number(std::to_string(1 + i % 3));
  auto const present = 80 + (i * 37 % 2000) / 100.0;
  if (i == 500) {
    writer.formula("VLOOKUP(A501,Absen!A:B,2,0)");
  } else if (i % 103 == 0) {
    writer.text(fmt::format("{},5", 80 + i % 20));
  } else {
    writer.number(fmt::format("{:.17g}", present));
  }
  return writer.done(i == 900 ? "hidden=\"1\"" : "");
}

WorkbookXml messy_people() {
  auto rows = header(people_columns);
  for (unsigned i = 1; i <= 2000; ++i) rows += messy_row(i);
  return {{{"Pegawai", rows, "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols>",
            "<mergeCells count=\"1\"><mergeCell ref=\"F701:F702\"/></mergeCells>"}},
          {}};
}

/// Whatever can be wrong with a cell, one to a row.
WorkbookXml bad_cells() {
  auto const rows =
      header({"nip", "nama", "lahir", "hasil", "anak", "sehat", "kelompok"}) +
      RowWriter(2).number("100001").text("nomor sebagai bilangan").done() +
      RowWriter(3).text("100003").number("1.23456789012345678E+17").done() +
      RowWriter(4).text("100004").text("tanggal tanpa format").number("36160").done() +
      RowWriter(5).text("100005").text("tanggal dengan jam").number("36160.5", date).done() +
      RowWriter(6).text("100006").text("hari yang tidak pernah ada").number("60", date).done() +
      RowWriter(7).text("100007").text("koma sebagai teks").skip().text("37,5").done() +
      RowWriter(8).text("100008").text("tanggal di tempat bilangan").skip().number("44263", date).done() +
      RowWriter(9).text("100009").text("rumus").skip().formula("D2*2").done() +
      RowWriter(10).text("100010").text("kesalahan").skip().error("#REF!").done() +
      RowWriter(11).text("100011").text("gabungan").skip().number("50").number("1").done() +
      RowWriter(12).text("100012").text("rusak").skip().number("5x").done() +
      RowWriter(13).text("100013").text("pecahan sebagai kode").skip().skip().skip().skip().number("1.5").done() +
      RowWriter(14)
          .text("100014")
          .text("tersembunyi")
          .skip()
          .number("70")
          .skip()
          .yes_no(true)
          .number("21")
          .done("hidden=\"1\"") +
      RowWriter(15)
          .text("100015")
          .text("baik")
          .number("36160", date)
          .number("37.5")
          .number("2")
          .number("1")
          .text("Md")
          .text("catatan")
          .done();
  return {{{"Pegawai", rows, "<cols><col min=\"7\" max=\"7\" hidden=\"1\"/></cols>",
            "<mergeCells count=\"1\"><mergeCell ref=\"D11:E11\"/></mergeCells>"},
           {"Rekap", RowWriter(1).text("x").done(), {}, {}},
           {"Rahasia", RowWriter(1).text("x").done(), {}, {}, "veryHidden"}},
          {}};
}

WorkbookXml hidden_only() { return {{{"Pegawai", header({"nip", "sehat"}), {}, {}, "hidden"}}, {}}; }

/// Small as a file, large when it is inflated.
WorkbookXml swollen() { return {{{"Pegawai", std::string(std::size_t{33} * 1024 * 1024, ' '), {}, {}}}, {}}; }

void write(std::filesystem::path const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  std::cout << path.string() << ": " << bytes.size() << '\n';
}

}  // namespace
}  // namespace timbang::workbooks

int main(int num_arguments, char** arguments) {
  using namespace timbang::workbooks;
  if (num_arguments != 2) {
    std::cerr << "usage: timbang_write_workbooks <folder tests>\n";
    return 2;
  }
  std::filesystem::path const tests = arguments[1];
  write(tests / "good/buku-kerja/pegawai.xlsx", bytes_of(people_with_scores()));
  write(tests / "good/buku-kerja/kotor.xlsx", bytes_of(messy_people()));
  auto const bad = tests / "bad/data/buku-kerja";
  write(bad / "sel.xlsx", bytes_of(bad_cells()));
  write(bad / "tersembunyi.xlsx", bytes_of(hidden_only()));
  write(bad / "mekar.xlsx", bytes_of(swollen()));
  write(bad / "lembar.ods",
        zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}));
  return 0;
}
