// A handful of people in the shape of the Surakarta files, as CSV with child tables and as JSON lines.
#pragma once

#include <string_view>

namespace timbang::records {

inline constexpr std::string_view people_csv =
    "nipBaru,nama,tglLahir,golonganDarah,jumlahBawahan\n"
    "198312272016042901,PEGAWAI 00001,27-12-1983,O,0\n"
    "197110271997011901,\"PEGAWAI, 00002\",27-10-1971,,3\n"
    "196405201986081901,PEGAWAI 00003,,A,\n";

inline constexpr std::string_view posts_csv =
    "nip,namaJabatan,jenisPenugasan,tmtJabatan,tanggalSelesai\n"
    "197110271997011901,Analis Penyelia,D,01-05-2008,\n"
    "196405201986081901,Analis,PLT,01-02-2015,31-01-2016\n"
    "197110271997011901,Analis Mahir,,01-01-2001,30-04-2008\n";

inline constexpr std::string_view scores_csv =
    "nip,tahun,nilaiSkp,nilaiPerilaku,ideBaru,hasilKinerja\n"
    "197110271997011901,2020,120,98.33,ya,\n"
    "198312272016042901,2019,94.65,99.1,tidak,\n"
    "197110271997011901,2019,97.9,,,\n"
    "197110271997011901,2022,,,,DIATAS ESPEKTASI\n";

inline constexpr std::string_view proposals_csv =
    "nip,persetujuanPpk,koordinasiKasn\n"
    "197110271997011901,ya,\n"
    "196405201986081901,,\n";

inline constexpr std::string_view punishments_csv =
    "nip,jenisHukuman,skPembatalanTanggal\n"
    "196405201986081901,TEGURAN LISAN,\n";

inline constexpr std::string_view people_jsonl =
    R"({"nipBaru":"198312272016042901","nama":"PEGAWAI 00001","tglLahir":"27-12-1983","golonganDarah":"O",)"
    R"("jumlahBawahan":0,"skp":[{"tahun":2019,"nilaiSkp":94.65,"nilaiPerilaku":99.1,"ideBaru":"tidak"}]})"
    "\n"
    R"({"nipBaru":"197110271997011901","nama":"PEGAWAI, 00002","tglLahir":"27-10-1971","jumlahBawahan":"3",)"
    R"("riwayatJabatan":[{"namaJabatan":"Analis Penyelia","jenisPenugasan":"D","tmtJabatan":"01-05-2008"},)"
    R"({"namaJabatan":"Analis Mahir","jenisPenugasan":null,"tmtJabatan":"01-01-2001","tanggalSelesai":"30-04-2008"}],)"
    R"("skp":[{"tahun":2020,"nilaiSkp":120,"nilaiPerilaku":98.33,"ideBaru":true},{"tahun":2019,"nilaiSkp":97.9},)"
    R"({"tahun":2022,"hasilKinerja":"1"}],"usulPerpanjangan":{"persetujuanPpk":"ya","koordinasiKasn":null}})"
    "\n"
    R"({"nipBaru":"196405201986081901","nama":"PEGAWAI 00003","tglLahir":null,"golonganDarah":"A",)"
    R"("jumlahBawahan":null,"riwayatJabatan":[{"namaJabatan":"Analis","jenisPenugasan":"PLT",)"
    R"("tmtJabatan":"01-02-2015","tanggalSelesai":"31-01-2016"}],)"
    R"("hukumanDisiplin":[{"jenisHukuman":"TEGURAN LISAN"}],"usulPerpanjangan":{"persetujuanPpk":null}})"
    "\n";

}  // namespace timbang::records
