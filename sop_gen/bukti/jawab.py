"""A sheet answered: per question what is proved, what is missing, and the range of scores that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Literal

from sop_gen.bukti.berkas import BerkasKantor
from sop_gen.bukti.keadaan import Dokumen, Keadaan
from sop_gen.bukti.lembar import PERSEN, Area, Kelompok, Lembar, Penilaian, Pertanyaan, Sub, Syarat, code_of
from sop_gen.bukti.nilai import Rentang, answer, total, weighed
from sop_gen.bukti.pengingat import FOTO, Pengingat, reminders
from sop_gen.bukti.periksa import UJI, Temuan

Hasil = Literal["terbukti", "belum-terpenuhi", "perlu-bukti"]
Capaian = Literal["tercapai", "mungkin", "tidak-tercapai"]


@dataclass(frozen=True)
class HasilSyarat:
    """One condition: what the checks say, and which kinds of files are missing, each with how many."""

    uraian: str
    hasil: Hasil
    uji: tuple[Temuan, ...]
    kurang: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class HasilPertanyaan:
    """One question with its proof. ``rentang`` is of the answer's value, None when it is not scored."""

    kode: str
    pertanyaan: Pertanyaan
    nilai: Mapping[str, Fraction]
    syarat: tuple[HasilSyarat, ...]
    ukuran: Temuan | None
    dokumen: tuple[Dokumen, ...]
    berkas: tuple[BerkasKantor, ...]
    rentang: Rentang | None
    penilaian: Penilaian | None
    pengingat: tuple[Pengingat, ...]
    dinilai_sendiri: Fraction | None
    """The value of the officer's answer."""


@dataclass(frozen=True)
class HasilSub:
    """One sub-component."""

    sub: Sub
    kode: str
    pertanyaan: tuple[HasilPertanyaan, ...]
    rentang: Rentang | None


@dataclass(frozen=True)
class HasilKelompok:
    """One half of an area."""

    kelompok: Kelompok
    sub: tuple[HasilSub, ...]
    rentang: Rentang | None

    @property
    def pertanyaan(self) -> tuple[HasilPertanyaan, ...]:
        """All its questions."""
        return tuple(question for sub in self.sub for question in sub.pertanyaan)


@dataclass(frozen=True)
class HasilArea:
    """One area."""

    area: Area
    kelompok: tuple[HasilKelompok, ...]
    rentang: Rentang | None

    @property
    def bobot(self) -> Fraction:
        """The most that the area can score."""
        return sum((Fraction(group.kelompok.bobot or 0) for group in self.kelompok), Fraction(0))

    @property
    def pertanyaan(self) -> tuple[HasilPertanyaan, ...]:
        """All its questions."""
        return tuple(question for group in self.kelompok for question in group.pertanyaan)


@dataclass(frozen=True)
class HasilLembar:
    """One sheet answered."""

    lembar: Lembar
    area: tuple[HasilArea, ...]


def evaluate(
    lembar: Lembar, keadaan: Keadaan, berkas: Mapping[str, Sequence[BerkasKantor]], penilaian: Mapping[str, Penilaian]
) -> HasilLembar:
    """The sheet answered with what is known of the office, the files that it added and its officers' answers, both by code."""
    answering = _Answering(lembar, keadaan, berkas, penilaian)
    return HasilLembar(lembar, tuple(map(answering.area, lembar.area)))


