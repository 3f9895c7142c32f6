"""Jam layanan berkurang.

Lamanya kantor buka pada hari-hari yang disentuh perubahan, dijumlahkan seminggu dari seluruh jam layanan kantor. Hari atau
jam yang ditulis dengan kata-kata tidak dibandingkan.
"""

from __future__ import annotations

from sop_gen.diff.jam import geseran, sebut_menit
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the minutes a week."""
    found = geseran(beda, tinjauan)
    if found is None or not found.wakil or not found.menit < 0:
        return None
    return f"Jam layanan {found.sebutan}berkurang {sebut_menit(found.menit)} seminggu"


RULES.add(
    "jam-layanan-berkurang",
    Rule(
        __doc__,
        "memberatkan",
        ("_instansi.jam_layanan", "_instansi.jam_layanan.hari", "_instansi.jam_layanan.jam"),
        "jam-layanan-bertambah",
        alasan,
        jenis=(
            "diubah",
            "ditambah",
            "dihapus",
        ),
    ),
)
