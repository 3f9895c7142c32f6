"""Comparisons of services written down in a test, judged by the rules, as every page sees them."""

from __future__ import annotations

from sop_gen.diff.compare import compare, compare_office, compare_presence, compare_register
from sop_gen.diff.judge import judge
from sop_gen.diff.perubahan import (
    DASAR_HUKUM,
    INSTANSI,
    Beda,
    Edisi,
    JenisLayanan,
    Pasangan,
    Perbandingan,
    Perubahan,
    sidik_perubahan,
)
from sop_gen.diff.rule import Tinjauan
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from tests.diff.tulisan import instansi

KANTOR = instansi("kota: Kupang")


def pasang(lama: Layanan | None, baru: Layanan | None, register: Register | None = None) -> Pasangan:
    """One service in both editions."""
    whole = compare_presence(lama, baru) if lama is None or baru is None else None
    found = (whole,) if whole or not (lama and baru) else compare(lama, baru, register or {}, register or {})
    id = (baru or lama).id  # type: ignore[union-attr]
    return Pasangan(id, _kind(lama, baru, bool(found)), lama, baru, _judged(id, found, Tinjauan(lama, baru, KANTOR, KANTOR)))


def _kind(lama: Layanan | None, baru: Layanan | None, changed: bool) -> JenisLayanan:
    if lama is None:
        return "ditambah"
    if baru is None:
        return "dihapus"
    if lama.berjalan and not baru.berjalan:
        return "dialihkan" if baru.status == "dialihkan" else "dihapus"
    return "diubah" if changed else "tetap"


def _judged(
    id: str, found: tuple[Beda | None, ...], tinjauan: Tinjauan, menyentuh: tuple[str, ...] = ()
) -> tuple[Perubahan, ...]:
    changes = []
    for beda in filter(None, found):
        said = judge(beda, tinjauan)
        changes.append(
            Perubahan(beda, said.dampak, said.alasan, said.kode, sidik_perubahan(id, beda), said.dinilai, menyentuh=menyentuh)
        )
    return tuple(changes)


def perbandingan(
    *entries: Pasangan,
    kantor: tuple[Instansi, Instansi] = (KANTOR, KANTOR),
    register: tuple[Register, Register] = ({}, {}),
    sumber: tuple[str, str] = ("standards/arsip/2023", "standards"),
) -> Perbandingan:
    """The services in two editions of an office, with what changed in the shared files."""
    ids = tuple(entry.id for entry in entries)
    offices = _judged(INSTANSI, compare_office(*kantor), Tinjauan(None, None, *kantor), ids)
    laws = _judged(DASAR_HUKUM, compare_register(*register), Tinjauan(None, None, *kantor))
    shared = [
        Pasangan(id, "diubah" if changes else "tetap", None, None, changes)
        for id, changes in ((INSTANSI, offices), (DASAR_HUKUM, laws))
    ]
    lama, baru = (Edisi(name, office, laws) for name, office, laws in zip(sumber, kantor, register, strict=True))
    return Perbandingan(lama, baru, (*shared, *sorted(entries, key=lambda entry: entry.id)))
