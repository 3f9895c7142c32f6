"""Urutan tanggal terbalik.

Yang diminta: tanggal revisi, tanggal efektif, dan tanggal penetapan tidak mendahului tanggal pembuatan.

Mengapa: tanggal pembuatan adalah tanggal SOP selesai dibuat, tanggal revisi tanggal SOP diubah atau akan ditinjau, tanggal
efektif tanggal SOP mulai berlaku (PermenPAN-RB 35/2012). Yang belum selesai dibuat tidak dapat diubah, ditetapkan, atau
berlaku.

Cara memperbaiki: cocokkan tanggal-tanggal itu dengan dokumen yang ditandatangani, lalu perbaiki yang keliru; sering kali
tahunnya salah ketik.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tanggal import dates_of, say
from sop_gen.lint.ways import listed

SALAH = """\
tanggal:
  pembuatan: 2026-05-04  # temuan
  efektif: 2026-03-02
"""
BENAR = SALAH.replace("2026-05-04  # temuan", "2026-02-04")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a set of dates, at the date of making: it names all that come before it."""
    for dates in dates_of(tinjauan.layanan):
        made, given = dates.tanggal.pembuatan, {"penetapan": dates.penetapan}
        if not dates.warisan:
            given = {"revisi": dates.tanggal.revisi, "efektif": dates.tanggal.efektif, **given}
        early = {name: day for name, day in given.items() if day and made and day < made}
        if made and early:
            said = listed([f"tanggal {name} ({say(day)})" for name, day in early.items()])
            yield Temuan(
                (*dates.jalur, "pembuatan"),
                f"{said} {dates.milik} mendahului tanggal pembuatannya ({say(made)})",
                "cocokkan dengan dokumen yang ditandatangani, lalu perbaiki tanggal yang keliru",
                f"pembuatan: {min(early.values())}",
            )


RULES.add("tanggal-terbalik", Rule("error", __doc__, periksa, SALAH, BENAR))
