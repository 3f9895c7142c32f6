"""Checks of the standards: in force, complete, published, reviewed with society."""

from __future__ import annotations

from fractions import Fraction

from sop_gen.bukti.keadaan import Keadaan, Saksi
from sop_gen.bukti.periksa import UJI, Temuan, for_all
from sop_gen.teks.angka import NBSP, format_tanggal


def standar_ditetapkan(keadaan: Keadaan) -> Temuan:
    """A draft whose earlier edition is in force is in force by that one."""

    def in_force(service: Saksi) -> bool:
        before = keadaan.perubahan.get(service.id)
        return service.ditetapkan or bool(before and before.berlaku_dahulu)

    older = sum(not service.ditetapkan and in_force(service) for service in keadaan.layanan)
    said = "sudah ditetapkan" + (f", {older} di antaranya menurut edisi {keadaan.edisi_lama}" if older else "")
    return for_all(keadaan, in_force, said, "belum", "belum ditetapkan dengan nomor keputusan")


def komponen_lengkap(keadaan: Keadaan) -> Temuan:
    """All 14 components say something in every service."""
    return for_all(
        keadaan, lambda service: not service.kosong, "memuat ke-14 komponen", "belum", "masih memuat komponen yang kosong"
    )


def maklumat_ditetapkan(keadaan: Keadaan) -> Temuan:
    """The pledge has a date that has come."""
    day = keadaan.maklumat
    if day is None:
        return Temuan("belum", "maklumat belum bertanggal di _instansi.yaml")
    said = format_tanggal(day).replace(NBSP, " ")
    if day > keadaan.per:
        return Temuan("belum", f"maklumat baru ditetapkan {said}")
    return Temuan("ya", f"maklumat ditetapkan {said}")


def poster_dibuat(keadaan: Keadaan) -> Temuan:
    """Every service has a poster of the last build that is up to date."""
    made = {file.layanan for file in keadaan.dokumen if file.jenis == "poster" and not file.usang}
    less = "belum punya lembar publikasi yang mutakhir; jalankan sop-gen build"
    return for_all(keadaan, lambda service: service.id in made, "punya lembar publikasi yang mutakhir", "tak-tentu", less)


def reviu_bersama_masyarakat(keadaan: Keadaan) -> Temuan:
    """Every service had a review this year, with minutes and the parts of society that ``check`` asks for."""

    def reviewed(service: Saksi) -> bool:
        held = [reviu for reviu in service.reviu if reviu.tanggal.year == keadaan.tahun]
        return bool(held and held[0].berita_acara) and "reviu-kurang-unsur" not in service.temuan | service.diabaikan

    less = f"belum mencatat reviu tahun {keadaan.tahun} dengan berita acara dan paling sedikit tiga unsur masyarakat"
    return for_all(keadaan, reviewed, f"direviu pada tahun {keadaan.tahun} bersama masyarakat", "tak-tentu", less)


def reviu_memakai_data(keadaan: Keadaan) -> Temuan:
    """The latest review of this year cites the survey and the complaints."""

    def informed(service: Saksi) -> bool:
        held = [reviu for reviu in service.reviu if reviu.tanggal.year == keadaan.tahun]
        return bool(held and held[0].skm and held[0].pengaduan)

    less = f"belum mencatat reviu tahun {keadaan.tahun} yang menyebut data SKM dan pengaduan"
    return for_all(keadaan, informed, "direviu dengan data SKM dan pengaduan", "tak-tentu", less)


def masukan_dijawab(keadaan: Keadaan) -> Temuan:
    """Nothing that a meeting of the year brought is without an answer; no meeting, nothing to answer."""
    held = [meeting for meeting in keadaan.masukan if meeting.tanggal.year == keadaan.tahun]
    if not held:
        return Temuan("ya", f"tidak ada masukan rapat tahun {keadaan.tahun} yang tercatat belum dijawab")
    left, count = sum(meeting.belum_dijawab for meeting in held), sum(meeting.jumlah for meeting in held)
    if left:
        return Temuan("tak-tentu", f"{left} dari {count} masukan rapat belum dijawab")
    return Temuan("ya", f"semua {count} masukan rapat sudah dijawab")


