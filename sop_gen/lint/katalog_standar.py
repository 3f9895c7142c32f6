"""Which rules look for the defects of the catalogue that concern the legal basis, the standard and what follows from it.

The catalogue is section 8 of the facts on regulations; a code without a rule says in Indonesian why it has none.
"""

from __future__ import annotations

_BUKAN_ISI_LAYANAN = "bukan isi berkas layanan; diperiksa pada "
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
"""Catalogue code: the codes of its rules, or why there is none."""
