"""The matrix of the shipped editions and of the example office, made once."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openxml_audit import FileFormat, OpenXmlValidator, predict

from sop_gen.render.matriks import Ekstensi, draw_matriks
from sop_gen.view.matriks import Matriks, view_matriks
from tests.conftest import ROOT
from tests.diff.matriks_baca import perbandingan

TEMPLATES = ROOT / "templates"
PERTANYAAN = ("No", "Bagian", "Pertanyaan", "Jawaban forum")
MM = 1440 / 25.4
"""Twentieths of a point."""
PASANGAN = [(kantor, tetap) for kantor in ("ntt", "contoh") for tetap in (False, True)]
JAHAT = (
    "=1+2", "+3", "-4", "@SUM(A1)", "<script>alert(1)</script>", "<w:p/></w:t>", "&amp; \"'", "{{ 7*7 }}", "{% raw %}", "{# x #}",
    "#panic()", "#import \"@x/y:1\"", "$ x $ y", "https://contoh.example/?a=1&b=2", "a_x0041_b", "]]>",
)  # fmt: skip


@cache
def view(kantor: str, tetap: bool = False) -> Matriks:
    return view_matriks(perbandingan(kantor), tetap=tetap)


@cache
def berkas(kantor: str, ekstensi: Ekstensi, tetap: bool = False) -> bytes:
    return draw_matriks(perbandingan(kantor), ekstensi, TEMPLATES, tetap=tetap)


def part_bytes(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def audit(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    verdict = predict(result).prediction.value
    return [error.description for error in result.errors] + ([] if "clean" in verdict else [verdict])
