"""Pengaduan tanpa petugas atau waktu tanggapan.

Yang diminta: kanal pengaduan layanan ini atau kanal kantor di _instansi.yaml menyebut siapa yang menangani pengaduan dan
berapa lama ditanggapi. Cukup pada salah satu kanal, pada `nilai` atau `keterangan`.

Mengapa: komponen penanganan pengaduan memuat tata cara penanganan dan tindak lanjutnya (UU 25/2009), bukan alamat saja.
Evaluasi Zona Integritas menilai adanya petugas khusus. Bahwa petugas dan waktunya ditulis di sini adalah turunan. Pada
layanan yang sudah ditetapkan ini kesalahan, sebelumnya peringatan.

Cara memperbaiki: tambahkan kanal dengan petugas dan batas waktunya, atau lengkapi `keterangan` kanal yang ada.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.tulisan import texts_in

SALAH = """\
pengaduan: {kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id"}  # temuan
"""
BENAR = """\
pengaduan:
  - {kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id"}
  - {kanal: Loket pengaduan, keterangan: Ditangani petugas pengaduan dan dijawab paling lama 5 hari kerja}
"""
_PETUGAS = re.compile(
    r"\b(?:petugas|pejabat|pengelola|koordinator|tim|unit|bagian|sub-?bagian|bidang|seksi|kepala|sekretari\w+|admin|humas|"
    r"penanggung jawab|PPID|inspektorat)\b",
    re.IGNORECASE,
)
_ANGKA = r"(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|empat belas)"
_WAKTU = re.compile(
    rf"\b{_ANGKA}\s*(?:\([^)]*\)\s*)?(?:x\s*24\s*)?(?:menit|jam|hari|minggu)\b|\bhari (?:itu|yang sama)\b|\bseketika\b|"
    r"\blangsung di(?:jawab|tanggapi|tindaklanjuti)\b",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when no channel says who handles complaints, or how soon; unknown office, no finding."""
    if tinjauan.instansi is None:
        return
    channels = (*tinjauan.layanan.pengaduan, *tinjauan.instansi.pengaduan)
    said = "\n".join(text for _, text in texts_in(channels, ()))
    asked = (("siapa yang menanganinya", _PETUGAS), ("berapa lama ditanggapi", _WAKTU))
    missing = [what for what, pattern in asked if not pattern.search(said)]
    if channels and missing:
        yield Temuan(
            ("pengaduan",),
            f"tidak satu pun kanal pengaduan layanan ini dan kantor menyebut {' dan '.join(missing)}",
            "lengkapi 'keterangan' salah satu kanal, di sini atau pada 'pengaduan' di _instansi.yaml",
            "pengaduan: {kanal: Loket pengaduan, keterangan: Ditangani petugas pengaduan dan dijawab paling lama 5 hari kerja}",
            menurut_status(tinjauan.layanan),
        )


RULES.add("pengaduan-tanpa-tindak-lanjut", Rule("error", __doc__, periksa, SALAH, BENAR))
