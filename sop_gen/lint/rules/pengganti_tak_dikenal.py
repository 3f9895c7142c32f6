"""Layanan pengganti tidak ada.

Yang diminta: `pengganti` layanan yang dicabut adalah id layanan yang ada di folder ini. Nama yang tidak berbentuk id (huruf
kecil, angka, tanda hubung) dibaca sebagai teks bebas, misalnya layanan instansi lain, dan tidak diperiksa.

Mengapa: katalog dan daftar layanan menunjukkan penggantinya kepada masyarakat; pengganti yang salah tulis menyesatkan mereka.

Cara memperbaiki: tulis id layanan penggantinya, yaitu nama berkasnya tanpa .yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.messages import nearest

SALAH = """\
status: dicabut
dicabut: {pengganti: contoh-satu}  # temuan
---
nama: Layanan Kedua
"""
BENAR = SALAH.replace("contoh-satu}  # temuan", "contoh1}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when the successor looks like an id, but no other service has it."""
    layanan = tinjauan.layanan
    successor = layanan.dicabut.pengganti if layanan.dicabut else None
    others = tinjauan.seluruh.layanan - {layanan.id}
    if layanan.status != "dicabut" or successor is None or successor in others or not _ID.fullmatch(successor):
        return
    like = nearest(successor, others)
    yield Temuan(
        ("dicabut", "pengganti"),
        f"layanan pengganti '{successor}' adalah layanan ini sendiri"
        if successor == layanan.id
        else f"layanan pengganti '{successor}' tidak ada di folder ini",
        f"mungkin maksudnya '{like}'" if like else "tulis id layanan penggantinya, yaitu nama berkasnya tanpa .yaml",
        f"dicabut: {{pengganti: {like or next(iter(sorted(others)), 'layanan-lain')}}}",
    )


RULES.add("pengganti-tak-dikenal", Rule("warning", __doc__, periksa, SALAH, BENAR, berhenti=True))
