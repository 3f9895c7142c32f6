"""The time that a procedure takes beside the time that the service promises."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.model.butir import Waktu
from sop_gen.model.durasi import SATUAN, TERLAMA, parse_durasi
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.waktu.janji import LIBUR_PANJANG, compare, compare_with_promise, judge
from sop_gen.waktu.jumlah import Jumlah, of_durasi
from sop_gen.waktu.kalender import KalenderKerja
from tests.waktu.alur import FLOWS, KALENDER

RAGU = "tidak dapat dibandingkan"


def total(*texts: str) -> Jumlah:
    return sum((of_durasi(parse_durasi(text), KALENDER) for text in texts), Jumlah())


@pytest.mark.parametrize(
    ("taken", "promised", "putusan"),
    [
        (["5 hari kerja"], ["5 hari kerja"], "cukup"),
        (["4 hari kerja", "450 menit"], ["5 hari kerja"], "cukup"),
        (["5 hari kerja", "1 menit"], ["5 hari kerja"], "lewat"),
        (["2 minggu"], ["14 hari kalender"], "cukup"),
        (["15 hari kalender"], ["2 minggu"], "lewat"),
        (["13 bulan"], ["1 tahun"], "lewat"),
        (["7 hari"], ["7 hari"], "cukup"),
        (["8 hari"], ["7 hari"], "lewat"),
        # Kinds that differ: certain one way or the other, or not said.
        (["10 hari kerja"], ["5 hari kalender"], "lewat"),
        (["6 hari kerja"], ["5 hari kalender"], "lewat"),
        (["5 hari kerja"], ["5 hari kalender"], RAGU),
        (["5 hari kalender"], ["10 hari kerja"], "cukup"),
        (["12 hari kalender"], ["10 hari kerja"], RAGU),
        (["30 menit"], ["3 bulan"], "cukup"),
        (["30 menit"], ["3 hari kalender"], RAGU),
        (["3 bulan"], ["14 hari kerja"], "lewat"),
        (["1 bulan"], ["30 hari kalender"], RAGU),
        (["1 bulan"], ["31 hari kalender"], "cukup"),
        (["1 bulan"], ["27 hari kalender"], "lewat"),
        (["7 hari"], ["7 hari kerja"], RAGU),
        (["7 hari"], ["3 bulan"], "cukup"),
        # What both have of one kind cancels out.
        (["4 hari kerja", "3 hari kalender"], ["10 hari kerja"], "cukup"),
        (["10 hari kerja", "1 hari kalender"], ["10 hari kerja"], "lewat"),
        (["11 hari kerja", "1 hari kalender"], ["10 hari kerja"], "lewat"),
        (["9 hari kerja", "1 hari kalender"], ["10 hari kerja"], RAGU),
    ],
)
def test_only_what_is_certain_is_said(taken: list[str], promised: list[str], putusan: str) -> None:
    assert compare(total(*taken), total(*promised), KALENDER) == putusan


@pytest.mark.parametrize(
    ("taken", "janji", "putusan"),
    [
        (["5 hari kerja"], [], RAGU),
        (["5 hari kerja"], ["3-5 hari kerja"], "cukup"),
        (["5 hari kerja"], [{"teks": "sesuai jadwal"}], RAGU),
        (["5 hari kerja"], ["2 hari kerja", {"teks": "sesuai jadwal"}], RAGU),
        (["5 hari kerja"], ["paling cepat 3 hari kerja"], RAGU),
        # Stages or cases: too long only for all together, in time only for each.
        (["6 hari kerja"], ["2 hari kerja", "3 hari kerja"], "lewat"),
        (["4 hari kerja"], ["2 hari kerja", "3 hari kerja"], RAGU),
        (["2 hari kerja"], ["2 hari kerja", "3 hari kerja"], "cukup"),
    ],
)
def test_several_promises(taken: list[str], janji: list[Any], putusan: str) -> None:
    layanan = Layanan.model_validate({"id": "a", "nama": "A", "unit": "U", "status": "draf", "jangka_waktu": janji})
    assert judge(total(*taken), layanan.jangka_waktu, KALENDER) == putusan


def test_steps_that_cannot_be_counted_may_be_too_long_but_never_fit() -> None:
    janji = [Waktu.model_validate({"lama": "5 hari kerja"})]
    assert judge(total("6 hari kerja") + Jumlah(tak_terhitung=1), janji, KALENDER) == "lewat"
    assert judge(total("1 hari kerja") + Jumlah(tak_terhitung=1), janji, KALENDER) == RAGU


def test_the_clock_of_the_citizen_and_of_the_office() -> None:
    langkah = [
        {"id": "isi", "kegiatan": "Mengisi", "oleh": "pemohon", "waktu": "3 hari kerja"},
        {"kegiatan": "Memeriksa", "oleh": "petugas", "waktu": "2 hari kerja", "keputusan": {"ya": "selesai", "tidak": "isi"}},
    ]
    sop = {"judul": "J", "pelaksana": {"pemohon": {"nama": "P", "eksternal": "true"}, "petugas": "L"}, "langkah": langkah}
    spec = {"id": "a", "nama": "A", "unit": "U", "status": "draf", "jangka_waktu": "4 hari kerja", "sop": [sop]}
    layanan = Layanan.model_validate(spec)
    found = compare_with_promise(layanan, layanan.sop[0], KALENDER)
    assert found.tersingkat.jalan == found.biasa.jalan
    assert (found.biasa.jumlah, found.biasa.putusan) == (total("5 hari kerja"), "lewat")
    assert (found.biasa.jumlah_kantor, found.biasa.putusan_kantor) == (total("2 hari kerja"), "cukup")
    assert (found.terpanjang.jumlah, found.terpanjang.putusan) == (total("10 hari kerja"), "lewat")
    assert (found.terpanjang.jumlah_kantor, found.terpanjang.putusan_kantor) == (total("4 hari kerja"), "cukup")


def test_a_flow_without_an_end_has_only_its_usual_way_compared() -> None:
    langkah = [{"id": "a", "kegiatan": "A", "oleh": "p", "waktu": "2 jam"}, {"kegiatan": "B", "oleh": "p", "lanjut": "a"}]
    sop = {"judul": "J", "pelaksana": {"p": "P"}, "langkah": langkah}
    spec = {"id": "a", "nama": "A", "unit": "U", "status": "draf", "jangka_waktu": "1 jam", "sop": [sop]}
    layanan = Layanan.model_validate(spec)
    found = compare_with_promise(layanan, layanan.sop[0], KALENDER)
    assert (found.tersingkat, found.biasa.putusan, found.terpanjang) == (None, "lewat", None)


@pytest.mark.parametrize("unit", SATUAN)
def test_no_number_is_too_large(unit: str) -> None:
    most = total(f"{TERLAMA} {unit}")
    assert compare(most, total("1 detik"), KALENDER) == "lewat"
    assert compare(total("1 detik"), most, KALENDER) == "cukup"


AMOUNTS = st.builds(
    lambda number, unit: of_durasi(parse_durasi(f"{number} {unit}"), KALENDER), st.integers(1, 40), st.sampled_from(SATUAN)
)
TOTALS = st.lists(AMOUNTS, max_size=4).map(lambda parts: sum(parts, Jumlah()))


@given(TOTALS, TOTALS, AMOUNTS)
def test_more_time_never_fits_better(one: Jumlah, limit: Jumlah, more: Jumlah) -> None:
    order = ["cukup", RAGU, "lewat"]
    found = order.index(compare(one, limit, KALENDER))
    assert order.index(compare(one + more, limit, KALENDER)) >= found
    assert order.index(compare(one, limit + more, KALENDER)) <= found
    assert compare(one + more, limit + more, KALENDER) == compare(one, limit, KALENDER)


@given(TOTALS)
def test_a_total_fits_itself_and_not_less_than_a_third_of_it(one: Jumlah) -> None:
    assert compare(one, one, KALENDER) == "cukup"
    assert compare(one, one * 3, KALENDER) == "cukup"
    assert one == Jumlah() or compare(one * 3, one, KALENDER) == "lewat"


START = date(2003, 1, 1)
DAYS = [START + timedelta(number) for number in range(365 * 25)]
"""From the first year of joint leave that the package knows well to the last one."""


@pytest.mark.parametrize("week", ["5", "6"])
@pytest.mark.parametrize("working", [1, 2, 5, 10, 15, 20, 30, 60, 120, 240])
def test_what_is_certain_holds_from_every_date_of_25_years(week: str, working: int) -> None:
    """Working days are never said to fit in fewer calendar days than they ever took, nor to outlast what they ever fitted."""
    office = Instansi.model_validate({"nama": "K", "kalender": {"hari_per_minggu": week}})
    kalender = KalenderKerja(office)
    at_work = [day for day in DAYS if kalender.is_working_day(day)]
    taken = [(at_work[bisect_right(at_work, day) + working - 1] - day).days for day in DAYS[:-500]]
    for calendar in range(1, max(taken) + 1):
        putusan = compare(total("450 menit") * working, total(f"{calendar} hari kalender"), office.kalender)
        assert putusan != "cukup" or calendar >= max(taken)
        assert putusan != "lewat" or calendar < min(taken)


def test_the_longest_run_of_days_off_is_shorter_than_what_is_allowed_for() -> None:
    kalender, run, longest = KalenderKerja(Instansi(nama="K")), 0, 0
    for day in DAYS:
        run = 0 if kalender.is_working_day(day) else run + 1
        longest = max(longest, run)
    assert longest == 12 < LIBUR_PANJANG


@settings(max_examples=50)
@given(FLOWS, st.lists(st.sampled_from(["3 hari kerja", "2 bulan", "paling cepat 3 hari", {"teks": "x"}, "9 hari"]), max_size=3))
def test_any_flow_can_be_set_beside_any_promise(spec: dict[str, Any], janji: list[Any]) -> None:
    layanan = Layanan.model_validate(
        {"id": "a", "nama": "A", "unit": "U", "status": "draf", "jangka_waktu": janji, "sop": [Sop.model_validate(spec)]}
    )
    found = compare_with_promise(layanan, layanan.sop[0], KALENDER)
    assert found.biasa.jumlah == found.biasa.jumlah_kantor
    assert janji or found.biasa.putusan == RAGU
