"""Nomor SOP dipakai dua kali.

Yang diminta: setiap `nomor` SOP dipakai satu SOP saja, di seluruh layanan kantor.

Mengapa: nomor SOP diberikan menurut tata naskah dinas (PermenPAN-RB 35/2012) dan menjadi penanda satu dokumen. Dua SOP
bernomor sama tidak dapat dirujuk dengan pasti.

Cara memperbaiki: periksa buku nomor, lalu beri nomor lain kepada salah satunya. Bila nomor barunya belum ada, kosongkan
dahulu.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
sop:
  - nomor: W22-OT.02.02-12  # temuan
    judul: Penerimaan Permohonan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
---
sop:
  - nomor: W22-OT.02.02-12
    judul: Pengelolaan Arsip
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Menyimpan berkas, oleh: petugas}]
"""
BENAR = SALAH.replace("W22-OT.02.02-12  # temuan", "W22-OT.02.02-13")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each procedure whose number another one has; it names one of the others."""
    layanan = tinjauan.layanan
    for number, sop in enumerate(layanan.sop):
        owners = tinjauan.seluruh.nomor.get(sop.nomor or "", ())
        if sop.nomor and len(owners) > 1:
            id, place = owners[owners[0] == (layanan.id, number)]
            where = "layanan ini" if id == layanan.id else f"layanan '{id}'"
            more = f" dan {len(owners) - 2} SOP lain" if len(owners) > 2 else ""
            yield Temuan(
                ("sop", number, "nomor"),
                f"nomor '{sop.nomor}' dipakai juga oleh SOP {place + 1} {where}{more}",
                "beri nomor lain kepada salah satunya; kosongkan dahulu bila nomor barunya belum ada",
                "nomor: null",
            )


RULES.add("nomor-sop-ganda", Rule("error", __doc__, periksa, SALAH, BENAR))
