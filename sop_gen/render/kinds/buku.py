"""The Buku Standar Pelayanan of the office: all standards and SOPs in one PDF, compiled once."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.buku import Buku, is_listed, view_buku


def views(bahan: Bahan) -> Iterable[tuple[str, Buku]]:
    """One book for the office, unless no service runs."""
    if any(is_listed(layanan) for layanan in bahan.layanan):
        yield "buku", view_buku(bahan.layanan, bahan.konteks)


KINDS.add(
    "buku",
    Kind(
        "buku",
        "kantor",
        views,
        (Format("pdf", "buku.typ", bawaan=False),),
        "Buku Standar Pelayanan: semua standar dan SOP",
        memuat=is_listed,
    ),
)
