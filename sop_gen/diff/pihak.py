"""Which steps of a procedure fall to people from outside the office."""

from __future__ import annotations

import re

from sop_gen.diff.perubahan import Beda
from sop_gen.model.sop import Langkah, Sop

_PEJABAT = re.compile(
    r"(?:wakil )?presiden\b|menteri\b|kementerian\b|(?:direktur|direktorat|sekretaris|inspektur) jenderal\b|kepolisian\b|"
    r"kejaksaan\b|jaksa\b|pengadilan\b|mahkamah\b|hakim\b",
    re.IGNORECASE,
)
"""Authorities of the state, which ask for no service here."""


def pihak_luar(sop: Sop, step: Langkah) -> list[str]:
    """Names of the outside pelaksana of ``step``."""
    return [part.nama for part in sop.pelaksana if part.eksternal and part.id in step.oleh]


def sisi(beda: Beda) -> tuple[list[str], list[str]]:
    """The outside pelaksana, then and now, of the kept step around ``beda``."""
    sop, step = beda.induk[0], beda.induk[1]
    return pihak_luar(sop.lama, step.lama), pihak_luar(sop.baru, step.baru)


def sebut(names: list[str]) -> str:
    """``Pemohon dan Saksi``."""
    return " dan ".join(names)


def is_pejabat(names: list[str]) -> bool:
    """Whether all of them are authorities: the applicant waits for their steps, and brings nothing to them."""
    return all(_PEJABAT.match(name) for name in names)


def bekal_diganti(beda: Beda) -> bool:
    """Whether the kept step around ``beda`` needs as many things as before."""
    step = beda.induk[1]
    return len(step.lama.kelengkapan) == len(step.baru.kelengkapan)
