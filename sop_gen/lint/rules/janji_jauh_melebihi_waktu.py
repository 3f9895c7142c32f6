"""Jangka waktu jauh lebih lama daripada SOP.

Yang diminta: `jangka_waktu` sepadan dengan waktu langkah-langkahnya. Yang disebut adalah janji yang sedikitnya tiga kali
waktu jalur biasa, bila semua langkahnya terukur.

Mengapa: mutu baku dalam SOP melayani standar pelayanan (PermenPAN-RB 35/2012). Janji yang jauh lebih lama membuat
masyarakat menunggu tanpa alasan yang terlihat, atau menandakan waktu menunggu yang belum ditulis dalam SOP. Batas tiga
kali adalah pilihan alat ini.

Cara memperbaiki: perpendek `jangka_waktu`, atau tulis langkah dan waktu menunggu yang belum ada dalam SOP. Bila
selisihnya memang perlu, jelaskan pada `abaikan` beserta alasannya.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.instansi import Kalender
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.janji import compare
from sop_gen.waktu.jumlah import Jumlah, of_durasi
from sop_gen.waktu.kata import format_jumlah

SALAH = """\
jangka_waktu: 10 hari kerja sejak berkas lengkap  # temuan
sop:
  - judul: Penerbitan Surat
    pelaksana: {petugas: Petugas Loket, kepala: Kepala Bidang}
    langkah:
      - {kegiatan: Memeriksa berkas, oleh: petugas, waktu: 1 jam}
      - {kegiatan: Menandatangani surat, oleh: kepala, waktu: 1 hari kerja}
"""
BENAR = SALAH.replace("10 hari kerja sejak berkas lengkap  # temuan", "2 hari kerja sejak berkas lengkap")
KALI = 3


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding when all procedures together, fully measured, surely take less than a third of each promise."""
    layanan = tinjauan.layanan
    kalender = tinjauan.instansi.kalender if tinjauan.instansi else Kalender()
    total = reduce(Jumlah.__add__, (usual_way(sop, kalender).jumlah for sop in layanan.sop), Jumlah())
    if total == Jumlah() or total.tak_terhitung:
        return
    words = plain(format_jumlah(total, kalender))
    for index, promise in enumerate(layanan.jangka_waktu):
        if promise.lama and compare(total * KALI, of_durasi(promise.lama, kalender), kalender) == "cukup":
            yield Temuan(
                ("jangka_waktu", index, "lama"),
                f"janji '{promise.lama.tulisan}' sedikitnya {KALI} kali waktu semua langkah ({words})",
                "perpendek janjinya, atau tulis langkah dan waktu menunggu yang belum ada dalam SOP",
                f"jangka_waktu: {words.split(';')[0]} sejak berkas lengkap",
            )


RULES.add("janji-jauh-melebihi-waktu", Rule("warning", __doc__, periksa, SALAH, BENAR))
