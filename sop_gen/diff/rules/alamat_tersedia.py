"""Alamat kini disebut.

Alamat, nomor atau tempat yang dapat dihubungi pemohon kini disebut.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """There was none."""
    if beda.semula:
        return None
    return f"Masyarakat mendapat alamat atau nomor yang dapat dihubungi: {beda.menjadi.teks}" if beda.menjadi else None


RULES.add(
    "alamat-tersedia",
    Rule(
        __doc__,
        "meringankan",
        (
            "kanal.tempat",
            "kanal.url",
            "pengaduan.nilai",
            "_instansi.pengaduan.nilai",
            "_instansi.alamat",
            "_instansi.kontak.laman",
            "_instansi.kontak.surel",
            "_instansi.kontak.telepon",
            "_instansi.kontak.whatsapp",
        ),
        "alamat-hilang",
        alasan,
        jenis=(
            "diubah",
            "ditambah",
        ),
    ),
)
