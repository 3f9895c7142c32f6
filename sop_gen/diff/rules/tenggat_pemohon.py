"""Tenggat pemohon berubah.

Waktu yang uraiannya mengatakan "oleh pemohon" adalah tenggat bagi pemohon. Tenggat yang lebih panjang memberi kelonggaran,
tetapi juga menunda hasilnya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import untuk_pemohon


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A deadline of the applicant."""
    if not any(side and untuk_pemohon(side.isi) for side in (beda.semula, beda.menjadi)):
        return None
    return "Ini batas waktu bagi pemohon, bukan janji kantor kepadanya"


RULES.add(
    "tenggat-pemohon",
    Rule(
        __doc__,
        "netral",
        ("jangka_waktu",),
        "tenggat-pemohon",
        alasan,
        dinilai=True,
        jenis=(
            "diubah",
            "ditambah",
            "dihapus",
        ),
    ),
)
