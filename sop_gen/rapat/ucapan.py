"""One thing that somebody wrote, on its way from a document into the file of the meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from sop_gen.engine.terisi import Ujaran
from sop_gen.rapat.tanggapan import Jenis
from sop_gen.spec.tree import Plain
from sop_gen.teks.polos import bare

if TYPE_CHECKING:
    from sop_gen.rapat.sasaran import Target

Bidang = Literal["masukan", "tindak_lanjut", "jawaban"]
MAX_ISI = 15_000
"""A longer text is kept in parts: a YAML file takes 20,000 characters in one."""
_HAMPA = re.compile(r"[-–—.,_/\s]*|nihil\W*|tidak ada\W*", re.IGNORECASE)
"""What says that there is nothing to say."""
_SETUJU = re.compile(r"(?:ok|oke|okay|setuju|sepakat|sesuai|cukup|ya|✓|☑)(?:[\s.,!]*)", re.IGNORECASE)
"""What agrees without asking for anything."""


@dataclass(frozen=True)
class Masuk:
    """What was written, and where it goes; no target when nobody knows."""

    target: Target | None
    bidang: Bidang
    ujaran: Ujaran
    berkas: str
    letak: str
    sekitar: str = ""
    jenis: Jenis | None = None


def jenis_of(masuk: Masuk) -> Jenis:
    """What kind of input it is; an answer is empty only when it says nothing."""
    said = masuk.ujaran.isi.strip()
    if masuk.jenis is not None:
        return masuk.jenis
    if masuk.ujaran.cara in ("dihapus", "komentar"):
        return "dihapus" if masuk.ujaran.cara == "dihapus" else "komentar"
    if _HAMPA.fullmatch(said) or (masuk.bidang == "masukan" and _SETUJU.fullmatch(said)):
        return "tanpa usul"
    return "masukan"


def entries(said: Iterable[Masuk]) -> Iterator[tuple[Masuk, dict[str, Plain]]]:
    """Each input as the file has it, under a mark of its own: the same document gives the same marks."""
    seen: Counter[tuple[str, ...]] = Counter()
    for masuk in said:
        for part, piece in enumerate(pieces := list(_pieces(masuk.ujaran.isi)), 1):
            place = masuk.target.id if masuk.target else ""
            key = (masuk.berkas, place, masuk.bidang, jenis_of(masuk), bare(piece))
            seen[key] += 1
            mark = sha256("\x1f".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest()[:12]
            more = f" (bagian {part} dari {len(pieces)})" if len(pieces) > 1 else ""
            yield masuk, _entry(masuk, piece, masuk.letak + more, mark)


def _entry(masuk: Masuk, isi: str, letak: str, mark: str) -> dict[str, Plain]:
    jenis = jenis_of(masuk)
    values = {
        "isi": isi,
        "dari": bare(masuk.ujaran.oleh) or None,
        "jenis": None if jenis == "masukan" else jenis,
        "berkas": masuk.berkas,
        "letak": bare(letak),
        "sekitar": bare(masuk.sekitar) or None,
        "sidik": mark,
    }
    return {key: value for key, value in values.items() if value is not None}


def _pieces(text: str) -> Iterator[str]:
    """``text`` in parts that a file takes, cut between words where there are any."""
    rest = text.strip()
    while len(rest) > MAX_ISI:
        cut = max(rest.rfind(" ", 1, MAX_ISI), rest.rfind("\n", 1, MAX_ISI))
        cut = cut if cut > 0 else MAX_ISI
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest
