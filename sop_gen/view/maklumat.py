"""The Maklumat Pelayanan: the office's pledge, signed by its head (UU 25/2009 Pasal 22)."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.teks.inline import Runs, runs
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Konteks, Kop, Tanda, view_kop, view_tanda
from sop_gen.view.sidik import fields, office_fields, sidik

# Promise, improvement, and readiness for sanction or compensation: the three things a maklumat must say.
JANJI = (
    "Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan yang telah ditetapkan.\n"
    "Kami akan memberikan pelayanan sesuai dengan kewajiban dan melakukan perbaikan secara terus-menerus.\n"
    "Apabila pelayanan yang kami berikan tidak sesuai dengan standar pelayanan, kami siap menerima sanksi "
    "dan/atau memberikan kompensasi sesuai dengan ketentuan peraturan perundang-undangan."
)


@dataclass(frozen=True)
class MaklumatPelayanan:
    """Everything the maklumat says."""

    dokumen: Dokumen
    kop: Kop
    janji: tuple[Runs, ...]
    tanda: Tanda


def view_maklumat(konteks: Konteks) -> MaklumatPelayanan:
    """The maklumat of the office; it is a draft until its date is given."""
    office, pledge = konteks.instansi, konteks.instansi.maklumat
    return MaklumatPelayanan(
        dokumen=Dokumen(
            jenis="maklumat",
            id="kantor",
            judul=f"Maklumat Pelayanan {office.nama}",
            revisi=0,
            sidik=sidik(office_fields(office), fields(office, ("maklumat",))),
            draf=pledge.tanggal is None,
            tanggal=pledge.tanggal or TANPA_TANGGAL,
            instansi=office.nama,
        ),
        kop=view_kop(office),
        janji=tuple(runs(line) for line in (pledge.isi or JANJI).splitlines() if line.strip()),
        tanda=view_tanda(office, pledge.tanggal),
    )
