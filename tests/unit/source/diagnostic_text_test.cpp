#include "engine/source/diagnostic_text.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace timbang::source {
namespace {

class DiagnosticText : public ::testing::Test {
protected:
  FileId add(std::string text, std::string path = "rules/x.timbang") {
    return sources_.add(std::move(path), std::move(text));
  }
  /// The place of `words` in the file, for which an unreadable file is reported: the message has one argument.
  Diagnostic at(FileId file, std::string const& words) const {
    auto const begin = static_cast<std::uint32_t>(sources_.get(file).text().find(words));
    return at(Span{file, begin, begin + static_cast<std::uint32_t>(words.size())});
  }
  static Diagnostic at(Place place) {
    return Diagnostic{DiagnosticCode::rule_file_unreadable, std::move(place), {"x"}, {}, {}};
  }
  std::string text(Diagnostic const& diagnostic, Language language = Language::indonesian) const {
    return diagnostic_text(sources_, diagnostic, language);
  }

  SourceStore sources_;
};

TEST_F(DiagnosticText, ShowsPlaceMessageLineCaretsHelpAndNotes) {
  auto const file = add("paket a\n    harus predikatt >= baik\n");
  auto const other = add("pilihan predikat\n", "rules/asn.timbang");
  auto diagnostic = at(file, "predikatt");
  diagnostic.remedy = Argument("mungkin maksud Anda `predikat`", "perhaps you mean `predikat`");
  diagnostic.notes.push_back({Span{other, 8, 16}, Argument("dinyatakan di sini", "declared here")});
  EXPECT_EQ(text(diagnostic),
            "rules/x.timbang:2:11: kesalahan T111: berkas aturan tidak dapat dibaca: `x`\n"
            "    2 |     harus predikatt >= baik\n"
            "      |           ^~~~~~~~~\n"
            "      bantuan: mungkin maksud Anda `predikat`\n"
            "   rules/asn.timbang:1:9: catatan: dinyatakan di sini\n");
}

TEST_F(DiagnosticText, SpeaksEnglish) {
  auto diagnostic = at(add("abc\n"), "b");
  diagnostic.notes.push_back({Span{FileId{0}, 2, 3}, Argument("dan di sini", "and here")});
  EXPECT_EQ(text(diagnostic, Language::english),
            "rules/x.timbang:1:2: error T111: the rule file cannot be read: `x`\n"
            "    1 | abc\n"
            "      |  ^\n"
            "      help: check that you may read the file\n"
            "   rules/x.timbang:1:3: note: and here\n");
}

TEST_F(DiagnosticText, CountsCodePointsNotBytes) {
  auto const file = add("“é” salah\n");
  EXPECT_NE(text(at(file, "salah")).find(":1:5: "), std::string::npos);
  EXPECT_NE(text(at(file, "salah")).find("      |     ^~~~~\n"), std::string::npos);
}

TEST_F(DiagnosticText, KeepsTabsSoThatCaretsStandUnderTheWords) {
  auto const file = add("\t\tharus\tx\n");
  EXPECT_NE(text(at(file, "x")).find("    1 | \t\tharus\tx\n      | \t\t     \t^\n"), std::string::npos);
}

TEST_F(DiagnosticText, MarksTheFirstLineOfASpanOfSeveralLines) {
  auto const file = add("satu dua\ntiga\n");
  EXPECT_NE(text(at(file, "dua\ntiga")).find("    1 | satu dua\n      |      ^~~\n"), std::string::npos);
}

TEST_F(DiagnosticText, MarksAnEmptySpanAtTheEndOfTheFile) {
  auto const file = add("abc");
  EXPECT_NE(text(at(Span{file, 3, 3})).find("x.timbang:1:4: "), std::string::npos);
  EXPECT_NE(text(at(Span{file, 3, 3})).find("    1 | abc\n      |    ^\n"), std::string::npos);
}

TEST_F(DiagnosticText, AnEmptySpanInsideALineGetsOneCaret) {
  auto const file = add("abc def");
  EXPECT_NE(text(at(Span{file, 3, 3})).find("      |    ^\n"), std::string::npos);
}

TEST_F(DiagnosticText, SurvivesASpanBeyondTheFile) {
  auto const file = add("abc\n");
  EXPECT_NE(text(at(Span{file, 90, 95})).find("x.timbang:2:1: "), std::string::npos);
  EXPECT_EQ(text(at(Span{FileId{7}, 0, 1})).find("kesalahan T111"), 0U);
}

TEST_F(DiagnosticText, CutsALongLineAroundItsSpan) {
  auto const file = add(std::string(3000, 'a') + "salah" + std::string(3000, 'b') + "\n");
  auto const shown = text(at(file, "salah"));
  EXPECT_NE(shown.find("    1 | …" + std::string(60, 'a') + "salah" + std::string(95, 'b') + "…\n"), std::string::npos);
  EXPECT_NE(shown.find("      | " + std::string(61, ' ') + "^~~~~\n"), std::string::npos);
}

TEST_F(DiagnosticText, CutsALongSpanAtTheEndOfWhatIsShown) {
  auto const file = add(std::string(1000, 'a'));
  auto const shown = text(at(Span{file, 0, 1000}));
  EXPECT_NE(shown.find("    1 | " + std::string(160, 'a') + "…\n      | ^" + std::string(159, '~') + "\n"),
            std::string::npos)
      << shown;
}

TEST_F(DiagnosticText, NeverLetsAFileSpeakToTheTerminal) {
  auto const file = add("a\x1B[31m b\r c \xE2\x80\xAE d \xFF e\n", "jahat\n\x1B]0;x\x07.timbang");
  auto diagnostic = at(file, "b");
  diagnostic.arguments = {"nama\x1B[2Jmu\nbaris"};
  auto const shown = text(diagnostic);
  EXPECT_EQ(shown.find('\x1B'), std::string::npos);
  EXPECT_EQ(shown.find('\x07'), std::string::npos);
  EXPECT_EQ(shown.find('\r'), std::string::npos);
  EXPECT_EQ(shown.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(shown.find('\xFF'), std::string::npos);
  EXPECT_NE(shown.find("    1 | a�[31m b� c � d � e\n"), std::string::npos) << shown;
  EXPECT_NE(shown.find("`nama�[2Jmu�baris`"), std::string::npos) << shown;
}

TEST_F(DiagnosticText, TellsDataByFileLineColumnAndValue) {
  auto const diagnostic = at(DataPlace{"pegawai.csv", 23, "tmtJabatan", "31-02-2020\x07"});
  EXPECT_EQ(text(diagnostic),
            "pegawai.csv:23: kolom `tmtJabatan`: kesalahan T111: berkas aturan tidak dapat dibaca: `x`\n"
            "      nilai: `31-02-2020�`\n"
            "      bantuan: periksa izin baca berkasnya\n");
}

TEST_F(DiagnosticText, TellsACellOfASheetAsExcelNamesIt) {
  DataPlace place{"pegawai.xlsx", 12, "tanggal_lahir", "x", "Pegawai", "D12"};
  EXPECT_EQ(text(at(place)).find("pegawai.xlsx, lembar Pegawai, sel D12 (kolom tanggal_lahir): kesalahan T111: "), 0U);
  place.column.clear();
  place.cell.clear();
  EXPECT_EQ(text(at(place)).find("pegawai.xlsx, lembar Pegawai, baris 12: kesalahan T111: "), 0U);
  place.line = 0;
  EXPECT_EQ(text(at(place)).find("pegawai.xlsx, lembar Pegawai: kesalahan T111: "), 0U);
}

TEST_F(DiagnosticText, LeavesOutWhatADataPlaceDoesNotKnow) {
  EXPECT_EQ(text(at(DataPlace{"pegawai.csv", 0, "", ""})).find("pegawai.csv: kesalahan T111: "), 0U);
}

TEST(PrintableText, ReplacesWhatIsNotUtf8ByteByByte) {
  EXPECT_EQ(printable_text("\xC0\xAF"), "��");            // longer than needed
  EXPECT_EQ(printable_text("\xED\xA0\x80"), "���");       // a surrogate
  EXPECT_EQ(printable_text("\xF4\x90\x80\x80"), "����");  // above Unicode
  EXPECT_EQ(printable_text("a\xE2\x82"), "a��");          // cut off
  EXPECT_EQ(printable_text("\x80"), "�");
}

TEST(PrintableText, ReplacesControls) {
  EXPECT_EQ(printable_text(std::string_view("a\0b", 3)), "a�b");
  EXPECT_EQ(printable_text("a\x7F\xC2\x85z"), "a��z");
  EXPECT_EQ(printable_text("a\xE2\x80\xA8z"), "a�z");  // a line separator
}

TEST(PrintableText, KeepsText) { EXPECT_EQ(printable_text("Rp5.000 – “baik” 𝄞"), "Rp5.000 – “baik” 𝄞"); }

TEST(DiagnosticKind, LeavesOutWhatDiffersFromOneToTheNext) {
  EXPECT_EQ(kind_text(DiagnosticCode::choice_not_known, Language::indonesian), "bukan pilihan yang dikenal");
  EXPECT_EQ(kind_text(DiagnosticCode::text_not_matching, Language::english), "does not match the pattern `…`");
  EXPECT_EQ(kind_text(DiagnosticCode::key_twice, Language::english), "this key already stands on line …");
  EXPECT_EQ(kind_text(DiagnosticCode::record_file_without_records, Language::english),
            "this file holds not a single record");
}

}  // namespace
}  // namespace timbang::source
