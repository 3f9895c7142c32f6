"""Words by which an application is refused, sent back, or lapses."""

from __future__ import annotations

import re

from sop_gen.diff.batas import serupa
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.wujud import words
from sop_gen.model.sop import LANJUT, SELESAI, Langkah, Sop
from sop_gen.teks.inline import runs

_TOLAK = re.compile(r"(?<!tidak )\b(?:ditolak|menolak|penolakan|digugurkan)\b", re.IGNORECASE)
_GUGUR = re.compile(
    r"\b(?:gugur|dibatalkan|batal|dianggap (?:dicabut|mengundurkan diri))\b|"
    r"\btidak (?:(?:dapat|boleh) )?(?:diterima|diproses|dilayani|diserahkan|diberikan|diterbitkan|dilanjutkan)\b",
    re.IGNORECASE,
)
_KEMBALI = re.compile(r"\bdikembalikan\b|\bmengembalikan (?:berkas|permohonan|usulan|pengaduan)\b", re.IGNORECASE)
_MELENGKAPI = re.compile(r"\b(?:melengkapi|dilengkapi|memperbaiki|diperbaiki)\w*", re.IGNORECASE)
_PEMOHON = re.compile(r"\b(?:pemohon|pelapor|pengadu|pengguna|masyarakat|kompensasi)\b", re.IGNORECASE)


def soal_penolakan(beda: Beda) -> str | None:
    """What either side speaks of: that an application is refused or sent back, or that it lapses; None when of neither."""
    texts = _texts(beda)
    if any(_TOLAK.search(text) or _KEMBALI.search(text) for text in texts):
        return "penolakan atau pengembalian permohonan"
    return "batalnya atau tidak diberikannya sesuatu" if any(map(_GUGUR.search, texts)) else None


def menyangkut_pemohon(beda: Beda) -> bool:
    """Whether either side speaks of the applicant."""
    return any(_PEMOHON.search(text) for text in _texts(beda))


def arah_penolakan(beda: Beda) -> int:
    """1 when what was sent back to be completed is refused now, -1 the other way round, else 0."""
    if not beda.semula or not beda.menjadi or not serupa(beda.semula.teks, beda.menjadi.teks):
        return 0
    (old_back, old_refused), (new_back, new_refused) = (_fate(side.teks) for side in (beda.semula, beda.menjadi))
    return (old_back and new_refused) - (old_refused and new_back)


def _fate(text: str) -> tuple[bool, bool]:
    """Whether a sentence sends back to be completed, and whether it refuses; neither when it does both."""
    back = bool(_KEMBALI.search(text) and _MELENGKAPI.search(text))
    refused = bool(_TOLAK.search(text))
    return back and not refused, refused and not (_KEMBALI.search(text) or _MELENGKAPI.search(text))


def _texts(beda: Beda) -> list[str]:
    """The words of both sides; of a whole step also what is said to the public, and where its decision leads."""
    found = [side.teks for side in (beda.semula, beda.menjadi) if side]
    if beda.semula and isinstance(beda.semula.isi, Langkah):
        found += _of_step(beda.induk[0].lama, beda.semula.isi)
    if beda.menjadi and isinstance(beda.menjadi.isi, Langkah):
        found += _of_step(beda.induk[0].baru, beda.menjadi.isi)
    return found


def _of_step(sop: Sop, step: Langkah) -> list[str]:
    ways = (step.keputusan.ya, step.keputusan.tidak) if step.keputusan else step.lanjut
    named = {way for way in ways if way not in (LANJUT, SELESAI)}
    targets = [other.kegiatan for number, other in enumerate(sop.langkah) if sop.step_id(number) in named]
    return [words(runs(text)) for text in (step.publik, *targets) if text]
