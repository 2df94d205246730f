# Nilai dan predikat kinerja tahun 2020 (PP 30/2019 pasal 41), dihitung lagi dengan bilangan bulat, lepas dari program.
# Dipakai: awk -f kinerja-terpisah.awk umpan_balik_360.csv skp.csv pegawai.csv
# Keluaran: nip,nilai,predikat menurut urutan pegawai.csv; kosong bila belum diketahui.
BEGIN { FS = "," }
FNR == 1 { ++file; for (i = 1; i <= NF; ++i) column[file, $i] = i; next }
file == 1 && $column[1, "tahun"] == 2020 && $column[1, "status"] == "TERKIRIM" {
  group = $column[1, "kelompok"]
  if (group == "REKAN" || group == "BAWAHAN") asked[$column[1, "nip"]] = 1
}
file == 2 && $column[2, "tahun"] == 2020 {
  nip = $column[2, "nip"]
  score[nip] = hundredths($column[2, "nilaiSkp"])
  behaviour[nip] = hundredths($column[2, "nilaiPerilaku"])
  idea[nip] = $column[2, "ideBaru"]
}
file == 3 {
  nip = $column[3, "nipBaru"]
  if (score[nip] == "" || behaviour[nip] == "") { print nip ",,"; next }
  weight = nip in asked ? 60 : 70
  value = int((weight * score[nip] + (100 - weight) * behaviour[nip] + 50) / 100)
  print nip "," decimal(value) "," predicate(value, idea[nip])
}
function hundredths(text,   parts, decimals) {
  if (text == "") return ""
  split(text, parts, ".")
  decimals = substr(parts[2] "00", 1, 2)
  return parts[1] * 100 + decimals
}
function decimal(value,   text) {
  text = sprintf("%d.%02d", int(value / 100), value % 100)
  sub(/\.?0+$/, "", text)
  return value < 100 && text == "" ? "0" : text
}
function predicate(value, new_idea) {
  if (value >= 11000) return new_idea == "ya" ? "sangat_baik" : new_idea == "tidak" ? "baik" : "baik|sangat_baik"
  if (value >= 9000) return "baik"
  if (value >= 7000) return "cukup"
  if (value >= 5000) return "kurang"
  return "sangat_kurang"
}
