"""What the steps of two editions of one procedure refer to: their pelaksana, and each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sop_gen.diff.pasangan import pasangkan
from sop_gen.diff.wujud import ciri, words
from sop_gen.model.sop import LANJUT, SELESAI, Langkah, Sop
from sop_gen.teks.inline import runs

Jalan = tuple[str, ...]
"""Ways out of a step, as written."""


@dataclass(frozen=True)
class Prosedur:
    """One procedure in both editions. Ids are not printed: references are the same when they name the same step or post."""

    lama: Sop
    baru: Sop

    @cached_property
    def kolom(self) -> dict[str, str]:
        """New ids of the kept pelaksana, by old id."""
        old, new = self.lama.pelaksana, self.baru.pelaksana
        return {old[i].id: new[j].id for i, j in pasangkan([ciri(part) for part in old], [ciri(part) for part in new])}

    @cached_property
    def langkah(self) -> dict[str, str]:
        """New ids of the kept steps, by old id."""
        old, new = self.lama.langkah, self.baru.langkah
        pairs = pasangkan([ciri(part) for part in old], [ciri(part) for part in new])
        return {SELESAI: SELESAI} | {self.lama.step_id(i): self.baru.step_id(j) for i, j in pairs}

    def same_oleh(self, lama: Langkah, baru: Langkah) -> bool:
        """Whether the same posts do both steps."""
        return tuple(self.kolom.get(id) for id in lama.oleh) == baru.oleh

    def same_ways(self, lama: Jalan, baru: Jalan, tempat: tuple[int, int]) -> bool:
        """Whether ways out of the steps at ``tempat`` (old, new) lead to the same steps.

        *The next step* stays what it is when another one is put in between: the insertion is the change.
        """
        old, new = tempat
        return len(lama) == len(baru) and all(
            a == b == LANJUT or self.langkah.get(self.lama.resolve(old, a)) == self.baru.resolve(new, b)
            for a, b in zip(lama, baru, strict=True)
        )

    def nama(self, *, old: bool) -> dict[str, str]:
        """Names of the pelaksana by id."""
        return {part.id: part.nama for part in (self.lama if old else self.baru).pelaksana}

    def tulis_jalan(self, ways: Jalan, *, old: bool) -> str:
        """Where the ways lead, by the words of the steps: numbers would change with every insertion."""
        return " dan ".join(self._target(way, self.lama if old else self.baru) for way in ways)

    @staticmethod
    def _target(target: str, sop: Sop) -> str:
        if target in (LANJUT, SELESAI):
            return "ke langkah berikutnya" if target == LANJUT else SELESAI
        step = next(step for number, step in enumerate(sop.langkah) if sop.step_id(number) == target)
        return f"ke langkah '{words(runs(step.kegiatan))}'"


def ways_of(step: Langkah) -> Jalan:
    """The ways of a plain step; those of a decision are in ``keputusan``."""
    return step.lanjut or (LANJUT,)
