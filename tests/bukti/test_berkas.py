"""What the name of a file tells, and names that are safe."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.bukti.berkas import MAX_NAMA, day_in, kind_of, safe, shown
from tests.bukti.bahan import LKE, file


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Undangan rapat 2026-02-10.pdf", "undangan"),
        ("daftar_hadir-FGD.pdf", "daftar-hadir"),
        ("DAFTAR HADIR.PDF", "daftar-hadir"),
        ("notulen rapat.docx", "notula"),
        ("Laporan SKM Triwulan I 2026.pdf", "laporan-skm"),
        ("Laporan monev 2026.pdf", "laporan"),
        ("SK Tim - daftar hadir.pdf", "sk"),
        ("daftar hadir SK Tim.pdf", "daftar-hadir"),
        ("skema alur.pdf", None),
        ("fotokopi.pdf", None),
        ("IMG_0231.jpg", None),
        ("BA FKP 3.pdf", "berita-acara"),
        ("bahan.pdf", None),
        ("rapat/foto 1.jpg", "foto"),
        ("undangan/IMG_1.jpg", "undangan"),
        ("undangan/foto.jpg", "foto"),
        ("foto/rapat/IMG_1.jpg", "foto"),
        ("", None),
    ],
)
def test_kinds_are_told_by_whole_words(name: str, kind: str | None) -> None:
    assert kind_of(name, LKE.jenis) == kind


@pytest.mark.parametrize(
    ("name", "day", "year"),
    [
        ("foto 2026-03-02.jpg", date(2026, 3, 2), 2026),
        ("foto 20260302 (1).jpg", date(2026, 3, 2), 2026),
        ("laporan 2026.pdf", None, 2026),
        ("laporan 2026-06.pdf", None, 2026),
        ("foto 2026-13-40.jpg", None, 2026),
        ("foto 2026-02-30 2026-02-28.jpg", date(2026, 2, 28), 2026),
        ("IMG_20269999.jpg", None, None),
        ("nomor 12026.pdf", None, None),
        ("2025/foto.jpg", None, 2025),
        ("2025/foto 2026.jpg", None, 2026),
        ("FGD 2026-03-02/IMG_1.jpg", date(2026, 3, 2), 2026),
        ("tanpa tanggal.pdf", None, None),
        ("foto 02-03-2026.jpg", None, 2026),
    ],
)
def test_dates_come_from_the_name_only(name: str, day: date | None, year: int | None) -> None:
    assert (day_in(name), file(name).tahun) == (day, year)


@pytest.mark.parametrize(
    ("name", "counts"),
    [("Undangan 2026-02-10.pdf", True), ("Undangan 2025-02-10.pdf", False), ("Undangan.pdf", False), ("SK 2019.pdf", True),
     ("SK.pdf", True), ("entah.pdf", False)],
)  # fmt: skip
def test_what_proves_one_year_counts_for_that_year(name: str, counts: bool) -> None:
    assert file(name).berlaku is counts


def test_the_office_says_what_a_name_does_not() -> None:
    assert file("IMG_1.jpg", jenis="foto", tanggal="2026-04-01").berlaku
    assert file("Undangan 2025-02-10.pdf", tanggal="2026-02-10").berlaku
    assert not file("SK.pdf", ditandatangani="tidak").berlaku
    assert not file("SK.pdf", size=0).berlaku


NAMES = st.one_of(st.text(), st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")))


@given(NAMES)
def test_safe_names_lead_nowhere(name: str) -> None:
    made = safe(name)
    assert made and len(made) <= MAX_NAMA + 1
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]', made)
    assert made == made.strip(" .") and made not in (".", "..")
    assert made.encode("utf-8") and safe(made) == made


@given(NAMES)
def test_shown_names_are_text_of_one_direction(name: str) -> None:
    assert shown(name).encode("utf-8").decode() == shown(name)
    assert not re.search("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown(name))


@pytest.mark.parametrize(
    ("name", "made"),
    [("CON.pdf", "_CON.pdf"), ("nul", "_nul"), ("..", "_"), ("a/b.pdf", "a_b.pdf"), ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
     ("Console.pdf", "Console.pdf"), ("a\u202egpj.exe", "a\ufffdgpj.exe"), ("akhir. ", "akhir")],
)  # fmt: skip
def test_safe_names(name: str, made: str) -> None:
    assert safe(name) == made
