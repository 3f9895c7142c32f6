"""The Maklumat board that hangs beside the counter: the pledge, who signed it, and where to complain when it is not kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sop_gen.engine.qr import Qr
from sop_gen.teks.inline import Runs
from sop_gen.view.dokumen import Dokumen, Konteks, Tanda
from sop_gen.view.label_poster import LABEL, Label
from sop_gen.view.maklumat import view_maklumat
from sop_gen.view.poster import complaint_code, soft
from sop_gen.view.poster_kantor import list_pengaduan
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, sidik

JUDUL = "Maklumat Pelayanan"


@dataclass(frozen=True)
class PapanMaklumat:
    """Everything that the board says, in every size."""

    dokumen: Dokumen
    gaya: str
    palet: Palet
    label: dict[str, Label]
    kop: tuple[str, ...]
    judul: str
    janji: tuple[Runs, ...]
    tanda: Tanda
    pengaduan: tuple[Runs, ...]
    jam: tuple[tuple[str, str], ...]
    qr_pengaduan: Qr | None
    qr_katalog: None = None
    """A pledge leads to no page: it speaks for every standard."""


def view_papan(konteks: Konteks) -> PapanMaklumat:
    """The board of the office, with the words of its maklumat; a draft as long as that is one."""
    office, pledge = konteks.instansi, view_maklumat(konteks)
    printed = ("nama", "kop", "kota", "logo", "pengesah", "maklumat", "jam_layanan", "pengaduan")
    return PapanMaklumat(
        dokumen=replace(
            pledge.dokumen, jenis="papan", judul=f"Papan {pledge.dokumen.judul}", sidik=sidik("papan", fields(office, printed))
        ),
        gaya=office.poster.gaya[0],
        palet=view_palet(office.warna),
        label={
            "janji": Label("isi maklumat", ""),
            **{key: replace(LABEL[key], en="") for key in ("pengaduan", "jam", "qr_pengaduan")},
        },
        kop=office.kop or (office.nama,),
        judul=JUDUL,
        janji=tuple(soft(line) for line in pledge.janji),
        tanda=pledge.tanda,
        pengaduan=list_pengaduan(office),
        jam=tuple((hours.hari, hours.jam) for hours in office.jam_layanan),
        qr_pengaduan=complaint_code(office.pengaduan),
    )
