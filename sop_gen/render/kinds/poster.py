"""The poster of each service: A4, A3, A2, X-banner and screen, as PDF and PNG, and PDF for the print shop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.poster import PosterLayanan, poster_identity, view_poster
from sop_gen.view.ukuran_poster import MM, UKURAN, Ukuran

LEWAT, TEPI = 3 * MM, 10 * MM
"""Bleed, and the paper around the poster that holds bleed and crop marks."""
CETAK = (("tepi", repr(TEPI)), ("lewat", repr(LEWAT)))
LEMBAR_TERBANYAK = 4
"""A poster on more sheets is a book."""


def views(bahan: Bahan) -> Iterable[tuple[str, PosterLayanan]]:
    """One poster per service in each style and language; the office's own style and Indonesian are not named in the stem."""
    (layanan,) = bahan.layanan
    for stem, bahasa, gaya in _stems(bahan):
        yield stem, replace(view_poster(layanan, bahan.konteks, bahasa), gaya=gaya)


def identities(bahan: Bahan) -> Iterable[tuple[str, Dokumen]]:
    """Those of the posters, without their QR codes."""
    (layanan,) = bahan.layanan
    for stem, bahasa, _ in _stems(bahan):
        yield stem, poster_identity(layanan, bahan.konteks, bahasa)


def _stems(bahan: Bahan) -> Iterable[tuple[str, str, str]]:
    asked = bahan.konteks.instansi.poster
    for bahasa in ("id", "en") if "en" in asked.bahasa else ("id",):
        for gaya in dict.fromkeys(asked.gaya):
            further = (gaya if gaya != asked.gaya[0] else "", bahasa if bahasa != "id" else "")
            yield ".".join(("poster", *filter(None, further))), bahasa, gaya


def formats(ukuran: Ukuran, templat: str) -> tuple[Format, ...]:
    """The files of one size. Unasked a build makes what an office prints itself: the PDF of A4 and A3."""
    akhiran, masukan, layar = f"-{ukuran.nama}", ukuran.masukan, ukuran.nama == "layar"
    pdf = Format("pdf", templat, akhiran, masukan, bawaan=ukuran.nama in ("a4", "a3"))
    png = Format("png", templat, akhiran, masukan, ppi=72 if layar else 150, bawaan=False)
    if layar:
        return (pdf, png)
    return (pdf, png, Format("pdf", templat, akhiran, masukan + CETAK, buntut="-cetak", cetak=True, bawaan=False))


FORMATS = tuple(replace(form, lembar_terbanyak=LEMBAR_TERBANYAK) for ukuran in UKURAN for form in formats(ukuran, "poster.typ"))
KINDS.add("poster", Kind("poster", "layanan", views, FORMATS, "Poster standar pelayanan, lima ukuran", identitas=identities))
