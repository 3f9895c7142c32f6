"""Words of the evidence map: scores, thresholds, what a question asks for, what keeps it from being proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sop_gen.bukti.jawab import HasilPertanyaan, HasilSub, HasilSyarat, reached, self_assessed
from sop_gen.bukti.keadaan import Keadaan
from sop_gen.bukti.lembar import PERSEN, Ambang, Lembar
from sop_gen.bukti.nilai import Rentang, rounded
from sop_gen.bukti.periksa import Temuan
from sop_gen.teks.angka import NBSP
from sop_gen.view.bukti_baris import Angka, Target

MAX_LAYANAN = 6
"""So many services are named where some fall short."""


def format_nilai(value: Fraction | Decimal, places: int = 2) -> str:
    """``0,67``."""
    number = rounded(value, places) if isinstance(value, Fraction) else value
    return f"{number:f}".replace(".", ",")


def format_ukuran(size: int) -> str:
    """``120 kB``."""
    if size < 1000:
        return f"{size}{NBSP}byte"
    for unit in ("kB", "MB"):
        size_in = Fraction(size, 1000 if unit == "kB" else 1_000_000)
        if size_in < 1000:
            return f"{format_nilai(size_in, 0 if size_in >= 10 else 1)}{NBSP}{unit}"
    return f"{format_nilai(Fraction(size, 10**9), 1)}{NBSP}GB"


def view_angka(span: Rentang | None, most: Fraction) -> Angka | None:
    """The range in words and numbers, of at most ``most``; None when nothing is scored."""
    if span is None:
        return None
    low, high, share = rounded(span.rendah), rounded(span.tinggi), span.of(most)
    words = format_nilai(low) if low == high else f"{format_nilai(low)}–{format_nilai(high)}"
    return Angka(words, low, high, rounded(most), (rounded(share.rendah * 100, 1), rounded(share.tinggi * 100, 1)))


def view_target(lembar: Lembar, span: Rentang | None, weight: Fraction, keadaan: Keadaan) -> Iterator[Target]:
    """How far the thresholds in force are reached."""
    if span is None:
        return
    for ambang in in_force(lembar, keadaan):
        least = weight * Fraction(ambang.area) / 100
        said = f"{format_nilai(Fraction(ambang.area), 0)}{NBSP}% = {format_nilai(least)}"
        yield Target(ambang.predikat, said, reached(span, weight, Fraction(ambang.area)))


def in_force(lembar: Lembar, keadaan: Keadaan) -> list[Ambang]:
    """Of each predicate the latest threshold that is in force."""
    known = [ambang for ambang in lembar.ambang if ambang.berlaku_sejak <= keadaan.tahun]
    latest = {ambang.predikat: ambang for ambang in sorted(known, key=lambda ambang: ambang.berlaku_sejak)}
    return list(latest.values())


def own_score(parts: Sequence[HasilSub]) -> str:
    """The officers' own score, or how many questions they have answered."""
    questions = [one for part in parts for one in part.pertanyaan if one.pertanyaan.skala]
    answered = sum(one.dinilai_sendiri is not None for one in questions)
    score = self_assessed(parts)
    return format_nilai(score) if score is not None else f"{answered} dari {len(questions)} dijawab" if answered else ""


def beside_proof(one: HasilPertanyaan) -> str:
    """The officer's answer beside what can be proved."""
    value = one.dinilai_sendiri
    if value is None or one.rentang is None:
        return ""
    said = f" ({format_nilai(value)})"
    if value < one.rentang.rendah:
        return f"{said}, lebih rendah daripada yang terbukti"
    return f"{said}, lebih tinggi daripada yang dapat dibuktikan" if value > one.rentang.tinggi else said


def guide(one: HasilPertanyaan) -> Iterator[str]:
    """What the best answer asks for, and what no source tells of the others."""
    question = one.pertanyaan
    known = {word: said for word, said in question.jawaban.items() if word in one.nilai}
    for word in one.nilai:
        if word in known:
            yield f"{word} ({format_nilai(one.nilai[word])}): {known[word].kriteria}"
    words = list(one.nilai)
    between = [word for word in words[1:-1] if word not in known]
    if words and words[0] not in known:
        yield f"Jawaban {', '.join(words)}; kriterianya belum diketahui"
    elif between:
        yield f"Kriteria {', '.join(between)} belum diketahui"
    if question.skala == PERSEN:
        yield "Jawaban berupa persentase"
    if question.catatan:
        yield question.catatan


def evidence_asked(lembar: Lembar, one: HasilPertanyaan) -> Iterator[str]:
    """What offices hand in, and otherwise what the conditions ask for."""
    yield from (part.uraian for part in one.pertanyaan.data_dukung)
    if not one.pertanyaan.data_dukung:
        for condition in one.pertanyaan.syarat.values():
            names = [lembar.jenis[part.jenis].nama.lower() for part in condition.berkas]
            yield f"{condition.uraian}{': ' if names else ''}{', '.join(names)}"


def why(part: HasilSyarat, lembar: Lembar) -> Iterator[str]:
    """What keeps a condition from being proved, or proves it."""
    yield from map(_reason, part.uji)
    if part.kurang:
        yield f"belum ada: {', '.join(_wanted(part.kurang, lembar))}"


def _reason(check: Temuan) -> str:
    names = check.layanan[:MAX_LAYANAN]
    more = f", dan {len(check.layanan) - len(names)} lainnya" if len(check.layanan) > len(names) else ""
    return f"{check.uraian}{': ' if names else ''}{', '.join(names)}{more}"


def _wanted(kinds: Iterable[tuple[str, int]], lembar: Lembar) -> Iterator[str]:
    for id, count in kinds:
        name = lembar.jenis[id].nama
        yield name[:1].lower() + name[1:] + (f" ({count} lagi)" if count > 1 else "") if not name[:2].isupper() else name


def missing(one: HasilPertanyaan, lembar: Lembar) -> Iterator[str]:
    """What is to be done: what the standards still lack, then the files that the office adds, each once."""
    checks = [check for part in one.syarat for check in part.uji if check.putusan != "ya"]
    checks += [one.ukuran] if one.ukuran and one.ukuran.putusan != "ya" else []
    yield from dict.fromkeys(map(_reason, checks))
    files: dict[str, int] = {}
    for part in one.syarat:
        for id, count in part.kurang:
            files[id] = max(files.get(id, 0), count)
    if files:
        yield f"tambahkan di bukti/{one.kode}/: {', '.join(_wanted(files.items(), lembar))}"
