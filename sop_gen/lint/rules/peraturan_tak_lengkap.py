"""Penyebutan peraturan tidak lengkap.

Yang diminta: setiap peraturan dalam `dasar_hukum` punya nomor, tahun, dan tentang di _dasar-hukum.yaml.

Mengapa: dasar hukum dicetak lengkap, misalnya "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", supaya pembaca
dapat menemukannya. Aturan ini turunan dari kelaziman menyebut peraturan dalam naskah dinas.

Cara memperbaiki: baca naskahnya di peraturan.go.id atau JDIH, lalu lengkapi isian yang kurang di _dasar-hukum.yaml. Jangan
menebak judulnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import listed
from sop_gen.model.peraturan import JUDUL, Peraturan
from sop_gen.teks.peraturan import cite_short

SALAH = """\
dasar_hukum:
  - uu-25-2009
  - pp-24-2014  # temuan
"""
BENAR = SALAH.replace("pp-24-2014  # temuan", "pp-96-2012")
DIMINTA = {
    "nomor": ("nomor", 'nomor: "Nomor peraturan pada naskahnya"'),
    "tahun": ("tahun", 'tahun: "Tahun peraturan pada naskahnya"'),
    "tentang": ("judul ('tentang')", f'tentang: "{JUDUL}"'),
}
"""What a full citation needs: its name, and an example."""
TANPA_NOMOR = ("UUD",)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each regulation of the list that can't be cited in full."""
    for index, ref in enumerate(tinjauan.layanan.dasar_hukum):
        if ref.ref not in tinjauan.register:
            continue
        entry = tinjauan.register[ref.ref]
        if missing := _missing(entry):
            yield Temuan(
                ("dasar_hukum", index, "ref"),
                f"{listed([DIMINTA[key][0] for key in missing])} {cite_short(entry)} belum tercatat",
                f"tambahkan {listed([repr(key) for key in missing])} pada baris '{entry.id}' yang sudah ada di "
                "_dasar-hukum.yaml, salin dari naskah resminya",
                "\n".join(DIMINTA[key][1] for key in missing),
            )


def _missing(entry: Peraturan) -> list[str]:
    if entry.jenis in TANPA_NOMOR:
        return []
    return [key for key in DIMINTA if not getattr(entry, key)]


RULES.add("peraturan-tak-lengkap", Rule("warning", __doc__, periksa, SALAH, BENAR))
