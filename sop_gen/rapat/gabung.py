"""What documents say joined to what the file of the meeting says already: nothing twice, nothing of what people wrote touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sop_gen.rapat.paket import Paket
from sop_gen.rapat.sasaran import Target
from sop_gen.rapat.ucapan import Masuk, entries
from sop_gen.spec.tree import Plain

Pohon = dict[str, Any]
"""The file as it is written: keys and values."""


@dataclass
class Gabungan:
    """The file as it becomes, and how many inputs are new in it."""

    isi: Pohon
    baru: int = 0


def begin(paket: Paket, tanggal: str) -> Pohon:
    """The file of a meeting of which nothing is known but what lay on its table."""
    sides = {"dasar": paket.dasar, "edisi": paket.edisi}
    named = {key: {"nama": side.nama, "sidik": side.sidik} for key, side in sides.items() if side.nama}
    return {"tanggal": tanggal, **named}


def join(before: Mapping[str, Plain], said: Iterable[Masuk], berkas: Mapping[str, str]) -> Gabungan:
    """``before`` with what is new in ``said``; ``berkas`` are the documents that were read, their hashes by their names."""
    result = Gabungan(deepcopy(dict(before)))
    known = set(_marks(result.isi))
    for masuk, entry in entries(said):
        if entry["sidik"] not in known:
            _place(result.isi, masuk).append(entry)
            result.baru += 1
    for nama, sha256 in berkas.items():
        _read(result.isi, nama, sha256)
    if not before.get("baris") and "baris" in result.isi:
        result.isi["baris"].sort(key=lambda entry: int(entry["nomor"]))
    return result


def _place(isi: Pohon, masuk: Masuk) -> list[Any]:
    """The list where an input belongs."""
    if masuk.target is None:
        return _items(isi, "belum_ditempatkan")
    return _items(_entry(isi, masuk.target), masuk.bidang)


def _entry(isi: Pohon, target: Target) -> Pohon:
    """The entry of a row or question: the one that is there, else a new one."""
    question, entries = target.pertanyaan, _items(isi, "pertanyaan" if target.pertanyaan else "baris")
    found = next((entry for entry in entries if isinstance(entry, dict) and _is_of(entry, target)), None)
    if found is not None:
        return found
    if question:
        new: Pohon = {"nomor": question.nomor, "layanan": question.layanan, "bagian": question.bagian, "pertanyaan": question.isi}
    else:
        row = target.baris[0]
        keys = [key for part in target.baris for key in part.kunci]
        new = {"kunci": keys[0] if len(keys) == 1 else keys} if keys else {}
        new |= {"nomor": str(row.nomor), "layanan": row.layanan, "bagian": row.tempat, "status": "terbuka"}
    entries.append(new)
    return new


def _is_of(entry: Pohon, target: Target) -> bool:
    if target.pertanyaan:
        return (entry.get("nomor"), entry.get("layanan")) == (target.pertanyaan.nomor, target.pertanyaan.layanan)
    row, keys = target.baris[0], entry.get("kunci") or []
    if row.kunci:
        return bool(set(row.kunci) & set([keys] if isinstance(keys, str) else keys))
    return not keys and (entry.get("nomor"), entry.get("layanan")) == (str(row.nomor), row.layanan)


def _items(entry: Pohon, key: str) -> list[Any]:
    """The list at ``key``; an item alone becomes a list of one."""
    value = entry.get(key)
    entry[key] = value if isinstance(value, list) else [] if value is None else [value]
    return entry[key]  # type: ignore[no-any-return]


def _read(isi: Pohon, nama: str, sha256: str) -> None:
    """Note that a document was read, in which form last."""
    documents = _items(isi, "berkas")
    if not any(isinstance(part, dict) and part.get("sha256") == sha256 for part in documents):
        documents.append({"nama": nama, "sha256": sha256})


def _marks(value: Any) -> Iterator[str]:
    """Every mark in the file, wherever people have put its input."""
    if isinstance(value, dict):
        if isinstance(value.get("sidik"), str):
            yield value["sidik"]
        for part in value.values():
            yield from _marks(part)
    elif isinstance(value, list):
        for part in value:
            yield from _marks(part)
