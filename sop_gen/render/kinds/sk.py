"""The decree that sets the standards, with its annexes, in Word."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.sk import Keputusan, is_listed, view_sk


def views(bahan: Bahan) -> Iterable[tuple[str, Keputusan]]:
    """One decree for the office."""
    yield "sk-penetapan", view_sk(bahan.layanan, bahan.konteks)


KINDS.add(
    "sk",
    Kind(
        "sk",
        "kantor",
        views,
        (Format("docx", "sk-penetapan.docx"),),
        "Keputusan penetapan Standar Pelayanan",
        memuat=is_listed,
    ),
)
