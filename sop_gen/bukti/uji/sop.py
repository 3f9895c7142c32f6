"""Checks of the procedures: there, in force, monitored, evaluated, mended."""

from __future__ import annotations

from datetime import date

from sop_gen.bukti.keadaan import Keadaan, Pemantauan, Saksi
from sop_gen.bukti.periksa import UJI, Temuan, for_all
from sop_gen.bukti.uji.standar import standar_ditetapkan

BULAN_PEMANTAUAN = 6
"""SOP are monitored every six months."""
_NIHIL = Pemantauan({}, {})


def sop_tersedia(keadaan: Keadaan) -> Temuan:
    """Every service has an SOP in its file; one that has none there may have it elsewhere."""
    less = "belum punya SOP di berkas standarnya"
    return for_all(keadaan, lambda service: bool(service.judul_sop), "punya SOP", "tak-tentu", less)


def sop_ditetapkan(keadaan: Keadaan) -> Temuan:
    """Every service has an SOP and is in force."""
    in_force = standar_ditetapkan(keadaan)
    return in_force if in_force.putusan != "ya" else sop_tersedia(keadaan)


def sop_inovasi(keadaan: Keadaan) -> Temuan:
    """Some innovation in force has an SOP."""
    found = [service.id for service in keadaan.layanan if service.inovasi and service.ditetapkan and service.judul_sop]
    if found:
        return Temuan("ya", f"SOP inovasi yang ditetapkan: {', '.join(found)}")
    return Temuan("tak-tentu", "belum ada layanan berjenis inovasi yang ditetapkan dengan SOP")


def sop_dipantau(keadaan: Keadaan) -> Temuan:
    """Every SOP was monitored within six months."""

    def watched(service: Saksi) -> bool:
        days = keadaan.monev.get(service.id, _NIHIL).dipantau
        recent = {number for number, held in days.items() for day in held if day <= keadaan.per and _recent(day, keadaan.per)}
        return recent >= _numbers(service)

    less = f"belum mencatat pemantauan semua SOP-nya dalam {BULAN_PEMANTAUAN} bulan terakhir"
    return for_all(keadaan, watched, f"dipantau dalam {BULAN_PEMANTAUAN} bulan terakhir", "tak-tentu", less)


def sop_dievaluasi(keadaan: Keadaan) -> Temuan:
    """Every SOP was evaluated this year."""

    def judged(service: Saksi) -> bool:
        days = keadaan.monev.get(service.id, _NIHIL).dievaluasi
        this_year = {number for number, held in days.items() for day in held if day <= keadaan.per and day.year == keadaan.tahun}
        return this_year >= _numbers(service)

    less = f"belum mencatat evaluasi semua SOP-nya tahun {keadaan.tahun}"
    return for_all(keadaan, judged, f"dievaluasi pada tahun {keadaan.tahun}", "tak-tentu", less)


def _numbers(service: Saksi) -> set[int]:
    return set(range(len(service.judul_sop)))


def sop_diperbaiki(keadaan: Keadaan) -> Temuan:
    """Some SOP differs from the earlier edition: what was evaluated led to something."""
    if not keadaan.edisi_lama:
        return Temuan("tak-tentu", "belum ada edisi lama untuk dibandingkan; sebutkan dengan --dasar")
    changed = [service.id for service in keadaan.layanan if (part := keadaan.perubahan.get(service.id)) and part.sop_berubah]
    if changed:
        return Temuan("ya", f"SOP berubah sejak edisi {keadaan.edisi_lama}: {', '.join(changed)}")
    return Temuan("tak-tentu", f"tidak ada SOP yang berubah sejak edisi {keadaan.edisi_lama}")


def _recent(day: date, per: date) -> bool:
    """Whether fewer than so many whole months have gone by, or just as many on the day itself."""
    months = (per.year - day.year) * 12 + per.month - day.month
    return (months, per.day) <= (BULAN_PEMANTAUAN, day.day)


for _uji in (sop_tersedia, sop_ditetapkan, sop_inovasi, sop_dipantau, sop_dievaluasi, sop_diperbaiki):
    UJI.add(_uji.__name__.replace("_", "-"), _uji)
