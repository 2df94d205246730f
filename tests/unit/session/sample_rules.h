// A small rule file and its records, for the tests of the doorway.
#pragma once

#include <string>
#include <string_view>

#include "tests/unit/session/scratch_folder.h"

namespace timbang::session {

inline constexpr std::string_view sample_rules = R"(paket kota.belajar
    versi "1"
    lingkup instansi
    tanggal yang tidak ada menjadi awal bulan berikut

peraturan PERWAL_7 "Peraturan Wali Kota rekaan 7/2026"
    berlaku sejak 2 Januari 2020

data Pegawai "Pegawai"
    kunci nip           : teks pola "[0-9]{4}"
    isian tanggal_lahir : tanggal
    isian nilai         : bilangan dalam [0 .. 100]

penilaian Belajar "Boleh tidaknya belajar" untuk Pegawai
    hitung usia "Usia" : durasi
        = masa sejak tanggal_lahir pada tanggal_evaluasi
        dasar PERWAL_7 pasal 4

    langkah dua_kali : bilangan
        = 2 * nilai
        dasar PERWAL_7 pasal 4

    syarat cukup_muda "Paling tua 40 tahun"
        harus usia <= 40 tahun
        dasar PERWAL_7 pasal 4

    syarat cukup_nilai "Nilai paling rendah 70"
        harus dua_kali >= 140
        dasar PERWAL_7 pasal 5

    putusan boleh "Boleh belajar" = semua syarat
)";

/// Two people who may, one who is too old, one whose score is unknown, and one with a broken date.
inline constexpr std::string_view sample_records =
    "nip,tanggal_lahir,nilai\n"
    "0001,1990-05-01,80\n"
    "0002,1960-05-01,80\n"
    "0003,1990-05-01,\n"
    "0004,1990-02-31,80\n"
    "0005,1991-05-01,70\n";

}  // namespace timbang::session
