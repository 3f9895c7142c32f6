"""What a reader of the matrix finds in it: the rows of each format, with their marks, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from pypdf import PdfReader

from sop_gen.comparing import compare_sides
from sop_gen.diff.perubahan import Perbandingan
from sop_gen.render.matriks import CELAH
from sop_gen.sisi import open_side
from sop_gen.view.matriks import BELUM_ADA, DIHAPUS, KOLOM, TETAP, BarisMatriks, Matriks
from tests.conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KANTOR = {"ntt": Path("standards"), "contoh": Path("tests/kantor-contoh/standards")}
ARSIP = {"ntt": "2023", "contoh": "2024"}

GARIS = "_x005F_"
"""An underscore that Excel would read as the beginning of a code."""

Kata = list[tuple[str, str]]
"""Words with their mark: neighbours of one mark are one."""


@dataclass(frozen=True)
class Baris:
    """One row as it is read."""

    layanan: str
    nomor: str
    bagian: str
    semula: Kata
    menjadi: Kata
    dampak: str
    alasan: str
    sidik: set[str]


def bandingkan(lama: Path, baru: Path) -> Perbandingan:
    return compare_sides(open_side(str(lama), baru), open_side(str(baru), baru), ())[0]


@cache
def perbandingan(kantor: str) -> Perbandingan:
    """The shipped editions of an office."""
    folder = ROOT / KANTOR[kantor]
    return bandingkan(folder / "arsip" / ARSIP[kantor], folder)


def gabung(words: Iterable[tuple[str, str]]) -> Kata:
    groups = groupby((pair for pair in words if pair[1]), key=lambda pair: pair[0])
    return [(mark, "".join(text for _, text in group)) for mark, group in groups]


def dari_view(view: Matriks) -> list[Baris]:
    """What should be found: the rows of the services, then those of the appendix."""
    body = [row for layanan in view.layanan for row in layanan.baris]
    return [_baris(row, row.pita) for row in body] + [_baris(row, "") for row in view.lampiran]


def _baris(row: BarisMatriks, pita: str) -> Baris:
    return Baris(
        row.layanan,
        str(row.nomor),
        "\n".join(part for part in (pita, row.bagian, row.butir, row.keterangan) if part),
        gabung((piece.tanda, piece.teks) for piece in row.semula) or [("sama", BELUM_ADA)],
        [("sama", TETAP)] if row.tetap else gabung((piece.tanda, piece.teks) for piece in row.menjadi) or [("sama", DIHAPUS)],
        row.penilaian,
        "\n".join(row.alasan),
        set(row.sidik),
    )


# ---- Word --------------------------------------------------------------------------------------------------------


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def tabel_docx(data: bytes, kepala: Sequence[str] = KOLOM) -> list[Any]:
    """The tables with these headings in one of their first two rows."""
    return [
        table
        for table in part(data).iter(f"{W}tbl")
        if any(
            ["".join(cell.itertext()) for cell in row.findall(f"{W}tc")] == list(kepala) for row in table.findall(f"{W}tr")[:2]
        )
    ]


def dari_docx(data: bytes) -> list[Baris]:
    body = [row for table in tabel_docx(data) for row in _rows(table, "".join(table.find(f"{W}tr").itertext()), heads=2)]
    return body + [row for table in tabel_docx(data, KOLOM[:6]) for row in _rows(table, "", heads=1)]


def _rows(table: Any, layanan: str, *, heads: int) -> Iterator[Baris]:
    """The rows below the headings; ``layanan`` is empty in the appendix, whose bands are the services."""
    band = ""
    for row in table.findall(f"{W}tr")[heads:]:
        cells = row.findall(f"{W}tc")
        if len(cells) == 1:
            band = _plain("".join(row.itertext()))
            continue
        number, part, before, after, impact, reason, *_ = (gabung(_runs(cell)) for cell in cells)
        names = [mark.get(f"{W}name") for mark in row.iter(f"{W}bookmarkStart")]
        plain = ("".join(text for _, text in cell) for cell in (number, part, impact, reason))
        nomor, bagian, dampak, alasan = plain
        keys = {name.removeprefix("sidik_") for name in names if name.startswith("sidik_")}
        where = "\n".join(said for said in (band if layanan else "", bagian) if said)
        yield Baris(_plain(layanan) or band, nomor, where, before, after, dampak, alasan, keys)


def _plain(text: str) -> str:
    """``text`` without the places where it may break."""
    return text.replace(CELAH, "")


def _runs(cell: Any) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(cell.findall(f"{W}p")):
        if number:
            yield "sama", "\n"
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            struck, under = (look is not None and look.find(f"{W}{tag}") is not None for tag in ("strike", "u"))
            mark = "hapus" if struck else "tambah" if under else "sama"
            words = ("\n" if child.tag == f"{W}br" else child.text or "" for child in run if child.tag != f"{W}rPr")
            yield mark, _plain("".join(words))


# ---- Excel -------------------------------------------------------------------------------------------------------


def lembar(data: bytes, nama: str = "Matriks") -> Any:
    return load_workbook(BytesIO(data), rich_text=True)[nama]


def dari_xlsx(data: bytes) -> list[Baris]:
    book = load_workbook(BytesIO(data), rich_text=True)
    return [row for name in ("Matriks", "Tata usaha") if name in book.sheetnames for row in _sheet_rows(book[name])]


def _sheet_rows(sheet: Any) -> Iterator[Baris]:
    _, head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    for values in rows:
        cell = dict(zip(map(str, head), values, strict=True))
        yield Baris(
            str(cell["Layanan"]),
            str(cell["No"]),
            str(cell["Bagian"]),
            gabung(_pieces(cell["Semula"])),
            gabung(_pieces(cell["Menjadi"])),
            str(cell["Dampak"] or ""),
            str(cell["Alasan"] or ""),
            set(str(cell["sidik"] or "").split()),
        )


def _pieces(value: Any) -> Iterator[tuple[str, str]]:
    for piece in value if isinstance(value, CellRichText) else [value]:
        if isinstance(piece, str):
            yield "sama", piece.replace(GARIS, "_")
        else:
            yield "hapus" if piece.font.strike else "tambah" if piece.font.u else "sama", piece.text.replace(GARIS, "_")


# ---- PDF ---------------------------------------------------------------------------------------------------------


def teks_pdf(data: bytes) -> str:
    """All words without white space: where a line breaks on the page says nothing about its words."""
    return _plain("".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages))
