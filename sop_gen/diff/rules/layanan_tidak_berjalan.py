"""Layanan tidak berjalan.

Layanan yang dialihkan atau dicabut tidak dapat diminta di kantor ini. Apa pun yang berubah pada berkasnya, atau hilang dan
munculnya berkas itu, tidak berpengaruh bagi pemohon.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when no side has the service running."""
    sides = [side for side in (tinjauan.lama, tinjauan.baru) if side]
    if not sides or any(side.berjalan for side in sides):
        return None
    return "Layanan ini tidak berjalan di kantor ini, jadi tidak berpengaruh bagi pemohon"


RULES.add("layanan-tidak-berjalan", Rule(__doc__, "netral", ("*",), "layanan-tidak-berjalan", alasan, mendahului=True))
