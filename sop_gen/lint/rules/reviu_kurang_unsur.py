"""Unsur masyarakat dalam reviu kurang.

Yang diminta: reviu terakhir diikuti paling sedikit tiga unsur masyarakat yang berbeda, ditulis pada `unsur`. Penyelenggara
sendiri tidak dihitung.

Mengapa: standar disusun dengan mengikutsertakan masyarakat dan pihak terkait (UU 25/2009 Pasal 20). Penilaian kinerja
pelayanan menghitung unsurnya: pengguna layanan; ahli, praktisi, atau akademisi; instansi terkait; organisasi masyarakat
sipil; media massa. Nilai penuh diberikan mulai tiga atau empat unsur.

Cara memperbaiki: tulis semua unsur menurut daftar hadir. Bila memang kurang dari tiga, undang lebih banyak pada reviu
berikutnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.reviu import last_review, said
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
reviu:
  - {tanggal: 2026-01-15, berita_acara: BA-01, unsur: [pengguna layanan, akademisi]}  # temuan
"""
BENAR = SALAH.replace("akademisi]}  # temuan", "akademisi, media massa]}")
PALING_SEDIKIT = 3


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding at the latest review when fewer than three parts of society took part."""
    last = last_review(tinjauan.layanan, tinjauan.hari_ini)
    if last is None:
        return
    index, reviu = last
    taking_part = {unsur.casefold() for unsur in reviu.unsur if not unsur.casefold().startswith("penyelenggara")}
    if len(taking_part) < PALING_SEDIKIT:
        count = f"baru {len(taking_part)} unsur" if taking_part else "belum satu pun unsur"
        yield Temuan(
            ("reviu", index, "unsur"),
            f"reviu {said(reviu.tanggal)} mencatat {count} masyarakat; yang diminta {PALING_SEDIKIT}",
            "tulis semua unsur menurut daftar hadir; bila memang kurang, undang lebih banyak pada reviu berikutnya",
            "unsur: [pengguna layanan, akademisi, organisasi masyarakat sipil]",
        )


RULES.add("reviu-kurang-unsur", Rule("warning", __doc__, periksa, SALAH, BENAR))
