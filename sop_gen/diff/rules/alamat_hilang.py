"""Alamat tidak lagi disebut.

Alamat, nomor atau tempat yang dapat dihubungi pemohon dihapus tanpa ganti.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Nothing took its place."""
    if beda.menjadi:
        return None
    return f"Masyarakat kehilangan alamat atau nomor yang dapat dihubungi: {beda.semula.teks}" if beda.semula else None


RULES.add(
    "alamat-hilang",
    Rule(
        __doc__,
        "memberatkan",
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
        "alamat-tersedia",
        alasan,
        jenis=(
            "diubah",
            "dihapus",
        ),
    ),
)
