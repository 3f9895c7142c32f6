"""Prosedur ditulis tersendiri.

Komponen prosedur yang kosong kini diisi, atau diisi lalu dikosongkan, sedangkan SOP memuat langkah untuk umum. Tahapnya mungkin
sudah dijalani sebelumnya.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, hanya_ditulis, milik_pemohon, pergi
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The other edition tells its procedure in the SOP."""
    if not hanya_ditulis(tinjauan) or not milik_pemohon(datang(beda, tinjauan) + pergi(beda, tinjauan)):
        return None
    return "Prosedur hanya ditulis tersendiri pada satu edisi; tahap ini mungkin sama dengan langkah dalam SOP"


RULES.add(
    "prosedur-dituliskan",
    Rule(
        __doc__,
        "netral",
        ("prosedur",),
        "prosedur-dituliskan",
        alasan,
        jenis=("ditambah", "dihapus"),
        dinilai=True,
    ),
)
