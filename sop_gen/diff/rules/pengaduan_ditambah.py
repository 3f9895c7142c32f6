"""Saluran pengaduan ditambah.

Saluran pengaduan yang sebelumnya tidak ada, juga tidak dengan nama lain pada layanan atau kantor.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.saluran import saluran_datang


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A channel that was nowhere."""
    if not saluran_datang(beda, tinjauan):
        return None
    return "Masyarakat mendapat satu saluran pengaduan lagi"


RULES.add(
    "pengaduan-ditambah",
    Rule(__doc__, "meringankan", ("pengaduan", "_instansi.pengaduan"), "pengaduan-dihapus", alasan, jenis=("ditambah",)),
)
