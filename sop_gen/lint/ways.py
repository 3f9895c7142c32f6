"""Where the ways of a procedure lead, and how findings name its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sop_gen.model.sop import SELESAI, Sop
from sop_gen.spec.tree import Step
from sop_gen.teks.inline import as_text, runs

Ways = tuple[frozenset[int], ...]
"""For each step (from 0) the steps that it leads to; the number of steps stands for the end."""
JUDUL_LANGKAH = 60


def ways_of(sop: Sop) -> Ways:
    """Every way of ``sop``: both of a decision, all of parallel work."""
    count = len(sop.langkah)
    places = {SELESAI: count, **{sop.step_id(index): index for index in range(count)}}
    return tuple(frozenset(places[target] for target in sop.targets(index)) for index in range(count))


def reached(ways: Ways, start: int) -> frozenset[int]:
    """``start`` and everything that follows it by any way, the end included."""
    found = {start}
    waiting = [start]
    while waiting:
        step = waiting.pop()
        following = ways[step] - found if step < len(ways) else frozenset()
        found |= following
        waiting += following
    return frozenset(found)


def way_out(sop: Sop, number: int, index: int) -> tuple[Step, ...]:
    """The path of what says where step ``index`` of procedure ``number`` leads."""
    return ("sop", number, "langkah", index, "keputusan" if sop.langkah[index].keputusan else "lanjut")


def call(sop: Sop, index: int) -> str:
    """``langkah 4 (Memeriksa berkas)``; a long kegiatan is cut."""
    return f"langkah {_named(sop, index)}"


def call_all(sop: Sop, steps: Iterable[int]) -> str:
    """``langkah 4 (Memeriksa berkas), 5 dan 7``."""
    first, *rest = sorted(steps)
    return f"langkah {listed([_named(sop, first), *(str(index + 1) for index in rest)])}"


def listed(said: Sequence[str]) -> str:
    """``a, b dan c``."""
    return " dan ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _named(sop: Sop, index: int) -> str:
    words = " ".join(as_text(runs(sop.langkah[index].kegiatan)).split())
    short = words if len(words) <= JUDUL_LANGKAH else words[: JUDUL_LANGKAH - 1].rstrip() + "…"
    return f"{index + 1} ({short})"
