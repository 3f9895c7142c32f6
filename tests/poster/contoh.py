"""Posters of the two offices, and what can be read back out of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from sop_gen.edition import Edition, read_edition, read_service
from sop_gen.engine.pdf import compile_pdf, compile_png
from sop_gen.model.layanan import Layanan
from sop_gen.render.kinds.poster import CETAK
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_standards
from sop_gen.view.dokumen import Konteks
from sop_gen.view.poster import PosterLayanan, view_poster
from sop_gen.view.ukuran_poster import UKURAN, Ukuran

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
KANTOR = {"dikirim": ROOT / "standards", "contoh": ROOT / "tests" / "kantor-contoh" / "standards"}
MENURUT_NAMA = {ukuran.nama: ukuran for ukuran in UKURAN}
GAYA = ("resmi", "hangat")


@cache
def edisi(kantor: str) -> Edition:
    folder = KANTOR[kantor]
    return read_edition(folder, sort_out(list_standards(folder), folder.as_posix()))


@cache
def konteks(kantor: str = "contoh") -> Konteks:
    edition = edisi(kantor)
    assert edition.instansi is not None
    return Konteks(edition.instansi, edition.register)


@cache
def layanan(kantor: str, id: str) -> Layanan:
    service, faults = read_service(edisi(kantor), id)
    assert service is not None, faults
    return service.layanan


def semua() -> list[tuple[str, str]]:
    """Every service that runs, of both offices."""
    return [(kantor, id) for kantor in KANTOR for id in edisi(kantor).files.layanan if layanan(kantor, id).berjalan]


def poster(kantor: str, id: str, gaya: str | None = None, bahasa: str = "id") -> PosterLayanan:
    view = view_poster(layanan(kantor, id), konteks(kantor), bahasa)
    return replace(view, gaya=gaya) if gaya else view


def pdf_of(view: Any, ukuran: Ukuran, *, cetak: bool = False, lembar: int = 1, dari: int = 1) -> bytes:
    masukan = dict(ukuran.masukan + (CETAK if cetak else ())) | {"lembar": str(lembar), "dari": str(dari)}
    sources = {"layanan.yaml": b"nama: Layanan\n"}
    return compile_pdf(TEMPLATES / "poster.typ", view, sources, logo=edisi("contoh").logo, masukan=masukan)


def png_of(view: Any, ukuran: Ukuran, *, lembar: int = 1, dari: int = 1) -> bytes:
    ppi = 72 if ukuran.nama == "layar" else 150
    masukan = dict(ukuran.masukan) | {"lembar": str(lembar), "dari": str(dari)}
    return compile_png(TEMPLATES / "poster.typ", view, ppi=ppi, logo=edisi("contoh").logo, masukan=masukan)


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def bare(text: str) -> str:
    """The letters alone: where lines break says nothing about words, and joiners are not seen."""
    return "".join(text.replace("\u200b", "").replace("\u200d", "").split())


def letters(data: bytes) -> str:
    return bare("".join(page.extract_text() for page in reader(data).pages))


def sizes(data: bytes) -> Iterator[tuple[float, str]]:
    """The size in pt of every piece of text as it stands on the page, with its words."""
    found: list[tuple[float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            scale = abs(cm[0] * cm[3] - cm[1] * cm[2]) ** 0.5 * abs(tm[0] * tm[3] - tm[1] * tm[2]) ** 0.5
            found.append((size * scale, text))

    for page in reader(data).pages:
        page.extract_text(visitor_text=visit)
    yield from found
