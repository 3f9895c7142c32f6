"""Output berupa peristiwa.

Yang diminta: `output` langkah berupa dokumen atau keadaan yang dapat diperiksa: "Tanda terima berkas", "Berkas lengkap",
bukan "Diterimanya berkas" atau "Terlaksananya rapat".

Mengapa: output adalah bagian mutu baku, alat kendali mutu setiap kegiatan (PermenPAN-RB 35/2012). Peristiwa hanya
mengulang kegiatannya dan tidak meninggalkan bukti. Kesalahan ini terlihat pada SOP yang diterbitkan.

Cara memperbaiki: sebut benda atau keadaan yang tersisa sesudah langkah itu: "Diterimanya berkas" menjadi "Tanda terima
berkas", "Terlaksananya rapat" menjadi "Notula rapat".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.butir import quote
from sop_gen.lint.kata import words
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, output: Berkas permohonan}
      - {kegiatan: Menerima berkas, oleh: petugas, output: Diterimanya berkas permohonan}  # temuan
"""
BENAR = SALAH.replace("Diterimanya berkas permohonan}  # temuan", "Tanda terima berkas}")
_PERISTIWA = re.compile(r"(?:di|ter)\w{4,}nya|adanya|selesainya|berjalannya|berlangsungnya")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for an output that begins with the name of an event."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, step in enumerate(sop.langkah):
            for part, output in enumerate(step.output):
                first = next(iter(words(output)), "")
                if _PERISTIWA.fullmatch(first):
                    yield Temuan(
                        ("sop", number, "langkah", index, "output", part),
                        f"output {call(sop, index)} berupa peristiwa: {quote(output)}",
                        "sebut hasil yang ada setelah langkah ini: dokumen (Tanda terima berkas) "
                        "atau keadaannya (Berkas diterima)",
                        "output: Tanda terima berkas" if len(step.output) == 1 else "- Tanda terima berkas",
                    )


RULES.add("output-berupa-peristiwa", Rule("warning", __doc__, periksa, SALAH, BENAR))
