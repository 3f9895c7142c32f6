"""Bentuk dokumen lebih berat.

Urutan beratnya: digital, fotokopi, asli, fotokopi legalisir. Bentuk yang tidak disebut tidak diketahui beratnya, kecuali
terhadap legalisir, yang juga dikenali dari nama dokumennya.
"""

from __future__ import annotations

from sop_gen.diff.dokumen import arah_bentuk, sebut_bentuk
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the forms of the whole item."""
    item = beda.induk[-1]
    if arah_bentuk(beda) != 1:
        return None
    return f"Dokumen yang diminta lebih sulit disiapkan: {sebut_bentuk(item.lama)} menjadi {sebut_bentuk(item.baru)}"


RULES.add(
    "bentuk-lebih-berat",
    Rule(__doc__, "memberatkan", ("persyaratan.bentuk", "persyaratan.nama"), "bentuk-lebih-ringan", alasan, jenis=("diubah",)),
)
