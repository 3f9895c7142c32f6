"""Tanggal efektif berbeda dari tanggal penetapan.

Yang diminta: `tanggal` efektif sama dengan `tanggal` pada `penetapan`, hari keputusannya ditandatangani.

Mengapa: tanggal efektif adalah tanggal mulai berlaku, sama dengan tanggal ditandatangani (PermenPAN-RB 35/2012). SOP yang
tercetak berlaku sebelum ditandatangani terlihat pada dokumen yang diterbitkan.

Cara memperbaiki: samakan keduanya. Bila keputusannya sendiri menyebut tanggal berlaku yang lain, terima temuan ini dengan
`abaikan` dan tulis alasannya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tanggal import dates_of, say

SALAH = """\
tanggal: {pembuatan: 2026-02-04, efektif: 2026-03-02}  # temuan
penetapan: {nomor: W22-OT.02.02-101 Tahun 2026, tanggal: 2026-03-05}
"""
BENAR = SALAH.replace("efektif: 2026-03-02}  # temuan", "efektif: 2026-03-05}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a set of dates that is in force on another day than it was signed."""
    for dates in dates_of(tinjauan.layanan):
        start, signed = dates.tanggal.efektif, dates.penetapan
        if start and signed and start != signed:
            yield Temuan(
                (*dates.jalur, "efektif"),
                f"tanggal efektif {dates.milik} ({say(start)}) bukan tanggal penetapannya ({say(signed)})",
                "samakan tanggal efektif dengan tanggal keputusan yang menetapkannya",
                f"efektif: {signed}",
            )


RULES.add("tanggal-efektif-berbeda", Rule("warning", __doc__, periksa, SALAH, BENAR))
