"""The record of a pack: what lay on the table of a meeting, so that what comes back finds its place.

``rapat.json`` lies in the folder of the pack and travels with it: it comes from other people, and is read with care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from sop_gen.diagnostics import SpecError
from sop_gen.engine.fonts import undrawable
from sop_gen.teks.polos import bare

REKAMAN = "rapat.json"
"""The name of the record in the folder of a pack."""
MAX_BYTES = 20 * 1024 * 1024
KOLOM = ("No", "Bagian", "Semula", "Menjadi", "Dampak", "Alasan", "Masukan FGD", "Tindak lanjut")
KOLOM_PERTANYAAN = ("No", "Bagian", "Pertanyaan", "Jawaban forum")
BELUM_ADA, DIHAPUS, TETAP = "(belum ada)", "(dihapus)", "Tetap"
"""What stands in a cell whose side has no text, and beside a text that stayed."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


def _printable(text: str) -> str:
    """``text`` when every page can print it."""
    if _CONTROL.search(text) or undrawable(text):
        raise ValueError("memuat karakter yang tidak dapat dicetak")
    return text


Teks = Annotated[str, AfterValidator(_printable), Field(max_length=100_000)]
Nama = Annotated[str, AfterValidator(_printable), Field(max_length=500)]
Kunci = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


@dataclass(frozen=True)
class Potongan:
    """A piece of a text: words that stayed, went or came."""

    teks: Teks
    tanda: Literal["sama", "hapus", "tambah"] = "sama"


@dataclass(frozen=True)
class SisiPaket:
    """One of the two editions that were compared: how people name it, and the hash of what it says."""

    nama: Nama
    sidik: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


@dataclass(frozen=True)
class LayananPaket:
    """A service, or a shared file, of the matrix."""

    id: Annotated[str, Field(pattern=r"^_?[a-z0-9]+(-[a-z0-9]+)*$", max_length=61)]
    nama: Nama


@dataclass(frozen=True)
class BarisPaket:
    """One row of the matrix as it was printed. ``kunci`` are the keys that its file carries; *tetap* rows have none."""

    nomor: Annotated[int, Field(ge=1)]
    layanan: str
    """The id of its service."""
    bagian: Teks
    semula: tuple[Potongan, ...] = ()
    menjadi: tuple[Potongan, ...] = ()
    kunci: tuple[Kunci, ...] = ()
    pita: Teks = ""
    butir: Teks = ""
    keterangan: Teks = ""
    tetap: bool = False
    tanda: Nama = ""
    dampak: Nama = ""
    alasan: tuple[Teks, ...] = ()
    lampiran: bool = False
    """Whether it stands in the appendix, which no forum discusses."""

    @property
    def tempat(self) -> str:
        """Which part it is about, on one line: ``SOP: Penerimaan · Langkah 3 · waktu``."""
        return " · ".join(part for part in (self.pita, self.bagian, self.butir) if part)

    @property
    def tercetak(self) -> dict[str, tuple[str, ...]]:
        """By the name of its column, how the text of each cell may read."""
        part = "\n".join(line for line in (self.bagian, self.butir, self.keterangan) if line)
        return {
            "No": (str(self.nomor),),
            "Bagian": (part, f"{self.pita}\n{part}"),
            "Semula": (text(self.semula) or BELUM_ADA,),
            "Menjadi": (TETAP if self.tetap else text(self.menjadi) or DIHAPUS,),
            "Dampak": (f"{self.tanda} {self.dampak}".strip(),),
            "Alasan": ("\n".join(self.alasan),),
            "ID": (self.layanan,),
            "sidik": (" ".join(self.kunci),),
        }


@dataclass(frozen=True)
class PertanyaanPaket:
    """An open question that the forum answers; ``nomor`` is ``P3``."""

    nomor: Annotated[str, Field(pattern=r"^P[0-9]{1,5}$")]
    layanan: str
    bagian: Teks
    isi: Teks

    @property
    def tercetak(self) -> dict[str, tuple[str, ...]]:
        """By the name of its column, how the text of each cell may read."""
        return {"No": (self.nomor,), "Bagian": (self.bagian,), "Pertanyaan": (self.isi,)}


@dataclass(frozen=True)
class Paket:
    """What was put before a meeting. ``tercetak`` are the marks of every other text that its files print."""

    kantor: Nama
    dasar: SisiPaket
    edisi: SisiPaket
    layanan: tuple[LayananPaket, ...]
    baris: tuple[BarisPaket, ...]
    pertanyaan: tuple[PertanyaanPaket, ...] = ()
    tanggal: date | None = None
    tercetak: tuple[Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")], ...] = ()
    versi: Literal[1] = 1

    def nama(self, id: str) -> str:
        """The name of a service."""
        return next((entry.nama for entry in self.layanan if entry.id == id), id)


def text(pieces: Iterable[Potongan]) -> str:
    """The words without their marks."""
    return "".join(piece.teks for piece in pieces)


def mark(said: str) -> str:
    """Ten hex digits by which a printed text is known again, however a program laid it out."""
    return sha256(bare(said).encode("utf-8", "surrogatepass")).hexdigest()[:10]


@cache
def _adapter() -> TypeAdapter[Paket]:
    return TypeAdapter(Paket)


def write_paket(paket: Paket) -> bytes:
    """The record as a file; what says nothing is left out."""
    return _adapter().dump_json(paket, indent=1, exclude_defaults=True) + b"\n"


def read_paket(data: bytes, nama: str) -> Paket:
    """The record in ``data``; raises SpecError with what is wrong when it is none, or none of ours."""
    if len(data) > MAX_BYTES:
        raise SpecError(f"'{nama}' terlalu besar untuk rekaman paket (lebih dari {MAX_BYTES // 1024**2} MB)")
    try:
        paket = _adapter().validate_json(data)
    except ValidationError as error:
        raise SpecError(f"'{nama}' bukan rekaman paket yang utuh: {_reason(error)}; ambil lagi dari folder paketnya") from None
    keys = [key for row in paket.baris for key in row.kunci]
    if len(set(keys)) != len(keys):
        raise SpecError(f"'{nama}' bukan rekaman paket yang utuh: satu kunci dipakai dua baris")
    return paket


def _reason(error: ValidationError) -> str:
    """Where the first fault is; the words of the machinery stay inside."""
    first: Any = error.errors(include_url=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"isian '{place}' tidak sesuai" if place else "bukan JSON"
