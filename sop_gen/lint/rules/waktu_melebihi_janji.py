"""Waktu SOP melebihi jangka waktu.

Yang diminta: jumlah waktu langkah kantor pada jalur biasa (setiap keputusan dijawab ya) tidak lebih lama daripada
`jangka_waktu` yang dijanjikan. Langkah yang hanya dikerjakan pihak luar (`eksternal: true`) tidak dihitung.

Mengapa: mutu baku dalam SOP melayani standar pelayanan (PermenPAN-RB 35/2012). Bila langkahnya saja sudah lebih lama
daripada janji, janji itu tidak mungkin ditepati. Yang disebut hanya yang pasti, pada tanggal berapa pun.

Cara memperbaiki: perpendek langkah yang paling lama, betulkan waktunya, atau ubah `jangka_waktu` menjadi lama yang
dapat ditepati.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call
from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Sop
from sop_gen.waktu.janji import Banding, compare_with_promise
from sop_gen.waktu.jumlah import step_times
from sop_gen.waktu.kata import format_jumlah

SALAH = """\
jangka_waktu: 2 hari kerja sejak berkas lengkap
sop:
  - judul: Penerbitan Surat  # temuan
    pelaksana: {petugas: Petugas Loket, kepala: Kepala Bidang}
    langkah:
      - {kegiatan: Memeriksa berkas, oleh: petugas, waktu: 1 hari kerja}
      - {kegiatan: Menandatangani surat, oleh: kepala, waktu: 3 hari kerja}
"""
BENAR = SALAH.replace("jangka_waktu: 2", "jangka_waktu: 4").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each procedure whose usual way surely takes the office longer than is promised."""
    layanan = tinjauan.layanan
    kalender = tinjauan.instansi.kalender if tinjauan.instansi else Kalender()
    for number, sop in enumerate(layanan.sop if layanan.jangka_waktu else ()):
        usual = compare_with_promise(layanan, sop, kalender).biasa
        if usual.putusan_kantor == "lewat":
            total = plain(format_jumlah(usual.jumlah_kantor, kalender))
            yield Temuan(
                ("sop", number, "judul"),
                f"langkah kantor pada jalur biasa memakan {total}; janjinya {_promise(tinjauan)}",
                f"perpendek langkah yang lama, misalnya {call(sop, _slowest(sop, usual, kalender))}, atau ubah jangka_waktu",
                f"jangka_waktu: {total.split(' (')[0].split(';')[0]} sejak berkas lengkap",
            )


def _promise(tinjauan: Tinjauan) -> str:
    return " dan ".join(part.lama.tulisan for part in tinjauan.layanan.jangka_waktu if part.lama)


def _slowest(sop: Sop, usual: Banding, kalender: Kalender) -> int:
    """The step of the office that takes longest on the usual way."""
    times = step_times(sop, kalender, "sampai")
    outside = {part.id for part in sop.pelaksana if part.eksternal}
    own = [index for index in usual.jalan.langkah if not outside.issuperset(sop.langkah[index].oleh)]
    return max(own, key=lambda index: times[index].length(kalender))


RULES.add("waktu-melebihi-janji", Rule("error", __doc__, periksa, SALAH, BENAR))
