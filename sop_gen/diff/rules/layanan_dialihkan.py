"""Layanan dialihkan.

Layanan dialihkan ke instansi lain, atau kembali dari sana: masyarakat tetap dapat memintanya, di tempat lain.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """To or from another office."""
    old, new = tinjauan.lama, tinjauan.baru
    if not (old and new and "dialihkan" in (old.status, new.status)):
        return None
    if new.dialihkan and new.status == "dialihkan":
        return f"Layanan tetap dapat diminta, tetapi di {new.dialihkan.ke}"
    return "Layanan ini sebelumnya dialihkan ke instansi lain"


RULES.add("layanan-dialihkan", Rule(__doc__, "netral", ("status",), "layanan-dialihkan", alasan, jenis=("diubah",)))
