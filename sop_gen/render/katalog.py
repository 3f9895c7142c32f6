"""The pages of the public catalogue, their style and script, and the index that the search reads.

Every page works from ``file://``: addresses are relative and name their file, and what is searched is a script, for a page from
a disk may not fetch data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sop_gen.diagnostics import RenderError
from sop_gen.engine.html import drawn, render_html
from sop_gen.model.instansi import WarnaKantor
from sop_gen.render.bagan.svg import draw_svg
from sop_gen.view.alur import BaganAlur
from sop_gen.view.katalog import HalamanLayanan
from sop_gen.view.katalog_daftar import Entri, HalamanHilang, HalamanMaklumat, HalamanPengaduan, Indeks
from sop_gen.view.warna import palet

FOLDER = "katalog"
KERANGKA = "_kerangka.html.j2"
TERANG, GELAP = "#f6f7f9", "#18202a"
"""The backgrounds of katalog.css on which the office's colour must be legible: the darkest light one, the lightest dark one."""
Halaman = HalamanLayanan | Indeks | HalamanMaklumat | HalamanPengaduan | HalamanHilang
TEMPLAT: dict[type, str] = {
    HalamanLayanan: "layanan.html.j2",
    Indeks: "indeks.html.j2",
    HalamanMaklumat: "maklumat.html.j2",
    HalamanPengaduan: "pengaduan.html.j2",
    HalamanHilang: "hilang.html.j2",
}
# What would end a script element or a line of a script, as JSON may also write it.
_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Gambar:
    """The chart of one procedure: one picture a page."""

    judul: str
    halaman: tuple[Any, ...]


def draw_page(view: Halaman, templates: Path) -> bytes:
    """``view`` as HTML. Raises RenderError with the template's name."""
    name = TEMPLAT[type(view)]
    if isinstance(view, HalamanLayanan):
        pictures = tuple(Gambar(alur.judul, tuple(_pages(alur))) for alur in view.alur)
        view = replace(view, gambar=pictures, data=drawn(_json(view.data)))
    page = render_html(f"{FOLDER}/{name}", source(templates, name), view, {KERANGKA: source(templates, KERANGKA)})
    return page.encode()


def draw_style(warna: WarnaKantor, templates: Path) -> bytes:
    """The style sheet, in the office's colours as far as they can be read."""
    colours = palet(warna, TERANG, GELAP)
    names = {
        "utama": colours.utama,
        "di-atas-utama": colours.di_atas_utama,
        "aksen": colours.aksen,
        "tautan-terang": colours.teks_terang,
        "tautan-gelap": colours.teks_gelap,
    }
    head = ":root { " + " ".join(f"--{name}: {value};" for name, value in names.items()) + " }\n"
    return (head + source(templates, "katalog.css")).encode()


def draw_script(templates: Path) -> bytes:
    """The script of every page."""
    return source(templates, "katalog.js").encode()


def draw_search(entri: Iterable[Entri]) -> bytes:
    """The words of every service, as a script: a page opened from a disk may not read data in any other way."""
    rows = ",\n".join(_json([entry.id, *entry.kata]) for entry in entri)
    return f"const KATALOG = [\n{rows}\n];\n".encode()


@lru_cache(maxsize=16)
def source(templates: Path, name: str) -> str:
    """The text of a file of the catalogue's templates. Raises RenderError when there is none."""
    path = templates / FOLDER / name
    if not path.is_file():
        raise RenderError(f"templat {FOLDER}/{name} tidak ada di {templates}")
    return path.read_text("utf-8")


def _json(data: Any) -> str:
    """JSON that may stand inside HTML and in a script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _pages(alur: BaganAlur) -> Iterator[Any]:
    """One picture a page, so that none is cut where paper ends."""
    for page in alur.halaman:
        yield drawn(draw_svg(replace(alur, halaman=(page,)), awalan=f"s{alur.nomor}-{page.geometri.number}-"))
