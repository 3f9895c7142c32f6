"""Isian semu.

Yang diminta: isi komponen mengatakan sesuatu. Tanda seperti "-", "…" atau kata seperti "menyusul" dan "belum ada" bukan isi.

Mengapa: komponen yang hanya berisi tanda tercetak seolah-olah sudah diisi, padahal masyarakat tidak mendapat keterangan
apa pun. Aturan ini turunan dari kewajiban mengisi 14 komponen (UU 25/2009). Pada layanan yang sudah ditetapkan ini
kesalahan, sebelumnya peringatan.

Cara memperbaiki: tulis isinya. Bila belum diketahui, hapus baris itu supaya tercetak "(belum diisi)" dan tulis
pertanyaannya dalam `catatan`. Bila memang tidak ada, katakan dengan kalimat, misalnya "Tidak ada persyaratan khusus".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.tulisan import texts_of
from sop_gen.model.layanan import KOMPONEN

SALAH = """\
persyaratan:
  - Surat permohonan
  - "-"  # temuan
jaminan_keamanan: (menyusul)  # temuan
"""
BENAR = """\
persyaratan:
  - Surat permohonan
jaminan_keamanan: Data pemohon dirahasiakan
"""
_SEMU = re.compile(
    r"[\W_]*(?:menyusul|belum (?:ada|diisi|ditentukan|diketahui|tersedia)|akan diisi(?: kemudian)?|kosong|idem|sda|s\.d\.a|"
    r"n/?a|tbd|tba|xx+|lorem ipsum.*)?[\W_]*",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each text of a component that only holds the place of one."""
    for path, text in texts_of(tinjauan.layanan, KOMPONEN):
        if path[-1] != "satuan" and _SEMU.fullmatch(text):
            yield Temuan(
                path,
                f"'{text}' pada komponen '{path[0]}' bukan isi",
                "tulis isinya; bila belum diketahui, hapus isian ini dan tulis pertanyaannya dalam 'catatan'",
                f"catatan: [{{bagian: {path[0]}, isi: Apa isinya?, status: terbuka}}]",
                menurut_status(tinjauan.layanan),
            )


RULES.add("isian-semu", Rule("error", __doc__, periksa, SALAH, BENAR))