def kompensasi_dijanjikan(keadaan: Keadaan) -> Temuan:
    """Every standard promises a compensation."""
    kode = "jaminan-tanpa-kompensasi"
    lacking = [service for service in keadaan.layanan if kode in service.temuan or "jaminan_pelayanan" in service.kosong]
    waived = [service for service in keadaan.layanan if kode in service.diabaikan]
    less = "belum menjanjikan kompensasi pada jaminan pelayanan"
    return for_all(
        keadaan,
        lambda service: service not in lacking and service not in waived,
        "menjanjikan kompensasi",
        "belum" if lacking else "tak-tentu",
        less,
    )


def sarana_kelompok_rentan(keadaan: Keadaan) -> Temuan:
    """Every standard names facilities for those who need them most."""
    return for_all(
        keadaan,
        lambda service: (
            "sarana_prasarana" not in service.kosong and "sarana-tanpa-kelompok-rentan" not in service.temuan | service.diabaikan
        ),
        "menyebut sarana bagi kelompok rentan",
        "tak-tentu",
        "belum menyebut sarana bagi kelompok rentan",
    )


def pengaduan_lapor(keadaan: Keadaan) -> Temuan:
    """Every service names SP4N-LAPOR! among its channels."""
    return _complaints(keadaan, "pengaduan-tanpa-lapor", "menyebut kanal SP4N-LAPOR!", "belum menyebut kanal SP4N-LAPOR!")


def pengaduan_ditindaklanjuti(keadaan: Keadaan) -> Temuan:
    """Every service says who answers a complaint and by when."""
    said, less = "menyebut siapa yang menjawab pengaduan", "belum menyebut siapa yang menjawab pengaduan dan kapan"
    return _complaints(keadaan, "pengaduan-tanpa-tindak-lanjut", said, less)


def _complaints(keadaan: Keadaan, kode: str, said: str, less: str) -> Temuan:
    def good(service: Saksi) -> bool:
        return "pengaduan" not in service.kosong and kode not in service.temuan | service.diabaikan

    return for_all(keadaan, good, said, "tak-tentu", less)


def layanan_inovasi(keadaan: Keadaan) -> Temuan:
    """Some service in force is an innovation; none here does not mean that there is none elsewhere."""
    found = [service.id for service in keadaan.layanan if service.inovasi and service.ditetapkan]
    if found:
        return Temuan("ya", f"layanan inovasi yang ditetapkan: {', '.join(found)}")
    return Temuan("tak-tentu", "belum ada layanan berjenis inovasi yang ditetapkan")


def layanan_diperingan(keadaan: Keadaan) -> Temuan:
    """Which services in force ask less of the citizen than before."""
    if not keadaan.edisi_lama:
        return Temuan("tak-tentu", "belum ada edisi lama untuk dibandingkan; sebutkan dengan --dasar")

    def easier(service: Saksi) -> bool:
        change = keadaan.perubahan.get(service.id)
        return bool(service.ditetapkan and change and change.lebih_ringan)

    less = f"belum terbukti lebih ringan daripada edisi {keadaan.edisi_lama} dan sudah ditetapkan"
    found = for_all(keadaan, easier, f"lebih ringan daripada edisi {keadaan.edisi_lama}", "tak-tentu", less)
    return found if not keadaan.tak_terbaca else Temuan(found.putusan, found.uraian, found.layanan, Fraction(0))


for _uji in (standar_ditetapkan, komponen_lengkap, maklumat_ditetapkan, poster_dibuat, reviu_bersama_masyarakat,
             reviu_memakai_data, masukan_dijawab, kompensasi_dijanjikan, sarana_kelompok_rentan, pengaduan_lapor,
             pengaduan_ditindaklanjuti, layanan_inovasi, layanan_diperingan):  # fmt: skip
    UJI.add(_uji.__name__.replace("_", "-"), _uji)
