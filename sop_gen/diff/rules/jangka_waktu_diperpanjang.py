"""Jangka waktu diperpanjang.

Waktu paling lama yang dijanjikan naik. Dibandingkan hanya bila pasti: jenis hari yang sama, atau sama atau lebih banyaknya
hari kerja terhadap hari kalender, atau batas yang selisihnya lebih besar dari libur mana pun. Rentang dibandingkan menurut
batas atasnya, lalu batas bawahnya. Bila titik awalnya bergeser ke arah lain, tidak ada yang pasti.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import janji, pergeseran, subjek


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the lengths."""
    sides = janji(beda, tinjauan)
    if sides is None or sides.selisih.arah != 1 or sides.selisih.lama != 1:
        return None
    return f"{subjek(sides.baru)} {pergeseran(sides.lama, sides.baru, sides.selisih)}"


RULES.add(
    "jangka-waktu-diperpanjang",
    Rule(
        __doc__,
        "memberatkan",
        ("jangka_waktu", "jangka_waktu.lama", "jangka_waktu.uraian"),
        "jangka-waktu-dipersingkat",
        alasan,
        jenis=("diubah",),
    ),
)
