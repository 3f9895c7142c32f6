"""Which row of the matrix a row of a filled document is: by key, else by number and text, else by likeness, else none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sop_gen.engine.terisi import Baris
from sop_gen.rapat.kepala import ISIAN, Kepala
from sop_gen.rapat.paket import BELUM_ADA, DIHAPUS, KOLOM, KOLOM_PERTANYAAN, TETAP, BarisPaket, Paket, PertanyaanPaket, mark
from sop_gen.teks.polos import bare

TEKS = ("Bagian", "Semula", "Menjadi", "Pertanyaan")
"""Columns whose words tell rows apart."""
MIRIP, JARAK = 0.6, 0.15
"""How like a row must be (0 to 1), and how much less like the next one may be.

Measured on the 441 rows of both shipped offices, without key and number, against the rows of the same service: the nearest other
row is like a row by 0.4 in the middle and by 0.73 in nine of ten. With every fifth word replaced 379 rows still find their place,
with every third 281, with half 87; not one a wrong one. Rows that lie closer together than this go to a person.
"""
MAX_MIRIP = 5_000
"""So many rows of a document are looked up by likeness; further ones go to people."""
BIASA = frozenset(map(bare, (BELUM_ADA, DIHAPUS, TETAP, "")))
"""Texts that many rows share."""
_KUNCI = re.compile("[0-9a-f]{12}")
_NOMOR = re.compile(r"0*([1-9][0-9]{0,6})\.?")
_NOMOR_TANYA = re.compile(r"[Pp]\s*0*([1-9][0-9]{0,4})\.?")


@dataclass(frozen=True)
class Target:
    """Where an input belongs: a row of the matrix, several that people made one, or a question."""

    baris: tuple[BarisPaket, ...] = ()
    pertanyaan: PertanyaanPaket | None = None
    layanan: tuple[str, ...] = ()
    """Names of the services of its rows."""

    @property
    def id(self) -> str:
        """What it is known by from one reading to the next."""
        if self.pertanyaan:
            return f"{self.pertanyaan.layanan} {self.pertanyaan.nomor}"
        row = self.baris[0]
        return row.kunci[0] if row.kunci else f"{row.layanan} {row.nomor}"

    @property
    def _subjects(self) -> tuple[BarisPaket | PertanyaanPaket, ...]:
        return (self.pertanyaan,) if self.pertanyaan else self.baris

    @property
    def sebutan(self) -> str:
        """How a person is told of it."""
        if self.pertanyaan:
            return f"{self.pertanyaan.nomor} ({self.pertanyaan.bagian})"
        return f"{self.baris[0].nomor} ({self.baris[0].tempat})"

    @cached_property
    def tercetak(self) -> Mapping[str, frozenset[str]]:
        """What its cells may say, by column; rows that were made one say what each of them said, in any order of two."""
        parts = [{**row.tercetak, "Layanan": (name,)} for row, name in zip(self._subjects, self.layanan, strict=True)]
        joined = {name: {bare("\n".join(part[name][0] for part in order)) for order in (parts, parts[::-1])} for name in parts[0]}
        return {name: frozenset({*joined[name], *(bare(text) for part in parts for text in part[name])}) for name in joined}


class Sasaran:
    """What the record of a pack knows."""

    def __init__(self, paket: Paket) -> None:
        self._paket = paket
        self._by_key = {key: row for row in paket.baris for key in row.kunci}
        self._by_number = {row.nomor: row for row in paket.baris}
        self._questions = {question.nomor: question for question in paket.pertanyaan}
        self._names = {bare(entry.nama): entry.id for entry in paket.layanan}
        self._left = MAX_MIRIP

    # ---- what the pack printed ------------------------------------------------------------------------------------

    def is_printed(self, text: str) -> bool:
        """Whether the pack itself says exactly this."""
        return mark(text) in self._printed

    @cached_property
    def _printed(self) -> frozenset[str]:
        rows: list[BarisPaket | PertanyaanPaket] = [*self._paket.baris, *self._paket.pertanyaan]
        cells = {mark(text) for row in rows for texts in row.tercetak.values() for text in texts}
        heads = {mark(name) for name in (*KOLOM, *KOLOM_PERTANYAAN, "Layanan", "ID", "sidik")}
        return frozenset({*self._paket.tercetak, *cells, *heads, *map(mark, self._names)})

    def is_key(self, text: str) -> bool:
        """Whether it is keys of the pack, or ids of its services."""
        words = text.split()
        return bool(words) and all(word in self._by_key or word in self._names.values() for word in words)

    def service(self, text: str) -> str | None:
        """The service that a title names."""
        said = bare(text)
        return self._names.get(said) or next((id for name, id in self._names.items() if said.endswith(f": {name}")), None)

    # ---- which row ------------------------------------------------------------------------------------------------

    def find(self, row: Baris, kepala: Kepala, layanan: str | None) -> Target | None:
        """The row or question that ``row`` is; ``layanan`` is the service under whose title it stands."""
        if keyed := self._by_keys(row):
            return self._target(*keyed)
        said = {name: bare(cell.teks) for cell in row.sel if (name := kepala.nama(cell.kolom)) and name not in ISIAN}
        layanan = self._names.get(said.get("Layanan", "")) or self._id(said) or layanan
        if kepala.column("Pertanyaan") is not None:
            return self._question(said, layanan)
        return self._numbered(said, layanan) or self._alike(said, layanan)

    def _by_keys(self, row: Baris) -> list[BarisPaket]:
        found = [*row.kunci]
        for cell in row.sel:
            words = cell.teks.split()
            found += words if words and all(_KUNCI.fullmatch(word) for word in words) else []
        return list({id(known): known for key in found if (known := self._by_key.get(key))}.values())

    def _id(self, said: Mapping[str, str]) -> str | None:
        return said["ID"] if said.get("ID") in self._names.values() else None

    def _numbered(self, said: Mapping[str, str], layanan: str | None) -> Target | None:
        """The row of that number, when a text of its own bears it out."""
        number = _NOMOR.fullmatch(said.get("No", ""))
        row = self._by_number.get(int(number[1])) if number else None
        if row is None or layanan not in (None, row.layanan):
            return None
        target = self._target(row)
        same = any(said[name] in target.tercetak[name] - BIASA for name in TEKS if name in said and name in target.tercetak)
        return target if same or _likeness(_words(said), self._words_of[target.id]) >= MIRIP else None

    def _question(self, said: Mapping[str, str], layanan: str | None) -> Target | None:
        number = _NOMOR_TANYA.fullmatch(said.get("No", ""))
        question = self._questions.get(f"P{number[1]}") if number else None
        if question is not None:
            target = self._target(question)
            like = _likeness(_words({"Pertanyaan": said.get("Pertanyaan", "")}), _words({"Pertanyaan": bare(question.isi)}))
            if said.get("Pertanyaan") in target.tercetak["Pertanyaan"] or like >= MIRIP:
                return target
        return self._alike(said, layanan)

    def _alike(self, said: Mapping[str, str], layanan: str | None) -> Target | None:
        """The one row that is like it, by far more than any other."""
        words = _words(said)
        if not words or self._left <= 0:
            return None
        self._left -= 1
        questions = "Pertanyaan" in said
        scored = sorted(
            (
                (_likeness(words, self._words_of[target.id]), number, target)
                for number, target in self._candidates(questions, layanan)
            ),
            key=lambda found: -found[0],
        )
        if not scored or scored[0][0] < MIRIP or (len(scored) > 1 and scored[0][0] - scored[1][0] < JARAK):
            return None
        return scored[0][2]

    def _candidates(self, questions: bool, layanan: str | None) -> Iterator[tuple[int, Target]]:
        for number, target in enumerate(self._targets):
            subject = target.pertanyaan or target.baris[0]
            if bool(target.pertanyaan) == questions and layanan in (None, subject.layanan):
                yield number, target

    @cached_property
    def _targets(self) -> list[Target]:
        return [*map(self._target, self._paket.baris), *map(self._target, self._paket.pertanyaan)]

    def _target(self, *subjects: BarisPaket | PertanyaanPaket) -> Target:
        rows = tuple(subject for subject in subjects if isinstance(subject, BarisPaket))
        question = next((subject for subject in subjects if isinstance(subject, PertanyaanPaket)), None)
        return Target(rows, question, tuple(self._paket.nama(subject.layanan) for subject in subjects))

    @cached_property
    def _words_of(self) -> dict[str, Counter[str]]:
        return {target.id: _words(_told(target)) for target in self._targets}


def _told(target: Target) -> dict[str, str]:
    subject = target.pertanyaan or target.baris[0]
    return {name: bare(texts[0]) for name, texts in subject.tercetak.items()}


def _words(said: Mapping[str, str]) -> Counter[str]:
    """The words of a row, those of each column apart."""
    return Counter(f"{name} {word}" for name in TEKS if said.get(name, "") not in BIASA for word in said[name].casefold().split())


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    """How many of their words two rows share, from 0 to 1."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
