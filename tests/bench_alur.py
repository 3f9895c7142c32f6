"""The flow charts' part of `make bench`: time per SOP, and how the charts look, over fixed sets.

Times are processor time. Fonts are warm, texts are not: a text measured once is remembered, which would flatter all runs but
the first.
Nobody draws such a chart by itself; Graphviz, where installed, routes the same lines orthogonally, without table, columns or
pages, and its time is the only ratio there is.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sop_gen.flow import measure
from sop_gen.flow.geometry import as_json
from sop_gen.flow.layout import layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.render.bagan import draw_bagan
from sop_gen.view.alur import view_alur
from tests.flow import strategies
from tests.flow.keindahan import CONTOH, STANDARDS, Keindahan, keindahan, procedures, random_flows

BATAS = 0.020
"""The contract: a 20-step SOP is laid out in less (seconds)."""
RUNS = 3
HEAD = ("flow charts", "SOPs", "layout", "worst", ">20 ms", "SVG", "bends/edge", "crossings", "pages", "pairs", "dot")

Flow = tuple[Sop, GayaSop]


@dataclass(frozen=True)
class Hasil:
    """One SOP: seconds for its layout and for its SVG, and how it looks."""

    layout: float
    svg: float
    figures: Keindahan


def alur() -> None:
    """One row a set: median and worst time of one SOP; figures per SOP."""
    _measured(next(random_flows()))  # loads the fonts
    rows = [HEAD, *(_row(name, flows) for name, flows in sets())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        print("  ".join([name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))]))
    print("layout: the median and the worst SOP; crossings, pages and pairs of pentagons: per SOP")
    if shutil.which("dot"):
        print("dot: the time of Graphviz (-Tplain, splines=ortho, one process for the set) over ours; lines only, no table")
    else:
        print("dot: install Graphviz to compare")


def sets() -> Iterator[tuple[str, list[Flow]]]:
    """The shipped and the sample office as they are, and random flows: the guarded set, and those of the contract's length."""
    yield "shipped", [(layanan.sop[index], gaya) for layanan, index, gaya in procedures(STANDARDS)]
    yield "sample office", [(layanan.sop[index], gaya) for layanan, index, gaya in procedures(CONTOH)]
    yield "random, any length", list(random_flows())
    for name, wild in (("random, 20 steps", False), ("random, 20 steps, wild", True)):
        yield name, [(strategies.sop(seed, steps=20, wild=wild), GayaSop(kertas_terbesar="A3")) for seed in range(50)]


def _row(name: str, flows: list[Flow]) -> tuple[str, ...]:
    found = [_measured(flow) for flow in flows]
    times = [one.layout for one in found]
    looks = sum((one.figures for one in found), Keindahan())
    per_sop = (f"{count / len(flows):.2f}" for count in (looks.crossings, looks.pages, looks.pairs))
    return (
        name,
        str(len(flows)),
        _ms(statistics.median(times)),
        _ms(max(times)),
        str(sum(seconds > BATAS for seconds in times)),
        _ms(statistics.median(one.svg for one in found)),
        f"{looks.bends_per_edge:.2f}",
        *per_sop,
        f"{_graphviz(flows) / sum(times):.1f}x" if shutil.which("dot") else "-",
    )


def _measured(flow: Flow) -> Hasil:
    sop, gaya = flow
    seconds = _median(lambda: layout(sop, rooms(gaya)), before=_forget_texts)
    view = view_alur(Layanan.model_construct(id="uji", nama="Uji", sop=(sop,)), 0, gaya)
    svg = _median(lambda: draw_bagan(view, "svg"))
    return Hasil(seconds, svg, keindahan(as_json(view.bagan, "uji", 1)))


def _forget_texts() -> None:
    for remembered in (measure._breaks, measure._words, measure._width):
        remembered.cache_clear()


def _median(work: Callable[[], object], before: Callable[[], None] = lambda: None) -> float:
    times = []
    for _ in range(RUNS):
        before()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def _graphviz(flows: list[Flow]) -> float:
    """Processor seconds that dot takes for all of ``flows``, its start included."""
    text = "\n".join(_as_dot(sop) for sop, _ in flows)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(("dot", "-Tplain"), input=text, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.count("\nstop") == len(flows)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _as_dot(sop: Sop) -> str:
    names = [sop.step_id(index) for index in range(len(sop.langkah))]
    lines = [f"{json.dumps(name)} -> {json.dumps(target)}" for index, name in enumerate(names) for target in sop.targets(index)]
    return "digraph { graph [splines=ortho]; node [shape=box];\n" + "\n".join(lines) + "\n}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
