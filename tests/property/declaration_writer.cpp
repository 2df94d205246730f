#include "tests/property/declaration_writer.h"

#include "tests/property/expression_writer.h"

namespace timbang::property {

using value::TypeKind;

std::string DeclarationWriter::write() {
  std::string header =
      "paket uji.rekaan\n    versi \"1\"\n    lingkup instansi\n    tanggal yang tidak ada menjadi " +
      dice_.word({"awal bulan berikut", "akhir bulan", "kesalahan data"}) +
      "\n\nsatuan poin; kali\n\nperaturan PERWAL \"Peraturan (rekaan)\"\n    berlaku sejak 1 Januari 2010\n\n";
  header += choice("tingkat", true) + choice("warna", false);

  std::vector<Name> row_of_year;
  std::vector<Name> row_of_event;
  std::vector<Name> row_of_nested;
  std::vector<Name> nested;
  std::string records =
      "data Tahunan\n    kunci tahun : bulat dalam [2000 .. 2040]\n" + fields(3, "", row_of_year) + "\n";
  records += "data Kejadian\n    isian terjadi : tanggal\n" + fields(3, "", row_of_event) + "\n";
  records += "data Izin\n" + fields(2, "", row_of_nested) + "\n";
  // Read by feedback alone, which may keep it confidential.
  records +=
      "data Tanggapan\n    isian penilai_warna : warna\n    isian terkirim : ya_tidak\n    isian kode : teks\n"
      "    isian skor_penilai : poin dalam [0 .. 100]\n\n";
  records +=
      "data Rincian\n" + fields(3, "rincian.", nested) + "    isian izin : daftar Izin" + list_clauses() + "\n\n";
  row_of_year.push_back({"tahun", number_in("bilangan")});
  row_of_event.push_back({"terjadi", date_type});

  auto& names = vocabulary_.names;
  names.insert(names.end(), nested.begin(), nested.end());
  vocabulary_.lists = {{"tahunan", row_of_year, "", true},
                       {"kejadian", row_of_event, "terjadi", false},
                       {"rincian.izin", row_of_nested, "", false}};
  std::string subject = "data Pegawai\n    kunci nip : teks pola \"[0-9]{4}\"\n";
  for (auto const& type : {boolean_type, date_type, duration_type, text_type, Type{TypeKind::enumeration, "tingkat"}}) {
    subject += field(type, "", names);
  }
  subject += fields(5, "", names);
  subject += "    isian rincian : Rincian\n    isian tahunan : daftar Tahunan satu tiap tahun paling banyak 50\n";
  subject += "    isian tanggapan : daftar Tanggapan" + list_clauses() + "\n";
  subject += "    isian kejadian : daftar Kejadian terbaru menurut terjadi" + list_clauses() + "\n\n";
  return header + records + subject;
}

/// Whichever way the values are ordered in the text, `tingkat_a` is the lowest.
std::string DeclarationWriter::choice(std::string const& name, bool is_ordered) {
  Choice declared{name, {}, is_ordered};
  auto const is_highest_first = is_ordered && dice_.one_in(2);
  std::string rows;
  auto const num_values = dice_.between(2, 5);
  for (std::int64_t i = 0; i < num_values; ++i) {
    declared.values.push_back(name + "_" + std::string(1, static_cast<char>('a' + i)));
    auto const row = "    | " + declared.values.back() + " |\n";
    rows = is_highest_first ? row + rows : rows + row;
  }
  vocabulary_.choices.push_back(std::move(declared));
  auto const* const order = is_highest_first ? " berurut dari yang tertinggi" : " berurut dari yang terendah";
  return "pilihan " + name + (is_ordered ? order : "") + "\n    | nilai |\n" + rows + "\n";
}

/// Thresholds of tables come in pairs, the lower below the higher in every version.
std::vector<std::string> DeclarationWriter::parameters() {
  std::vector<std::string> parts;
  for (auto const& unit : units()) {
    auto const add = [&](std::string const& name, char const* earlier, char const* later) {
      parts.push_back("parameter " + name + " : " + unit +
                      "\n    sejak 1 Januari 2012 sampai dengan 31 Desember 2020 = " + in_unit(earlier, unit) +
                      "\n    sejak 1 Januari 2021 = " + in_unit(later, unit) + "\n");
      vocabulary_.names.push_back({name, number_in(unit)});
    };
    add("batas_rendah_" + unit, "10", "20");
    add("batas_tinggi_" + unit, "50", "70,5");
  }
  vocabulary_.names.push_back({"masa_paling_lama", duration_type});
  parts.emplace_back("parameter masa_paling_lama : durasi\n    sejak 1 Januari 2012 = 5 tahun\n");
  add_excepted_parameters(parts);
  return parts;
}

/// Their exceptions read the record and the parameters before, of which none has exceptions.
void DeclarationWriter::add_excepted_parameters(std::vector<std::string>& parts) {
  ExpressionWriter writer(dice_, vocabulary_);
  std::vector<Name> declared;
  for (std::string const name : {"bersyarat_1", "bersyarat_2"}) {
    auto const type = writer.any_type();
    parts.push_back("parameter " + name + " : " + type.word + " untuk Pegawai\n    sejak 1 Januari 2012 = " +
                    writer.literal(type) + "\n    sejak 1 Januari 2021 = " + writer.literal(type) + "\n");
    std::vector<std::string> names;
    auto const num_exceptions = dice_.between(1, 3);
    for (std::int64_t i = 0; i < num_exceptions; ++i) {
      auto written = "    kecuali " + name + "_kecuali_" + std::to_string(i);
      if (i > 0 && dice_.one_in(2)) written += " terhadap " + dice_.pick(names);
      if (dice_.one_in(6)) written += " berlaku sejak 1 Januari 2015";
      written += " bila " + writer.condition(1) + " maka ";
      auto const is_other = type.kind == TypeKind::number && dice_.one_in(3);
      parts.push_back(written + (is_other ? "batas_rendah_" + type.word : writer.literal(type)) + "\n");
      names.push_back(name + "_kecuali_" + std::to_string(i));
    }
    declared.push_back({name, type});
  }
  vocabulary_.names.insert(vocabulary_.names.end(), declared.begin(), declared.end());
}

std::string DeclarationWriter::list_clauses() {
  return std::string(" paling banyak 4") + (dice_.one_in(2) ? " tanpa baris berarti tidak ada" : "");
}

std::string DeclarationWriter::fields(std::size_t count, std::string const& path, std::vector<Name>& names) {
  std::string text;
  ExpressionWriter writer(dice_, vocabulary_);
  for (std::size_t i = 0; i < count; ++i) text += field(writer.any_type(), path, names);
  return text;
}

std::string DeclarationWriter::field(Type const& type, std::string const& path, std::vector<Name>& names) {
  auto const name = "isi_" + std::to_string(++num_names_);
  names.push_back({path + name, type});
  auto const is_whole = type.word == "bilangan" && dice_.one_in(2);
  auto text = "    isian " + name + " : " + (is_whole ? "bulat" : type.word);
  if (type.kind == TypeKind::number) text += number_clauses(type.word, is_whole);
  if (type.kind == TypeKind::date && dice_.one_in(3)) return text + " kosong berarti masih berjalan\n";
  return text + (dice_.one_in(10) ? " kosong berarti tidak ada" : "") + "\n";
}

std::string DeclarationWriter::number_clauses(std::string const& unit, bool is_whole) {
  if (dice_.one_in(3)) return "";
  auto const decimals = is_whole || dice_.one_in(2) ? "" : " 1 desimal";
  if (unit == "persen") return std::string(decimals) + " dalam [0% .. 120%]";
  if (unit == "uang") return std::string(decimals) + " dalam [Rp0 .. Rp1000]";
  return std::string(decimals) + " dalam " + dice_.word({"[0 .. 100]", "[-10 .. 120]", "[1 .. 5]", "(0 .. 50)"});
}

}  // namespace timbang::property
