"""What a filled document says, whatever program wrote it: tables with their cells, and every text that stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sop_gen.diagnostics import SpecError

Cara = Literal["ketikan", "komentar", "kotak teks", "catatan kaki", "dihapus"]
"""How a text came into the document: typed, as a comment, in a text box, as a note, or deleted with the change tracked."""
GAMBAR = "(gambar)"
"""Stands for a picture: nobody can read it here, nobody shall overlook it."""
MAX_KARAKTER = 20_000_000
"""So many characters may a document say."""
_LINES = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True)
class Ujaran:
    """A text that is no cell's own: ``oleh`` is who wrote it, when the document says so."""

    isi: str
    cara: Cara = "ketikan"
    oleh: str = ""


@dataclass(frozen=True)
class Sel:
    """One cell, at ``kolom`` of the grid (from 0), over ``lebar`` columns and ``tinggi`` rows."""

    kolom: int
    teks: str
    asal: str = ""
    """What it said before the changes that are tracked in it."""
    oleh: tuple[str, ...] = ()
    """Who made these changes."""
    ujaran: tuple[Ujaran, ...] = ()
    """What hangs on it: comments, text boxes, notes."""
    lebar: int = 1
    tinggi: int = 1
    lanjutan: bool = False
    """Whether it goes on with the cell above it."""


@dataclass(frozen=True)
class Baris:
    """One row; ``nomor`` counts from 1, ``kunci`` are the keys it carries unseen."""

    nomor: int
    sel: tuple[Sel, ...]
    kunci: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabel:
    """A table of a text, or a sheet."""

    letak: str
    baris: tuple[Baris, ...]


@dataclass(frozen=True)
class Lepas:
    """A text outside tables; ``sekitar`` is what stands before it."""

    letak: str
    ujaran: Ujaran
    sekitar: str = ""


@dataclass(frozen=True)
class Terisi:
    """All of a document."""

    tabel: tuple[Tabel, ...] = ()
    lepas: tuple[Lepas, ...] = ()

    @property
    def tercetak(self) -> set[str]:
        """Every text of it: what a document says that nobody has filled yet."""
        cells = {cell.teks for table in self.tabel for row in table.baris for cell in row.sel}
        return {said for said in cells | {part.ujaran.isi for part in self.lepas} if said.strip()}


def clean(text: str) -> str:
    """``text`` as a YAML file can hold it: line breaks of one kind, characters that no file may have by their numbers."""
    broken = _LINES.sub("\n", text)
    return _FORBIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", broken).strip()


def refuse_flood(terisi: Terisi, nama: str) -> Terisi:
    """``terisi``, unless it says more than any meeting could; raises SpecError."""
    if _size(terisi) > MAX_KARAKTER:
        raise SpecError(f"'{nama}' memuat lebih dari {MAX_KARAKTER // 1_000_000} juta karakter; pecah menjadi beberapa berkas")
    return terisi


def _size(terisi: Terisi) -> int:
    cells: Iterable[Sel] = (cell for table in terisi.tabel for row in table.baris for cell in row.sel)
    inside = sum(len(cell.teks) + len(cell.asal) + sum(len(part.isi) for part in cell.ujaran) for cell in cells)
    return inside + sum(len(part.ujaran.isi) for part in terisi.lepas)
