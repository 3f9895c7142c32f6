"""The office's own poster: one X-banner with every service that it runs."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Kind
from sop_gen.render.kinds.poster import formats
from sop_gen.view.poster_kantor import PosterKantor, view_poster_kantor
from sop_gen.view.ukuran_poster import UKURAN


def views(bahan: Bahan) -> Iterable[tuple[str, PosterKantor]]:
    """One poster for the office, none as long as it runs no service."""
    if bahan.layanan:
        yield "poster", view_poster_kantor(bahan.layanan, bahan.konteks)


FORMATS = tuple(form for ukuran in UKURAN if ukuran.nama == "xbanner" for form in formats(ukuran, "poster-kantor.typ"))
KINDS.add(
    "poster-kantor",
    Kind("poster", "kantor", views, FORMATS, "X-banner kantor dengan semua layanan", memuat=lambda layanan: layanan.berjalan),
)
