"""Tahap prosedur dihapus.

Satu tahap dalam prosedur untuk umum tidak perlu lagi dilalui. Tahap yang dikerjakan petugas tidak mengurangi pekerjaan
pemohon.
"""

from __future__ import annotations

from sop_gen.diff.daftar import hanya_ditulis, milik_pemohon, pergi, sebut_tahap
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What went for the applicant."""
    items = milik_pemohon(pergi(beda, tinjauan))
    return f"Pemohon tidak perlu lagi melalui {sebut_tahap(items)}" if items and not hanya_ditulis(tinjauan) else None


RULES.add("tahap-dihapus", Rule(__doc__, "meringankan", ("prosedur",), "tahap-ditambah", alasan, jenis=("dihapus",)))
