"""Langkah yang tidak terjangkau.

Yang diminta: setiap langkah tercapai dari langkah 1. Alur mulai di langkah 1 saja; langkah yang tidak dituju langkah
lain bukan awal kedua.

Mengapa: menurut SOP langkah seperti itu tidak pernah dikerjakan. Kapsul menandai kegiatan mulai, panah menandai arah
proses (PermenPAN-RB 35/2012); aturan ini turunan dari arti simbol itu.

Cara memperbaiki: sebut `id` langkah itu (tanpa `id`: `langkah-` dan nomornya) sebagai tujuan pada `lanjut` atau
`keputusan` langkah yang mendahuluinya, atau hapus langkah itu bila tidak terpakai. Langkah yang ikut tidak tercapai
dengan sendirinya tercapai sesudah itu.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import Ways, call, call_all, reached, ways_of
from sop_gen.model.sop import Langkah

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas, keputusan: {ya: lanjut, tidak: ajukan}}
      - {kegiatan: Menyerahkan surat, oleh: petugas, lanjut: selesai}
      - {id: tolak, kegiatan: Memberitahukan penolakan, oleh: petugas}  # temuan
"""
BENAR = SALAH.replace("tidak: ajukan", "tidak: tolak").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each step that begins a part which nothing reaches; the rest of the part is named with it."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        ways = ways_of(sop)
        flow = reached(ways, 0)
        for first, part in _parts(ways, flow).items():
            id, others = sop.step_id(first), part - {first}
            before = max(step for step in flow if step < first)  # says where it leads, or the next step would be in the flow
            yield Temuan(
                ("sop", number, "langkah", first),
                f"tidak ada jalan dari langkah 1 ke {call(sop, first)}"
                + (f"; sesudahnya, {call_all(sop, others)} ikut tidak tercapai" if others else ""),
                f"sebut '{id}' pada 'lanjut', 'ya' atau 'tidak' langkah yang mendahuluinya, misalnya {call(sop, before)}; "
                "bila langkah ini tidak terpakai, hapus",
                _leading_to(id, sop.langkah[before]),
            )


def _parts(ways: Ways, flow: frozenset[int]) -> dict[int, frozenset[int]]:
    """The steps outside ``flow`` as the largest parts of what follows one step, by that step."""
    after = {step: reached(ways, step) - flow - {len(ways)} for step in range(len(ways)) if step not in flow}
    parts: dict[frozenset[int], int] = {}
    for first, steps in after.items():
        if not any(steps < other for other in after.values()):
            parts.setdefault(steps, first)
    return {first: steps for steps, first in parts.items()}


def _leading_to(id: str, before: Langkah) -> str:
    """A way out of ``before`` that leads to ``id``."""
    return f"keputusan: {{ya: {before.keputusan.ya}, tidak: {id}}}" if before.keputusan else f"lanjut: {id}"


RULES.add("langkah-tak-terjangkau", Rule("error", __doc__, periksa, SALAH, BENAR))
