"""Views of the sample office, their PDFs, and what can be read back out of a PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from sop_gen.engine.fonts import undrawable
from sop_gen.engine.pdf import compile_pdf
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document
from sop_gen.view.dokumen import Konteks
from sop_gen.view.maklumat import view_maklumat
from sop_gen.view.sop import view_sop
from sop_gen.view.standar import view_standar

AKAR = Path(__file__).parents[2]
TEMPLATES = AKAR / "templates"
KANTOR = AKAR / "tests" / "kantor-contoh" / "standards"
DOKUMEN = ("standar", "sop", "maklumat")


def _read(name: str) -> Document:
    document, faults = read((KANTOR / name).read_bytes(), name, undrawable)
    assert document is not None, faults
    return document


@cache
def konteks() -> Konteks:
    register, _ = load_register(_read("_dasar-hukum.yaml"))
    instansi, faults = load_instansi(_read("_instansi.yaml"))
    assert instansi is not None, faults
    return Konteks(instansi, register)


@cache
def layanan(id: str) -> Layanan:
    found, faults = load_layanan(_read(f"{id}.yaml"), id, konteks().register)
    assert found is not None, faults
    return found


@cache
def view(dokumen: str, id: str = "aksara-uji") -> Any:
    if dokumen == "maklumat":
        return view_maklumat(konteks())
    return view_standar(layanan(id), konteks()) if dokumen == "standar" else view_sop(layanan(id), 0, konteks())


def with_draft(page: Any, draf: bool) -> Any:
    return replace(page, dokumen=replace(page.dokumen, draf=draf))


def sources(id: str = "aksara-uji") -> dict[str, bytes]:
    return {name: (KANTOR / name).read_bytes() for name in (f"{id}.yaml", "_instansi.yaml", "_dasar-hukum.yaml")}


def pdf_of(dokumen: str, page: Any = None, **more: Any) -> bytes:
    logo = (KANTOR / "logo-contoh.svg").read_bytes()
    page = view(dokumen) if page is None else page
    return compile_pdf(TEMPLATES / f"{dokumen}.typ", page, sources(), logo=logo, **more)


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    """The text of the PDF on one line: where a line breaks on the page says nothing about its words."""
    return " ".join(" ".join(page.extract_text() for page in reader(data).pages).split())


def outline(data: bytes) -> list[str]:
    """Bookmarks in order, whatever their level."""

    def titles(entries: list[Any]) -> list[str]:
        return [title for entry in entries for title in (titles(entry) if isinstance(entry, list) else [str(entry.title)])]

    return titles(list(reader(data).outline))


def structure(data: bytes) -> list[dict[str, Any]]:
    """Every element of the structure tree, depth first."""
    found: list[dict[str, Any]] = []

    def visit(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            visit(node.get("/K", ()))
        elif isinstance(node, list):
            for part in node:
                visit(part)

    visit(reader(data).trailer["/Root"]["/StructTreeRoot"])
    return found
