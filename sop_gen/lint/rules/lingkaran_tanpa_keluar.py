"""Lingkaran tanpa jalan keluar.

Yang diminta: setiap putaran langkah mempunyai jalan keluar yang sampai ke akhir. Mengembalikan berkas boleh, asal
sesudah diperbaiki ada jalan untuk maju.

Mengapa: pekerjaan yang masuk ke putaran seperti itu tidak pernah selesai. Kapsul menandai kegiatan berakhir
(PermenPAN-RB 35/2012); aturan ini turunan dari arti simbol itu.

Cara memperbaiki: jadikan salah satu langkah dalam putaran itu keputusan yang `ya` atau `tidak`-nya menuju langkah di
luar putaran atau `selesai`. Bila seluruh alur tidak pernah berakhir, yang disebut adalah `alur-tanpa-akhir`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import Ways, call, call_all, reached, way_out, ways_of
from sop_gen.model.sop import SELESAI

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas, keputusan: {ya: serahkan, tidak: lanjut}}
      - {id: lengkapi, kegiatan: Melengkapi berkas, oleh: pemohon}
      - {kegiatan: Memeriksa kelengkapan berkas, oleh: petugas, lanjut: lengkapi}  # temuan
      - {id: serahkan, kegiatan: Menyerahkan surat, oleh: petugas}
"""
BENAR = SALAH.replace("lanjut: lengkapi}  # temuan", "keputusan: {ya: serahkan, tidak: lengkapi}}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a loop, at its last step: that one leads back, else the flow would go on to the next."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for loop in _closed_loops(ways_of(sop)):
            last = max(loop)
            step = sop.langkah[last]
            back = step.keputusan.tidak if step.keputusan else step.lanjut[0]
            yield Temuan(
                way_out(sop, number, last),
                f"{call_all(sop, loop)} terus berputar: yang masuk ke situ tidak pernah sampai ke akhir",
                f"beri jalan keluar ke langkah lain atau ke '{SELESAI}', misalnya dengan keputusan pada {call(sop, last)}",
                f"keputusan: {{ya: {SELESAI}, tidak: {back}}}",
            )


def _closed_loops(ways: Ways) -> list[frozenset[int]]:
    """What can't be left, loop by loop, in order of the first step; none when nothing ends at all.

    Steps that never end have the same steps after them when they are in one loop, and more when they only lead into it.
    """
    after = [reached(ways, step) for step in range(len(ways))]
    end = len(ways)
    endless = {steps for steps in after if end not in steps} if end in after[0] else set()
    return sorted((steps for steps in endless if not any(other < steps for other in endless)), key=min)


RULES.add("lingkaran-tanpa-keluar", Rule("error", __doc__, periksa, SALAH, BENAR))
