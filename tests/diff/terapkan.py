"""The changes of a comparison applied to the older side, from their own paths and values alone.

Ids are printed nowhere and are no change, yet what a change adds refers by them: ``seragam`` first gives both sides the same
ids for what the comparison keeps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from sop_gen.diff.pasangan import pasangkan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.wujud import ciri
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.model.sop import LANJUT, SELESAI, Sop


@dataclass(eq=False)
class _Simpul:
    """A model with its fields free to change."""

    model: type[BaseModel]
    isi: dict[str, Any]


@dataclass
class _Susunan:
    """What happens to the places of one list."""

    daftar: list[Any]
    hilang: set[int] = field(default_factory=set)
    pindah: dict[int, int] = field(default_factory=dict)
    datang: dict[int, Any] = field(default_factory=dict)


def terapkan(lama: Any, beda: Iterable[Beda]) -> Any:
    """What ``lama`` (a service, an office, or a tuple of regulations) becomes by the changes."""
    changes = list(beda)
    whole = next((change.menjadi.isi for change in changes if change.menjadi and isinstance(change.menjadi.isi, Layanan)), None)
    if whole:
        return whole
    root = _cair(lama)
    lists: dict[int, _Susunan] = {}
    depths: defaultdict[int, list[_Susunan]] = defaultdict(list)
    for change in changes:
        if change.semula:
            _leave(root, change, lists, depths)
    for depth in range(1, 20):
        for change in changes:
            if change.semula is None and change.menjadi and len(change.menjadi.jalur) == depth:
                _arrive(root, change, lists, depths)
        for series in depths[depth]:
            _arrange(series)
    return _beku(root)


def _leave(root: Any, change: Beda, lists: dict[int, _Susunan], depths: defaultdict[int, list[_Susunan]]) -> None:
    assert change.semula
    *way, last = change.semula.jalur
    parent = _reach(root, way)
    if isinstance(parent, _Simpul):
        old = parent.isi[last]
        parent.isi[last] = [] if isinstance(old, list) else None
        if change.menjadi:
            parent.isi[change.menjadi.jalur[-1]] = _cair(change.menjadi.isi)
        return
    if change.jenis == "dipindah":
        assert change.menjadi
        series = _series(parent, len(change.semula.jalur), lists, depths)
        series.pindah.update(zip(change.semula.tempat, change.menjadi.tempat, strict=True))
    elif change.menjadi is None:
        _series(parent, len(change.semula.jalur), lists, depths).hilang.add(_place(parent, last))
    else:
        parent[_place(parent, last)] = _cair(change.menjadi.isi)


def _arrive(root: Any, change: Beda, lists: dict[int, _Susunan], depths: defaultdict[int, list[_Susunan]]) -> None:
    assert change.menjadi
    *way, last = change.menjadi.jalur
    parent = _reach(root, way)
    if parent is None:
        parent = _reach(root, way[:-1]).isi[way[-1]] = []
    if isinstance(parent, _Simpul):
        parent.isi[last] = _cair(change.menjadi.isi)
    else:
        series = _series(parent, len(change.menjadi.jalur), lists, depths)
        series.datang[change.menjadi.tempat[0]] = _cair(change.menjadi.isi)


def _series(daftar: list[Any], depth: int, lists: dict[int, _Susunan], depths: defaultdict[int, list[_Susunan]]) -> _Susunan:
    if id(daftar) not in lists:
        lists[id(daftar)] = _Susunan(daftar)
        depths[depth].append(lists[id(daftar)])
    return lists[id(daftar)]


def _arrange(series: _Susunan) -> None:
    """New items and moved ones take their places; the others fill the rest in their order."""
    stay = [item for place, item in enumerate(series.daftar) if place not in series.hilang and place not in series.pindah]
    fixed = {**series.datang, **{new: series.daftar[old] for old, new in series.pindah.items()}}
    total = len(stay) + len(fixed)
    rest = iter(stay)
    series.daftar[:] = [fixed[place] if place in fixed else next(rest) for place in range(total)]


def _reach(node: Any, way: Iterable[Any]) -> Any:
    for step in way:
        node = node.isi[step] if isinstance(node, _Simpul) else node[_place(node, step)]
    return node


def _place(items: list[Any], step: Any) -> int:
    """Where a step leads in a list: a place, or the key of an item."""
    if isinstance(step, int):
        return step
    keys = [str(item.isi["id"] if "id" in item.isi else item.isi["tanggal"]) for item in items]
    return keys.index(step)


def _cair(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _Simpul(type(value), {name: _cair(getattr(value, name)) for name in type(value).model_fields})
    return [_cair(part) for part in value] if isinstance(value, tuple) else value


def _beku(value: Any) -> Any:
    if isinstance(value, _Simpul):
        absent = {name for name, known in value.model.model_fields.items() if known.default is None}
        parts = {name: _beku(part) for name, part in value.isi.items()}
        return value.model.model_construct(**{name: part for name, part in parts.items() if part != () or name not in absent})
    return tuple(_beku(part) for part in value) if isinstance(value, list) else value


# ---- the same ids on both sides ----

Sisi = tuple[Layanan, Register]


def seragam(lama: Sisi, baru: Sisi) -> tuple[Sisi, Sisi]:
    """Both services and their registers, with one id for what is kept, and ids that say so for the rest."""
    laws = _tokens(tuple(lama[1].values()), tuple(baru[1].values()), "uu")
    names = [
        {entry.id: token for entry, token in zip(side[1].values(), of, strict=True)}
        for side, of in zip((lama, baru), laws, strict=True)
    ]
    old, new = (_with_laws(side, known) for side, known in zip((lama, baru), names, strict=True))
    flows = dict(_pairs(old[0].sop, new[0].sop))
    tokens = {(a, b): (_ids(old[0].sop[a], new[0].sop[b])) for a, b in flows.items()}
    before = tuple(_renamed(sop, *tokens[a, flows[a]][0]) if a in flows else sop for a, sop in enumerate(old[0].sop))
    back = {b: a for a, b in flows.items()}
    after = tuple(_renamed(sop, *tokens[back[b], b][1]) if b in back else sop for b, sop in enumerate(new[0].sop))
    return (old[0].model_copy(update={"sop": before}), old[1]), (new[0].model_copy(update={"sop": after}), new[1])


def _pairs(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[int, int]]:
    return pasangkan([ciri(part) for part in old], [ciri(part) for part in new])


def _tokens(old: tuple[Any, ...], new: tuple[Any, ...], word: str) -> tuple[list[str], list[str]]:
    kept = {b: a for a, b in _pairs(old, new)}
    before = [f"{word}-{place}" for place in range(len(old))]
    return before, [before[kept[place]] if place in kept else f"{word}-baru-{place}" for place in range(len(new))]


Ids = tuple[list[str], list[str]]
"""Ids of the pelaksana, ids of the steps."""


def _ids(old: Sop, new: Sop) -> tuple[Ids, Ids]:
    columns = _tokens(old.pelaksana, new.pelaksana, "p")
    steps = _tokens(old.langkah, new.langkah, "l")
    return (columns[0], steps[0]), (columns[1], steps[1])


def _renamed(sop: Sop, columns: list[str], steps: list[str]) -> Sop:
    posts = {part.id: name for part, name in zip(sop.pelaksana, columns, strict=True)}
    goal = {LANJUT: LANJUT, SELESAI: SELESAI} | {sop.step_id(number): name for number, name in enumerate(steps)}
    made = []
    for step, name in zip(sop.langkah, steps, strict=True):
        ways = step.keputusan and step.keputusan.model_copy(
            update={"ya": goal[step.keputusan.ya], "tidak": goal[step.keputusan.tidak]}
        )
        lanjut = tuple(goal[way] for way in step.lanjut)
        oleh = tuple(posts[id] for id in step.oleh)
        made.append(step.model_copy(update={"id": name, "oleh": oleh, "keputusan": ways, "lanjut": lanjut}))
    pelaksana = tuple(part.model_copy(update={"id": posts[part.id]}) for part in sop.pelaksana)
    return sop.model_copy(update={"pelaksana": pelaksana, "langkah": tuple(made)})


def _with_laws(side: Sisi, names: dict[str, str]) -> Sisi:
    layanan, register = side
    known = {
        names[id]: entry.model_copy(update={"id": names[id], "oleh": tuple(names[by] for by in entry.oleh)})
        for id, entry in register.items()
    }
    return _cites(layanan, names), known


def _cites(value: Any, names: dict[str, str]) -> Any:
    """``value`` in which citations name the regulations by their new ids; free text stays."""
    if isinstance(value, tuple):
        return tuple(_cites(part, names) for part in value)
    if not isinstance(value, BaseModel):
        return value
    skip = {"dialihkan", "dicabut"}
    changed = {name: _cites(part, names) for name, part in value if name not in skip and isinstance(part, BaseModel | tuple)}
    cited = {name: names[getattr(value, name)] for name in ("dasar", "ref") if getattr(value, name, None) in names}
    return value.model_copy(update=changed | cited)
