#include "engine/report/rejects_report.h"

#include <sstream>

#include <gtest/gtest.h>

namespace timbang::report {
namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

std::string rows(records::Rejection const& rejection) {
  std::ostringstream output;
  RejectsReport report(source::Language::indonesian, output);
  report.begin();
  report.write(rejection);
  return output.str().substr(output.str().find('\n') + 1);
}

Diagnostic reason(source::Place place, std::string argument) {
  return Diagnostic{DiagnosticCode::path_not_found, std::move(place), {std::move(argument)}, {}, {}};
}

TEST(RejectsReport, GivesEachReasonARowWithItsPlaceAndTheRecord) {
  records::Rejection const rejection{"pegawai.csv",
                                     7,
                                     "1966",
                                     "1966,x,31-02-2020",
                                     {reason(DataPlace{"pegawai.csv", 7, "tglLahir", "31-02-2020"}, "a"),
                                      reason(DataPlace{"skp.csv", 90, "nilai", "-5"}, "b")}};
  EXPECT_EQ(
      rows(rejection),
      "pegawai.csv,7,1966,T110,tglLahir,31-02-2020,berkas atau folder tidak ditemukan: `a`,\"1966,x,31-02-2020\",,\n"
      "skp.csv,90,1966,T110,nilai,'-5,berkas atau folder tidak ditemukan: `b`,\"1966,x,31-02-2020\",,\n");
}

TEST(RejectsReport, AReasonWithoutPlaceStandsAtTheRecord) {
  EXPECT_EQ(rows({"p.csv", 3, "", "r", {reason(source::NoPlace{}, "a")}}),
            "p.csv,3,,T110,,,berkas atau folder tidak ditemukan: `a`,r,,\n");
}

TEST(RejectsReport, NamesSheetAndCellOfAWorkbook) {
  records::Rejection rejection{"p.xlsx", 12, "1966", "1966,x", {reason(source::NoPlace{}, "a")}, {}, "Pegawai"};
  rejection.reasons.push_back(reason(DataPlace{"p.xlsx", 12, "tglLahir", "x", "Pegawai", "D12"}, "b"));
  EXPECT_EQ(rows(rejection),
            "p.xlsx,12,1966,T110,,,berkas atau folder tidak ditemukan: `a`,\"1966,x\",Pegawai,\n"
            "p.xlsx,12,1966,T110,tglLahir,x,berkas atau folder tidak ditemukan: `b`,\"1966,x\",Pegawai,D12\n");
}

TEST(RejectsReport, KeepsLineBreaksOfTheRecordButNoBytesThatAreNoText) {
  EXPECT_EQ(rows({"p.csv", 3, "k", "a,\"b\nc\"\t\xFF", {reason(source::NoPlace{}, "a")}}),
            "p.csv,3,k,T110,,,berkas atau folder tidak ditemukan: `a`,\"a,\"\"b\nc\"\"\t�\",,\n");
}

TEST(RejectsReport, NeverLetsARecordBecomeAFormula) {
  EXPECT_EQ(rows({"p.csv", 3, "=k", "=1+1", {reason(source::NoPlace{}, "a")}}),
            "p.csv,3,'=k,T110,,,berkas atau folder tidak ditemukan: `a`,'=1+1,,\n");
}

TEST(RejectsReport, NamesItsColumns) {
  std::ostringstream output;
  RejectsReport(source::Language::english, output).begin();
  EXPECT_EQ(output.str(), "file,line,key,code,column,value,reason,raw_record,sheet,cell\n");
}

}  // namespace
}  // namespace timbang::report
