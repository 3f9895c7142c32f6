"""The Standar Pelayanan of each service, in Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.standar import Standar, standar_identity, view_standar


def views(bahan: Bahan) -> Iterable[tuple[str, Standar]]:
    """One document per service."""
    (layanan,) = bahan.layanan
    yield "standar", view_standar(layanan, bahan.konteks)


def identities(bahan: Bahan) -> Iterable[tuple[str, Dokumen]]:
    """That of the one document, without its words."""
    (layanan,) = bahan.layanan
    yield "standar", standar_identity(layanan, bahan.konteks)


KINDS.add(
    "standar",
    Kind(
        "standar",
        "layanan",
        views,
        (Format("docx", "standar.docx"), Format("pdf", "standar.typ")),
        "Standar Pelayanan, 14 komponen",
        identitas=identities,
    ),
)
