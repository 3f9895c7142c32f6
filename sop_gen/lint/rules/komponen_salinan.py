"""Komponen sama di semua layanan.

Yang diminta: persyaratan, prosedur, produk, dan kompetensi pelaksana ditulis untuk layanan ini, tidak disalin sama persis ke
semua layanan. Yang dibandingkan adalah layanan yang berjalan dan mengisi komponen itu, paling sedikit tiga.

Mengapa: Standar Pelayanan disusun untuk setiap jenis pelayanan (PermenPAN-RB 15/2014). Isi yang sama di mana-mana biasanya
salinan yang belum disesuaikan. Aturan ini turunan; komponen yang wajar berlaku sekantor, seperti pengaduan, pengawasan, dan
jaminan, tidak dibandingkan.

Cara memperbaiki: tulis ulang menurut layanan ini. Bila isinya memang sama, katakan alasannya dengan `abaikan`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.seluruh import isi_komponen

SALAH = """\
nama: Layanan Pertama
kompetensi_pelaksana: [Jujur, Teliti]  # temuan
---
nama: Layanan Kedua
kompetensi_pelaksana: [Jujur, Teliti]
---
nama: Layanan Ketiga
kompetensi_pelaksana: [Jujur, Teliti]
"""
BENAR = SALAH.replace("[Jujur, Teliti]", "Menguasai katalog perpustakaan", 1).replace("  # temuan", "")
KHAS = ("persyaratan", "prosedur", "produk", "kompetensi_pelaksana")
"""Components that differ from service to service."""
PALING_SEDIKIT = 3


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each component that all running services that have it say alike."""
    layanan, seluruh = tinjauan.layanan, tinjauan.seluruh
    for key in KHAS:
        same = len(seluruh.isi.get((key, isi_komponen(layanan, key)), ()))
        if getattr(layanan, key) and same == seluruh.terisi.get(key) and same >= PALING_SEDIKIT:
            yield Temuan(
                (key,),
                f"'{key}' sama persis di semua layanan yang mengisinya ({same} layanan)",
                "tulis menurut layanan ini; bila memang sama, katakan alasannya dengan 'abaikan'",
                "abaikan: [{kode: komponen-salinan, alasan: Pelaksana semua layanan ini orang yang sama}]",
            )


RULES.add("komponen-salinan", Rule("warning", __doc__, periksa, SALAH, BENAR))
