"""Word's chart and ours are the same picture: what one draws dark, the other draws dark within half a millimetre.

Measured on whole flow pages (chart, table, texts, heading, footer), LibreOffice's drawing of the DOCX against the PDF.
``pytest -s`` prints the figures.
"""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from pypdf import PdfReader

from sop_gen.engine.docx import compile_docx
from sop_gen.engine.pdf import compile_pdf
from tests.bagan.prosedur import ROOT, Prosedur, semua
from tests.clients import need, soffice

MOST = 0.02
"""The largest share of dark pixels that may lie far from the other picture's."""
DPI = 127
"""Five pixels are a millimetre."""
NEAR = 2.5
"""Half a millimetre, in pixels."""
DARK = 200
"""Below this a pixel is ink: not the tint behind heads of tables (228 and above) nor paper."""


@pytest.mark.client
def test_word_and_pdf_show_the_same_chart(tmp_path: Path) -> None:
    need("soffice", "pdftoppm")
    for prosedur in semua():
        draw_both(prosedur, tmp_path)
    soffice(tmp_path, "pdf", [f"{prosedur.nama}.docx" for prosedur in semua()])
    shares = {}
    for prosedur in semua():
        ours, words = (flow_pages(path, prosedur) for path in (tmp_path / "pdf", tmp_path))
        for number, pair in enumerate(zip(ours, words, strict=True), 1):
            shares[f"{prosedur.nama} halaman {number}"] = max(far(*pair), far(*reversed(pair)))
    print(*(f"{share:7.3%} {name}" for name, share in sorted(shares.items(), key=lambda item: -item[1])), sep="\n")
    assert not {name: share for name, share in shares.items() if share >= MOST}


def draw_both(prosedur: Prosedur, folder: Path) -> None:
    """Without the mark of a draft, which lies across the chart."""
    view = replace(prosedur.view, dokumen=replace(prosedur.view.dokumen, draf=False))
    templates = ROOT / "templates"
    word = compile_docx("sop.docx", (templates / "sop.docx").read_bytes())
    (folder / f"{prosedur.nama}.docx").write_bytes(word.render(view))
    (folder / "pdf").mkdir(exist_ok=True)
    (folder / "pdf" / f"{prosedur.nama}.pdf").write_bytes(compile_pdf(templates / "sop.typ", view, {}))


def flow_pages(folder: Path, prosedur: Prosedur) -> list[Image.Image]:
    """The ink of the last pages, one for each page of the geometry: the chart must stand on them, and on no other."""
    path = folder / f"{prosedur.nama}.pdf"
    texts = [page.extract_text() for page in PdfReader(path).pages]
    count = len(prosedur.view.halaman)
    assert [place for place, text in enumerate(texts) if "Bagan Alur:" in text] == list(range(len(texts)))[-count:], path
    return [ink(path, len(texts) - count + number) for number in range(1, count + 1)]


def ink(path: Path, page: int) -> Image.Image:
    """One page; ink is 255."""
    command = ["pdftoppm", "-gray", "-r", str(DPI), "-f", str(page), "-l", str(page), str(path)]
    drawn = Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))
    return drawn.point([255] * DARK + [0] * (256 - DARK))


def far(one: Image.Image, other: Image.Image) -> float:
    """The share of the ink of ``one`` that lies farther than half a millimetre from any ink of ``other``."""
    assert all(abs(a - b) <= 2 for a, b in zip(one.size, other.size, strict=True)), "papers differ"
    return area(ImageChops.subtract(one, spread(other, one.size))) / area(one)


def spread(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """``picture`` with a disc in place of every dot of ink."""
    found = Image.new("L", size)
    reach = range(-int(NEAR), int(NEAR) + 1)
    for right, down in ((x, y) for x in reach for y in reach if x * x + y * y <= NEAR * NEAR):
        moved = Image.new("L", size)
        moved.paste(picture, (right, down))
        found = ImageChops.lighter(found, moved)
    return found


def area(picture: Image.Image) -> int:
    return picture.histogram()[255]


@pytest.mark.parametrize(("pixels", "share"), [(0, 0.0), (2, 0.0), (3, 1.0), (30, 1.0)])
def test_a_line_drawn_elsewhere_is_noticed(pixels: int, share: float) -> None:
    one, other = (Image.new("L", (100, 100)) for _ in range(2))
    ImageDraw.Draw(one).line((10, 40, 90, 40), fill=255)
    ImageDraw.Draw(other).line((10, 40 + pixels, 90, 40 + pixels), fill=255)
    assert far(one, other) == far(other, one) == share


def test_a_line_left_out_is_noticed() -> None:
    one, other = (Image.new("L", (100, 100)) for _ in range(2))
    for picture, lines in ((one, (20, 40, 60, 80)), (other, (20, 40, 60))):
        for y in lines:
            ImageDraw.Draw(picture).line((10, y, 90, y), fill=255)
    assert (far(one, other), far(other, one)) == (0.25, 0.0)
