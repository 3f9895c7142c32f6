"""The poster of each service: A4, A3, A2, X-banner and screen, as PDF and PNG, and PDF for the print shop."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.poster import PosterLayanan, poster_identity, view_poster
from sop_gen.view.ukuran_poster import MM, UKURAN, Ukuran

LEWAT, TEPI = 3 * MM, 10 * MM
"""Bleed, and the paper around the poster that holds bleed and crop marks."""
CETAK = (("tepi", repr(TEPI)), ("lewat", repr(LEWAT)))


def views(bahan: Bahan) -> Iterable[tuple[str, PosterLayanan]]:
    """One poster per service, one more for each further language."""
    (layanan,) = bahan.layanan
    for stem, bahasa in _stems(bahan):
        yield stem, view_poster(layanan, bahan.konteks, bahasa)


def identities(bahan: Bahan) -> Iterable[tuple[str, Dokumen]]:
    """Those of the posters, without their QR codes."""
    (layanan,) = bahan.layanan
    for stem, bahasa in _stems(bahan):
        yield stem, poster_identity(layanan, bahan.konteks, bahasa)


def _stems(bahan: Bahan) -> Iterable[tuple[str, str]]:
    yield "poster", "id"
    if "en" in bahan.konteks.instansi.poster.bahasa:
        yield "poster.en", "en"


def formats(ukuran: Ukuran, templat: str) -> tuple[Format, ...]:
    """The files of one size. Unasked a build makes what an office prints itself: the PDF of A4 and A3."""
    akhiran, masukan, layar = f"-{ukuran.nama}", ukuran.masukan, ukuran.nama == "layar"
    pdf = Format("pdf", templat, akhiran, masukan, bawaan=ukuran.nama in ("a4", "a3"))
    png = Format("png", templat, akhiran, masukan, ppi=72 if layar else 150, bawaan=False)
    if layar:
        return (pdf, png)
    return (pdf, png, Format("pdf", templat, f"{akhiran}-cetak", masukan + CETAK, cetak=True, bawaan=False))


FORMATS = tuple(form for ukuran in UKURAN for form in formats(ukuran, "poster.typ"))
KINDS.add("poster", Kind("poster", "layanan", views, FORMATS, "Poster standar pelayanan, lima ukuran", identitas=identities))
