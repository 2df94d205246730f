#include "tests/unit/records/personnel_program.h"

#include <stdexcept>
#include <utility>

namespace timbang::records {

namespace {

using value::Absence;
using value::Rational;
using value::Type;

ir::Field make_field(std::string name, Type type, std::vector<std::string> source_names = {},
                     Absence when_empty = Absence::unknown) {
  ir::Field field;
  field.name = std::move(name);
  field.type = type;
  field.source_names = std::move(source_names);
  field.when_empty = when_empty;
  return field;
}

ir::Field make_key_text(std::string name, std::vector<std::string> source_names) {
  auto field = make_field(std::move(name), Type::text(), std::move(source_names));
  field.pattern = "[0-9]{18}";
  return field;
}

ir::Field make_score(std::string name, std::string source_name) {
  auto field = make_field(std::move(name), Type::number(value::plain_number), {std::move(source_name)});
  field.range.low = Rational(0);
  field.range.high = Rational(120);
  field.decimals = 2;
  return field;
}

ir::Field make_list(std::string name, std::uint16_t row_type, std::vector<std::string> source_names,
                    std::uint32_t max_rows, bool no_rows_mean_none = false) {
  auto field = make_field(std::move(name), Type::list(row_type), std::move(source_names));
  field.max_rows = max_rows;
  field.no_rows_mean_none = no_rows_mean_none;
  return field;
}

ir::Enumeration make_expectation() {
  ir::Enumeration enumeration;
  enumeration.name = "ekspektasi";
  enumeration.ordered = true;
  enumeration.entries = {{"di_bawah", "Di Bawah Ekspektasi", {"3"}, {"DIBAWAH ESPEKTASI", "Dibawah Ekspektasi"}},
                         {"sesuai", "Sesuai Ekspektasi", {"2"}, {"SESUAI ESPEKTASI"}},
                         {"di_atas", "Di Atas Ekspektasi", {"1"}, {"DIATAS ESPEKTASI", "Diatas Ekspektasi"}}};
  return enumeration;
}

ir::Enumeration make_assignment() {
  ir::Enumeration enumeration;
  enumeration.name = "jenis_penugasan";
  enumeration.entries = {{"definitif", "Definitif", {"D"}, {}},
                         {"plt", "Pelaksana Tugas", {"PLT"}, {"Plt."}},
                         {"plh", "Pelaksana Harian", {"PLH"}, {}}};
  return enumeration;
}

ir::RecordType make_post() {
  ir::RecordType type;
  type.name = "RiwayatJabatan";
  type.fields = {make_field("nama", Type::text(), {"namaJabatan"}),
                 make_field("penugasan", Type::enumeration(1), {"jenisPenugasan"}),
                 make_field("mulai", Type::date(), {"tmtJabatan"}),
                 make_field("selesai", Type::date(), {"tanggalSelesai"}, Absence::still_running)};
  return type;
}

ir::RecordType make_score_record() {
  ir::RecordType type;
  type.name = "SKP";
  auto year = make_field("tahun", Type::number(value::plain_number, true));
  year.range.low = Rational(2014);
  year.range.high = Rational(2100);
  type.fields = {std::move(year), make_score("nilai_skp", "nilaiSkp"), make_score("nilai_perilaku", "nilaiPerilaku"),
                 make_field("ide_baru", Type::boolean(), {"ideBaru"}),
                 make_field("hasil_kerja", Type::enumeration(0), {"hasilKinerja"})};
  type.key = 0;
  return type;
}

ir::RecordType make_proposal() {
  ir::RecordType type;
  type.name = "UsulPerpanjangan";
  type.fields = {make_field("persetujuan_ppk", Type::boolean(), {"persetujuanPpk"}),
                 make_field("koordinasi_kasn", Type::boolean(), {"koordinasiKasn"})};
  return type;
}

ir::RecordType make_punishment() {
  ir::RecordType type;
  type.name = "HukumanDisiplin";
  type.fields = {make_field("jenis", Type::text(), {"jenisHukuman"}),
                 make_field("dibatalkan", Type::date(), {"skPembatalanTanggal"}, Absence::none)};
  return type;
}

ir::RecordType make_person() {
  ir::RecordType type;
  type.name = "Pegawai";
  auto subordinates = make_field("bawahan", Type::number(value::plain_number, true), {"jumlahBawahan"});
  subordinates.range.low = Rational(0);
  auto scores = make_list("skp", score_type.index, {}, 5);
  scores.one_each_year = true;
  type.fields = {make_key_text("nip", {"nipBaru"}),
                 make_field("nama", Type::text()),
                 make_field("tanggal_lahir", Type::date(), {"tglLahir"}),
                 std::move(subordinates),
                 make_field("usul", Type::record(proposal_type.index), {"usulPerpanjangan"}, Absence::none),
                 make_list("riwayat_jabatan", post_type.index, {"riwayatJabatan"}, 60),
                 std::move(scores),
                 make_list("hukuman_disiplin", punishment_type.index, {"hukumanDisiplin"}, 20, true)};
  type.key = 0;
  return type;
}

}  // namespace

ir::Program make_personnel_program() {
  ir::Program program;
  program.units = {{"", {}}, {"", {}}, {"", {}}};
  program.enumerations = {make_expectation(), make_assignment()};
  program.record_types = {make_post(), make_score_record(), make_proposal(), make_punishment(), make_person()};
  return program;
}

ir::Field const& field_named(ir::Program const& program, ir::RecordTypeId type, std::string_view name) {
  for (auto const& field : program[type].fields) {
    if (field.name == name) return field;
  }
  throw std::invalid_argument("no field " + std::string(name));
}

}  // namespace timbang::records
