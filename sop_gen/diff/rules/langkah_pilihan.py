"""Langkah pilihan pemohon.

Langkah pemohon yang tidak harus dijalaninya, memeriksa isi surat sebelum menerimanya, atau hanya menerima hasil. Bebannya tidak
dapat dipastikan.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import langkah_luar, sebut, sifat
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A step that asks nothing for certain."""
    names = langkah_luar(beda, tinjauan)
    if not names or sifat(beda, names) != "pilihan":
        return None
    return f"Pada langkah ini {sebut(names)} memeriksa atau menerima hasil, atau boleh memilih; bebannya tidak dapat dipastikan"


RULES.add(
    "langkah-pilihan",
    Rule(
        __doc__,
        "netral",
        ("sop.langkah",),
        "langkah-pilihan",
        alasan,
        jenis=("ditambah", "dihapus"),
        dinilai=True,
    ),
)
