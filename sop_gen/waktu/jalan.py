"""The shortest, the usual and the longest way through a flow, from its first step to an end.

A way answers every decision. Parallel work must all be done, so of its branches the longest makes the way; the others
run beside it and are not part of it. Lengths of different kinds of day are compared roughly (``Jumlah.length``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter

from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Sop
from sop_gen.waktu.arah import Arah, Langkah, directions, exits_of
from sop_gen.waktu.jumlah import Jumlah, step_times

Exits = Mapping[Langkah, Sequence[Langkah]]


@dataclass(frozen=True)
class Jalan:
    """One way through a flow. Steps are indices from 0."""

    langkah: tuple[Langkah, ...]
    """The steps from the first one on, in order, each once; of parallel branches only the longest."""
    waktu: tuple[Jumlah, ...]
    """The time of every step of the flow, in order of the spec, by the end of its range that this way counts."""
    putaran: tuple[tuple[Langkah, ...], ...] = ()
    """Loops gone through once more: the steps from the one that is gone back to, to the one that sends back."""
    berakhir: bool = True
    """Whether the way comes to an end; of the usual way, whether all parallel work along it does, too."""

    @property
    def kunjungan(self) -> tuple[Langkah, ...]:
        """Every step as often as it is done: first the way, then the loops."""
        return (*self.langkah, *chain.from_iterable(self.putaran))

    @property
    def jumlah(self) -> Jumlah:
        """The total time, loops included."""
        return reduce(Jumlah.__add__, (self.waktu[step] for step in self.kunjungan), Jumlah())


def usual_way(sop: Sop, kalender: Kalender) -> Jalan:
    """Every decision *ya*, ranges by their upper end, each step once; a step met again ends the way."""
    arah, end = directions(sop), len(sop.langkah)
    waktu = step_times(sop, kalender, "sampai")
    stopping = {step: [to if to in arah.maju[step] else end for to in arah.biasa[step]] for step in arah.terakhir_dulu}
    follow = _longest_to(end, arah.terakhir_dulu, stopping, _lengths(waktu, kalender))
    along = _reached(stopping, 0) - {end}
    return Jalan(_walk(0, end, follow), waktu, berakhir=all(stopping[step] == [*arah.biasa[step]] for step in along))


def shortest_way(sop: Sop, kalender: Kalender) -> Jalan | None:
    """The answers that end soonest, ranges by their lower end. None when no answers bring all parallel work to an end."""
    exits, end = exits_of(sop), len(sop.langkah)
    waktu = step_times(sop, kalender, "dari")
    lengths = _lengths(waktu, kalender)
    # Days, then number of steps: a step without a time is not free, or ways could go in circles.
    left: dict[Langkah, tuple[Decimal, int]] = {end: (Decimal(0), 0)}
    follow: dict[Langkah, Langkah] = {}
    changed = True
    while changed:
        changed = False
        for step in reversed(range(end)):
            known = [to for to in exits[step] if to in left]
            decision = sop.langkah[step].keputusan is not None
            if not known or (not decision and len(known) < len(exits[step])):
                continue
            follow[step] = (min if decision else max)(known, key=left.__getitem__)
            days, steps = left[follow[step]]
            found = (lengths[step] + days, steps + 1)
            changed |= found != left.get(step)
            left[step] = found
    return Jalan(_walk(0, end, follow), waktu) if 0 in left else None


def longest_way(sop: Sop, kalender: Kalender) -> Jalan | None:
    """The longer answer of every decision, ranges by their upper end, every loop along the way once more.

    A loop is along the way when the step that it goes back to is, or when that step is on a detour that leaves the way
    and comes back to it. None when no step that can be reached leads to an end.
    """
    arah, end = directions(sop), len(sop.langkah)
    waktu = step_times(sop, kalender, "sampai")
    lengths = _lengths(waktu, kalender)
    ending = _reached(_reversed(arah.maju), end)
    if 0 not in ending:
        return None
    loops = _loops(arah, ending, lengths)
    weights = [
        length + sum(lengths[part] for loop in loops.get(step, ()) for part in loop) for step, length in enumerate(lengths)
    ]
    way = _walk(0, end, _longest_to(end, arah.terakhir_dulu, arah.maju, weights))
    return Jalan(way, waktu, tuple(loop for step in way for loop in loops.get(step, ())))


def _lengths(waktu: Sequence[Jumlah], kalender: Kalender) -> list[Decimal]:
    return [time.length(kalender) for time in waktu]


def _longest_to(goal: Langkah, order: Sequence[Langkah], onward: Exits, lengths: Sequence[Decimal]) -> dict[Langkah, Langkah]:
    """For each step of ``order`` (last first) from which ``goal`` can be reached: its next step on the longest way there."""
    left = {goal: Decimal(0)}
    follow: dict[Langkah, Langkah] = {}
    for step in order:
        known = [to for to in onward[step] if to in left]
        if known and step != goal:
            follow[step] = max(known, key=left.__getitem__)
            left[step] = lengths[step] + left[follow[step]]
    return follow


def _walk(start: Langkah, goal: Langkah, follow: Mapping[Langkah, Langkah]) -> tuple[Langkah, ...]:
    """The steps from ``start`` to before ``goal``."""
    way = []
    while start != goal:
        way.append(start)
        start = follow[start]
    return tuple(way)


def _loops(arah: Arah, ending: Collection[Langkah], lengths: Sequence[Decimal]) -> dict[Langkah, list[tuple[Langkah, ...]]]:
    """The longest round of each loop that can be left, by the step of an ending way that it belongs to."""
    leaving = _reached(_reversed(dict(enumerate(arah.semua))), len(arah.semua))
    found: dict[Langkah, list[tuple[Langkah, ...]]] = {}
    for step, pairs in groupby(sorted(pair for pair in arah.kembali if pair[0] in leaving), key=itemgetter(0)):
        follow = _longest_to(step, arah.terakhir_dulu, arah.maju, lengths)
        for _, target in pairs:
            owner = target
            while owner not in ending:
                owner = arah.asal[owner]
            found.setdefault(owner, []).append((*_walk(target, step, follow), step))
    return found


def _reversed(exits: Exits) -> dict[Langkah, list[Langkah]]:
    entries: dict[Langkah, list[Langkah]] = {}
    for step, targets in exits.items():
        for target in targets:
            entries.setdefault(target, []).append(step)
    return entries


def _reached(exits: Exits, start: Langkah) -> set[Langkah]:
    found, waiting = {start}, [start]
    while waiting:
        new = set(exits.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found
