"""Ditetapkan tanpa keputusan.

Yang diminta: layanan berstatus `ditetapkan` menyebut nomor dan tanggal keputusan yang menetapkannya pada `penetapan`.

Mengapa: Standar Pelayanan ditetapkan dengan keputusan pimpinan (PermenPAN-RB 15/2014), dan evaluasi Zona Integritas meminta
keputusan itu sebagai bukti. Tanpa nomor dan tanggal, status ini tidak dapat dibuktikan.

Cara memperbaiki: salin nomor dan tanggal dari keputusan yang sudah ditandatangani. Bila belum ada, kembalikan `status` ke
`pembahasan`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
status: ditetapkan
penetapan: {tanggal: 2026-03-02}  # temuan
"""
BENAR = """\
status: ditetapkan
penetapan: {nomor: W22-OT.02.02-101 Tahun 2026, tanggal: 2026-03-02}
"""


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when a service in force does not say by which decree."""
    layanan = tinjauan.layanan
    if layanan.status != "ditetapkan":
        return
    missing = [key for key in ("nomor", "tanggal") if not getattr(layanan.penetapan, key, None)]
    if missing:
        yield Temuan(
            ("penetapan",),
            f"layanan ini 'ditetapkan', tetapi {' dan '.join(missing)} keputusannya belum disebut",
            "salin dari keputusan yang sudah ditandatangani; bila belum ada, ubah 'status' menjadi pembahasan",
            "penetapan: {nomor: W22-OT.02.02-101 Tahun 2026, tanggal: 2026-03-02}",
        )


RULES.add("penetapan-tak-lengkap", Rule("error", __doc__, periksa, SALAH, BENAR))
