"""What a sentence says more than before: another way of dealing with the office (by mail, on a site), or a condition."""

from __future__ import annotations

import re

from sop_gen.diff.daftar import is_petugas
from sop_gen.diff.perubahan import Beda, Nilai

_CARA = (
    r"loket|laman|situs|website|aplikasi|portal|surat elektronik|surel|e-?mail|pos|telepon|whatsapp|daring|faksimile|"
    r"mal pelayanan publik"
)
_DISEBUT = re.compile(rf"\b(?:{_CARA})\b", re.IGNORECASE)
_PILIHAN = re.compile(
    r"(?P<sambung>atau|maupun|dan|serta)(?: juga)? "
    rf"(?P<cara>(?:(?:di|ke|lewat|melalui|secara|pada|dari) )?(?:{_CARA})(?: [\w-]+){{0,3}})",
    re.IGNORECASE,
)
_TERSEDIA = re.compile(r"\b(?:tersedia|dapat|bisa)\b", re.IGNORECASE)
"""What makes ``dan di laman`` another way, not another duty."""
_BERSYARAT = re.compile(r"\b(?:bila|jika|apabila|hanya|wajib|harus|bagi|untuk)\b", re.IGNORECASE)
_BILA = re.compile(r"(?:hanya )?(?:bila|jika|apabila|sepanjang)\b", re.IGNORECASE)
_TANDA = ".,;:"


def pilihan(kurang: Nilai | None, lebih: Nilai | None) -> str | None:
    """``lewat surat elektronik`` when that is all that ``lebih`` says more than ``kurang``: another way for the applicant."""
    if not kurang or not lebih or is_petugas(lebih.teks):
        return None
    more = _PILIHAN.fullmatch(_sisipan(kurang.teks, lebih.teks))
    if not more or _BERSYARAT.search(more["cara"]):
        return None
    certain = more["sambung"].lower() in ("atau", "maupun") or _TERSEDIA.search(kurang.teks)
    return more["cara"] if certain else None


def syarat_disisipkan(kurang: Nilai | None, lebih: Nilai | None) -> bool:
    """Whether all that ``lebih`` says more is a condition: ``bila diminta``."""
    return bool(kurang and lebih and _BILA.match(_sisipan(kurang.teks, lebih.teks)))


def cara_berubah(beda: Beda) -> bool:
    """Whether the remark of a step names other ways than before; its activity names those of the office."""
    if not beda.bidang.endswith(".keterangan"):
        return False
    old, new = ({way.lower() for way in _DISEBUT.findall(side.teks)} if side else set() for side in (beda.semula, beda.menjadi))
    return old != new


def _sisipan(kurang: str, lebih: str) -> str:
    """The words in one place by which ``lebih`` is longer; empty when anything else differs."""
    short, long = ([word.strip(_TANDA) for word in text.split()] for text in (kurang, lebih))
    start = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    rest = len(short) - start
    return (
        " ".join(long[start : len(long) - rest]) if len(long) > len(short) and short[start:] == long[len(long) - rest :] else ""
    )
