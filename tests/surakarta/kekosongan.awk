# Hasil `timbang score --format csv` ketiga rekap dalam bentuk berkas expected_r5, supaya keduanya dapat dibandingkan.
# Dipanggil dengan -v rekap=kekosongan, pemangku, atau pensiun.
BEGIN {
  FS = ","; OFS = ","
  label["jpt_pratama"] = "JPT PRATAMA"; label["administrator"] = "ADMINISTRATOR"; label["pengawas"] = "PENGAWAS"
  label["JUMLAH"] = "JUMLAH"
}
# Persen di dalam CSV berupa pecahan: 0.1765 ialah 17.65.
function percent(fraction) { return sprintf("%.2f", fraction * 100) }
FNR == 1 {
  for (i = 1; i <= NF; ++i) column[$i] = i
  if (rekap == "kekosongan") print "tanggal,kelompok,total,terisi,kosong,persen_kosong"
  if (rekap == "pemangku") print "idPosisi,kelompok,nip,tmt_pensiun"
  if (rekap == "pensiun") {
    print "tahun,JPT PRATAMA,ADMINISTRATOR,PENGAWAS,PELAKSANA,JF AHLI UTAMA,JF AHLI MADYA,JF AHLI MUDA,JF AHLI PERTAMA,JF PENYELIA,JF MAHIR,JF TERAMPIL,JUMLAH"
  }
  next
}
$column["keadaan"] != "final" { print "belum pasti: " $0; next }
rekap == "kekosongan" {
  print $column["tanggal"], label[$column["kelompok"]], $column["total"], $column["terisi"], $column["lowong"], \
        percent($column["persen_lowong"])
}
rekap == "pemangku" { print $column["kode"], label[$column["kelompok"]], $column["nip"], $column["tmt_pensiun"] }
rekap == "pensiun" {
  print $column["tahun_pensiun"], $column["jpt_pratama"], $column["administrator"], $column["pengawas"], $column["pelaksana"], \
        $column["jf_ahli_utama"], $column["jf_ahli_madya"], $column["jf_ahli_muda"], $column["jf_ahli_pertama"], \
        $column["jf_penyelia"], $column["jf_mahir"], $column["jf_terampil"], $column["jumlah"]
}
