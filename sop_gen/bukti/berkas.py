"""Files that the office adds: what their names tell, and names that are safe to write anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from sop_gen.bukti.lembar import JenisBerkas, Keterangan

MAX_NAMA = 120
_DAY = re.compile(r"(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)", re.ASCII)
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_WORDS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True)
class Adanya:
    """One file found in the evidence folder of a question. ``nama`` is the path in that folder, safe to show."""

    nama: str
    jalur: str
    """Where it is read: the path in the evidence folder as the system has it."""
    ukuran: int
    sha256: str


@dataclass(frozen=True)
class BerkasKantor:
    """A file with what it is. ``tahun`` is known without a day when the name tells only that; no clock of the system counts."""

    adanya: Adanya
    jenis: str | None
    tanggal: date | None
    tahun: int | None
    uraian: str
    ditandatangani: bool | None
    berlaku: bool
    """Whether it counts: of a kind that is known, not empty, and of the year if its kind proves one year only."""

    @property
    def nama(self) -> str:
        """The name to show."""
        return self.adanya.nama


def understand(adanya: Adanya, said: Keterangan | None, kinds: Mapping[str, JenisBerkas], tahun: int) -> BerkasKantor:
    """The file as its name and the office's own words tell it, for evidence of the year ``tahun``."""
    day = said.tanggal if said and said.tanggal else day_in(adanya.nama)
    year = day.year if day else year_in(adanya.nama)
    kind = said.jenis if said and said.jenis else kind_of(adanya.nama, kinds)
    timely = kind is not None and (not kinds[kind].berkala or year == tahun)
    signed = said.ditandatangani if said else None
    uraian = (said.uraian or "") if said else ""
    return BerkasKantor(adanya, kind, day, year, uraian, signed, timely and adanya.ukuran > 0 and signed is not False)


def kind_of(name: str, kinds: Mapping[str, JenisBerkas]) -> str | None:
    """The kind whose word stands first in the file's name, the longest of those; else in the name of its folder."""
    for part in _parts(name):
        said = f" {_plain(part)} "
        found = [(said.find(f" {_plain(word)} "), -len(word), id) for id, kind in kinds.items() for word in kind.kata]
        if told := [one for one in found if one[0] >= 0]:
            return min(told)[2]
    return None


def _parts(name: str) -> tuple[str, ...]:
    """The name without its suffix, then its folders, the nearest first."""
    path = PurePosixPath(name)
    return path.stem, *reversed(path.parts[:-1])


def _plain(text: str) -> str:
    return " ".join(_WORDS.sub(" ", re.sub(r"\d+", " ", text.casefold())).split())


def day_in(name: str) -> date | None:
    """The first day that the name, else its folder, says as 2026-03-02 or 20260302."""
    for match in (match for part in _parts(name) for match in _DAY.finditer(part)):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


def year_in(name: str) -> int | None:
    """The first year that the name, else its folder, says."""
    return next((int(match[1]) for part in _parts(name) if (match := _YEAR.search(part))), None)


def shown(name: str) -> str:
    """``name`` without what would change how the text around it is read: controls, direction marks, bytes that are no text."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn") else sign
                   for sign in text)  # fmt: skip


def safe(name: str) -> str:
    """``name`` as one part of a path that every system can write and that leads nowhere else."""
    text = _UNSAFE.sub("_", shown(unicodedata.normalize("NFC", shown(name)))).strip(" .")
    text = f"_{text}" if _DEVICES.match(text) or not text else text
    stem, dot, suffix = text.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = text, "", ""
    return stem[: MAX_NAMA - len(dot + suffix)].rstrip(" .") + dot + suffix
