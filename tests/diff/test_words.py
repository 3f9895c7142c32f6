"""Which words changed: cases as data, removed words in [-…-], new ones in {+…+}."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.diff.words import potong

KASUS = {
    "kata": ("SKCK asli, KTP", "SKCK, KTP dan KK", "SKCK[- asli-], KTP{+ dan KK+}"),
    "lama waktu itu satu kata": (
        "14 (empat belas) hari kerja sejak berkas lengkap",
        "7 hari kerja sejak berkas lengkap",
        "[-14 (empat belas) hari kerja-]{+7 hari kerja+} sejak berkas lengkap",
    ),
    "rentang waktu": ("paling lama 3-5 hari kerja", "paling lama 3 hari kerja", "paling lama [-3-5 hari kerja-]{+3 hari kerja+}"),
    "jumlah uang itu satu kata": (
        "Biaya: Rp50.000.000 per permohonan",
        "Biaya: Rp5.000.000 per orang",
        "Biaya: [-Rp50.000.000-]{+Rp5.000.000+} per [-permohonan-]{+orang+}",
    ),
    "tanda baca ikut katanya": ("satu, dua, tiga", "satu, empat; tiga", "satu, [-dua,-]{+empat;+} tiga"),
    "hampir semuanya lain": ("satu dua tiga empat lima", "enam tujuh dua delapan sembilan", None),
    "dari kosong": ("", "baru", "{+baru+}"),
    "menjadi kosong": ("lama", "", "[-lama-]"),
    "sama": ("tetap", "tetap", "tetap"),
    "keduanya kosong": ("", "", ""),
}


def marked(lama: str, baru: str) -> str:
    parts = [
        piece.semula
        if piece.sama
        else (f"[-{piece.semula}-]" if piece.semula else "") + (f"{{+{piece.menjadi}+}}" if piece.menjadi else "")
        for piece in potong(lama, baru)
    ]
    return "".join(parts)


@pytest.mark.parametrize("nama", KASUS)
def test_words_that_changed(nama: str) -> None:
    lama, baru, expected = KASUS[nama]
    assert marked(lama, baru) == (f"[-{lama}-]{{+{baru}+}}" if expected is None else expected)


WORDS = st.lists(
    st.sampled_from(["a", "b", "Rp5.000", "3 hari kerja", ",", " ", "  ", "\n", "(dua)", "\u00a0", "kata-kata"])
).map("".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_pieces_join_to_both_texts(lama: str, baru: str) -> None:
    pieces = potong(lama, baru)
    assert "".join(piece.semula for piece in pieces) == lama
    assert "".join(piece.menjadi for piece in pieces) == baru
    assert all(piece.semula or piece.menjadi for piece in pieces)


@given(WORDS)
def test_equal_texts_have_no_changed_piece(text: str) -> None:
    assert all(piece.sama for piece in potong(text, text))
