"""Jumlah dokumen turun.

Jumlah lembar, rangkap atau buah yang diminta. Tanpa angka, satu yang diminta. Satuan yang berbeda tidak dibandingkan.
"""

from __future__ import annotations

from sop_gen.diff.dokumen import arah_jumlah
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the numbers."""
    item = beda.induk[-1]
    if arah_jumlah(item.lama, item.baru) != -1:
        return None
    return f"Pemohon menyerahkan lebih sedikit: {item.lama.jumlah or 'satu'} menjadi {item.baru.jumlah or 'satu'}"


RULES.add(
    "jumlah-dokumen-turun",
    Rule(__doc__, "meringankan", ("persyaratan.jumlah",), "jumlah-dokumen-naik", alasan, jenis=("diubah",)),
)
