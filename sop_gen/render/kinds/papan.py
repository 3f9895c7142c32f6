"""The Maklumat board of the office, to hang framed beside the counter: A3 and A2, and both for the print shop."""

from __future__ import annotations

from collections.abc import Iterable

from sop_gen.render.kind import KINDS, Bahan, Format, Kind
from sop_gen.render.kinds.poster import CETAK
from sop_gen.view.papan import PapanMaklumat, view_papan
from sop_gen.view.ukuran_poster import UKURAN, Ukuran


def views(bahan: Bahan) -> Iterable[tuple[str, PapanMaklumat]]:
    """One board for the office."""
    yield "papan", view_papan(bahan.konteks)


def formats(ukuran: Ukuran) -> tuple[Format, Format]:
    """The files of one size. Unasked a build makes A3, which an office prints itself."""
    akhiran = f"-{ukuran.nama}"
    return (
        Format("pdf", "papan.typ", akhiran, ukuran.masukan, bawaan=ukuran.nama == "a3"),
        Format("pdf", "papan.typ", f"{akhiran}-cetak", ukuran.masukan + CETAK, cetak=True, bawaan=False),
    )


FORMATS = tuple(form for ukuran in UKURAN if ukuran.nama in ("a3", "a2") for form in formats(ukuran))
KINDS.add("papan", Kind("papan", "kantor", views, FORMATS, "Papan Maklumat Pelayanan, A3 dan A2"))
