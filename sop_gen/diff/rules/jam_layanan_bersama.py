"""Jam layanan ditata ulang.

Beberapa baris jam layanan tentang hari yang sama berubah bersama. Selisihnya seminggu dikatakan sekali, pada baris dengan hari
terbanyak; pada baris lainnya, dan bila lamanya tetap, tidak ada yang bertambah atau berkurang.
"""

from __future__ import annotations

from sop_gen.diff.jam import geseran
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Rows that say nothing of their own."""
    found = geseran(beda, tinjauan)
    if found is None or (found.wakil and found.menit):
        return None
    return f"Dihitung bersama jam layanan {found.hari}" if found.menit else "Jam layanan ditata ulang; lamanya seminggu tetap"


RULES.add(
    "jam-layanan-bersama",
    Rule(
        __doc__,
        "netral",
        (
            "_instansi.jam_layanan",
            "_instansi.jam_layanan.hari",
            "_instansi.jam_layanan.jam",
        ),
        "jam-layanan-bersama",
        alasan,
        jenis=("ditambah", "dihapus", "diubah"),
    ),
)
