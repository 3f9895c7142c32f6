"""Pairs of specs that differ in one thing, and what the judge says of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sop_gen.diff.compare import compare, compare_id, compare_office, compare_presence, compare_register
from sop_gen.diff.judge import Putusan, judge
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import Tinjauan
from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.peraturan import Register
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document

KASUS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "aturan.yaml").read_text("utf-8"))
PELAKSANA = {
    "pemohon": {"nama": "Pemohon", "eksternal": "true"},
    "menteri": {"nama": "Menteri Hukum", "eksternal": "true"},
    "petugas": "Petugas",
}


@dataclass(frozen=True)
class Sisi:
    """One side: a service, or none, with the office and the register that it belongs to."""

    layanan: Layanan | None
    instansi: Instansi
    register: Register


def side(keys: dict[str, Any] | None) -> Sisi:
    """The side that ``keys`` add to a service without anything."""
    own = dict(keys or {})
    office, laws = own.pop("_instansi", {}), own.pop("_dasar-hukum", {})
    if "langkah" in own:
        own["sop"] = [{"judul": "Uji", "pelaksana": PELAKSANA, "langkah": own.pop("langkah")}]
    id = own.pop("id", "uji")
    head = {"nama": "Layanan Uji", "unit": "Divisi Uji", "status": "draf"}
    instansi, wrong_office = load_instansi(_document({"nama": "Kantor Uji"} | office))
    register, wrong_laws = load_register(_document(laws or {"uu-9-1999": {"jenis": "UU"}}))
    layanan, wrong = load_layanan(_document(head | own), id, register) if keys is not None else (None, [])
    assert instansi and not (wrong or wrong_office or wrong_laws), (wrong, wrong_office, wrong_laws)
    return Sisi(layanan, instansi, register)


def _document(tree: dict[str, Any]) -> Document:
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=10_000)
    document, wrong = read(text.encode(), "uji.yaml", undrawable)
    assert document and not wrong, wrong
    return document


def judged(lama: Sisi, baru: Sisi) -> list[tuple[Beda, Putusan]]:
    """Every difference of the two sides with its judgement."""
    return [(beda, judge(beda, tinjauan)) for beda, tinjauan in (*shared(lama, baru), *own(lama, baru))]


def shared(lama: Sisi, baru: Sisi) -> list[tuple[Beda, Tinjauan]]:
    """Differences of the offices and the registers."""
    tinjauan = Tinjauan(None, None, lama.instansi, baru.instansi)
    found = (*compare_office(lama.instansi, baru.instansi), *compare_register(lama.register, baru.register))
    return [(beda, tinjauan) for beda in found]


def own(lama: Sisi, baru: Sisi) -> list[tuple[Beda, Tinjauan]]:
    """Differences of the services."""
    tinjauan = Tinjauan(lama.layanan, baru.layanan, lama.instansi, baru.instansi)
    return [(beda, tinjauan) for beda in _of_service(lama, baru)]


def _of_service(lama: Sisi, baru: Sisi) -> list[Beda]:
    if lama.layanan is None or baru.layanan is None:
        return [compare_presence(lama.layanan, baru.layanan)] if lama.layanan or baru.layanan else []
    found = list(compare(lama.layanan, baru.layanan, lama.register, baru.register))
    return [compare_id(lama.layanan.id, baru.layanan.id), *found] if lama.layanan.id != baru.layanan.id else found