class _Answering:
    """A sheet being answered; every check is made once."""

    def __init__(
        self,
        lembar: Lembar,
        keadaan: Keadaan,
        berkas: Mapping[str, Sequence[BerkasKantor]],
        penilaian: Mapping[str, Penilaian],
    ) -> None:
        self._lembar, self._keadaan, self._berkas, self._penilaian = lembar, keadaan, berkas, penilaian
        self._checks: dict[str, Temuan] = {}

    def area(self, area: Area) -> HasilArea:
        halves = tuple(self._group(area, group) for group in area.kelompok)
        return HasilArea(area, halves, _sum(half.rentang for half in halves))

    def _group(self, area: Area, group: Kelompok) -> HasilKelompok:
        subs = tuple(self._sub(area, group, sub) for sub in group.sub)
        return HasilKelompok(group, subs, _sum(sub.rentang for sub in subs))

    def _sub(self, area: Area, group: Kelompok, sub: Sub) -> HasilSub:
        codes = [(code_of(area, group, sub, one), one) for one in sub.pertanyaan]
        photo = any(file.berlaku and file.jenis == FOTO for code, _ in codes for file in self._berkas.get(code, ()))
        found = tuple(self._question(code, one, photographed=photo) for code, one in codes)
        spans = [one.rentang for one in found if one.rentang]
        score = weighed(Fraction(sub.bobot), spans) if spans and sub.bobot else None
        return HasilSub(sub, ".".join(filter(None, (group.awalan, sub.kode))), found, score)

    def _question(self, kode: str, one: Pertanyaan, *, photographed: bool) -> HasilPertanyaan:
        files = tuple(self._berkas.get(kode, ()))
        documents = tuple(file for file in self._keadaan.dokumen if any(fnmatchcase(file.nama, part) for part in one.dokumen))
        conditions = {id: _condition(part, [self._check(name) for name in part.uji], files) for id, part in one.syarat.items()}
        measured = self._check(one.ukur) if one.ukur else None
        values = self._lembar.values(one)
        said = self._penilaian.get(kode)
        return HasilPertanyaan(
            kode=kode,
            pertanyaan=one,
            nilai=values,
            syarat=tuple(conditions.values()),
            ukuran=measured,
            dokumen=documents,
            berkas=files,
            rentang=_range(one, values, conditions, measured),
            penilaian=said,
            pengingat=tuple(reminders(self._lembar, one, documents, files, self._keadaan, photographed=photographed)),
            dinilai_sendiri=self._lembar.value(one, said.jawaban) if said and said.jawaban else None,
        )

    def _check(self, name: str) -> Temuan:
        if name not in self._checks:
            self._checks[name] = UJI.load()[name](self._keadaan)
        return self._checks[name]


def _sum(spans: Iterable[Rentang | None]) -> Rentang | None:
    scored = [span for span in spans if span]
    return total(scored) if scored else None


def _condition(condition: Syarat, checks: list[Temuan], files: tuple[BerkasKantor, ...]) -> HasilSyarat:
    there = Counter(file.jenis for file in files if file.berlaku)
    missing = tuple(
        (wanted.jenis, wanted.jumlah - there[wanted.jenis]) for wanted in condition.berkas if there[wanted.jenis] < wanted.jumlah
    )
    verdicts = {check.putusan for check in checks}
    hasil: Hasil = (
        "belum-terpenuhi" if "belum" in verdicts else "perlu-bukti" if missing or "tak-tentu" in verdicts else "terbukti"
    )
    return HasilSyarat(condition.uraian, hasil, tuple(checks), missing)


def _range(
    question: Pertanyaan, values: Mapping[str, Fraction], conditions: Mapping[str, HasilSyarat], measured: Temuan | None
) -> Rentang | None:
    """What the conditions leave of the scale."""
    if question.skala == PERSEN and measured:
        return Rentang(measured.bagian, Fraction(1))
    if not values:
        return None
    needs = {word: {conditions[id].hasil for id in said.perlu} for word, said in question.jawaban.items()}
    proved = frozenset(word for word, results in needs.items() if results == {"terbukti"})
    refuted = frozenset(word for word, results in needs.items() if "belum-terpenuhi" in results)
    return answer(values, proved, refuted)


def reached(span: Rentang, weight: Fraction, percent: Fraction) -> Capaian:
    """Whether so many percent of the weight are reached."""
    least = weight * percent / 100
    return "tercapai" if span.rendah >= least else "mungkin" if span.tinggi >= least else "tidak-tercapai"


def self_assessed(parts: Sequence[HasilSub]) -> Fraction | None:
    """The score of the officers' answers over whole sub-components; None while one answer is missing."""
    score = Fraction(0)
    for part in parts:
        known = [Rentang(value, value) for question in part.pertanyaan if (value := question.dinilai_sendiri) is not None]
        if len(known) < len(part.pertanyaan):
            return None
        score += weighed(Fraction(part.sub.bobot or 0), known).rendah
    return score
