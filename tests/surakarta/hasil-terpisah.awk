# Hasil `timbang score --format csv` dalam bentuk expected_r1_masa_jabatan.csv, supaya keduanya dapat dibandingkan.
# Kolom terakhir (alasan) dapat memuat koma; kolom lain tidak.
BEGIN { FS = ","; OFS = ","; print "nip,masa,status,boleh_diganti,dua_tahun_pada,lima_tahun_pada,perpanjangan,gagal,data_kurang" }

function part(length_, letter,    at) {
  if (!match(length_, "[0-9]+" letter)) return 0
  return substr(length_, RSTART, RLENGTH - 1) + 0
}

FNR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
$column["keadaan"] == "not_applicable" { next }
{
  tenure = $column["masa_jabatan"]
  if (tenure != "") tenure = part(tenure, "Y") "-" part(tenure, "M") "-" part(tenure, "D")
  status = $column["status"]
  if (status == "belum_dua_tahun") status = "BELUM 2 TAHUN"
  if (status == "dalam_masa_jabatan") status = "DALAM MASA JABATAN"
  if (status == "mencapai_batas") status = "MENCAPAI BATAS 5 TAHUN"
  if (status == "wajib_evaluasi") status = "WAJIB EVALUASI"
  if (status == "") status = "BELUM DAPAT DIPUTUSKAN"
  replaced = $column["boleh_diganti"]
  replaced = replaced == "eligible" ? "ya" : replaced == "not_eligible" ? "tidak" : ""
  extended = $column["dapat_diperpanjang"]
  extended = extended == "eligible" ? "DAPAT DIPERPANJANG" : extended == "not_eligible" ? "TIDAK DAPAT DIPERPANJANG" : \
             extended == "undetermined" && tenure != "" ? "BELUM DAPAT DIPUTUSKAN" : ""
  failing = ""
  if (extended != "") {
    failing = toupper($column["gagal"])
    sub(/KOORDINASI_PENGAWAS/, "KOORDINASI_KASN", failing)
  }
  missing = $column["data_menentukan"]
  if ($column["data_lain"] != "") missing = missing (missing == "" ? "" : "|") $column["data_lain"]
  gsub(/usulPerpanjangan\./, "", missing)
  gsub(/ujiKompetensi\[[0-9]+\]/, "ujiKompetensi", missing)
  if (tenure == "") missing = "tmtPelantikan"
  print $1, tenure, status, replaced, $column["dua_tahun_pada"], $column["lima_tahun_pada"], extended, failing, missing
}
