"""Random pairs of valid editions: an old one, and a new one that some named mutations made of it.

``pasangan()`` draws them with hypothesis, ``pasangan_acak()`` from a seed, ``pasangan_tiap_bidang()`` gives every field of the
schema its least pairs. The fields come from the models (``tests/diff/bentuk.py``): a new one is covered of itself.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.diff.bentuk import AKAR, INSTANSI, REGISTER, Bentuk, Deret, Ragam, Rekaman, Skalar, kunci_semua
from tests.diff.nilai import PERATURAN, Pilih, contoh
from tests.diff.rujukan import Pohon, rapikan
from tests.diff.tempat import Mutasi, Tempat, berkas_dari, tempat
from tests.diff.terbitan import Terbitan, asal
from tests.diff.ubahan import jenis_mungkin, mutasikan, terapkan_mutasi, ubah_berkas


@dataclass(frozen=True, eq=False)
class Pasangan:
    """Two valid editions and what makes them differ. References that a mutation broke are mended in the new one."""

    lama: Terbitan
    baru: Terbitan
    mutasi: tuple[Mutasi, ...]

    @property
    def nama(self) -> str:
        return "; ".join(str(mutation) for mutation in self.mutasi) or "tanpa perubahan"

    def __repr__(self) -> str:
        return f"Pasangan({self.nama})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How hypothesis shows a counterexample: the files of both sides."""
        sides = [f"--- {name} ---\n{text}" for side in (self.lama, self.baru) for name, text in side.teks.items()]
        printer.text(f"{self!r}\n" + "\n".join(sides))


def pangkas(pohon: Pohon, most: int) -> Pohon:
    """The edition with at most ``most`` items in every list: small pairs are fast to compare and easy to read."""
    services = {id: _cut(part, AKAR[""], most) for id, part in list(pohon["layanan"].items())[:most]}
    return rapikan({**pohon, "layanan": services, INSTANSI: _cut(pohon[INSTANSI], AKAR[INSTANSI], most)})


def _cut(value: Any, shape: Bentuk, most: int) -> Any:
    if isinstance(shape, Ragam):
        return _cut(value, shape.untuk(value), most)
    if isinstance(shape, Deret):
        return [_cut(item, shape.isi, most) for item in (value if shape.panjang else value[:most])]
    if isinstance(shape, Rekaman):
        return {name: _cut(part, shape.bidang[name].bentuk, most) for name, part in value.items()}
    return value


PANGKAS = (2, 4, 999)


@cache
def _start(number: int, most: int) -> Terbitan:
    return Terbitan(pangkas(asal()[number], most))


