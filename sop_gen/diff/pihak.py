"""Which steps of a procedure fall to people from outside the office."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import Tinjauan
from sop_gen.diff.tempo import pergeseran, selisih
from sop_gen.diff.wujud import words
from sop_gen.model.sop import Langkah, Sop
from sop_gen.teks.inline import runs

_PEJABAT = re.compile(
    r"(?:wakil )?presiden\b|menteri\b|kementerian\b|(?:direktur|direktorat|sekretaris|inspektur) jenderal\b|kepolisian\b|"
    r"kejaksaan\b|jaksa\b|pengadilan\b|mahkamah\b|hakim\b",
    re.IGNORECASE,
)
"""Authorities of the state, which ask for no service here."""


Sifat = Literal["hak", "pilihan", "beban"]
_HAK = re.compile(
    r"(?:mengajukan|menyampaikan|membuat|mengirim\w*) (?:\w+ )?(?:keberatan|banding|sanggah\w*|peninjauan kembali)\b",
    re.IGNORECASE,
)
_PILIHAN = re.compile(
    r"dapat\b|menerima\b|mendapat|memperoleh\b|"
    r"(?:memeriksa|meneliti|mencermati|membaca|mencocokkan) (?:kembali |ulang )?(?:isi|kebenaran)\b",
    re.IGNORECASE,
)
_BILA_PERLU = re.compile(
    r"\b(?:(?:bila|jika|apabila) (?:perlu|diperlukan|dikehendaki|ingin)|tidak wajib|opsional)\b", re.IGNORECASE
)


def pihak_luar(sop: Sop, step: Langkah) -> list[str]:
    """Names of the outside pelaksana of ``step``."""
    return [part.nama for part in sop.pelaksana if part.eksternal and part.id in step.oleh]


def langkah_luar(beda: Beda, tinjauan: Tinjauan) -> list[str]:
    """The outside pelaksana of a step that came or went; none when a procedure of the other edition has it."""
    old, new = _activities(tinjauan)
    if beda.menjadi:
        sop, step, own, other = beda.induk[0].baru, beda.menjadi.isi, new, old
    elif beda.semula:
        sop, step, own, other = beda.induk[0].lama, beda.semula.isi, old, new
    else:
        return []
    return pihak_luar(sop, step) if own[_kegiatan(step)] > other[_kegiatan(step)] else []


@lru_cache(maxsize=16)
def _activities(tinjauan: Tinjauan) -> tuple[Counter[str], Counter[str]]:
    """How often outside pelaksana do each activity in all procedures, then and now."""
    old, new = (_counted(side.sop if side else ()) for side in (tinjauan.lama, tinjauan.baru))
    return old, new


def _counted(sops: tuple[Sop, ...]) -> Counter[str]:
    return Counter(_kegiatan(step) for sop in sops for step in sop.langkah if pihak_luar(sop, step))


def _kegiatan(step: Langkah) -> str:
    return words(runs(step.kegiatan)).lower()


def sisi(beda: Beda) -> tuple[list[str], list[str]]:
    """The outside pelaksana, then and now, of the kept step around ``beda``."""
    sop, step = beda.induk[0], beda.induk[1]
    return pihak_luar(sop.lama, step.lama), pihak_luar(sop.baru, step.baru)


def waktu_langkah(beda: Beda, tinjauan: Tinjauan, arah: int) -> str | None:
    """What to say of a step that is an outsider's on both sides and whose time went this way (1 longer, -1 shorter)."""
    old, new = sisi(beda)
    if not (old and new and beda.semula and beda.menjadi):
        return None
    before, after = beda.semula.isi, beda.menjadi.isi
    change = selisih(before, after, tinjauan)
    if change is None or change.arah != arah:
        return None
    return f"Waktu untuk langkah {sebut(new)} {pergeseran(before, after, change)}"


def beyond(names: list[str], others: list[str]) -> list[str]:
    """Those who are not among the others, too; all of them when only their names say so."""
    return [name for name in names if name not in others] or names


def sebut(names: list[str]) -> str:
    """``Pemohon dan Saksi``."""
    return " dan ".join(names)


def is_pejabat(names: list[str]) -> bool:
    """Whether all of them are authorities: the applicant waits for their steps, and brings nothing to them."""
    return all(_PEJABAT.match(name) for name in names)


def bukan_pejabat(names: list[str]) -> list[str]:
    """The names, unless all of them are authorities."""
    return [] if is_pejabat(names) else names


def sifat(beda: Beda, names: list[str]) -> Sifat:
    """What a step that came or went means for the outsiders who do it: their right, their choice, or their burden."""
    value = beda.menjadi or beda.semula
    if value is None or is_pejabat(names):
        return "beban"
    step: Langkah = value.isi
    activity = _kegiatan(step)
    if _HAK.match(activity):
        return "hak"
    return "pilihan" if _PILIHAN.match(activity) or _BILA_PERLU.search(step.keterangan or "") else "beban"


def bekal_diganti(beda: Beda) -> bool:
    """Whether the kept step around ``beda`` needs as many things as before."""
    step = beda.induk[1]
    return len(step.lama.kelengkapan) == len(step.baru.kelengkapan)
