"""A record of a pack made from its filled matrices, for when the record is lost: rows are then what the documents say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sop_gen.engine.terisi import Baris, Tabel, Terisi
from sop_gen.rapat.kepala import Kepala, headings
from sop_gen.rapat.paket import BarisPaket, LayananPaket, Paket, PertanyaanPaket, Potongan, SisiPaket
from sop_gen.spec.folder import id_of
from sop_gen.teks.polos import bare

_KUNCI = re.compile("[0-9a-f]{12}")
_TANYA = "Pertanyaan terbuka: "
TANPA_NAMA = "tanpa-nama"
"""The service of rows under no title."""


def paket_of(documents: Iterable[Terisi]) -> Paket:
    """What the matrices put before the meeting, as far as they tell; of two rows with one key the first counts."""
    services: dict[str, LayananPaket] = {}
    rows: dict[str, BarisPaket] = {}
    questions: dict[str, PertanyaanPaket] = {}
    for table in (table for document in documents for table in document.tabel):
        for entry, service in _subjects(table):
            services.setdefault(service.id, service)
            if isinstance(entry, PertanyaanPaket):
                questions.setdefault(entry.nomor, entry)
            elif not any(key in rows for key in entry.kunci):
                rows |= dict.fromkeys(entry.kunci, entry)
    unknown = SisiPaket("", "00000000")
    kept = tuple({id(row): row for row in rows.values()}.values())
    return Paket("", unknown, unknown, tuple(services.values()), kept, tuple(questions.values()))


def _subjects(table: Tabel) -> Iterator[tuple[BarisPaket | PertanyaanPaket, LayananPaket]]:
    kepala, title = Kepala(), ""
    for row in table.baris:
        said = [cell.teks for cell in row.sel if cell.teks]
        if found := headings(row):
            kepala = found
        elif len(said) == 1:
            title = title if kepala.ada else bare(said[0]).removeprefix(_TANYA)
        elif kepala.ada and (entry := _subject(row, kepala, title)):
            yield entry


def _subject(row: Baris, kepala: Kepala, title: str) -> tuple[BarisPaket | PertanyaanPaket, LayananPaket] | None:
    cells = {name: cell.teks for cell in row.sel if (name := kepala.nama(cell.kolom))}
    nama = bare(cells.get("Layanan", "")) or title
    service = LayananPaket(cells.get("ID") or (id_of(nama) if nama else TANPA_NAMA), nama or TANPA_NAMA)
    keys = (*row.kunci, *_KUNCI.findall(cells.get("sidik", "")))
    number = bare(cells.get("No", "")).rstrip(".")
    if "Pertanyaan" in cells and re.fullmatch("P[1-9][0-9]{0,4}", number):
        return PertanyaanPaket(number, service.id, bare(cells.get("Bagian", "")), cells["Pertanyaan"]), service
    if not keys:
        return None
    return (
        BarisPaket(
            nomor=int(number) if re.fullmatch("[1-9][0-9]{0,6}", number) else 1,
            layanan=service.id,
            bagian=cells.get("Bagian", ""),
            semula=(Potongan(cells.get("Semula", "")),),
            menjadi=(Potongan(cells.get("Menjadi", "")),),
            kunci=tuple(dict.fromkeys(keys)),
            dampak=cells.get("Dampak", ""),
            alasan=(cells["Alasan"],) if cells.get("Alasan") else (),
        ),
        service,
    )
