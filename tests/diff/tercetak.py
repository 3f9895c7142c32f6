"""What a service prints, told without the comparison: by views of the documents, and plain values of what they leave out."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.model.sop import Sop
from sop_gen.teks.butir import format_kanal, list_items
from sop_gen.teks.inline import runs
from sop_gen.teks.langkah import cells_of
from sop_gen.view.alur import read_aloud
from sop_gen.view.dokumen import Konteks
from sop_gen.view.standar import view_bagian

KERJA = {"id", "revisi", "riwayat", "sumber", "catatan"}
"""What tells of the drafting."""
TERTATA = {"persyaratan", "prosedur", "produk", "jangka_waktu", "biaya", "pengaduan", "dasar_hukum", "sop", "kanal"}


def tercetak(layanan: Layanan, instansi: Instansi, register: Register) -> dict[str, Any]:
    """Everything that pages say of the service, by part."""
    konteks = Konteks(instansi, register)
    components = {part.kunci: part.isi for group in view_bagian(layanan, konteks) for part in group.komponen}
    rest = {name: polos(part) for name, part in layanan if name not in KERJA | TERTATA | components.keys()}
    return {
        **rest,
        **components,
        "kanal": [format_kanal(channel) for channel in layanan.kanal],
        "sop": [_procedure(sop, register) for sop in layanan.sop],
    }


def _procedure(sop: Sop, register: Register) -> list[Any]:
    lists = [list_items(getattr(sop, name), register) for name in ("kualifikasi", "peralatan", "peringatan", "pencatatan")]
    head = [sop.nomor, sop.judul, sop.tanggal, sop.penetapan, *lists, [runs(text) for text in sop.keterkaitan]]
    columns = [(column.nama, column.eksternal) for column in sop.pelaksana]
    steps = [(cells_of(step), read_aloud(sop, number), runs(step.publik or "")) for number, step in enumerate(sop.langkah)]
    return [*head, columns, *steps]


def polos(value: Any) -> Any:
    """Plain data of a part; texts as they look."""
    if isinstance(value, BaseModel):
        return {name: polos(part) for name, part in value if part not in (None, ())}
    if isinstance(value, tuple):
        return [polos(part) for part in value]
    return runs(value) if isinstance(value, str) else value
