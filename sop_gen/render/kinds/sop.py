"""The SOP AP of each procedure, in Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.sop import DokumenSop, view_sop


def views(bahan: Bahan) -> Iterable[tuple[str, DokumenSop]]:
    """``sop``, or ``sop-1``, ``sop-2``… when the service has several procedures."""
    (layanan,) = bahan.layanan
    for index in range(len(layanan.sop)):
        stem = "sop" if len(layanan.sop) == 1 else f"sop-{index + 1}"
        yield stem, view_sop(layanan, index, bahan.konteks)


KINDS.add(
    "sop",
    Kind("sop", "layanan", views, (Format("docx", "sop.docx"), Format("pdf", "sop.typ")), "SOP AP: identitas dan bagan alur"),
)
