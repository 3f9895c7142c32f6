"""The value parsers: tables of cases, and laws."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from sop_gen.model.bilangan import words_to_number
from sop_gen.model.durasi import JENIS, SATUAN, Durasi, parse_durasi
from sop_gen.model.rupiah import MAX_DIGITS, parse_rupiah
from sop_gen.model.tanggal import parse_tanggal
from sop_gen.teks.angka import format_rupiah
from tests.tabel import check_table

ANY = st.one_of(st.text(), st.text(alphabet="0123456789.,_-– ()Rrp\u00a0٣５½ıſ", max_size=20), st.sampled_from(SATUAN))


def _or_code(parse: Callable[[str], object], said: Callable[[object], str] = str) -> Callable[[str], str]:
    def meaning(text: str) -> str:
        try:
            return said(parse(text))
        except PydanticCustomError as error:
            assert set(error.context or {}) == {"pesan", "saran", "contoh"}
            return error.type

    return meaning


def _durasi(value: object) -> str:
    assert isinstance(value, Durasi)
    numbers = f"{value.dari}" if value.dari == value.sampai else f"{value.dari} sampai {value.sampai}"
    return f"{numbers} {value.satuan} ({value.jenis})" + (f", {value.sejak}" if value.sejak else "")


def test_rupiah(update) -> None:
    check_table("nilai/rupiah", _or_code(parse_rupiah), update=update)


def test_durasi(update) -> None:
    check_table("nilai/durasi", _or_code(parse_durasi, _durasi), update=update)


def test_tanggal(update) -> None:
    check_table("nilai/tanggal", _or_code(parse_tanggal), update=update)


def test_bilangan(update) -> None:
    check_table("nilai/bilangan", lambda text: str(words_to_number(text)), update=update)


@given(st.integers(1, 10**MAX_DIGITS - 1))
def test_rupiah_parses_every_form_it_prints(amount: int) -> None:
    forms = (format_rupiah(amount), str(amount), f"{amount:_}", f"{amount:,}".replace(",", "."), f"Rp {amount}", f" {amount} ")
    assert {parse_rupiah(form) for form in forms} == {amount}


@given(st.dates())
def test_tanggal_parses_what_iso_writes(day: date) -> None:
    assert parse_tanggal(day.isoformat()) == day


@given(st.integers(1, 5 * 10**5), st.integers(1, 5 * 10**5), st.sampled_from(SATUAN), st.booleans())
def test_durasi_reads_back_its_own_words(low: int, more: int, unit: str, dotted: bool) -> None:
    def said(number: int) -> str:
        return f"{number:,}".replace(",", ".") if dotted else str(number)

    single, ranged = parse_durasi(f"{said(low)} {unit}"), parse_durasi(f"{said(low)}-{said(low + more)} {unit} sejak lengkap")
    assert (single.dari, single.sampai, single.satuan, single.sejak) == (low, low, unit, None)
    assert (ranged.dari, ranged.sampai, ranged.satuan, ranged.sejak) == (low, low + more, unit, "sejak lengkap")


@given(ANY)
def test_any_text_is_a_value_or_a_fault(text: str) -> None:
    amount = _or_code(parse_rupiah, lambda value: f"={value}")(text)
    assert amount in ("tarif-nol", "tarif-keliru") or 0 < int(amount[1:]) < 10**MAX_DIGITS
    length = _or_code(parse_durasi, lambda value: f"={JENIS[value.satuan]}{value.dari > 0}{value.sampai >= value.dari}")(text)  # type: ignore[attr-defined]
    assert length.startswith("durasi-") or length.endswith("TrueTrue")
    assert _or_code(parse_tanggal, lambda value: "=")(text) in ("tanggal-keliru", "=")
    number = words_to_number(text)
    assert number is None or 0 <= number < 1_000_000


ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def number_to_words(number: int) -> str:
    """The other direction, written for this test alone."""
    if number < 10:
        return ONES[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{ONES[number - 10]} belas"
    for size, word, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "")):
        if number >= size:
            head = one if number // size == 1 and one else f"{number_to_words(number // size)} {word}"
            return head if number % size == 0 else f"{head} {number_to_words(number % size)}"
    raise AssertionError(number)


def test_number_words_up_to_a_million() -> None:
    step = [*range(0, 3000), *range(3000, 1_000_000, 97), 999_999]
    assert [number for number in step if words_to_number(number_to_words(number)) != number] == []
