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

    @property
    def dinilai_sendiri(self) -> Fraction | None:
        """The value of the officer's answer."""
        return self.nilai.get(self.penilaian.jawaban or "") if self.penilaian else None


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
    checks: dict[str, Temuan] = {}

    def check(name: str) -> Temuan:
        if name not in checks:
            checks[name] = UJI.load()[name](keadaan)
        return checks[name]

    def question(kode: str, one: Pertanyaan, *, photographed: bool) -> HasilPertanyaan:
        files = tuple(berkas.get(kode, ()))
        conditions = tuple(_condition(part, [check(name) for name in part.uji], files) for part in one.syarat.values())
        measured = check(one.ukur) if one.ukur else None
        values = lembar.values(one)
        documents = tuple(file for file in keadaan.dokumen if any(fnmatchcase(file.nama, part) for part in one.dokumen))
        span = _range(one, values, dict(zip(one.syarat, conditions, strict=True)), measured)
        said = reminders(lembar, one, documents, files, keadaan, photographed=photographed)
        return HasilPertanyaan(kode, one, values, conditions, measured, documents, files, span, penilaian.get(kode), tuple(said))

    def sub(area: Area, group: Kelompok, part: Sub) -> HasilSub:
        codes = [(code_of(area, group, part, one), one) for one in part.pertanyaan]
        photo = any(file.berlaku and file.jenis == FOTO for code, _ in codes for file in berkas.get(code, ()))
        found = tuple(question(code, one, photographed=photo) for code, one in codes)
        spans = [one.rentang for one in found if one.rentang]
        code = ".".join(filter(None, (group.awalan, part.kode)))
        return HasilSub(part, code, found, weighed(Fraction(part.bobot), spans) if spans and part.bobot else None)

    def group(area: Area, half: Kelompok) -> HasilKelompok:
        subs = tuple(sub(area, half, part) for part in half.sub)
        return HasilKelompok(half, subs, _sum(part.rentang for part in subs))

    def whole(area: Area) -> HasilArea:
        halves = tuple(group(area, half) for half in area.kelompok)
        return HasilArea(area, halves, _sum(half.rentang for half in halves))

    return HasilLembar(lembar, tuple(map(whole, lembar.area)))


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
        values = [question.dinilai_sendiri for question in part.pertanyaan]
        known = [value for value in values if value is not None]
        if len(known) < len(values) or not values:
            return None
        score += Fraction(part.sub.bobot or 0) * sum(known, Fraction(0)) / len(values)
    return score
