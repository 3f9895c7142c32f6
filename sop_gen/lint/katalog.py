"""The catalogue of defects seen in published documents: which rules find each, or why none does.

The catalogue is section 8 of the facts on regulations; a code without a rule says in Indonesian why it has none.
"""

from __future__ import annotations

_DIGAMBAR = "tidak mungkin di sini: bagan digambar program dari isi SOP, "
_TIDAK_SAH = "sudah tidak sah sebelum diperiksa: "
_TANPA_KUNCI = "tidak terlihat dari isi layanan: belum ada kunci untuk "

_BUKAN_ISI_LAYANAN = "bukan isi berkas layanan; diperiksa pada "

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
    "SOP-13": ("waktu-melebihi-janji", "janji-jauh-melebihi-waktu"),
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

STANDAR: dict[str, tuple[str, ...] | str] = {
    "LAW-01": ("dasar-hukum-dicabut",),
    "LAW-02": "tidak mungkin terjadi: 'sebagaimana telah diubah' ditambahkan sendiri menurut _dasar-hukum.yaml",
    "LAW-03": ("dasar-hukum-tak-urut", "peraturan-tak-lengkap"),
    "LAW-04": ("nama-lama-kementerian",),
    "SP-01": ("komponen-kosong",),
    "SP-02": ("komponen-kosong", "isian-semu", "komponen-salinan"),
    "SP-03": ("persyaratan-terbuka",),
    "SP-04": ("jangka-waktu-tak-terukur", "jangka-waktu-tanpa-awal"),
    "SP-05": ("tarif-tanpa-dasar", "gratis-tetapi-berbayar"),
    "SP-06": ("pengaduan-tanpa-lapor", "pengaduan-tanpa-tindak-lanjut"),
    "SP-07": ("sarana-tanpa-kelompok-rentan",),
    "SP-08": ("jumlah-pelaksana-kurang",),
    "SP-09": ("jaminan-tanpa-kompensasi",),
    "SP-10": ("prosedur-beda-dari-sop",),
    "SP-11": ("penetapan-tak-lengkap",),
    "SP-12": ("reviu-tanpa-berita-acara", "reviu-kurang-unsur"),
    "SP-13": ("reviu-kedaluwarsa",),
    "SP-14": ("reviu-tanpa-data",),
    "MKL-01": _BUKAN_ISI_LAYANAN + "maklumat kantor, yang memakai rumusan bawaan dengan janji, perbaikan, dan sanksi",
    "PUB-01": _BUKAN_ISI_LAYANAN + "poster dan katalog",
    "PUB-02": _BUKAN_ISI_LAYANAN + "poster dan katalog, yang dibuat dari berkas yang sama dengan keputusannya",
    "PUB-03": _BUKAN_ISI_LAYANAN + "poster dan katalog",
    "ZI-01": _BUKAN_ISI_LAYANAN + "bukti dukung Zona Integritas",
    "ZI-02": _BUKAN_ISI_LAYANAN + "bukti dukung Zona Integritas",
    "ZI-03": _BUKAN_ISI_LAYANAN + "bukti dukung Zona Integritas",
    "ZI-04": _BUKAN_ISI_LAYANAN + "bukti dukung Zona Integritas",
    "ZI-05": _BUKAN_ISI_LAYANAN + "bukti dukung Zona Integritas",
}

KATALOG = SOP | STANDAR
"""Codes of the rules by catalogue code, or the reason why there is none."""
