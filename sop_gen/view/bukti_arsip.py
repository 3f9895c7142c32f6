"""Where each proof lies in the archive that evaluators get: ``AREA VI/i. Standar pelayanan/VI.i.a SK 2026-03-02.pdf``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import quote

from sop_gen.bukti.berkas import safe
from sop_gen.bukti.jawab import HasilArea, HasilLembar, HasilPertanyaan, HasilSub

INDEKS = "indeks.html"
MAX_BERKAS, MAX_SELURUH, MAX_JUMLAH = 100 * 1024 * 1024, 500 * 1024 * 1024, 5_000
"""The largest file that is copied, and what all copies may take together (bytes) and be."""
Asal = Literal["hasil", "bukti"]
Kunci = tuple[str, Asal, str]
"""One use of a proof: the code of the question, and the file in the output folder or in the evidence folder."""


@dataclass(frozen=True)
class Salinan:
    """One file of the archive and what it is a copy of. ``sha256`` is None for what is only drawn now."""

    nama: str
    asal: Asal
    jalur: str
    sha256: str | None
    ukuran: int

    @property
    def asal_berkas(self) -> tuple[Asal, str]:
        """The file that it is a copy of; several copies may be of one."""
        return self.asal, self.jalur

    @property
    def tautan(self) -> str:
        """The address relative to the index."""
        return quote(self.nama)


def copies(results: Iterable[HasilLembar]) -> dict[Kunci, Salinan]:
    """Every proof by its use; the office's files that are too large are left out."""
    made: dict[Kunci, Salinan] = {}
    taken: set[str] = {INDEKS}
    for area, sub, question in _questions(results):
        folder = f"{_folder(area)}/{safe(f'{sub.kode}. {sub.sub.nama}')[:60].rstrip(' .')}"
        for key, title, sha, size in _proofs(question):
            suffix = safe(f"x{PurePosixPath(key[2]).suffix.lower()}")[1:]
            name = safe(f"{question.kode} {title}")
            stem = name[: -len(suffix)] if suffix and name.lower().endswith(suffix) else name
            made[key] = Salinan(_free(f"{folder}/{stem}", suffix, taken), key[1], key[2], sha, size)
    return made


def _questions(results: Iterable[HasilLembar]) -> Iterator[tuple[HasilArea, HasilSub, HasilPertanyaan]]:
    for result in results:
        for area in result.area:
            for sub in (part for half in area.kelompok for part in half.sub):
                yield from ((area, sub, question) for question in sub.pertanyaan)


def _folder(area: HasilArea) -> str:
    return safe(area.area.folder or f"AREA {area.area.kode}")


def _proofs(question: HasilPertanyaan) -> Iterator[tuple[Kunci, str, str | None, int]]:
    for document in question.dokumen:
        yield (question.kode, "hasil", document.nama), document.judul, document.sha256, document.ukuran
    for file in question.berkas:
        if file.adanya.ukuran <= MAX_BERKAS:
            title = PurePosixPath(file.nama).name
            yield (question.kode, "bukti", file.adanya.jalur), title, file.adanya.sha256, file.adanya.ukuran


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    """A name that no other has, whatever the case of its letters."""
    name, number = f"{stem}{suffix}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){suffix}"
    taken.add(name.casefold())
    return name
