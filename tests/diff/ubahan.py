"""One mutation of an edition: of which field, of which kind, and the valid edition after it."""

from __future__ import annotations

from typing import Any

from tests.diff.bentuk import INSTANSI, REGISTER, Deret, Ragam, Skalar
from tests.diff.nilai import Pilih, contoh, ejaan_lain, sunting
from tests.diff.rujukan import Pohon, ikuti_id, rapikan, step_names
from tests.diff.susunan import SUSUNAN, bahan, jenis_deret
from tests.diff.tempat import Mutasi, Tempat, pada, taruh, tempat
from tests.diff.terbitan import asal


def jenis_mungkin(place: Tempat) -> list[str]:
    """The kinds of mutation that the place allows."""
    if place.nilai is None:
        return ["id" if place.bidang == "id" else "isi"]
    kinds = [] if place.wajib or place.kunci == REGISTER else ["kosongkan"]
    if isinstance(place.bentuk, Skalar):
        if place.bidang == "id":
            return ["id"]
        return ["ubah", *kinds, *(["tulis"] if ejaan_lain(place.bentuk, place.nilai) is not None else [])]
    if isinstance(place.bentuk, Ragam):
        variant = place.bentuk.untuk(place.nilai)
        return ["ganti", *kinds, *(jenis_deret(variant, place) if isinstance(variant, Deret) else [])]
    return [*kinds, *(jenis_deret(place.bentuk, place) if isinstance(place.bentuk, Deret) else [])]


def mutasikan(pohon: Pohon, pilih: Pilih[Any]) -> tuple[Pohon, Mutasi]:
    """One mutation of a drawn field of a drawn kind, or of the files; the result is valid."""
    if pilih((False,) * 19 + (True,)):
        return ubah_berkas(pohon, pilih)
    start = pilih(("", "", "", "", INSTANSI, REGISTER))
    places = list(tempat(pohon, start))
    if not places:
        return ubah_berkas(pohon, pilih)
    return mutasikan_di(pohon, places, pilih)


def mutasikan_di(pohon: Pohon, places: list[Tempat], pilih: Pilih[Any]) -> tuple[Pohon, Mutasi]:
    """One mutation of a drawn field at one of these places."""
    kunci = pilih(list(dict.fromkeys(place.kunci for place in places)))
    able = [(place, jenis_mungkin(place)) for place in places if place.kunci == kunci]
    kind = pilih(list(dict.fromkeys(kind for _, kinds in able for kind in kinds)) or ["tulis"])
    targets = [place for place, kinds in able if kind in kinds]
    if not targets:
        return pohon, Mutasi("tulis", kunci, "tidak ada yang dapat diubah")
    return terapkan_mutasi(pohon, pilih(targets), kind, pilih)


def terapkan_mutasi(pohon: Pohon, place: Tempat, kind: str, pilih: Pilih[Any]) -> tuple[Pohon, Mutasi]:
    """The edition after the mutation ``kind`` at ``place``."""
    detail = ""
    if kind == "id":
        new = _new_id(place, pilih)
        return _id_changed(pohon, place, new), Mutasi("id", place.kunci)
    if kind == "ubah":
        detail, value = _edited(pohon, place, pilih)
    elif kind == "tulis":
        value = ejaan_lain(place.bentuk, place.nilai)  # type: ignore[arg-type]
    elif kind == "isi":
        value = pilih(bahan(place, "isi", _scope(pohon, place)))
    elif kind == "ganti":
        value = _other_variant(place)
    else:
        value = None if kind == "kosongkan" else SUSUNAN[kind](place, pilih, _scope(pohon, place))
    return rapikan(taruh(pohon, place, value)), Mutasi(kind, place.kunci, detail)


def ubah_berkas(pohon: Pohon, pilih: Pilih[Any]) -> tuple[Pohon, Mutasi]:
    """A service that comes, goes, or gets another file name."""
    services = pohon["layanan"]
    kind = pilih(["sisip", "hapus", "id"] if services else ["sisip"])
    if kind == "sisip":
        _, other = pilih([item for tree in asal()[:8] for item in tree["layanan"].items()])
        added = {**services, _unused("layanan-tambahan", services): other}
        return rapikan({**pohon, "layanan": added}), Mutasi("sisip", "id")
    id = pilih(sorted(services))
    if kind == "hapus":
        return {**pohon, "layanan": {key: part for key, part in services.items() if key != id}}, Mutasi("hapus", "id")
    new = _unused(f"{id[:50]}-baru", services)
    return {**pohon, "layanan": {new if key == id else key: part for key, part in services.items()}}, Mutasi("id", "id")


def _unused(id: str, taken: dict[str, Any]) -> str:
    return id if id not in taken else _unused(f"{id[:55]}-lagi", taken)


def _edited(pohon: Pohon, place: Tempat, pilih: Pilih[Any]) -> tuple[str, str]:
    others = _scope(pohon, place)
    if others is not None:
        return "rujukan", pilih([word for word in others if word != place.nilai] or [place.nilai])
    assert isinstance(place.bentuk, Skalar)
    return sunting(place.bentuk, place.nilai, pilih)


def _scope(pohon: Pohon, place: Tempat) -> list[str] | None:
    """What a reference may name; None for a field that is no reference."""
    names = [step for step in place.jalur if isinstance(step, str)]
    field = names[-1]
    if names[0] == "layanan" and names[2:4] == ["sop", "langkah"]:
        sop = pohon["layanan"][names[1]]["sop"][place.jalur[3]]
        if field == "oleh":
            return [column["id"] for column in sop["pelaksana"]]
        if field in ("ya", "tidak", "lanjut"):
            return ["lanjut", "selesai", *step_names(sop["langkah"])]
    cites = field in ("dasar", "ref") and names[2] not in ("dialihkan", "dicabut")
    own = pohon[REGISTER][place.jalur[1]]["id"] if place.kunci == f"{REGISTER}.oleh" else None
    return [entry["id"] for entry in pohon[REGISTER] if entry["id"] != own] if cites or own else None


def _new_id(place: Tempat, pilih: Pilih[Any]) -> str | None:
    if place.nilai is None:
        return f"butir-{place.jalur[-2]}-baru"
    options = [f"{place.nilai[:50]}-lain", f"baru-{place.nilai[:50]}"]
    return pilih(options if place.wajib else [*options, None])


def _id_changed(pohon: Pohon, place: Tempat, new: str | None) -> Pohon:
    siblings = pada(pohon, place.jalur[:-2]) if isinstance(place.jalur[-2], int) else []
    if new is not None and any(isinstance(item, dict) and item.get("id") == new for item in siblings):
        return pohon
    return rapikan(ikuti_id(taruh(pohon, place, new), place.jalur, place.nilai, new))


def _other_variant(place: Tempat) -> Any:
    shape = place.bentuk
    assert isinstance(shape, Ragam)
    other = next(part for part in shape.ragam if part is not shape.untuk(place.nilai))
    return contoh(other, place.bidang)
