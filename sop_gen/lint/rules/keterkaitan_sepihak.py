"""Keterkaitan hanya disebut satu pihak.

Yang diminta: bila SOP layanan ini menyebut layanan lain pada `keterkaitan`, SOP layanan itu menyebut layanan ini juga, dengan
id atau judulnya. Layanan yang belum mempunyai SOP, tidak berjalan lagi, atau berkasnya belum terbaca tidak diperiksa.

Mengapa: keterkaitan menyebut SOP yang langsung berhubungan, dan hubungan itu berlaku bagi keduanya: orang yang memegang SOP
yang satu perlu tahu yang lain. Aturan ini turunan dari isi bagian identitas SOP AP (PermenPAN-RB 35/2012).

Cara memperbaiki: tambahkan id layanan ini pada `keterkaitan` SOP layanan yang disebut. Bila hubungannya tidak langsung, hapus
dari sini.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.teks.keterkaitan import titles_of

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    keterkaitan: contoh1  # temuan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
---
sop:
  - judul: Pengelolaan Arsip
    keterkaitan: SOP Persuratan Dinas
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Menyimpan berkas, oleh: petugas}]
"""
BENAR = SALAH.replace("SOP Persuratan Dinas", "[SOP Persuratan Dinas, contoh]").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each reference to a service whose procedures do not name this one, by id or title."""
    layanan, related = tinjauan.layanan, tinjauan.seluruh.keterkaitan
    own = titles_of(layanan)
    for number, sop in enumerate(layanan.sop):
        for index, name in enumerate(sop.keterkaitan):
            id = name.partition("#")[0]
            if id != layanan.id and id in related and not _names(related[id], own):
                yield Temuan(
                    ("sop", number, "keterkaitan", index),
                    f"SOP layanan '{id}' disebut di sini, tetapi tidak menyebut layanan ini pada keterkaitannya",
                    f"tambahkan '{layanan.id}' pada 'keterkaitan' SOP dalam {id}.yaml; bila hubungannya tidak langsung, "
                    "hapus dari sini",
                    f"keterkaitan: [{layanan.id}]",
                )


def _names(names: frozenset[str], titles: dict[str, str]) -> bool:
    """Whether ``names`` hold one of the ids that ``titles`` maps, or a free text with one of its titles."""
    if not names.isdisjoint(titles):
        return True
    free = " | ".join(name.lower() for name in names if " " in name)
    return any(title.lower() in free for title in titles.values())


RULES.add("keterkaitan-sepihak", Rule("warning", __doc__, periksa, SALAH, BENAR))
