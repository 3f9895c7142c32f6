"""Which exits of the steps lead onward, and which lead back and so make a loop."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from sop_gen.model.sop import SELESAI, Sop

Langkah = int
"""A step by its index from 0; the number of steps stands for the end."""
Exits = tuple[tuple[Langkah, ...], ...]


@dataclass(frozen=True, slots=True)
class Arah:
    """The exits of the steps of a flow, told apart for those that can be reached from the first one.

    Onward exits make no circle.
    """

    semua: Exits
    """Every exit of every step of the flow."""
    biasa: Exits
    """The same, with *ya* alone of each decision."""
    maju: dict[Langkah, tuple[Langkah, ...]]
    """Onward exits of each step reached, in order of the spec except that *tidak* comes last."""
    kembali: tuple[tuple[Langkah, Langkah], ...]
    """Exits that lead back: the step that sends back, and the earlier step that it sends to."""
    asal: dict[Langkah, Langkah]
    """The step from which each step but the first was reached first."""
    terakhir_dulu: tuple[Langkah, ...]
    """The steps reached, each after everything that it leads onward to."""


def exits_of(sop: Sop) -> Exits:
    """Where each step leads: (ya, tidak) of a decision, else the next step or all parallel ones."""
    places = {SELESAI: len(sop.langkah), **{sop.step_id(index): index for index in range(len(sop.langkah))}}
    return tuple(tuple(places[target] for target in sop.targets(index)) for index in range(len(sop.langkah)))


def directions(sop: Sop) -> Arah:
    """The exits of ``sop``, told apart by walking from the first step.

    The walk goes every *ya* and all parallel work first, in depth, and then what only a *tidak* reaches: so an exit of the
    usual way leads back only if the usual way itself is a circle.
    """
    exits = exits_of(sop)
    usual = tuple(ways[:1] if step.keputusan else ways for step, ways in zip(sop.langkah, exits, strict=True))
    walk = _Walk(exits, usual)
    walk.run()
    order = sorted(walk.onward, key=lambda step: walk.below[step].bit_count())
    onward = {step: tuple(targets) for step, targets in walk.onward.items()}
    return Arah(exits, usual, onward, tuple(walk.back), walk.origin, tuple(order))


class _Walk:
    """One walk over all exits that can be reached."""

    def __init__(self, exits: Exits, usual: Exits) -> None:
        self._exits = exits
        self._usual = usual
        self._now: list[tuple[Langkah, Langkah]] = []
        self._later: deque[tuple[Langkah, Langkah]] = deque()
        self.onward: dict[Langkah, list[Langkah]] = {}
        self.back: list[tuple[Langkah, Langkah]] = []
        self.origin: dict[Langkah, Langkah] = {}
        self.below = [1 << step for step in range(len(exits))]
        """The steps that each step leads onward to, itself among them, as bits."""

    def run(self) -> None:
        """Go every exit once."""
        self._reach(0)
        while self._now or self._later:
            step, target = self._now.pop() if self._now else self._later.popleft()
            if target == len(self._exits):
                self.onward[step].append(target)
            elif self.below[target] >> step & 1:
                self.back.append((step, target))
            else:
                self._lead(step, target)

    def _lead(self, step: Langkah, target: Langkah) -> None:
        self.onward[step].append(target)
        for above in self.onward:
            if self.below[above] >> step & 1:
                self.below[above] |= self.below[target]
        if target not in self.onward:
            self.origin[target] = step
            self._reach(target)

    def _reach(self, step: Langkah) -> None:
        self.onward[step] = []
        self._now.extend((step, target) for target in reversed(self._usual[step]))
        self._later.extend((step, target) for target in self._exits[step] if target not in self._usual[step])
