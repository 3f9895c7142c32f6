"""Alur tanpa akhir.

Yang diminta: dari langkah 1 ada jalan yang sampai ke akhir. Alur berakhir pada langkah terakhir, pada `lanjut:
selesai`, atau pada keputusan yang `ya` atau `tidak`-nya `selesai`.

Mengapa: kapsul menandai kegiatan mulai dan kegiatan berakhir (PermenPAN-RB 35/2012). Alur yang selalu kembali tidak
pernah menghasilkan produk layanan, dan waktunya tidak dapat dihitung. Aturan ini turunan dari arti simbol itu.

Cara memperbaiki: tentukan langkah penutupnya, lalu tulis `lanjut: selesai` di situ, atau arahkan salah satu jalan
sebuah keputusan ke `selesai`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call, reached, way_out, ways_of
from sop_gen.model.sop import SELESAI

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas, keputusan: {ya: lanjut, tidak: ajukan}}
      - {kegiatan: Menyerahkan surat, oleh: petugas, lanjut: ajukan}  # temuan
"""
BENAR = SALAH.replace("lanjut: ajukan}  # temuan", "lanjut: selesai}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a procedure, at the last step that is reached: every earlier one leads to it or back."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        steps = reached(ways_of(sop), 0)
        if len(sop.langkah) in steps:
            continue
        last = max(steps)
        decision = sop.langkah[last].keputusan
        yield Temuan(
            way_out(sop, number, last),
            "alur ini tidak pernah berakhir: semua jalan dari langkah 1 terus berputar",
            f"arahkan langkah penutupnya ke '{SELESAI}', misalnya {call(sop, last)}",
            f"keputusan: {{ya: {SELESAI}, tidak: {decision.tidak}}}" if decision else f"lanjut: {SELESAI}",
        )


RULES.add("alur-tanpa-akhir", Rule("error", __doc__, periksa, SALAH, BENAR))
