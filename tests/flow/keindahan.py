"""How good charts look, in numbers: counted on their JSON form, recorded, and compared with the record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sop_gen.edition import read_edition, read_service
from sop_gen.flow.geometry import as_json
from sop_gen.flow.layout import layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from tests.flow import strategies
from tests.flow.checker import crossings, segments

ROOT = Path(__file__).parents[2]
STANDARDS = ROOT / "standards"
CONTOH = ROOT / "tests" / "kantor-contoh" / "standards"
RECORD = Path(__file__).with_suffix(".json")
ACAK = 100
"""How many random flows are counted."""
FIGURES = ("bends_per_edge", "crossings", "pages", "pairs")

Json = dict[str, Any]


@dataclass(frozen=True)
class Keindahan:
    """What is counted on one chart, or on several together. An edge that crosses pages is one edge and one pair of pentagons."""

    edges: int = 0
    bends: int = 0
    crossings: int = 0
    pages: int = 0
    pairs: int = 0

    def __add__(self, other: Keindahan) -> Keindahan:
        return Keindahan(*(one + two for one, two in zip(asdict(self).values(), asdict(other).values(), strict=True)))

    @property
    def bends_per_edge(self) -> float:
        return self.bends / max(self.edges, 1)


Record = Mapping[str, Keindahan]


def keindahan(chart: Json) -> Keindahan:
    """The figures of one chart."""
    lines = [edge for page in chart["pages"] for edge in page["edges"]]
    pairs = {node["letter"] for page in chart["pages"] for node in page["nodes"] if node["shape"] == "pentagon"}
    edges = sum(not edge.get("joint") for edge in lines) - len(pairs)
    return Keindahan(edges, sum(map(bends, lines)), crossings(chart), len(chart["pages"]), len(pairs))


def bends(edge: Json) -> int:
    """How often the line turns; a point on a straight stretch is no bend."""
    upright = [x1 == x2 for x1, _, x2, _ in segments(edge)]
    return sum(one != two for one, two in pairwise(upright))


# --- the sets -----------------------------------------------------------------------------------------------------------


def procedures(folder: Path) -> Iterator[tuple[Layanan, int, GayaSop]]:
    """Every procedure of an office: its service, its place there (from 0), and the office's page style."""
    edition = read_edition(folder, sort_out(list_folder(folder), str(folder)))
    assert edition.instansi is not None
    for id in sorted(edition.files.layanan):
        service, faults = read_service(edition, id)
        assert service is not None, faults
        yield from ((service.layanan, index, edition.instansi.gaya_sop) for index in range(len(service.layanan.sop)))


def of_office(folder: Path) -> dict[str, Keindahan]:
    """Every procedure of an office in both styles, whichever the office uses: ``<id>-<sop>-<style>``."""
    return {
        f"{layanan.id}-{index + 1}-{style}": drawn(layanan.sop[index], gaya.model_copy(update={"mulai_selesai": style}))
        for layanan, index, gaya in procedures(folder)
        for style in ("langkah", "baris")
    }


def random_flows() -> Iterator[tuple[Sop, GayaSop]]:
    """The random set: seeds 0 to 99, the two styles in turn. With up to 12 pelaksana not all of them fit on A4."""
    for seed in range(ACAK):
        yield strategies.sop(seed), GayaSop(kertas_terbesar="A3", mulai_selesai="baris" if seed % 2 else "langkah")


def of_random() -> Keindahan:
    """All random flows together."""
    return sum((drawn(sop, gaya) for sop, gaya in random_flows()), Keindahan())


def drawn(sop: Sop, gaya: GayaSop) -> Keindahan:
    """The figures of one procedure in one page style."""
    return keindahan(as_json(layout(sop, rooms(gaya)), "uji", 1))


# --- the record ---------------------------------------------------------------------------------------------------------


def read_record(file: Path) -> dict[str, Keindahan]:
    """The figures as they were when somebody last agreed to them."""
    return {name: Keindahan(**figures) for name, figures in json.loads(file.read_text("utf-8")).items()}


def write_record(file: Path, found: Record) -> None:
    """One line for each chart, so that a change reads well in a diff."""
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(asdict(figures))}" for name, figures in found.items())
    file.write_text(f"{{\n{lines}\n}}\n", "utf-8", newline="\n")


def differences(recorded: Record, found: Record) -> list[str]:
    """One line for every figure that is not as recorded: where, from what to what, and whether that is worse."""
    gone = [f"{name}: recorded, but not drawn any more" for name in recorded if name not in found]
    added = [f"{name}: drawn, but not recorded" for name in found if name not in recorded]
    both = [name for name in recorded if name in found]
    return gone + added + [f"{name}: {change}" for name in both for change in _changes(recorded[name], found[name])]


def _changes(before: Keindahan, after: Keindahan) -> list[str]:
    if before == after:
        return []
    changes = [_change(figure, getattr(before, figure), getattr(after, figure)) for figure in FIGURES]
    return list(filter(None, changes)) or [f"edges {before.edges} -> {after.edges}, as good as before"]


def _change(figure: str, old: float, new: float) -> str:
    """Rounded so that one bend among the edges of all random flows still shows."""
    by = round(abs(new - old), 4)
    said = f"{figure.replace('_', ' ')} {round(old, 4):g} -> {round(new, 4):g}, {'WORSE' if new > old else 'better'} by {by:g}"
    return said if new != old else ""
