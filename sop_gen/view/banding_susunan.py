"""Which rows are about the service itself, in which order they stand, and which changes replaced one item by another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sop_gen.diff.perubahan import INSTANSI, Beda, Nilai, Perubahan
from sop_gen.model.butir import Kelompok, Tarif, Waktu
from sop_gen.model.instansi import Libur
from sop_gen.model.layanan import PENGELOLAAN, PENYAMPAIAN
from sop_gen.model.peraturan import Peraturan
from sop_gen.model.sop import Langkah, Sop

ITEM = re.compile(r'\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\](?:#\d+)?')
"""One item of a list in a path."""
URUTAN = ("layanan", "nama", "ringkasan", "pemohon", *PENYAMPAIAN, "kanal", "unit", *PENGELOLAAN, "sop")
"""The components as a reader asks for them; others follow in the order of the spec."""
_TEMPAT = {key: number for number, key in enumerate(URUTAN)}
_TATA_USAHA = frozenset(("id", "jenis", "status", "tanggal", "penetapan", "alias", "penanggung_jawab", "en", "abaikan", "reviu"))
_TATA_USAHA_SOP = frozenset(("nomor", "tanggal", "penetapan"))
_TATA_USAHA_KANTOR = frozenset(("kop", "logo", "gaya_sop", "warna", "poster", "penomoran", "katalog", "urutan_komponen", "libur"))
_BERNILAI_SENDIRI = (Langkah, Sop, Kelompok, Waktu, Tarif, Libur, Peraturan)
"""One of these that came is no successor of one that went: each is judged by what it says."""

Kelompokan = list[list[Perubahan]]
"""Changes by the row that tells them."""


def pokok(changes: Sequence[Perubahan]) -> bool:
    """Whether ``changes`` of one row are about the service, and not only about the paperwork around it."""
    return any(change.dampak != "netral" or change.dinilai or not _tata_usaha(change.beda) for change in changes)


def _tata_usaha(beda: Beda) -> bool:
    first, *rest = beda.bidang.split(".")
    if first == INSTANSI:
        return rest[:1] != [] and rest[0] in _TATA_USAHA_KANTOR
    if first == "sop":
        return rest[:1] != [] and rest[0] in _TATA_USAHA_SOP
    if first == "status":
        return not any(side and _tells_fate(side) for side in (beda.semula, beda.menjadi))
    return first in _TATA_USAHA or rest == ["diperiksa"]


def _tells_fate(value: Nilai) -> bool:
    """Whether a status says that the service stopped or began to run."""
    return not isinstance(value.isi, str)


def urutan(kunci: str, *, pokok: bool) -> tuple[bool, int]:
    """Where rows of a component stand: the service itself first."""
    return not pokok, (-1 if kunci == "status" and pokok else _TEMPAT.get(kunci, len(_TEMPAT)))


# ---- one item instead of another ---------------------------------------------------------------------------------


def with_replaced(groups: Kelompokan) -> Kelompokan:
    """``groups``, with a removed and an added item as one group when both are neutral and stand in the same gap.

    A gap lies between two items of a list that stayed where they were. Of several in one gap the first replaced the first.
    """
    partner: dict[int, list[Perubahan]] = {}
    taken: set[int] = set()
    for gone, came in _pairs([group[0] for group in groups if len(group) == 1], _moved(groups)):
        partner[id(gone)] = [gone, came]
        taken.add(id(came))
    return [partner.get(id(group[0]), group) for group in groups if id(group[0]) not in taken]


def replaced(changes: Sequence[Perubahan]) -> bool:
    """Whether ``changes`` of one row are an item that went and the one that came instead."""
    if len(changes) != 2:
        return False
    old, new = (change.beda for change in changes)
    return (old.jenis, new.jenis) == ("dihapus", "ditambah") and _list_of(old) == _list_of(new) != ""


def _pairs(changes: Sequence[Perubahan], moved: dict[str, tuple[list[int], list[int]]]) -> Iterator[tuple[Perubahan, Perubahan]]:
    gaps: defaultdict[tuple[str, int], tuple[list[Perubahan], list[Perubahan]]] = defaultdict(lambda: ([], []))
    for change in changes:
        side, value = (0, change.beda.semula) if change.beda.jenis == "dihapus" else (1, change.beda.menjadi)
        path = _list_of(change.beda)
        if path and value and change.dampak == "netral" and not isinstance(value.isi, _BERNILAI_SENDIRI):
            place = value.tempat[0]
            gaps[path, place - bisect_left(moved[path][side], place)][side].append(change)
    for gone, came in gaps.values():
        yield from (pair for pair in zip(gone, came, strict=False) if _texts_differ(*pair))


def _texts_differ(gone: Perubahan, came: Perubahan) -> bool:
    old, new = gone.beda.semula, came.beda.menjadi
    return bool(old and new and old.teks != new.teks)


def _moved(groups: Kelompokan) -> dict[str, tuple[list[int], list[int]]]:
    """By list the places, old and new, of items that did not stay: places less the number of those before tell the gap."""
    found: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for beda in (change.beda for group in groups for change in group):
        path = _list_of(beda)
        for places, value in zip(found[path], (beda.semula, beda.menjadi), strict=True):
            places += value.tempat if path and value else ()
    return {path: (sorted(old), sorted(new)) for path, (old, new) in found.items()}


def _list_of(beda: Beda) -> str:
    """The path of the list that a whole item came into, went from, or moved in; empty for any other change."""
    value = beda.semula or beda.menjadi
    last = next((match for match in ITEM.finditer(beda.jalur) if match.end() == len(beda.jalur)), None)
    return beda.jalur[: last.start()] if last and value and value.tempat else ""
