"""The page for the television in the waiting room."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.view.layar import Layar, is_shown, view_layar


def views(bahan: Bahan) -> Iterable[tuple[str, Layar]]:
    """One page for the office."""
    yield "layar", view_layar(bahan.layanan, bahan.konteks)


FORMATS = (Format("html", "layar/layar.html.j2", bawaan=False),)
KINDS.add("layar", Kind("layar", "kantor", views, FORMATS, "Halaman bergilir untuk televisi ruang tunggu", memuat=is_shown))
