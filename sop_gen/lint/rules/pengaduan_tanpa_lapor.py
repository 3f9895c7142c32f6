"""Pengaduan tanpa SP4N-LAPOR!.

Yang diminta: di antara kanal pengaduan layanan ini atau kanal kantor di _instansi.yaml ada SP4N-LAPOR!: lapor.go.id, SMS 1708,
atau @lapor1708.

Mengapa: pengaduan layanan publik dikelola nasional melalui SP4N-LAPOR! (Perpres 76/2013), dan evaluasi Zona Integritas
menilai apakah media pengaduan kantor terintegrasi dengannya. Pada layanan yang sudah ditetapkan ini kesalahan, sebelumnya
peringatan.

Cara memperbaiki: tambahkan kanal itu satu kali pada `pengaduan` di _instansi.yaml, maka semua layanan memuatnya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.tulisan import texts_in

SALAH = """\
pengaduan:
  - {kanal: Kotak saran, nilai: Loket 1}  # temuan
"""
BENAR = """\
pengaduan:
  - {kanal: Kotak saran, nilai: Loket 1}
  - {kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id"}
"""
_LAPOR = re.compile(r"\bSP4N\b|(?-i:\bLAPOR\b)|\blapor\.go\.id\b|\blapor1708\b|\b1708\b", re.IGNORECASE)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when there are channels, but not the national one; unknown office, no finding."""
    if tinjauan.instansi is None:
        return
    channels = (*tinjauan.layanan.pengaduan, *tinjauan.instansi.pengaduan)
    if channels and not any(_LAPOR.search(text) for _, text in texts_in(channels, ())):
        yield Temuan(
            ("pengaduan",),
            "di antara kanal pengaduan layanan ini dan kantor belum ada SP4N-LAPOR!",
            "tambahkan pada 'pengaduan' di _instansi.yaml, supaya berlaku bagi semua layanan, atau di sini",
            'pengaduan: [{kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id"}, {kanal: SMS, nilai: "1708"}]',
            menurut_status(tinjauan.layanan),
        )


RULES.add("pengaduan-tanpa-lapor", Rule("error", __doc__, periksa, SALAH, BENAR))
