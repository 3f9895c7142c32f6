"""What may happen to a list: an item comes or goes, two change places, a block moves, one becomes two, some become a group."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any

from tests.diff.bentuk import AKAR, Bentuk, Deret, Ragam, Rekaman, Skalar
from tests.diff.nilai import Pilih, contoh
from tests.diff.tempat import Tempat, tempat
from tests.diff.terbitan import asal


def jenis_deret(shape: Deret, place: Tempat) -> list[str]:
    if shape.panjang:
        return []
    size, items = len(place.nilai), place.nilai
    possible = {
        "sisip": not isinstance(shape.isi, Skalar) or not shape.isi.pilihan or not set(shape.isi.pilihan) <= set(items),
        "hapus": size > 1 or not place.wajib,
        "tukar": size > 1,
        "pindah": size > 2,
        "pecah": any(_split(item, shape.isi) for item in items),
        "kelompokkan": isinstance(shape.isi, Ragam) and any("kelompok" not in item for item in items),
        "buka": isinstance(shape.isi, Ragam) and any("kelompok" in item for item in items),
    }
    return [kind for kind, can in possible.items() if can]


def _list_shape(place: Tempat) -> Deret:
    shape = place.bentuk.untuk(place.nilai) if isinstance(place.bentuk, Ragam) else place.bentuk
    assert isinstance(shape, Deret)
    return shape


def _insert(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    at = pilih(range(len(place.nilai), -1, -1))
    return [*place.nilai[:at], pilih(bahan(place, "butir", scope)), *place.nilai[at:]]


def _delete(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any] | None:
    at = pilih(range(len(place.nilai)))
    return [*place.nilai[:at], *place.nilai[at + 1 :]] or None


def _swap(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    first = pilih(range(len(place.nilai) - 1))
    second = pilih(range(first + 1, len(place.nilai)))
    items = list(place.nilai)
    items[first], items[second] = items[second], items[first]
    return items


def _move(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    size = len(place.nilai)
    first = pilih(range(size - 1))
    end = pilih(range(first + 1, size if first == 0 else size + 1))
    block, rest = place.nilai[first:end], [*place.nilai[:first], *place.nilai[end:]]
    at = pilih([number for number in range(len(rest) + 1) if number != first])
    return [*rest[:at], *block, *rest[at:]]


def _split(item: Any, shape: Bentuk) -> list[Any]:
    """The item as two, each with half of its words; nothing when it has no words to halve."""
    if isinstance(item, str):
        words = item.split(" ")
        halves = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
        kind = shape.jenis if isinstance(shape, Skalar) else ""
        return halves if kind in ("Polos", "Teks", "Sel") and all(half.strip() for half in halves) else []
    part = shape.untuk(item) if isinstance(shape, Ragam) else shape
    assert isinstance(part, Rekaman)
    for name, field in part.bidang.items():
        halves = _split(item[name], field.bentuk) if field.wajib and isinstance(item.get(name), str) else []
        if halves:
            second = {key: value for key, value in item.items() if key != "id" or part.bidang["id"].wajib}
            return [{**item, name: halves[0]}, {**second, name: halves[1]}]
    return []


def _split_one(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    shape = _list_shape(place).isi
    at = pilih([number for number, item in enumerate(place.nilai) if _split(item, shape)])
    return [*place.nilai[:at], *_split(place.nilai[at], shape), *place.nilai[at + 1 :]]


def _group(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    first = pilih([number for number, item in enumerate(place.nilai) if "kelompok" not in item])
    last = first
    while last + 1 < len(place.nilai) and "kelompok" not in place.nilai[last + 1] and pilih((False, True)):
        last += 1
    return [
        *place.nilai[:first],
        {"kelompok": pilih(["Perorangan", "Badan usaha"]), "butir": place.nilai[first : last + 1]},
        *place.nilai[last + 1 :],
    ]


def _ungroup(place: Tempat, pilih: Pilih[Any], scope: list[str] | None) -> list[Any]:
    at = pilih([number for number, item in enumerate(place.nilai) if "kelompok" in item])
    return [*place.nilai[:at], *place.nilai[at]["butir"], *place.nilai[at + 1 :]]


SUSUNAN: dict[str, Callable[[Tempat, Pilih[Any], list[str] | None], Any]] = {
    "sisip": _insert,
    "hapus": _delete,
    "tukar": _swap,
    "pindah": _move,
    "pecah": _split_one,
    "kelompokkan": _group,
    "buka": _ungroup,
}
"""What may happen to a list."""


def bahan(place: Tempat, what: str, scope: list[str] | None) -> list[Any]:
    """Values for a field (``isi``) or items for its list (``butir``): made up, then from the shipped specs."""
    if what == "isi" and scope is not None:
        return [[word] if isinstance(place.bentuk, Deret) else word for word in scope] or [None]
    shape = _list_shape(place).isi if what == "butir" else place.bentuk
    if scope is not None and isinstance(shape, Skalar):
        return [word for word in scope if word not in place.nilai] or [place.nilai[0]]
    kinds = shape.ragam if isinstance(shape, Ragam) else (shape,)
    made = [contoh(kind, place.bidang, nomor=number) for kind in kinds for number in (5, 6)]
    shipped = _bank()[what].get(place.kunci, [])
    values = [*made, *shipped]
    if what == "butir" and isinstance(shape, Skalar) and shape.pilihan:
        return [value for value in values if value not in place.nilai] or values
    return values


@cache
def _bank() -> dict[str, dict[str, list[Any]]]:
    """Up to 12 values of every field, and items of every list, from the shipped specs; the shortest."""
    found: dict[str, dict[str, dict[str, Any]]] = {"isi": {}, "butir": {}}
    for tree, start in product(asal(), AKAR):
        for place in tempat(tree, start):
            if place.nilai is not None and isinstance(place.jalur[-1], str):
                found["isi"].setdefault(place.kunci, {}).setdefault(str(place.nilai), place.nilai)
            if isinstance(place.nilai, list):
                found["butir"].setdefault(place.kunci, {}).update((str(item), item) for item in place.nilai)
    return {
        what: {
            key: [values[text] for text in sorted(values, key=lambda text: (len(text), text))[:12]] for key, values in of.items()
        }
        for what, of in found.items()
    }