@cache
def _starts() -> tuple[int, ...]:
    """The shipped ones, shortest first, and one time in four the one with every field."""
    return (*range(1, len(asal())), *[0] * (len(asal()) // 3))


@st.composite
def pasangan(draw: st.DrawFn) -> Pasangan:
    """A pair of valid editions with up to five mutations; without any it shrinks to two equal ones."""

    def pilih(options: Any) -> Any:
        return draw(st.sampled_from(options))

    lama = _start(pilih(_starts()), pilih(PANGKAS))
    pohon, done = lama.pohon, []
    while len(done) < 5 and draw(st.booleans()):
        pohon, mutation = mutasikan(pohon, pilih)
        done.append(mutation)
    return Pasangan(lama, Terbitan(pohon), tuple(done))


def pasangan_acak(seed: int, banyak: int, terbanyak: int = 5) -> Iterator[Pasangan]:
    """``banyak`` pairs of one to ``terbanyak`` mutations; equal arguments give equal pairs."""
    chance = random.Random(seed)
    for _ in range(banyak):
        lama = _start(chance.choice(_starts()), chance.choice(PANGKAS))
        pohon, done = lama.pohon, []
        for _ in range(chance.randint(1, terbanyak)):
            pohon, mutation = mutasikan(pohon, chance.choice)
            done.append(mutation)
        yield Pasangan(lama, Terbitan(pohon), tuple(done))


def _first(options: Any) -> Any:
    return options[0]


def pasangan_tiap_bidang(pilih: Pilih[Any] = _first) -> list[Pasangan]:
    """For every field of the schema its least pairs: one for each kind of mutation that the field allows.

    ``pilih`` takes one of what may be drawn; where that makes no difference, the last one is taken.
    """
    return [pair for key in kunci_semua() for pair in _pairs_of(key, pilih)]


def _pairs_of(key: str, pilih: Pilih[Any]) -> Iterator[Pasangan]:
    if key == "id":
        lama = _least("nama")
        for kind in ("sisip", "hapus", "id"):
            baru, mutation = ubah_berkas(lama, lambda options, kind=kind: kind if kind in options else options[0])
            yield Pasangan(Terbitan(lama), Terbitan(baru), (mutation,))
        return
    grouped = [_least(f"{key}.kelompok")] if f"{key}.kelompok" in kunci_semua() else []
    found: dict[str, Pasangan] = {}
    for lama in (_least(key), _least(key, absent=True), *grouped):
        for place in tempat(lama, berkas_dari(key)):
            for kind in jenis_mungkin(place) if place.kunci == key else ():
                if kind not in found and (pair := _pair(lama, place, kind, pilih)):
                    found[kind] = pair
    yield from found.values()


def _pair(lama: Pohon, place: Tempat, kind: str, pilih: Pilih[Any]) -> Pasangan | None:
    for draw in (pilih, lambda options: options[-1]):
        baru, mutation = terapkan_mutasi(lama, place, kind, draw)
        if baru != lama:
            return Pasangan(Terbitan(lama), Terbitan(baru), (mutation,))
    return None


def _least(key: str, absent: bool = False) -> Pohon:
    """The least edition that has the field (``absent``: all but the field); lists on the way to it have three items."""
    start, way = berkas_dari(key), [name for name in key.split(".") if name not in AKAR]
    known: list[Pohon] = [
        {"id": id, "jenis": "UU", "nomor": id[3], "tahun": id[-4:], "tentang": f"Contoh {id}"} for id in PERATURAN
    ]
    pohon: Pohon = {
        "layanan": {
            "contoh": {"nama": "Layanan contoh", "unit": "Unit contoh", "status": "draf", "dasar_hukum": [{"ref": PERATURAN[0]}]}
        },
        INSTANSI: {"nama": "Kantor contoh"},
        REGISTER: known,
    }
    made = _three(AKAR[start], key, way[:-1] if absent else way)
    if start == "":
        pohon["layanan"]["contoh"] |= made
        for sop in pohon["layanan"]["contoh"].get("sop", []):
            sop["pelaksana"] += [{"id": id, "nama": id.capitalize()} for id in ("petugas", "pemohon")]
    elif start == INSTANSI:
        pohon[INSTANSI] |= made
    else:
        later = [{"oleh": [PERATURAN[number - 2]]} if "oleh" in part else {} for number, part in enumerate(made)]
        pohon[REGISTER] = [{**entry, **part, "id": entry["id"], **by} for entry, part, by in zip(known, made, later, strict=True)]
    return rapikan(pohon)


def _three(shape: Bentuk, nama: str, way: list[str]) -> Any:
    """As ``contoh``, with three items in the lists on the way."""
    if isinstance(shape, Ragam):
        return _three(_on_the_way(shape, way), nama, way)
    if isinstance(shape, Deret) and not shape.panjang:
        numbers = range(1, 2 if isinstance(shape.isi, Skalar) and shape.isi.pilihan else 4)
        return [_item(shape.isi, nama, way, number) for number in numbers]
    return _item(shape, nama, way, 1)


def _item(shape: Bentuk, nama: str, way: list[str], number: int) -> Any:
    if isinstance(shape, Ragam):
        shape = _on_the_way(shape, way)
    made = contoh(shape, nama, way, number)
    if isinstance(shape, Rekaman) and way:
        made[way[0]] = (
            _three(shape.bidang[way[0]].bentuk, way[0], way[1:]) if _deep(shape.bidang[way[0]].bentuk) else made[way[0]]
        )
    return made


def _deep(shape: Bentuk) -> bool:
    return not isinstance(shape, Skalar)


def _on_the_way(shape: Ragam, way: list[str]) -> Bentuk:
    parts = [(part, part.isi if isinstance(part, Deret) else part) for part in shape.ragam]
    return next(part for part, record in parts if not way or way[0] in record.bidang)  # type: ignore[union-attr]
