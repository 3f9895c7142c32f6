"""Texts are measured with the fonts that draw them, and broken where every renderer breaks them."""

from __future__ import annotations

import re

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.engine.fonts import document_font
from sop_gen.flow import measure
from sop_gen.teks.inline import Run, as_text, runs

PT = measure.PT


def lines(text: str, ems: float) -> int:
    """Lines of ``text`` in a cell with room for ``ems`` at 10 pt."""
    return measure.line_count((runs(text),), ems * 10 * PT * measure.SLACK + 2 * measure.PAD_X, 10)


def test_widths_are_those_of_arial() -> None:
    assert measure.text_width("Tidak", 10) == pytest.approx(2.445 * 10 * PT, abs=0.01)
    assert measure.text_width("Tidak", 10, bold=True) == pytest.approx(2.612 * 10 * PT, abs=0.02)


@pytest.mark.parametrize("text", ["Memeriksa berkas", "UU 12/2006", "“Kutipan” – ß é", "AVATAR"])
def test_widths_are_the_sum_of_the_advances(text: str) -> None:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(document_font())))
    font = uharfbuzz.Font(face)
    units = sum(font.get_glyph_h_advance(font.get_nominal_glyph(ord(character))) for character in text)
    assert measure.text_width(text, 10) == pytest.approx(units / face.upem * 10 * PT, abs=0.001)


def test_line_height_is_single_spacing() -> None:
    assert measure.line_height(9) == pytest.approx(1.149 * 9 * PT, abs=0.01)


def test_what_arimo_lacks_is_measured_in_the_fall_backs() -> None:
    assert measure.text_width("😀", 10) > 2.0
    assert measure.text_width("مرحبا", 10) > 2.0
    assert measure.text_width("a\u200db", 10) == pytest.approx(measure.text_width("ab", 10), abs=0.01)


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert lines("undang undang", 5) == 2
    assert lines("undang-undang", 5) == 2
    assert lines("undang-undang", 8) == 1


def test_no_break_at_no_break_spaces() -> None:
    assert lines("10\u00a0menit 10\u00a0menit", 4.5) == 2
    assert lines("a 10\u00a0menit", 4.5) == 2


def test_an_over_long_word_breaks_after_slashes_then_anywhere() -> None:
    assert lines("permohonan/pengantar", 6) == 2
    assert lines("x" * 100, 5.1) == 10


def test_line_breaks_are_kept_and_looks_are_measured() -> None:
    assert lines("satu\ndua\ntiga", 20) == 3
    assert measure.natural_width((runs("**tebal**"),), 10) > measure.natural_width((runs("tebal"),), 10)


def test_an_empty_cell_is_one_line() -> None:
    assert measure.line_count((), 20, 9) == 1
    assert measure.cell_height((), 20, 9) == pytest.approx(measure.line_height(9) + 2 * measure.PAD_Y)


def test_words_run_over_looks() -> None:
    assert lines("undang**undang**", 3) == lines("undangundang", 3)


def test_more_width_never_takes_more_lines() -> None:
    text = "Memeriksa kelengkapan berkas permohonan pewarganegaraan/naturalisasi sesuai undang-undang yang berlaku"
    counts = [lines(text, ems / 2) for ems in range(4, 80)]
    assert counts == sorted(counts, reverse=True)


# ---- the lines themselves ----------------------------------------------------------------------------------------

PIECES = [
    *("berkas", "undang-undang", "permohonan/pengantar", "pertanggungjawaban" * 3, "https://contoh.example/a-b/c?d=e"),
    *(" ", "  ", "\t", "\u00a0", "-", "–", "/", "\u200b", "\u00ad", "\n", "\\\n"),
    *("**tebal** ", "*miring*", "***a b***", "[tautan](https://contoh.example/)"),
    *("🙂", "👩\u200d💻", "مرحبا", "e\u0301", "&<>"),
]


def cut(text: str, ems: float) -> list[str]:
    cell = (runs(text),)
    return [as_text(line) for line in measure.wrapped(cell, ems * 10 * PT * measure.SLACK + 2 * measure.PAD_X, 10)]


@settings(max_examples=400)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=3),
    st.floats(min_value=1.0, max_value=80.0),
    st.sampled_from([7.0, 9.0, 10.5]),
)
def test_the_lines_are_those_that_were_counted_and_hold_every_character(texts: list[str], width: float, size: float) -> None:
    cell = tuple(runs(text) for text in texts)
    found = measure.wrapped(cell, width, size)
    assert len(found) == measure.line_count(cell, width, size)
    said = r"[ \t\n]*".join(re.escape(as_text(line)) for line in found)
    assert re.fullmatch(said + r"[ \t\n]*", "".join(map(as_text, cell)))
    looks = [run for line in found for run in line]
    assert {(run.tebal, run.miring, run.tautan) for run in looks if run.teks.strip()} == {
        (run.tebal, run.miring, run.tautan) for text in cell for run in text if run.teks.strip()
    }


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["berkas ", "undang-undang ", "**tebal** ", "x" * 40 + " "]), min_size=1, max_size=12),
    st.integers(3, 30),
)
def test_no_line_is_wider_than_its_cell(texts: list[str], ems: int) -> None:
    cell = (runs("".join(texts)),)
    for line in measure.wrapped(cell, ems * 10 * PT * measure.SLACK + 2 * measure.PAD_X, 10):
        assert sum(measure.text_width(run.teks, 10, bold=run.tebal) for run in line) <= ems * 10 * PT + 0.01


@pytest.mark.parametrize(
    ("text", "ems", "found"),
    [
        ("undang undang", 5, ["undang", "undang"]),
        ("undang-undang dasar", 8, ["undang-undang", "dasar"]),
        ("undang-undang dasar", 5, ["undang-", "undang", "dasar"]),
        ("isi permohonan/pengantar", 6, ["isi", "permohonan/", "pengantar"]),
        ("xxxxxxxxxxxx", 2.6, ["xxxxx", "xxxxx", "xx"]),
        ("satu\n\ndua", 20, ["satu", "", "dua"]),
        ("satu  \ndua ", 20, ["satu", "dua"]),
        ("", 20, [""]),
    ],
)
def test_lines_begin_where_they_are_broken(text: str, ems: float, found: list[str]) -> None:
    assert cut(text, ems) == found


def test_lines_keep_the_looks_of_their_words() -> None:
    cell = (runs("Memeriksa **naskah panjang** *ini*"),)
    assert measure.wrapped(cell, 20, 9) == (
        (Run("Memeriksa"),),
        (Run("naskah", tebal=True),),
        (Run("panjang", tebal=True), Run(" "), Run("ini", miring=True)),
    )
