"""The sheets of ``monev.xlsx``: their columns, and what is printed on them, for those who draw and those who read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from sop_gen.engine.terisi import Baris
from sop_gen.rapat.monev import BULAN, PERNYATAAN, Kegiatan
from sop_gen.teks.polos import bare

TAMPAK: dict[Kegiatan, dict[str, str]] = {
    "pemantauan": {
        "No": "nomor", "Layanan": "layanan", "Prosedur": "prosedur", "Penilaian": "hasil", "Catatan hasil penilaian": "catatan",
        "Tindakan yang harus diambil": "tindakan", "Penilai": "penilai", "Tanggal": "tanggal",
    },
    "evaluasi": {
        "No": "nomor", "Layanan": "layanan", "SOP": "prosedur", **{said: key for key, said in PERNYATAAN.items()},
        "Catatan": "catatan", "Tindak lanjut": "tindak_lanjut", "Penilai": "penilai", "Tanggal": "tanggal",
    },
}  # fmt: skip
"""Headings that people see, each with what its column holds."""
KUNCI = ("ID", "SOP")
"""Hidden: by these rows are found again."""
DICETAK = frozenset({"nomor", "layanan", "prosedur", "id", "kunci"})
"""What the form says itself; the other columns are filled in."""
RENCANA = ("Triwulan", "Pekerjaan", "Sasaran", "Keluaran", "Selesai paling lambat")
JUDUL: dict[Kegiatan, str] = {
    "pemantauan": "Pemantauan pelaksanaan SOP, {periode}. Penilaian: baik atau tidak baik. Tanggal: misalnya 2026-06-30. "
    "Kolom tersembunyi mengenali baris; biarkan pada tempatnya.",
    "evaluasi": "Evaluasi penerapan SOP, {periode}. Jawaban: Ya atau Tidak. Tanggal: misalnya 2026-06-30.",
}
"""Stands above each table."""
MAKNA = "Triwulan adalah target kantor sendiri, bukan ketentuan peraturan. Pemantauan setiap enam bulan: Permenpan-RB 35/2012."
"""Stands above the plan of the year, behind its title."""
PALING_SEDIKIT = 3
"""So many known headings make a row one of headings, when one of them is of that form alone."""
MIRIP = 0.8
_SENDIRI: dict[Kegiatan, frozenset[str]] = {"pemantauan": frozenset({"hasil"}), "evaluasi": frozenset(PERNYATAAN)}
_RENCANA = r"Rencana Pengelolaan SOP Tahun \d{4}"
_JUDUL = re.compile(
    "|".join(re.escape(text).replace(re.escape("{periode}"), r"(?:Semester I{1,2} )?Tahun \d{4}") for text in JUDUL.values())
    + rf"|{_RENCANA}\. {re.escape(MAKNA)}"
)
_TEPI = re.compile(
    rf"(?:(?:Pemantauan Pelaksanaan|Evaluasi Penerapan) SOP Administrasi Pemerintahan|{_RENCANA})"
    r"(?: · sidik [0-9a-f]+)?|Halaman(?: \d+)? dari(?: \d+)?"
)
_KETERANGAN = re.compile(r"(?:draf, belum berlaku)?(?:; )?(?:terakhir \d{1,2} \w+ \d{4}: (?:tidak )?baik)?")
"""What stands below the title of a procedure, after its number."""


@dataclass(frozen=True)
class Kepala:
    """What each column of a sheet holds, and how it is headed; no ``kegiatan`` for the plan of the year."""

    kegiatan: Kegiatan | None
    kolom: Mapping[int, str]
    judul: Mapping[int, str]


def headings(row: Baris) -> Kepala | None:
    """What the row says when it is one of headings."""
    titles = {cell.kolom: bare(cell.teks) for cell in row.sel if cell.teks}
    if set(RENCANA) <= set(titles.values()):
        return Kepala(None, {column: "rencana" for column, title in titles.items() if title in RENCANA}, titles)
    for kegiatan in BULAN:
        known = dict(_exact(kegiatan, titles))
        if len(known) >= PALING_SEDIKIT and set(known.values()) & _SENDIRI[kegiatan]:
            return Kepala(kegiatan, known | dict(_meant(kegiatan, titles, known)), titles)
    return None


def is_printed(text: str) -> bool:
    """Whether the form itself says this above its table, or at the head or foot of its pages."""
    said = bare(text)
    return bool(_JUDUL.fullmatch(said) or _TEPI.fullmatch(said))


def is_remark(text: str, nomor: str | None) -> bool:
    """Whether the form itself says this below the title of a procedure that has the number ``nomor``."""
    said = bare(text).removeprefix(bare(f"Nomor {nomor}") if nomor else "").removeprefix("; ")
    return bool(_KETERANGAN.fullmatch(said))


def _exact(kegiatan: Kegiatan, titles: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Columns under a heading of ours. The hidden one of the procedure follows that of the service."""
    names = {name.casefold(): holds for name, holds in TAMPAK[kegiatan].items()}
    taken, before = set[str](), ""
    for column, title in sorted(titles.items()):
        holds = names.get(title.casefold(), "")
        if title == KUNCI[0]:
            holds = "id"
        elif title == KUNCI[1] and before == KUNCI[0]:
            holds = "kunci"
        if holds and holds not in taken:
            taken.add(holds)
            yield column, holds
        before = title


def _meant(kegiatan: Kegiatan, titles: Mapping[int, str], known: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Columns whose heading is shortened, lengthened or misspelt."""
    left = {name.casefold(): holds for name, holds in TAMPAK[kegiatan].items() if holds not in known.values()}
    for column, title in sorted(titles.items()):
        said = title.casefold()
        begins = [name for name in left if f"{said} ".startswith(f"{name} ") or f"{name} ".startswith(f"{said} ")]
        like = max(begins, key=len, default="") or next(iter(get_close_matches(said, left, n=1, cutoff=MIRIP)), "")
        if column not in known and like:
            yield column, left.pop(like)
