"""The catalogue of defects seen in published documents: which rules find each, or why none does."""

from __future__ import annotations

_DIGAMBAR = "tidak mungkin di sini: bagan digambar program dari isi SOP, "
_TIDAK_SAH = "sudah tidak sah sebelum diperiksa: "
_TANPA_KUNCI = "tidak terlihat dari isi layanan: belum ada kunci untuk "

SOP: dict[str, tuple[str, ...] | str] = {
    "SOP-01": ("identitas-sop-belum-lengkap",),
    "SOP-02": f"{_TIDAK_SAH}`pelaksana` dan `langkah` wajib ada dan tidak boleh kosong",
    "SOP-03": ("mutu-baku-belum-lengkap",),
    "SOP-04": f"{_TIDAK_SAH}keputusan wajib menyebut `ya` dan `tidak`",
    "SOP-05": f"{_TIDAK_SAH}`ya` dan `tidak` tidak boleh sama, dan langkah tidak boleh menuju dirinya sendiri; "
    "tulisan Ya dan Tidak selalu digambar program",
    "SOP-06": ("alur-tanpa-akhir", "langkah-tak-terjangkau", "lingkaran-tanpa-keluar"),
    "SOP-07": f"{_DIGAMBAR}kapsul selalu pada langkah pertama dan langkah yang mengakhiri alur",
    "SOP-08": f"{_DIGAMBAR}hanya dengan lima simbol, dan penghubung hanya antarhalaman",
    "SOP-09": f"{_DIGAMBAR}segilima selalu berpasangan",
    "SOP-10": ("kegiatan-bukan-kata-kerja", "kegiatan-menyebut-pelaksana"),
    "SOP-11": ("kegiatan-ganda",),
    "SOP-12": ("waktu-tak-terukur", "waktu-berupa-teks"),
    "SOP-14": ("waktu-tanpa-jenis-hari",),
    "SOP-15": ("output-berupa-peristiwa",),
    "SOP-16": ("output-tidak-dipakai",),
    "SOP-17": ("produk-tidak-dihasilkan",),
    "SOP-18": ("pelaksana-tidak-bertugas", "pelaksana-nama-orang", "pelaksana-tidak-urut"),
    "SOP-19": f"{_DIGAMBAR}nomor langkah mengikuti urutannya",
    "SOP-20": ("peringatan-tanpa-akibat",),
    "SOP-21": ("kualifikasi-hanya-ijazah",),
    "SOP-22": "tidak mungkin di sini: judul kolom dan bagian identitas dicetak dari templat, bukan dari isi layanan",
    "SOP-23": ("tanggal-terbalik", "tanggal-efektif-berbeda"),
    "SOP-24": ("nomor-sop-ganda", "nomor-sop-di-luar-pola"),
    "SOP-25": ("keterkaitan-tak-dikenal", "keterkaitan-sepihak"),
    "SOP-26": f"{_TANPA_KUNCI}peta proses bisnis",
    "SOP-27": f"{_TANPA_KUNCI}tanggal pemantauan dan evaluasi SOP",
    "SOP-28": ("revisi-tanpa-alasan",),
}

KATALOG: dict[str, tuple[str, ...] | str] = {**SOP}
"""Codes of the rules by catalogue code, or the reason, in Indonesian, why no rule is needed or possible."""
