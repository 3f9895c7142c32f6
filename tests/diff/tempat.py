"""The places of an edition where it may differ from another, and what stands there changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.diff.bentuk import AKAR, INSTANSI, REGISTER, Bentuk, Deret, Ragam, Rekaman, Skalar, kunci_semua, sambung
from tests.diff.nilai import BERPASANGAN
from tests.diff.rujukan import Pohon

Jalur = tuple[Any, ...]


@dataclass(frozen=True)
class Mutasi:
    """What was done: ``jenis`` to the field ``kunci``; ``rincian`` says how a value was edited.

    ``jenis``: ubah, tulis (another spelling of the same), isi, kosongkan, id (no page prints ids), ganti (another variant),
    sisip, hapus, tukar, pindah (a block), pecah (one item becomes two), kelompokkan, buka (a group).
    """

    jenis: str
    kunci: str
    rincian: str = ""

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}" + (f" ({self.rincian})" if self.rincian else "")


@dataclass(frozen=True, eq=False)
class Tempat:
    """Where a mutation may happen: a field, with its wide value or None when it is absent."""

    kunci: str
    jalur: Jalur
    bentuk: Bentuk
    nilai: Any
    wajib: bool

    @property
    def bidang(self) -> str:
        return self.kunci.rpartition(".")[2]


def tempat(pohon: Pohon, start: str) -> Iterator[Tempat]:
    """Every place of the files whose keys begin with ``start`` (a key of AKAR), absent optional fields included."""
    if start == "":
        for id, service in pohon["layanan"].items():
            yield from _inside(AKAR[""], service, "", ("layanan", id))
    elif start == INSTANSI:
        yield from _inside(AKAR[INSTANSI], pohon[INSTANSI], INSTANSI, (INSTANSI,))
    else:
        yield from _places(Tempat(REGISTER, (REGISTER,), AKAR[REGISTER], pohon[REGISTER] or None, False))


def _places(place: Tempat) -> Iterator[Tempat]:
    yield place
    if place.nilai is not None:
        yield from _inside(place.bentuk, place.nilai, place.kunci, place.jalur)


def _inside(shape: Bentuk, value: Any, key: str, path: Jalur) -> Iterator[Tempat]:
    if isinstance(shape, Ragam):
        yield from _inside(shape.untuk(value), value, key, path)
    elif isinstance(shape, Rekaman):
        for name, field in shape.bidang.items():
            yield from _places(Tempat(sambung(key, name), (*path, name), field.bentuk, value.get(name), field.wajib))
    elif isinstance(shape, Deret):
        for number, item in enumerate(value):
            if isinstance(shape.isi, Skalar):
                yield Tempat(key, (*path, number), shape.isi, item, True)
            else:
                yield from _inside(shape.isi, item, key, (*path, number))


def berkas_dari(key: str) -> str:
    head = key.split(".")[0]
    return head if head in AKAR else ""


def pada(tree: Any, path: Jalur) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def taruh(tree: Any, place: Tempat, value: Any) -> Any:
    """``tree`` with another value at the place; None takes it away, and of a pair of fields the other one."""
    return _changed(tree, place.jalur, lambda parent: _with(parent, place, value))


def _changed(tree: Any, path: Jalur, change: Callable[[Any], Any]) -> Any:
    if len(path) == 1:
        return change(tree)
    step, rest = path[0], path[1:]
    part = _changed(tree[step], rest, change)
    if isinstance(tree, list):
        return [*tree[:step], part, *tree[step + 1 :]]
    return {key: part if key == step else kept for key, kept in tree.items()}


def _with(parent: Any, place: Tempat, value: Any) -> Any:
    last = place.jalur[-1]
    if isinstance(parent, list):
        return [*parent[:last], value, *parent[last + 1 :]]
    changed = {key: part for key, part in parent.items() if key != last} | ({} if value is None else {last: value})
    for pair in BERPASANGAN:
        if last in pair and _is_pair(place, pair):
            (other,) = pair - {last}
            changed.pop(other, None)
            if value is None:
                changed[other] = PENGGANTI[other]
    return changed


PENGGANTI = {"lama": "5 hari kerja", "teks": "sesuai ketentuan", "tarif": "25.000"}


def _is_pair(place: Tempat, pair: set[str]) -> bool:
    """Whether the field at the place stands in a part that has both fields of the pair."""
    head = place.kunci.rpartition(".")[0]
    return pair <= {key.rpartition(".")[2] for key in _keys_below(head)}


@cache
def _keys_below(head: str) -> frozenset[str]:
    return frozenset(key for key in kunci_semua() if key.rpartition(".")[0] == head)
