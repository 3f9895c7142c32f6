"""Documents of strings in, sheets and the office's own words out; what is wrong comes back as findings, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from sop_gen.bukti.lembar import PERSEN, Area, Keterangan, Lembar, Penilaian, Pertanyaan, Tempat, questions
from sop_gen.bukti.periksa import UJI
from sop_gen.diagnostics import Diagnostic
from sop_gen.model.load import load_entries, load_model
from sop_gen.model.messages import finding, nearest
from sop_gen.spec.tree import Document, Step

Path = tuple[Step, ...]
Fault = tuple[Path, str, str, str]
"""Where, what is wrong, what to do, an example that would pass."""


def load_lembar(document: Document) -> tuple[Lembar | None, list[Diagnostic]]:
    """The sheet in ``document``, or None with every reason."""
    lembar, faults = load_model(document, Lembar, None)
    if lembar is None:
        return None, faults
    found = [
        finding(document, path, "lembar-keliru", pesan, saran, contoh, None) for path, pesan, saran, contoh in _faults(lembar)
    ]
    return (None if found else lembar), found


def load_penilaian(document: Document, sheets: Iterable[Lembar]) -> tuple[dict[str, Penilaian], list[Diagnostic]]:
    """What officers answer, by code. Codes and answers that no sheet has are faults."""
    entries, faults = load_entries(document, Penilaian)
    known = {place.kode: tuple(sheet.values(place.pertanyaan)) for sheet in sheets for place in questions(sheet)}
    kept = {}
    for kode, entry in entries.items():
        if kode not in known:
            faults.append(
                finding(document, (kode,), "kode-tak-dikenal", f"tidak ada pertanyaan '{kode}'",
                        _meant(kode, known), Penilaian.CONTOH, None, of_key=True)
            )  # fmt: skip
        elif entry.jawaban is not None and entry.jawaban not in known[kode]:
            said = "pertanyaan ini tidak berskala jawaban" if not known[kode] else f"'{entry.jawaban}' bukan jawaban di sini"
            saran = f"pilih salah satu: {', '.join(known[kode])}" if known[kode] else "hapus 'jawaban', tulis 'alasan' saja"
            contoh = f"jawaban: {known[kode][0]}" if known[kode] else "alasan: Belum dihitung"
            faults.append(finding(document, (kode, "jawaban"), "jawaban-keliru", said, saran, contoh, None))
        else:
            kept[kode] = entry
    return kept, faults


def load_keterangan(document: Document, names: Iterable[str], kinds: Mapping[str, object]) -> tuple[
    dict[str, Keterangan], list[Diagnostic]
]:  # fmt: skip
    """What the office says of the files of one folder, by name. A name that no file has, and an unknown kind, are faults."""
    entries, faults = load_entries(document, Keterangan)
    files = list(names)
    for name, entry in entries.items():
        if name not in files:
            faults.append(
                finding(document, (name,), "berkas-tak-ada", f"tidak ada berkas '{name}' di folder ini", _meant(name, files),
                        Keterangan.CONTOH, None, of_key=True)
            )  # fmt: skip
        if entry.jenis is not None and entry.jenis not in kinds:
            faults.append(
                finding(document, (name, "jenis"), "jenis-tak-dikenal", f"jenis '{entry.jenis}' tidak dikenal",
                        _meant(entry.jenis, kinds), "jenis: foto", None)
            )  # fmt: skip
    return {name: entry for name, entry in entries.items() if entry.jenis is None or entry.jenis in kinds}, faults


def _meant(word: str, known: Iterable[str]) -> str:
    like = nearest(word, known)
    return f"mungkin maksudnya '{like}'" if like else f"yang dikenal: {', '.join(known) or '(tidak ada)'}"


# ---- the sheet against itself ------------------------------------------------------------------------------------


def _faults(lembar: Lembar) -> Iterator[Fault]:
    """References to what the sheet does not have, weights that don't add up, codes used twice."""
    yield from _scales(lembar)
    codes: set[str] = set()
    for place in questions(lembar):
        if place.kode.casefold() in codes:
            yield place.jalur, f"kode '{place.kode}' dipakai dua kali", "beri kode yang lain", "kode: b"
        codes.add(place.kode.casefold())
        yield from _of_question(lembar, place)
    for number, area in enumerate(lembar.area):
        yield from _weights(area, ("area", number))
    for path, ids in _sources(lembar):
        for id in ids:
            if id not in lembar.sumber:
                yield (
                    (*path, "sumber"), f"sumber '{id}' belum ada di daftar sumber", _meant(id, lembar.sumber),
                    "sumber: {C1: {uraian: …}}",
                )  # fmt: skip


