"""The wall pieces of the two offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sop_gen.engine.pdf import compile_pdf, compile_png
from sop_gen.model.layanan import Layanan
from sop_gen.render.kinds.poster import CETAK
from sop_gen.view.dokumen import Konteks
from sop_gen.view.papan import PapanMaklumat, view_papan
from sop_gen.view.poster_kantor import PosterKantor, view_poster_kantor
from sop_gen.view.ukuran_poster import Ukuran
from tests.poster.contoh import MENURUT_NAMA, TEMPLATES, edisi, konteks, layanan, semua

XBANNER, A3, A2 = (MENURUT_NAMA[nama] for nama in ("xbanner", "a3", "a2"))
TEMPLAT = {PapanMaklumat: "papan.typ", PosterKantor: "poster-kantor.typ"}
BERKAS = [("papan", "a3"), ("papan", "a2"), ("poster", "xbanner")]


@cache
def berjalan(kantor: str) -> tuple[Layanan, ...]:
    return tuple(layanan(office, id) for office, id in semua() if office == kantor)


def poster(kantor: str = "contoh", gaya: str | None = None, services: Sequence[Layanan] | None = None) -> PosterKantor:
    view = view_poster_kantor(berjalan(kantor) if services is None else services, konteks(kantor))
    return replace(view, gaya=gaya) if gaya else view


def papan(kantor: str = "contoh", gaya: str | None = None, **changes: Any) -> PapanMaklumat:
    view = view_papan(with_office(kantor, **changes))
    return replace(view, gaya=gaya) if gaya else view


def with_office(kantor: str = "contoh", **changes: Any) -> Konteks:
    office = konteks(kantor)
    return replace(office, instansi=office.instansi.model_copy(update=changes))


def view_of(jenis: str, kantor: str, gaya: str | None = None) -> Any:
    return papan(kantor, gaya) if jenis == "papan" else poster(kantor, gaya)


def pdf_of(view: Any, ukuran: Ukuran, *, cetak: bool = False) -> bytes:
    masukan = dict(ukuran.masukan + (CETAK if cetak else ()))
    logo = edisi("contoh").logo
    return compile_pdf(TEMPLATES / TEMPLAT[type(view)], view, {"_instansi.yaml": b"nama: Kantor\n"}, logo=logo, masukan=masukan)


@cache
def pdf_of_office(jenis: str, kantor: str, gaya: str | None, ukuran: Ukuran) -> bytes:
    """The piece as shipped, for all tests that only read it."""
    return pdf_of(view_of(jenis, kantor, gaya), ukuran)


def png_of(view: Any, ukuran: Ukuran) -> bytes:
    logo = edisi("contoh").logo
    return compile_png(TEMPLATES / TEMPLAT[type(view)], view, ppi=150, logo=logo, masukan=dict(ukuran.masukan))
