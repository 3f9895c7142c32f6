"""Saluran pengaduan dihapus.

Saluran pengaduan yang tidak ada lagi, juga tidak dengan nama lain (nomor atau alamat yang sama) pada layanan atau kantor.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.saluran import saluran_pergi


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A channel that is nowhere now."""
    if not saluran_pergi(beda, tinjauan):
        return None
    return "Masyarakat kehilangan satu saluran pengaduan"


RULES.add(
    "pengaduan-dihapus",
    Rule(__doc__, "memberatkan", ("pengaduan", "_instansi.pengaduan"), "pengaduan-ditambah", alasan, jenis=("dihapus",)),
)
