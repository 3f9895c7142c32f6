"""A filled ``monev.xlsx`` in, each row that somebody filled in out: as an entry of its SOP, or with every reason why it is none.

The law: every filled cell comes out, in an entry or among what could not be understood. Dashes alone say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sop_gen.engine.terisi import Baris, Sel, Tabel, Terisi, Ujaran
from sop_gen.rapat.lembar_monev import DICETAK, Kepala, headings, is_printed, is_remark
from sop_gen.rapat.monev import PERNYATAAN, Kegiatan
from sop_gen.rapat.nilai_monev import hasil_of, is_blank, jawaban_of, tanggal_of
from sop_gen.rapat.sop_dikenal import Dikenal, SopDikenal
from sop_gen.spec.tree import Plain
from sop_gen.teks.inline import escaped
from sop_gen.teks.polos import bare

BIASA = ("catatan", "tindakan", "tindak_lanjut")
"""Columns of free text."""


@dataclass(frozen=True)
class Letak:
    """Where something stands: ``baris`` is None for what stands in no row."""

    berkas: str
    lembar: str
    baris: int | None = None

    def __str__(self) -> str:
        return f"{self.berkas}, {self.lembar}" + (f", baris {self.baris}" if self.baris else "")


@dataclass(frozen=True)
class Isian:
    """A row that is understood; ``isi`` is the entry as the file has it."""

    letak: Letak
    teks: str
    kegiatan: Kegiatan
    sop: SopDikenal
    isi: Mapping[str, Plain]


@dataclass(frozen=True)
class Tertinggal:
    """What could not be recorded, and every reason."""

    letak: Letak
    teks: str
    alasan: tuple[str, ...]


Terbaca = Isian | Tertinggal


def is_form(terisi: Terisi) -> bool:
    """Whether the document has a table of the forms."""
    found = (headings(row) for table in terisi.tabel for row in table.baris)
    return any(kepala is not None and kepala.kegiatan for kepala in found)


def read_rows(terisi: Terisi, berkas: str, dikenal: Dikenal, tanggal: date | None, hari_ini: date) -> Iterator[Terbaca]:
    """Everything that people wrote in the document ``berkas``; ``tanggal`` is that of rows without one of their own."""
    for table in terisi.tabel:
        yield from _Lembar(table, berkas, dikenal, tanggal, hari_ini).read()
    for part in terisi.lepas:
        if not is_printed(part.ujaran.isi):
            yield Tertinggal(Letak(berkas, part.letak), part.ujaran.isi, ("tulisan di luar sel tidak dapat dicatat",))


@dataclass
class _Lembar:
    """One sheet as it is read, from top to bottom."""

    table: Tabel
    berkas: str
    dikenal: Dikenal
    tanggal: date | None
    hari_ini: date
    kepala: Kepala | None = None
    reach: dict[int, tuple[int, str]] = field(default_factory=dict)
    """By column, how far down a merged cell goes, and what it says."""

    def read(self) -> Iterator[Terbaca]:
        """Everything that people wrote in it."""
        for row in self.table.baris:
            yield from self._hanging(row)
            if found := headings(row):
                self.kepala, self.reach = found, {}
            elif self.kepala is None:
                yield from self._loose(row)
            else:
                yield from self._beside(row, self.kepala)
                if self.kepala.kegiatan:
                    yield from self._row(row, self.kepala, self.kepala.kegiatan)

    def _letak(self, row: Baris) -> Letak:
        return Letak(self.berkas, self.table.letak, row.nomor)

    # ---- what is no answer to the form ----------------------------------------------------------------------------

    def _hanging(self, row: Baris) -> Iterator[Tertinggal]:
        said: list[Ujaran] = [part for cell in row.sel for part in cell.ujaran]
        for part in said:
            yield Tertinggal(self._letak(row), part.isi, (f"{part.cara} tidak dapat dicatat",))

    def _loose(self, row: Baris) -> Iterator[Tertinggal]:
        for cell in row.sel:
            if cell.teks and not is_printed(cell.teks):
                yield Tertinggal(self._letak(row), cell.teks, ("tidak berada di bawah judul kolom formulir",))

    def _beside(self, row: Baris, kepala: Kepala) -> Iterator[Tertinggal]:
        """Cells of columns that people made."""
        for cell in row.sel:
            if cell.kolom not in kepala.kolom and not is_blank(cell.teks):
                heading = kepala.judul.get(cell.kolom, f"ke-{cell.kolom + 1}")
                yield Tertinggal(self._letak(row), cell.teks, (f"kolom '{heading}' bukan kolom formulir",))

    # ---- rows of the form -----------------------------------------------------------------------------------------

    def _row(self, row: Baris, kepala: Kepala, kegiatan: Kegiatan) -> Iterator[Terbaca]:
        said = self._said(row, kepala)
        filled = {name: text for name, text in said.items() if name not in DICETAK and not is_blank(text)}
        printed = {name: text for name, text in said.items() if name in DICETAK}
        found = self.dikenal.find(printed)
        text = " | ".join(bare(part) for name, part in said.items() if name not in ("id", "kunci") and not _is_number(name, part))
        if isinstance(found, str):
            if text:
                yield Tertinggal(self._letak(row), text, (found,))
            return
        yield from self._changed(row, printed, found)
        if not filled:
            return
        isi, faults = self._entry(kegiatan, found.sebutan, filled)
        if faults:
            yield Tertinggal(self._letak(row), text, tuple(faults))
        else:
            yield Isian(self._letak(row), text, kegiatan, found, isi)

    def _said(self, row: Baris, kepala: Kepala) -> dict[str, str]:
        """What each column of ours says, in the order of the sheet, through merged cells."""
        cells: dict[int, Sel] = {cell.kolom: cell for cell in row.sel}
        said = {}
        for column, name in sorted(kepala.kolom.items()):
            cell, (last, above) = cells.get(column), self.reach.get(column, (0, ""))
            if cell is not None and cell.teks:
                said[name] = cell.teks
                self.reach[column] = (row.nomor + cell.tinggi - 1, cell.teks)
            elif row.nomor <= last:
                said[name] = above
        return said

    def _changed(self, row: Baris, printed: Mapping[str, str], sop: SopDikenal) -> Iterator[Tertinggal]:
        """What people wrote into cells of which the form says what they hold."""
        title, _, remark = printed.get("prosedur", "").partition("\n")
        nomor = printed.get("nomor", "")
        for text, known in (
            (
                printed.get("layanan", ""),
                bare(printed.get("layanan", "")).casefold() in (sop.layanan.nama.casefold(), sop.layanan.id),
            ),
            (title, sop.is_titled(title)),
            (remark, is_remark(remark, sop.nomor)),
            (nomor, _is_number("nomor", nomor)),
        ):
            if text and not known:
                yield Tertinggal(self._letak(row), text, ("berbeda dari yang tercetak pada formulir",))

    # ---- one entry ------------------------------------------------------------------------------------------------

    def _entry(self, kegiatan: Kegiatan, sop: str | None, filled: Mapping[str, str]) -> tuple[dict[str, Plain], list[str]]:
        """The entry, and what keeps it from being one."""
        day, faults = self._day(filled.get("tanggal"))
        isi: dict[str, Plain] = {"tanggal": day, **({"sop": sop} if sop else {})}
        if kegiatan == "pemantauan":
            isi["hasil"] = hasil = hasil_of(said) if (said := filled.get("hasil", "")) else None
            if hasil is None:
                faults.append(
                    f"Penilaian '{said}' tidak dikenal; tulis baik atau tidak baik" if said else "Penilaian belum diisi"
                )
        else:
            isi["jawaban"], wrong = _answers(filled)
            faults += wrong
        isi |= {name: _text(filled[name]) for name in BIASA if name in filled}
        return isi | ({"penilai": bare(filled["penilai"])} if "penilai" in filled else {}), faults

    def _day(self, said: str | None) -> tuple[str | None, list[str]]:
        day = tanggal_of(said) if said else self.tanggal
        if day is None:
            missing = "Tanggal belum diisi; isi kolomnya, atau sebutkan tanggal semua baris tanpa tanggal dengan --as-of"
            return None, [f"Tanggal '{said}' tidak dikenal; tulis misalnya 2026-06-30" if said else missing]
        if day > self.hari_ini:
            return None, [f"Tanggal {day} belum tiba"]
        return day.isoformat(), []


def _is_number(name: str, said: str) -> bool:
    """Whether this is the number of a row, however people count."""
    return name == "nomor" and (said.rstrip(".").isdigit() or said.startswith("="))


def _answers(filled: Mapping[str, str]) -> tuple[dict[str, Plain], list[str]]:
    """The answers to the seven statements, and those that are none."""
    said = {key: jawaban_of(filled[key]) for key in PERNYATAAN if key in filled}
    faults = [
        f"jawaban '{filled[key]}' pada '{PERNYATAAN[key]}' tidak dikenal; tulis Ya atau Tidak"
        for key, answer in said.items() if answer is None
    ]  # fmt: skip
    return {key: "ya" if answer else "tidak" for key, answer in said.items()}, faults if said else [
        "belum ada jawaban Ya atau Tidak"
    ]


def _text(said: str) -> str:
    return escaped("\n".join(line.strip() for line in said.split("\n")).strip())
