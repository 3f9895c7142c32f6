"""A sheet against itself: references to what it does not have, weights that don't add up, codes used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from sop_gen.bukti.lembar import PERSEN, Area, Kelompok, Lembar, Pertanyaan, Syarat, questions
from sop_gen.bukti.periksa import UJI
from sop_gen.model.messages import nearest
from sop_gen.spec.tree import Step

Path = tuple[Step, ...]


class Salah(NamedTuple):
    """Where, what is wrong, what to do, and an example that would pass."""

    jalur: Path
    pesan: str
    saran: str
    contoh: str


def meant(word: str, known: Iterable[str]) -> str:
    """A hint: the known word that is most like ``word``, else all of them."""
    words = list(known)
    like = nearest(word, words)
    return f"mungkin maksudnya '{like}'" if like else f"yang dikenal: {', '.join(words) or '(tidak ada)'}"


def faults_of(lembar: Lembar) -> Iterator[Salah]:
    """Everything that is wrong with a sheet whose parts are right one by one."""
    yield from _scales(lembar)
    codes: set[str] = set()
    for place in questions(lembar):
        if place.kode.casefold() in codes:
            yield Salah(place.jalur, f"kode '{place.kode}' dipakai dua kali", "beri kode yang lain", "kode: b")
        codes.add(place.kode.casefold())
        yield from _of_question(lembar, place.pertanyaan, place.jalur)
    for number, area in enumerate(lembar.area):
        yield from _weights(area, ("area", number))
    for path, ids in _sources(lembar):
        for id in ids:
            if id not in lembar.sumber:
                pesan = f"sumber '{id}' belum ada di daftar sumber"
                yield Salah((*path, "sumber"), pesan, meant(id, lembar.sumber), "sumber: {C1: {uraian: …}}")


def _scales(lembar: Lembar) -> Iterator[Salah]:
    for name, scale in lembar.skala.items():
        if len(scale) < 2 or any(not 0 <= value <= 1 for value in scale.values()) or len(set(scale.values())) < len(scale):
            saran = "tulis dua jawaban atau lebih, masing-masing dengan nilai yang berbeda antara 0 dan 1"
            yield Salah(("skala", name), f"skala '{name}' tidak dapat dipakai", saran, "A-C: {A: 1, B: 0.5, C: 0}")


def _sources(lembar: Lembar) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for number, least in enumerate(lembar.ambang):
        yield ("ambang", number), least.sumber
    for first, area in enumerate(lembar.area):
        for second, group in enumerate(area.kelompok):
            yield ("area", first, "kelompok", second), group.sumber
    for place in questions(lembar):
        yield place.jalur, place.pertanyaan.sumber
        for number, proof in enumerate(place.pertanyaan.data_dukung):
            yield (*place.jalur, "data_dukung", number), proof.sumber


def _weights(area: Area, path: Path) -> Iterator[Salah]:
    """Scored groups have a weight, and their sub-components weigh the same together."""
    for number, group in enumerate(area.kelompok):
        here: Path = (*path, "kelompok", number)
        scored = {bool(question.skala) for sub in group.sub for question in sub.pertanyaan}
        if scored == {True, False}:
            pesan = "sebagian pertanyaan berskala dan sebagian tidak"
            yield Salah(here, pesan, "beri semua pertanyaan 'skala', atau tidak satu pun", "skala: A-D")
        elif scored == {True}:
            yield from _weight(group, here)


def _weight(group: Kelompok, path: Path) -> Iterator[Salah]:
    if not group.bobot or not all(sub.bobot for sub in group.sub):
        yield Salah(path, "bobot kelompok atau subkomponennya belum ada", "tulis bobot yang lebih dari 0", "bobot: 1.00")
        return
    total = sum(sub.bobot for sub in group.sub if sub.bobot)
    if Fraction(total) != Fraction(group.bobot):
        pesan = f"bobot kelompok {group.bobot}, tetapi subkomponennya berjumlah {total}"
        yield Salah((*path, "bobot"), pesan, "samakan jumlahnya", f"bobot: {total}")


def _of_question(lembar: Lembar, question: Pertanyaan, path: Path) -> Iterator[Salah]:
    if question.skala and question.skala != PERSEN and question.skala not in lembar.skala:
        known = [*lembar.skala, PERSEN]
        yield Salah((*path, "skala"), f"skala '{question.skala}' belum ada", meant(question.skala, known), "skala: A-D")
    if (question.skala == PERSEN) != bool(question.ukur):
        contoh = "skala: persen, ukur: layanan-diperingan"
        yield Salah(path, "skala persen dan 'ukur' harus ada bersama", "tulis keduanya, atau tidak satu pun", contoh)
    if question.ukur:
        yield from _check(question.ukur, (*path, "ukur"))
    yield from _answers(lembar, question, path)
    for id, condition in question.syarat.items():
        yield from _condition(lembar, condition, (*path, "syarat", id))


def _condition(lembar: Lembar, condition: Syarat, path: Path) -> Iterator[Salah]:
    if not condition.uji and not condition.berkas:
        pesan = "syarat ini tidak menyebut 'uji' dan tidak menyebut 'berkas'"
        yield Salah(path, pesan, "sebutkan apa yang membuktikannya", "berkas: [laporan]")
    for name in condition.uji:
        yield from _check(name, (*path, "uji"))
    for wanted in condition.berkas:
        if wanted.jenis not in lembar.jenis:
            pesan = f"jenis berkas '{wanted.jenis}' belum ada"
            yield Salah((*path, "berkas"), pesan, meant(wanted.jenis, lembar.jenis), "berkas: [foto]")


def _check(name: str, path: Path) -> Iterator[Salah]:
    if name not in UJI.load():
        yield Salah(path, f"uji '{name}' tidak dikenal", meant(name, UJI), "uji: standar-ditetapkan")


def _answers(lembar: Lembar, question: Pertanyaan, path: Path) -> Iterator[Salah]:
    values = lembar.values(question)
    for word, answer in question.jawaban.items():
        here: Path = (*path, "jawaban", word)
        if word not in values:
            pesan = f"'{word}' bukan jawaban skala '{question.skala}'"
            yield Salah(here, pesan, meant(word, values), "jawaban: {A: {kriteria: …, perlu: […]}}")
        for id in answer.perlu:
            if id not in question.syarat:
                yield Salah((*here, "perlu"), f"syarat '{id}' belum ada", meant(id, question.syarat), "perlu: [laporan]")
