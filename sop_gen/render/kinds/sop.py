"""The SOP AP of each procedure, in Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.model.layanan import Layanan
from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.sop import DokumenSop, sop_identity, view_sop


def views(bahan: Bahan) -> Iterable[tuple[str, DokumenSop]]:
    """``sop``, or ``sop-1``, ``sop-2``… when the service has several procedures."""
    (layanan,) = bahan.layanan
    for index in range(len(layanan.sop)):
        yield _stem(layanan, index), view_sop(layanan, index, bahan.konteks)


def identities(bahan: Bahan) -> Iterable[tuple[str, Dokumen]]:
    """Those of the procedures, without their charts."""
    (layanan,) = bahan.layanan
    for index in range(len(layanan.sop)):
        yield _stem(layanan, index), sop_identity(layanan, index, bahan.konteks)


def _stem(layanan: Layanan, index: int) -> str:
    return "sop" if len(layanan.sop) == 1 else f"sop-{index + 1}"


KINDS.add(
    "sop",
    Kind(
        "sop",
        "layanan",
        views,
        (Format("docx", "sop.docx"), Format("pdf", "sop.typ")),
        "SOP AP: identitas dan bagan alur",
        identitas=identities,
    ),
)
