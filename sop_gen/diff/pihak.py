"""Which steps of a procedure fall to people from outside the office."""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.model.sop import Langkah, Sop


def pihak_luar(sop: Sop, step: Langkah) -> list[str]:
    """Names of the outside pelaksana of ``step``."""
    return [part.nama for part in sop.pelaksana if part.eksternal and part.id in step.oleh]


def sisi(beda: Beda) -> tuple[list[str], list[str]]:
    """The outside pelaksana, then and now, of the kept step around ``beda``."""
    sop, step = beda.induk[0], beda.induk[1]
    return pihak_luar(sop.lama, step.lama), pihak_luar(sop.baru, step.baru)


def kegiatan(beda: Beda) -> str:
    """What the kept step around ``beda`` is now."""
    return str(beda.induk[1].baru.kegiatan)


def sebut(names: list[str]) -> str:
    """``Pemohon dan Saksi``."""
    return " dan ".join(names)
