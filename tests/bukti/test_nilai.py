"""Scores: hand-computed sheets, and what ranges never do."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.bukti.jawab import reached, self_assessed
from sop_gen.bukti.lembar import Penilaian
from sop_gen.bukti.nilai import Rentang, answer, rounded, weighed
from tests.bukti.bahan import LKE, all_questions, answered

KASUS = yaml.safe_load((Path(__file__).parent / "kasus_nilai.yaml").read_text("utf-8"))


def exact(text: object) -> Fraction:
    above, _, below = str(text).partition("/")
    return Fraction(above) / Fraction(below or "1")


@pytest.mark.parametrize("case", KASUS, ids=lambda case: case["nama"])
def test_hand_computed_sheets(case: dict[str, Any]) -> None:
    said = {code: Penilaian(jawaban=word) for code, word in case["jawaban"].items()}
    (area,) = (part for part in answered(penilaian=said).area if part.area.kode == case["area"])
    subs = {sub.kode: sub for group in area.kelompok for sub in group.sub}
    for code, expected in case.get("sub", {}).items():
        assert self_assessed([subs[code]]) == exact(expected), code
    score = self_assessed(list(subs.values()))
    assert score == (exact(case["jumlah"]) if "jumlah" in case else None)
    for ambang in LKE.ambang:
        if score is not None and ambang.predikat in case:
            span = Rentang(score, score)
            assert reached(span, area.bobot, Fraction(ambang.area)) == case[ambang.predikat], ambang.predikat


def test_cases_cover_every_scored_question() -> None:
    asked = {code for case in KASUS for code in case["jawaban"]}
    assert asked == {code for code, one in all_questions(answered()).items() if one.pertanyaan.skala}


def test_the_filled_sheet_reads_as_its_office_wrote_it() -> None:
    score = weighed(Fraction(1), [Rentang(value, value) for value in map(Fraction, ("0.67", "0.75", "1"))])
    assert str(rounded(score.rendah * 100)) == "80.67"


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [("0.005", 2, "0.01"), ("2/3", 2, "0.67"), ("0.125", 2, "0.13"), ("7", 2, "7.00"), ("0", 1, "0.0"), ("-0.005", 2, "-0.01")],
)
def test_halves_are_rounded_upwards(value: str, places: int, said: str) -> None:
    assert str(rounded(exact(value), places)) == said


SCALES = st.sampled_from([dict(LKE.skala[name]) for name in LKE.skala])


@given(st.data(), SCALES)
def test_more_proof_never_lowers_and_more_doubt_never_raises(data: st.DataObject, scale: dict[str, Any]) -> None:
    values = {word: Fraction(value) for word, value in scale.items()}
    words = st.frozensets(st.sampled_from(sorted(values)))
    refuted = data.draw(words)
    proved = data.draw(words) - refuted
    more_proved, more_refuted = proved | (data.draw(words) - refuted), refuted | (data.draw(words) - proved)
    span = answer(values, proved, refuted)
    assert min(values.values()) <= span.rendah <= span.tinggi <= max(values.values())
    assert answer(values, more_proved, refuted).rendah >= span.rendah
    assert answer(values, proved, more_refuted).tinggi <= span.tinggi
