"""Menyangkut penolakan permohonan.

Langkah, tahap prosedur, tujuan keputusan, kalimat untuk umum atau peringatan yang menyangkut ditolaknya,
dikembalikannya atau gugurnya permohonan berubah. Akibatnya bagi pemohon besar, tetapi kata-kata saja tidak mengatakan apakah
lebih banyak atau lebih sedikit yang ditolak.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, pergi
from sop_gen.diff.penolakan import soal_penolakan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the words of either side."""
    if beda.bidang == "prosedur" and not (datang(beda, tinjauan) or pergi(beda, tinjauan)):
        return None
    about = soal_penolakan(beda)
    return f"Menyangkut {about}; akibatnya bagi pemohon perlu dibahas" if about else None


RULES.add(
    "penolakan",
    Rule(
        __doc__,
        "netral",
        (
            "prosedur",
            "sop.langkah",
            "sop.langkah.kegiatan",
            "sop.langkah.publik",
            "sop.langkah.keterangan",
            "sop.langkah.lanjut",
            "sop.langkah.keputusan",
            "sop.langkah.keputusan.ya",
            "sop.langkah.keputusan.tidak",
            "sop.peringatan",
            "sop.peringatan.*",
        ),
        "penolakan",
        alasan,
        dinilai=True,
    ),
)