def _scales(lembar: Lembar) -> Iterator[Fault]:
    for name, scale in lembar.skala.items():
        if len(scale) < 2 or any(not 0 <= value <= 1 for value in scale.values()) or len(set(scale.values())) < len(scale):
            saran = "tulis dua jawaban atau lebih, masing-masing dengan nilai yang berbeda antara 0 dan 1"
            yield ("skala", name), f"skala '{name}' tidak dapat dipakai", saran, "A-C: {A: 1, B: 0.5, C: 0}"


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


def _weights(area: Area, path: Path) -> Iterator[Fault]:
    """Scored groups have a weight, and their sub-components weigh the same together."""
    for number, group in enumerate(area.kelompok):
        scored = [question for sub in group.sub for question in sub.pertanyaan if question.skala]
        plain = [question for sub in group.sub for question in sub.pertanyaan if not question.skala]
        here = (*path, "kelompok", number)
        if scored and plain:
            yield (
                here,
                "sebagian pertanyaan berskala dan sebagian tidak",
                "beri semua pertanyaan 'skala', atau tidak satu pun",
                ("skala: A-D"),
            )
        elif scored and (not group.bobot or any(not sub.bobot for sub in group.sub)):
            yield here, "bobot kelompok atau subkomponennya belum ada", "tulis bobot yang lebih dari 0", "bobot: 1.00"
        elif scored and sum(Fraction(sub.bobot or 0) for sub in group.sub) != Fraction(group.bobot or 0):
            said = sum(sub.bobot or 0 for sub in group.sub)
            yield (
                (*here, "bobot"),
                f"bobot kelompok {group.bobot}, tetapi subkomponennya berjumlah {said}",
                ("samakan jumlahnya"),
                f"bobot: {said}",
            )


def _of_question(lembar: Lembar, place: Tempat) -> Iterator[Fault]:
    question, path = place.pertanyaan, place.jalur
    if question.skala and question.skala != PERSEN and question.skala not in lembar.skala:
        yield (
            (*path, "skala"),
            f"skala '{question.skala}' belum ada",
            _meant(question.skala, [*lembar.skala, PERSEN]),
            "skala: A-D",
        )
    if (question.skala == PERSEN) != bool(question.ukur):
        yield (
            path,
            "skala persen dan 'ukur' harus ada bersama",
            "tulis keduanya, atau tidak satu pun",
            ("skala: persen, ukur: layanan-diperingan"),
        )
    yield from _answers(lembar, question, path)
    for id, condition in question.syarat.items():
        here = (*path, "syarat", id)
        if not condition.uji and not condition.berkas:
            yield (
                here,
                "syarat ini tidak menyebut 'uji' dan tidak menyebut 'berkas'",
                "sebutkan apa yang membuktikannya",
                ("berkas: [laporan]"),
            )
        for wanted in condition.berkas:
            if wanted.jenis not in lembar.jenis:
                yield (
                    (*here, "berkas"),
                    f"jenis berkas '{wanted.jenis}' belum ada",
                    _meant(wanted.jenis, lembar.jenis),
                    ("berkas: [foto]"),
                )
    for path_of, name in _checks(question, path):
        if name not in UJI.load():
            yield path_of, f"uji '{name}' tidak dikenal", _meant(name, UJI), "uji: standar-ditetapkan"


def _checks(question: Pertanyaan, path: Path) -> Iterator[tuple[Path, str]]:
    if question.ukur:
        yield (*path, "ukur"), question.ukur
    for id, condition in question.syarat.items():
        yield from (((*path, "syarat", id, "uji"), name) for name in condition.uji)


def _answers(lembar: Lembar, question: Pertanyaan, path: Path) -> Iterator[Fault]:
    values = lembar.values(question)
    for word, answer in question.jawaban.items():
        here = (*path, "jawaban", word)
        if word not in values:
            yield here, f"'{word}' bukan jawaban skala '{question.skala}'", _meant(word, values), "jawaban: {A: {…}}"
        for id in answer.perlu:
            if id not in question.syarat:
                yield (*here, "perlu"), f"syarat '{id}' belum ada", _meant(id, question.syarat), "perlu: [laporan]"
