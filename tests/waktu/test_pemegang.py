"""Who holds the case how long."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given

from sop_gen.model.sop import Sop
from sop_gen.waktu.jalan import longest_way, usual_way
from sop_gen.waktu.jumlah import Jumlah
from sop_gen.waktu.pemegang import holders, office_time
from tests.waktu.alur import FLOWS, KALENDER, sop

ROLES: dict[str, Any] = {"pemohon": {"nama": "Pemohon", "eksternal": "true"}, "petugas": "Petugas", "arsip": "Arsiparis"}
BERSAMA = sop(
    {"id": "isi", "oleh": "pemohon", "waktu": "2 hari kalender"},
    {"oleh": ["petugas", "pemohon"], "waktu": "1 jam", "keputusan": {"ya": "lanjut", "tidak": "isi"}},
    {"oleh": "petugas", "waktu": "30 menit"},
    **ROLES,
)


def test_joint_steps_count_for_each_and_everyone_is_named() -> None:
    held = holders(BERSAMA, usual_way(BERSAMA, KALENDER))
    assert list(held) == ["pemohon", "petugas", "arsip"]
    assert held["pemohon"] == Jumlah(kerja=Decimal(60), kalender=Decimal(2))
    assert held["petugas"] == Jumlah(kerja=Decimal(90))
    assert held["arsip"] == Jumlah()


def test_loops_are_held_too() -> None:
    assert holders(BERSAMA, longest_way(BERSAMA, KALENDER))["pemohon"] == Jumlah(kerja=Decimal(120), kalender=Decimal(4))


def test_the_office_does_not_answer_for_what_only_outsiders_do() -> None:
    assert office_time(BERSAMA, usual_way(BERSAMA, KALENDER)) == Jumlah(kerja=Decimal(90))


@given(FLOWS)
def test_the_holders_hold_at_least_the_whole_way(spec: dict[str, Any]) -> None:
    """Exactly the whole way when no step is done together."""
    flow = Sop.model_validate(spec)
    way = usual_way(flow, KALENDER)
    together = sum((part for part in holders(flow, way).values()), Jumlah())
    assert together.tak_terhitung >= way.jumlah.tak_terhitung
    assert together.kerja >= way.jumlah.kerja
    if all(len(flow.langkah[step].oleh) == 1 for step in way.langkah):
        assert together == way.jumlah
    assert office_time(flow, way) == way.jumlah
