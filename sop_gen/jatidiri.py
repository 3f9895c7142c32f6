"""What a file on display says of itself: bytes in, identity or QR codes out. Whoever made the file may mean harm."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from sop_gen.diagnostics import SpecError
from sop_gen.engine import docx_properties
from sop_gen.engine.foto import read_codes
from sop_gen.engine.pdf_source import MAX_PDF
from sop_gen.engine.pdf_source import read_properties as read_pdf
from sop_gen.engine.png import AWAL, read_text
from sop_gen.store import reason
from sop_gen.view.pajangan import Bukti, Identitas, read_identitas

AKHIRAN: dict[str, Bukti] = {
    ".pdf": "pdf", ".png": "png", ".html": "html", ".htm": "html", ".docx": "docx",
    ".jpg": "foto", ".jpeg": "foto", ".webp": "foto", ".heic": "foto", ".heif": "foto",
}  # fmt: skip
"""What kind of evidence a file is, by how its name ends."""
MB = 1024 * 1024
BATAS: dict[Bukti, int] = {
    "pdf": MAX_PDF, "png": 64 * MB, "html": 1 * MB, "docx": docx_properties.MAX_DOCX, "foto": 64 * MB,
}  # fmt: skip
"""Bytes that are read of one file; of a page only so many, since its head comes first."""
_META = re.compile(r'<meta name="(sidik|dokumen|author)" content="([^"]{0,500})">')
_SIDIK = re.compile(r"sidik ([0-9a-f]{8})")

Isi = Identitas | tuple[str, ...] | None
"""What was found: an identity, or what the QR codes of a picture say; None when the file says nothing of itself."""


def kind_of(path: Path) -> Bukti | None:
    """What kind of evidence the file is by its name; None when it is none of ours."""
    return AKHIRAN.get(path.suffix.lower())


def read_isi(path: Path, bukti: Bukti) -> Isi:
    """What the file says.

    Raises SpecError for one that can't be read, TakDiperiksaError for a picture that this machine can't look at.
    """
    data = _bytes(path, bukti)
    match bukti:
        case "pdf":
            return _of_pdf(data)
        case "docx":
            return _of_docx(data)
        case "html":
            return _of_html(data.decode("utf-8", "replace"))
        case "png" if sidik := read_text(data, "sidik"):
            return read_identitas(sidik, [read_text(data, "dokumen") or ""], read_text(data, "Author"))
        case "png" if not data.startswith(AWAL):
            raise SpecError("berkas ini rusak atau bukan PNG")
        case _:
            return read_codes(data)


def _bytes(path: Path, bukti: Bukti) -> bytes:
    limit = BATAS[bukti]
    try:
        if not path.is_file():
            raise SpecError("ini folder, perangkat, atau tautan yang tidak menuju berkas")
        with path.open("rb") as file:
            data = file.read(limit + (bukti != "html"))
    except OSError as error:
        raise SpecError(f"tidak dapat dibaca ({reason(error)})") from None
    if len(data) > limit:
        raise SpecError(f"terlalu besar (lebih dari {limit // MB} MB)")
    return data


def _of_pdf(data: bytes) -> Identitas | None:
    said = read_pdf(data)
    words = said.get("Keywords", "").split(", ")
    sidik = next((found[1] for word in (*words, said.get("Subject", "")[-14:]) if (found := _SIDIK.fullmatch(word))), None)
    return read_identitas(sidik, [*words, said.get("Subject", "")], said.get("Author"))


def _of_docx(data: bytes) -> Identitas | None:
    said = docx_properties.read_properties(data)
    return read_identitas(said.get("sidik"), [said.get("dokumen", "")], said.get("creator"))


def _of_html(page: str) -> Identitas | None:
    said: dict[str, str] = {}
    for name, value in _META.findall(page):
        said.setdefault(name, unescape(value))
    return read_identitas(said.get("sidik"), [said.get("dokumen", "")], said.get("author"))
