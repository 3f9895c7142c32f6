"""The Maklumat Pelayanan of the office: Word, PDF A4 and A3."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.maklumat import MaklumatPelayanan, view_maklumat


def views(bahan: Bahan) -> Iterable[tuple[str, MaklumatPelayanan]]:
    """One document for the office."""
    yield "maklumat", view_maklumat(bahan.konteks)


FORMATS = (
    Format("docx", "maklumat.docx"),
    Format("pdf", "maklumat.typ", "-a4", (("kertas", "A4"),)),
    Format("pdf", "maklumat.typ", "-a3", (("kertas", "A3"),)),
)
KINDS.add("maklumat", Kind("maklumat", "kantor", views, FORMATS, "Maklumat Pelayanan kantor"))
