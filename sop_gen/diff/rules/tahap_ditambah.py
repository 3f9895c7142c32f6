"""Tahap prosedur ditambah.

Satu tahap lagi dalam prosedur untuk umum. Tahap yang dikerjakan petugas tidak menambah pekerjaan pemohon.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, hanya_ditulis, milik_pemohon, sebut_tahap
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What came for the applicant."""
    items = milik_pemohon(datang(beda, tinjauan))
    return f"Pemohon harus melalui {sebut_tahap(items)} lagi" if items and not hanya_ditulis(tinjauan) else None


RULES.add("tahap-ditambah", Rule(__doc__, "memberatkan", ("prosedur",), "tahap-dihapus", alasan, jenis=("ditambah",)))
