"""Packs made by the command, and what a reader finds in their files."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.timing import SOP_GEN

KANTOR = {"bawaan": ROOT / "standards", "contoh": ROOT / "tests" / "kantor-contoh" / "standards"}
TANGGAL, HARI = "2026-12-01", "Selasa, 1 Desember 2026"
OPSI = ("--tanggal", TANGGAL, "--pukul", "09.00 WITA", "--tempat", "Aula Lantai 2", "--as-of", "2026-11-22")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Paket:
    """A pack as the command left it: its files in their order, and what it said."""

    folder: Path
    nama: tuple[str, ...]
    kata: str

    def data(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def teks(self, name: str) -> str:
        """Everything that a reader of the file sees, on one line."""
        return _words_of(self.folder / name)

    @property
    def rekaman(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data("rapat.json"))
        return found


def pack(standards: Path, folder: Path, *options: object, code: int = 0, **environment: str) -> Paket:
    """``pack fgd`` in a process of its own."""
    command = [*SOP_GEN, "--standards", str(standards), "pack", "fgd", *OPSI, *map(str, options), "-o", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == code, done.stderr
    paths = [Path(line).relative_to(folder) for line in done.stdout.splitlines()]
    return Paket(folder, tuple(path.as_posix() for path in paths), done.stderr)


@cache
def _words_of(path: Path) -> str:
    return words(path.name, path.read_bytes())


def words(name: str, data: bytes) -> str:
    ending = name.rsplit(".", 1)[-1]
    said = {"docx": _of_word, "xlsx": _of_excel, "pdf": _of_pdf}[ending](data)
    return " ".join(said.split())


def _of_word(data: bytes) -> str:
    """Body and footers; a paragraph and a cell end a word."""
    said = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in sorted(package.namelist()):
            if re.fullmatch(r"word/(document|footer\d*|header\d*)\.xml", part):
                root = etree.fromstring(package.read(part))
                said += ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in root.iter(f"{W}p")]
    return "\n".join(said)


def _of_excel(data: bytes) -> str:
    book = load_workbook(io.BytesIO(data))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return "\n".join(cells)


def _of_pdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def letters(text: str) -> str:
    """What can be seen of ``text``, without spaces and line breaks."""
    return unicodedata.normalize("NFKC", re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufe0f]", "", text))
