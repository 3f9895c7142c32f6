"""Keterangan saluran pengaduan berubah.

Alamat atau nomornya tetap; yang ditulis lain hanyalah keterangannya, misalnya siapa yang melayani dan kapan.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.saluran import hanya_keterangan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The address stays."""
    if not hanya_keterangan(beda):
        return None
    return "Keterangan saluran ini ditulis lain; alamat atau nomornya tetap"


RULES.add(
    "keterangan-saluran",
    Rule(
        __doc__,
        "netral",
        (
            "pengaduan.nilai",
            "pengaduan.keterangan",
            "_instansi.pengaduan.nilai",
            "_instansi.pengaduan.keterangan",
        ),
        "keterangan-saluran",
        alasan,
        jenis=("diubah",),
        dinilai=True,
    ),
)
