"""Records of monitoring and of meetings, as far as evidence needs them: days and counts.

What can't be read says nothing here; the commands that the records belong to say what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from sop_gen.bukti.keadaan import Masukan, Pemantauan, Saksi
from sop_gen.edition import InFolder, read_document
from sop_gen.model.tanggal import parse_tanggal
from sop_gen.spec.tree import Plain, plain
from sop_gen.teks.keterkaitan import slug

MONEV, TANGGAPAN = "_monev", "_tanggapan"


def monitored(standards: Path, services: Iterable[Saksi]) -> Iterator[tuple[str, Pemantauan]]:
    """When the SOP of each service were monitored and evaluated, as ``_monev/<id>.yaml`` says."""
    for service in services:
        tree = _tree(standards, f"{MONEV}/{service.id}.yaml")
        if tree:
            yield service.id, Pemantauan(*(_days(tree.get(key), service.judul_sop) for key in ("pemantauan", "evaluasi")))


def _days(entries: Plain, titles: Sequence[str]) -> dict[int, tuple[date, ...]]:
    """The days by the number of the procedure; an only procedure needs no name."""
    held: dict[int, tuple[date, ...]] = {}
    for entry in entries if isinstance(entries, list) else [entries]:
        if not isinstance(entry, dict):
            continue
        number, day = _procedure(entry.get("sop"), titles), _day(entry.get("tanggal"))
        if number is not None and day:
            held[number] = (*held.get(number, ()), day)
    return held


def _procedure(name: Plain, titles: Sequence[str]) -> int | None:
    if name is None:
        return 0 if len(titles) == 1 else None
    known = [{slug(title), str(number)} for number, title in enumerate(titles, 1)]
    found = [number for number, names in enumerate(known) if isinstance(name, str) and slug(name) in names]
    return found[0] if len(found) == 1 else None


def inputs_of_meetings(standards: Path) -> Iterator[Masukan]:
    """The inputs of each meeting, as ``_tanggapan/<tanggal>.yaml`` says."""
    for path in sorted((standards / TANGGAPAN).glob("*.yaml")):
        day, tree = _day(path.stem), _tree(standards, f"{TANGGAPAN}/{path.name}")
        if day and tree:
            entries = tree.get("masukan")
            given = [entry for entry in (entries if isinstance(entries, list) else [entries]) if isinstance(entry, dict)]
            yield Masukan(day, len(given), sum(not entry.get("tindak_lanjut") for entry in given))


def _tree(standards: Path, name: str) -> dict[str, Plain] | None:
    if not (standards / name).is_file():
        return None
    document, _ = read_document(InFolder(standards), name)
    tree = plain(document.root) if document else None
    return tree if isinstance(tree, dict) else None


def _day(text: Plain) -> date | None:
    try:
        return parse_tanggal(text) if isinstance(text, str) else None
    except PydanticCustomError:
        return None
