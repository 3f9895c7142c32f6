"""Flows with random times, and ways found by trying everything."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import strategies as st

from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Sop
from sop_gen.waktu.arah import exits_of
from sop_gen.waktu.jalan import Jalan
from sop_gen.waktu.jumlah import step_times
from tests.flow.strategies import Wishes, flow

KALENDER = Kalender()
SATUAN = ["menit", "jam", "hari kerja", "hari kalender", "minggu", "bulan", "hari"]
TOLERANCE = Decimal("1e-20")
"""What sums of decimals may differ by."""


def sop(*steps: dict[str, Any], **pelaksana: Any) -> Sop:
    langkah = [{"kegiatan": "A", "oleh": "p", **step} for step in steps]
    return Sop.model_validate({"judul": "J", "pelaksana": pelaksana or {"p": "P"}, "langkah": langkah})


def timed(seed: int, **wishes: Any) -> dict[str, Any]:
    """Random flow ``seed``: most steps with a time, some with a range, some without."""
    dice = random.Random(seed)
    spec = flow(dice, Wishes(**wishes))
    for step in spec["langkah"]:
        low = dice.randint(1, 9)
        step["waktu"] = dice.choice(
            [f"{low} {dice.choice(SATUAN)}", f"{low}-{low + dice.randint(1, 9)} {dice.choice(SATUAN)}", {"teks": "menyesuaikan"}]
        )
    return spec


SEEDS = st.integers(0, 100_000)
FLOWS = SEEDS.map(timed)
TINY = st.builds(lambda seed, steps: timed(seed, steps=steps, roles=2, wild=True), SEEDS, st.integers(3, 6))


def length(jalan: Jalan) -> Decimal:
    return sum((jalan.waktu[step].length(KALENDER) for step in jalan.kunjungan), Decimal(0))


def lengths(flow: Sop, ujung: Any) -> list[Decimal]:
    return [time.length(KALENDER) for time in step_times(flow, KALENDER, ujung)]


def quickest(flow: Sop) -> Decimal | None:
    """The shortest way, by trying every set of answers."""
    exits, weight = exits_of(flow), lengths(flow, "dari")
    ways = [exits[index] if step.keputusan is None else None for index, step in enumerate(flow.langkah)]
    choices = [[ways[index]] if ways[index] else [(exit,) for exit in exits[index]] for index in range(len(exits))]
    found = [_critical(0, answers, weight, ()) for answers in product(*choices)]
    return min((days for days in found if days is not None), default=None)


def _critical(step: int, exits: Any, weight: list[Decimal], above: tuple[int, ...]) -> Decimal | None:
    """The longest branch from ``step`` when nothing is left to answer; None when something goes in a circle."""
    if step == len(weight):
        return Decimal(0)
    if step in above:
        return None
    branches = [_critical(to, exits, weight, (*above, step)) for to in exits[step]]
    known = [days for days in branches if days is not None]
    return weight[step] + max(known) if len(known) == len(branches) else None


def longest_trail(flow: Sop, back: set[tuple[int, int]], *, loops: bool) -> Decimal | None:
    """The longest walk to an end that takes each exit of ``back`` once at most, or never, by trying every walk."""
    exits, weight = exits_of(flow), lengths(flow, "sampai")

    def walk(step: int, left: frozenset[tuple[int, int]]) -> Decimal | None:
        if step == len(weight):
            return Decimal(0)
        open_exits = [to for to in exits[step] if (step, to) not in back or (step, to) in left]
        found = [walk(to, left - {(step, to)}) for to in open_exits]
        return max((weight[step] + days for days in found if days is not None), default=None)

    return walk(0, frozenset(back if loops else ()))
