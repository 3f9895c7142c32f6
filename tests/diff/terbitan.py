"""Editions as trees and as models: one service, the office, and the regulations cited; written as YAML and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.peraturan import Register
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document, plain
from sop_gen.spec.writer import write
from tests.conftest import ROOT
from tests.diff.bentuk import DAFTAR_HUKUM, INSTANSI, KANTOR, LAYANAN, REGISTER, Bentuk, Deret, Ragam, Rekaman, lebar, sempit
from tests.diff.nilai import PERATURAN, contoh
from tests.diff.rujukan import Pohon, rapikan

FOLDERS = ("standards", "standards/arsip/2023", "tests/kantor-contoh/standards", "tests/kantor-contoh/standards/arsip/2024")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@dataclass(frozen=True, eq=False)
class Terbitan:
    """One side of a pair. ``teks`` are its files by name; models and documents are read from them, ``pohon`` is wide."""

    pohon: Pohon

    @cached_property
    def teks(self) -> dict[str, str]:
        texts = {f"{id}.yaml": write(sempit(tree, LAYANAN)) for id, tree in self.pohon["layanan"].items()}
        texts["_instansi.yaml"] = write(sempit(self.pohon[INSTANSI], KANTOR))
        if self.pohon[REGISTER]:
            texts["_dasar-hukum.yaml"] = write(sempit(self.pohon[REGISTER], DAFTAR_HUKUM))
        return texts

    @cached_property
    def _register(self) -> tuple[Register, Document | None]:
        text = self.teks.get("_dasar-hukum.yaml")
        return _read_register(text) if text else ({}, None)

    @property
    def register(self) -> Register:
        return self._register[0]

    @property
    def instansi(self) -> Instansi:
        return _read_office(self.teks["_instansi.yaml"])[0]

    @cached_property
    def layanan(self) -> dict[str, Layanan]:
        return {id: self._service(id)[0] for id in self.pohon["layanan"]}

    @cached_property
    def dokumen(self) -> dict[str, Document]:
        """The documents (with positions) by file name."""
        documents = {f"{id}.yaml": self._service(id)[1] for id in self.pohon["layanan"]}
        documents["_instansi.yaml"] = _read_office(self.teks["_instansi.yaml"])[1]
        return documents | ({"_dasar-hukum.yaml": self._register[1]} if self._register[1] else {})

    def _service(self, id: str) -> tuple[Layanan, Document]:
        return _read_service(id, self.teks[f"{id}.yaml"], frozenset(self.register))

    def simpan(self, folder: Path) -> Path:
        """Write the files into ``folder`` (made when missing), with the logo that the office names."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.teks.items():
            (folder / name).write_text(text, "utf-8")
        if self.instansi.logo:
            (folder / self.instansi.logo).write_bytes(LOGO)
        return folder


def _document(name: str, text: str) -> Document:
    document, faults = read(text.encode(), name, undrawable)
    assert document is not None and not faults, (faults, text)
    return document


@lru_cache(maxsize=256)
def _read_service(id: str, text: str, known: frozenset[str]) -> tuple[Layanan, Document]:
    document = _document(f"{id}.yaml", text)
    layanan, faults = load_layanan(document, id, dict.fromkeys(known))  # type: ignore[arg-type]
    assert layanan is not None and not faults, (faults, text)
    return layanan, document


@lru_cache(maxsize=64)
def _read_office(text: str) -> tuple[Instansi, Document]:
    document = _document("_instansi.yaml", text)
    instansi, faults = load_instansi(document)
    assert instansi is not None and not faults, (faults, text)
    return instansi, document


@lru_cache(maxsize=64)
def _read_register(text: str) -> tuple[Register, Document]:
    document = _document("_dasar-hukum.yaml", text)
    register, faults = load_register(document)
    assert not faults, (faults, text)
    return register, document


def _tree(path: Path, shape: Bentuk) -> Any:
    return lebar(plain(_document(path.name, path.read_text("utf-8")).root), shape)


@cache
def asal() -> tuple[Pohon, ...]:
    """What pairs start from: a made-up edition with every field, then every shipped service, the shortest first."""
    shipped = sorted(_shipped(), key=lambda tree: len(str(tree["layanan"])))
    return (lengkap(), *shipped)


@cache
def edisi_utuh(folder: str) -> Terbitan:
    """A shipped edition with all of its services."""
    office = _tree(ROOT / folder / "_instansi.yaml", KANTOR)
    register = _tree(ROOT / folder / "_dasar-hukum.yaml", DAFTAR_HUKUM)
    services = {path.stem: _tree(path, LAYANAN) for path in sorted((ROOT / folder).glob("[!_]*.yaml"))}
    return Terbitan({"layanan": services, INSTANSI: office, REGISTER: register})


def _shipped() -> Iterable[Pohon]:
    for folder in FOLDERS:
        whole = edisi_utuh(folder).pohon
        for id, service in whole["layanan"].items():
            yield {**whole, "layanan": {id: service}, REGISTER: _cited(service, whole[REGISTER])}


def _cited(service: Pohon, register: list[Pohon]) -> list[Pohon]:
    """The regulations that the service cites, those that amended them, and one more."""
    wanted = set(_citations(service)) | {register[0]["id"]}
    while more := {id for entry in register if entry["id"] in wanted for id in entry.get("oleh", [])} - wanted:
        wanted |= more
    return [entry for entry in register if entry["id"] in wanted]


def _citations(part: Any) -> Iterable[str]:
    if isinstance(part, dict):
        yield from (part[key] for key in ("dasar", "ref") if key in part)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _citations(inner)


@cache
def lengkap() -> Pohon:
    """An edition in which every field of the schema is given; lists have two items, one of each kind where there are kinds."""
    free = {**_full(LAYANAN, "", 2), "status": "dialihkan", "biaya": {"gratis": "true", "keterangan": "Ditanggung negara"}}
    laws = _full(DAFTAR_HUKUM, "", 1)
    register = [
        {**laws[n % 2], "id": id, "nomor": id[3], "tahun": id[-4:], "oleh": [PERATURAN[n - 2]]} for n, id in enumerate(PERATURAN)
    ]
    services = {"layanan-contoh": _full(LAYANAN, "", 1), "layanan-gratis": free}
    return rapikan({"layanan": services, INSTANSI: _full(KANTOR, "", 1), REGISTER: register})


def _full(shape: Bentuk, nama: str, nomor: int) -> Any:
    if isinstance(shape, Ragam):
        return _full(next((part for part in shape.ragam if isinstance(part, Deret)), shape.ragam[0]), nama, nomor)
    if isinstance(shape, Deret):
        if shape.panjang:
            return contoh(shape, nama)
        kinds = shape.isi.ragam if isinstance(shape.isi, Ragam) else (shape.isi,)
        return [_full(kind, nama, number) for number, kind in enumerate((*kinds, *kinds)[:2], nomor)]
    if not isinstance(shape, Rekaman):
        return contoh(shape, nama, nomor=nomor)
    dropped = {"teks"} if nomor % 2 else {"lama", "tarif", "keputusan"}
    names = [name for name in shape.bidang if name not in dropped or not {"teks", "lanjut"} & shape.bidang.keys()]
    return {name: _full(shape.bidang[name].bentuk, name, nomor) for name in names}
