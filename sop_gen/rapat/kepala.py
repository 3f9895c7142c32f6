"""The headings of a table that people may have renamed, moved, or added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sop_gen.engine.terisi import Baris
from sop_gen.rapat.paket import KOLOM, KOLOM_PERTANYAAN
from sop_gen.rapat.ucapan import Bidang
from sop_gen.teks.polos import bare

KATA = ("ID", "sidik")
"""Columns for programs."""
ISIAN: dict[str, Bidang] = {"Masukan FGD": "masukan", "Tindak lanjut": "tindak_lanjut", "Jawaban forum": "jawaban"}
"""Columns that people fill."""
SEBUTAN = {
    "Tindak lanjut": ("tindak", "tanggapan", "respon", "jawab"),
    "Masukan FGD": ("masukan", "saran", "usul", "komentar", "catatan"),
}
"""Words by which a renamed column is still known, the more telling first."""
PALING_SEDIKIT = 3
"""So many known headings make a row one of headings, when one of them is of the matrix alone."""
SENDIRI = frozenset({"Bagian", "Pertanyaan", "sidik", *ISIAN})
"""Headings that no other table of the pack has."""
MIRIP = 0.8
"""A heading with a slip of the pen is still that like it; no two of ours are."""
_NAMA = {name.casefold(): name for name in (*KOLOM, *KOLOM_PERTANYAAN, "Layanan", *KATA)}


@dataclass(frozen=True)
class Kepala:
    """By column: the name of ours that its heading means, and the heading as it stands there."""

    kolom: Mapping[int, str] = field(default_factory=dict)
    judul: Mapping[int, str] = field(default_factory=dict)

    @property
    def ada(self) -> bool:
        """Whether the table has headings."""
        return bool(self.kolom)

    def nama(self, column: int) -> str:
        """The name of ours, empty for a column that people made."""
        return self.kolom.get(column, "")

    def column(self, name: str) -> int | None:
        """Where the column with this name stands."""
        return next((column for column, found in self.kolom.items() if found == name), None)


def headings(row: Baris) -> Kepala | None:
    """What the row says when it is one of headings."""
    exact = {cell.kolom: found for cell in row.sel if (found := _NAMA.get(bare(cell.teks).casefold()))}
    taken = set(exact.values())
    if len(exact) < PALING_SEDIKIT or not taken & SENDIRI:
        return None
    titles = {cell.kolom: bare(cell.teks) for cell in row.sel if cell.teks}
    meant = {column: name for column, title in titles.items() if column not in exact and (name := _meant(title, taken))}
    return Kepala({**exact, **meant}, titles)


def _meant(title: str, taken: set[str]) -> str:
    """Which column of ours a heading in other words means; columns to write in there may be several."""
    said = title.casefold()
    found = next((name for name, words in SEBUTAN.items() if any(word in said for word in words)), "")
    like = get_close_matches(said, [name for name in _NAMA if _NAMA[name] not in taken], n=1, cutoff=MIRIP)
    return _NAMA[like[0]] if like else found
