"""Filled documents in, every word that people wrote out, each with the row that it belongs to, or with none.

The law: whatever a document says that the pack did not print comes out. A text is left out only when the cell of its row, or for
a text outside rows the pack itself, says exactly the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sop_gen.engine.terisi import Baris, Sel, Tabel, Terisi, Ujaran
from sop_gen.rapat.kepala import ISIAN, KATA, Kepala, headings
from sop_gen.rapat.paket import KOLOM, KOLOM_PERTANYAAN, Paket
from sop_gen.rapat.sasaran import Sasaran, Target
from sop_gen.rapat.tanggapan import Jenis
from sop_gen.rapat.ucapan import Bidang, Masuk
from sop_gen.teks.polos import bare

POKOK = ("Semula", "Menjadi")
"""Columns whose text people change where it stands."""
CETAK = frozenset({*KOLOM, *KOLOM_PERTANYAAN, "ID", "sidik", "Layanan"}) - frozenset(ISIAN)
"""Columns that the pack prints."""
KOSONGKAN = "(dikosongkan)"
"""Stands for the text that somebody took out of a cell."""
MAX_SEKITAR = 160


def place(paket: Paket, terisi: Terisi, berkas: str) -> Iterator[Masuk]:
    """What people wrote in the document ``berkas``, in its order."""
    known = Sasaran(paket)
    for table in terisi.tabel:
        yield from _Tabel(known, table, berkas).read()
    for part in terisi.lepas:
        if not known.is_printed(part.ujaran.isi):
            yield Masuk(None, "masukan", part.ujaran, berkas, part.letak, sekitar=_short(part.sekitar))


def _short(text: str) -> str:
    said = bare(text)
    return said if len(said) <= MAX_SEKITAR else f"{said[:MAX_SEKITAR]}…"


@dataclass
class _Tabel:
    """One table as it is read, from top to bottom."""

    known: Sasaran
    table: Tabel
    berkas: str
    kepala: Kepala = field(default_factory=Kepala)
    layanan: str | None = None
    """The service under whose title the rows stand."""
    above: Target | None = None
    """The last row that was recognised."""
    reach: dict[int, tuple[int, Target]] = field(default_factory=dict)
    """By column, how far down a merged cell goes, and whose it is."""

    def read(self) -> Iterator[Masuk]:
        """Everything that people wrote in it."""
        for row in self.table.baris:
            if found := headings(row):
                self.kepala = found
                yield from self._loose(row, "judul kolom")
            else:
                target = self._target(row)
                yield from self._loose(row) if target is None else self._of_row(row, target)

    def _target(self, row: Baris) -> Target | None:
        merged = next((whose for column, (last, whose) in self.reach.items() if row.nomor <= last and self._keeps(column)), None)
        target = self.known.find(row, self.kepala, self.layanan) or merged
        if target is not None:
            self.above = target
            for cell in row.sel:
                if cell.tinggi > 1:
                    self.reach[cell.kolom] = (row.nomor + cell.tinggi - 1, target)
        return target

    def _keeps(self, column: int) -> bool:
        """Whether a merged cell of this column makes the rows that it covers one."""
        return self.kepala.nama(column) in ("No", "Bagian", *POKOK)

    # ---- rows that no one knows -----------------------------------------------------------------------------------

    def _loose(self, row: Baris, what: str = "") -> Iterator[Masuk]:
        """Cells of a row that is none of the matrix: what the pack printed is its own."""
        said = [cell.teks for cell in row.sel if cell.teks]
        if len(said) == 1:
            self.layanan = self.known.service(said[0]) or self.layanan
        for cell in row.sel:
            near = self._near(row, cell)
            letak = self._letak(row, cell, what)
            if cell.teks and not self.known.is_printed(cell.teks):
                yield Masuk(None, "masukan", self._typed(cell), self.berkas, letak, sekitar=near)
            if cell.asal and cell.asal != cell.teks and not self.known.is_printed(cell.asal):
                yield Masuk(None, "masukan", self._gone(cell), self.berkas, letak, sekitar=near)
            yield from (Masuk(None, "masukan", part, self.berkas, letak, sekitar=near) for part in cell.ujaran)

    def _near(self, row: Baris, cell: Sel) -> str:
        """What a person looks for: the other cells of the row, and the row above it."""
        beside = " | ".join(part.teks for part in row.sel if part is not cell and part.teks)
        after = f"setelah baris {self.above.sebutan}" if self.above else ""
        return "; ".join(part for part in (_short(beside), after) if part)

    # ---- rows of the matrix ---------------------------------------------------------------------------------------

    def _of_row(self, row: Baris, target: Target) -> Iterator[Masuk]:
        printed = target.tercetak
        left = [text for texts in printed.values() for text in texts]
        for cell in row.sel:
            name = self.kepala.nama(cell.kolom)
            letak = self._letak(row, cell)
            if name in CETAK:
                yield from self._changed(cell, name, target, printed, letak)
            elif self.kepala.ada or bare(cell.teks) not in left:
                yield from self._written(cell, name, target, letak)
            else:
                left.remove(bare(cell.teks))
            yield from (Masuk(target, "masukan", part, self.berkas, letak) for part in cell.ujaran)
        yield from self._emptied(row, target, printed)

    def _written(self, cell: Sel, name: str, target: Target, letak: str) -> Iterator[Masuk]:
        """A cell that the pack left empty, or of a column that people made."""
        bidang: Bidang = ISIAN.get(name, "masukan")
        if target.pertanyaan and bidang == "tindak_lanjut":
            bidang = "jawaban"
        if cell.teks:
            yield Masuk(target, bidang, self._typed(cell), self.berkas, letak)
        if cell.asal and cell.asal != cell.teks:
            yield Masuk(target, "masukan", self._gone(cell), self.berkas, letak)

    def _changed(
        self, cell: Sel, name: str, target: Target, printed: Mapping[str, frozenset[str]], letak: str
    ) -> Iterator[Masuk]:
        """A cell that the pack printed, when it no longer says that."""
        allowed = printed.get(name, frozenset())
        if cell.teks and bare(cell.teks) not in allowed and not (name in KATA and self.known.is_key(cell.teks)):
            jenis: Jenis | None = "usulan rumusan" if name in POKOK else None
            yield Masuk(target, "masukan", self._typed(cell), self.berkas, letak, jenis=jenis)
        if cell.asal and cell.asal != cell.teks and bare(cell.asal) not in allowed:
            yield Masuk(target, "masukan", self._gone(cell), self.berkas, letak)

    def _emptied(self, row: Baris, target: Target, printed: Mapping[str, frozenset[str]]) -> Iterator[Masuk]:
        """Cells out of which somebody took the text, rather than cells that another one covers."""
        cells = {cell.kolom: cell for cell in row.sel}
        if not any(cell.teks for cell in row.sel if self.kepala.nama(cell.kolom) in CETAK):
            return
        for column, name in self.kepala.kolom.items():
            cell = cells.get(column)
            covered = row.nomor <= self.reach.get(column, (0, target))[0] or self._beside(row, column)
            if name in POKOK and any(printed.get(name, ())) and not covered and not (cell and (cell.teks or cell.lanjutan)):
                said = Ujaran(KOSONGKAN, oleh=", ".join(cell.oleh) if cell else "")
                letak = f"{self.table.letak}, baris {row.nomor}, kolom {name}"
                yield Masuk(target, "masukan", said, self.berkas, letak, jenis="usulan rumusan")

    def _beside(self, row: Baris, column: int) -> bool:
        return any(cell.kolom < column < cell.kolom + cell.lebar for cell in row.sel)

    # ---- words ----------------------------------------------------------------------------------------------------

    def _typed(self, cell: Sel) -> Ujaran:
        return Ujaran(cell.teks, "ketikan", ", ".join(cell.oleh))

    def _gone(self, cell: Sel) -> Ujaran:
        return Ujaran(cell.asal, "dihapus", ", ".join(cell.oleh))

    def _letak(self, row: Baris, cell: Sel, what: str = "") -> str:
        heading = self.kepala.judul.get(cell.kolom, "")
        column = what or (f"kolom {heading}" if heading else f"kolom ke-{cell.kolom + 1}")
        rows = f"baris {row.nomor}" + (f" sampai {row.nomor + cell.tinggi - 1}" if cell.tinggi > 1 else "")
        return f"{self.table.letak}, {rows}, {column}"
