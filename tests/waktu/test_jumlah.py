"""Sums of durations, and the total of the usual way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.model.durasi import SATUAN, parse_durasi
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.jumlah import Jumlah, of_durasi, step_times
from tests.waktu.alur import KALENDER, sop


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("30 menit", Jumlah(kerja=Decimal(30))),
        ("1,5 jam", Jumlah(kerja=Decimal(90))),
        ("3-5 hari kerja", Jumlah(kerja=Decimal(5 * 450))),
        ("2 minggu", Jumlah(kalender=Decimal(14))),
        ("7 hari kalender", Jumlah(kalender=Decimal(7))),
        ("1 tahun", Jumlah(bulan=Decimal(12))),
        ("3 bulan", Jumlah(bulan=Decimal(3))),
        ("4 hari", Jumlah(hari=Decimal(4))),
    ],
)
def test_kinds_are_kept_apart(text: str, total: Jumlah) -> None:
    assert of_durasi(parse_durasi(text), KALENDER) == total


def test_every_decision_goes_yes_and_each_step_counts_once() -> None:
    flow = sop(
        {"id": "a", "waktu": "10 menit"},
        {"waktu": "20 menit", "keputusan": {"ya": "lanjut", "tidak": "a"}},
        {"waktu": "1 hari kalender", "keputusan": {"ya": "selesai", "tidak": "d"}},
        {"id": "d", "waktu": "9 jam"},
    )
    assert usual_way(flow, KALENDER).jumlah == Jumlah(kerja=Decimal(30), kalender=Decimal(1))


def test_a_circle_of_yes_ends() -> None:
    flow = sop(
        {"id": "a", "waktu": "10 menit"}, {"waktu": "5 menit", "keputusan": {"ya": "a", "tidak": "lanjut"}}, {"waktu": "1 jam"}
    )
    assert usual_way(flow, KALENDER).jumlah == Jumlah(kerja=Decimal(15))


def test_of_parallel_branches_the_longest_counts() -> None:
    flow = sop(
        {"waktu": "1 menit", "lanjut": ["b", "c"]},
        {"id": "b", "waktu": "2 jam", "lanjut": "e"},
        {"id": "c", "waktu": "1 hari kalender", "lanjut": "e"},
        {"id": "e", "waktu": "4 menit"},
    )
    assert usual_way(flow, KALENDER).jumlah == Jumlah(kerja=Decimal(5), kalender=Decimal(1))


def test_steps_without_a_measure_are_counted_out_loud() -> None:
    flow = sop({"waktu": {"teks": "sesuai jadwal"}}, {}, {"waktu": "5 menit"})
    assert usual_way(flow, KALENDER).jumlah == Jumlah(kerja=Decimal(5), tak_terhitung=2)


@given(st.lists(st.tuples(st.integers(1, 500), st.sampled_from(SATUAN)), min_size=1, max_size=8))
def test_the_total_of_a_plain_flow_is_the_sum_of_its_steps(times: list[tuple[int, str]]) -> None:
    texts = [f"{number} {unit}" for number, unit in times]
    total = Jumlah()
    for text in texts:
        total += of_durasi(parse_durasi(text), KALENDER)
    assert usual_way(sop(*({"waktu": text} for text in texts)), KALENDER).jumlah == total


def test_many_parallel_branches_take_no_time() -> None:
    """Fifty-nine steps that all fan out in twos: two to the power of twenty-nine ways, unless branches are shared."""
    steps: list[dict[str, Any]] = []
    for n in range(0, 40, 2):
        steps.append({"id": f"s{n}", "waktu": "1 menit", "lanjut": [f"s{n + 1}", f"s{n + 2}"]})
        steps.append({"id": f"s{n + 1}", "waktu": "1 menit"})
    steps.append({"id": "s40", "waktu": "1 menit"})
    assert usual_way(sop(*steps), KALENDER).jumlah.kerja == 41


def test_each_end_of_a_range() -> None:
    flow = sop({"waktu": "3-5 hari kerja"}, {"waktu": "1-2 minggu"}, {})
    assert [part.kerja for part in step_times(flow, KALENDER, "dari")] == [3 * 450, 0, 0]
    assert [part.kalender for part in step_times(flow, KALENDER, "sampai")] == [0, 14, 0]
    assert [part.tak_terhitung for part in step_times(flow, KALENDER, "dari")] == [0, 0, 1]
