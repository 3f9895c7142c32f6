"""Kualifikasi pelaksana hanya ijazah.

Yang diminta: `kualifikasi` menyebut kemampuan yang diperlukan, misalnya "Memahami tata cara permohonan" atau "Mampu
mengoperasikan aplikasi", bukan hanya jenjang pendidikan seperti "S1 Hukum" atau "SMA".

Mengapa: kualifikasi pelaksana adalah kemampuan umum yang diperlukan untuk menjalankan SOP itu. Ijazah saja tidak
menunjukkan orang dapat mengerjakannya. Kualifikasi yang hanya berisi ijazah terlihat pada SOP yang diterbitkan; aturannya
kebiasaan penyusunan SOP AP.

Cara memperbaiki: tambahkan apa yang harus dipahami atau mampu dikerjakan pelaksananya. Jenjang pendidikan boleh tetap
disebut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.butir import placed
from sop_gen.lint.kata import is_active, plain, vocabulary, words
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.butir import Butir

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    kualifikasi: [S1 Hukum, SMA atau sederajat]  # temuan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
"""
BENAR = SALAH.replace("SMA atau sederajat]  # temuan", "Memahami tata cara permohonan]")
_IJAZAH = re.compile(
    r"\b(?:S[\s.-]?[123]|D[\s.-]?(?:[1-4]|IV|I{1,3})|Strata[\s-](?:[1-3]|I{1,3}|satu|dua|tiga)|SD|SMP|SMA|SMU|SMK|SLTP|SLTA|"
    r"Sarjana|Magister|Doktor|Diploma|Ijazah)\b",
    re.IGNORECASE,
)
_HANYA_PUNYA = vocabulary("berijazah berpendidikan bergelar memiliki mempunyai menamatkan menyelesaikan")
_KEMAMPUAN = vocabulary(
    "cakap cermat dapat diklat jabatan jujur kemampuan keterampilan keahlian kompeten kompetensi lancar mampu pelatihan "
    "pemahaman pengalaman pengetahuan penguasaan pernah ramah santun sertifikat sertifikasi tanggap teliti terampil terbiasa "
    "tersertifikasi terlatih"
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a procedure whose qualifications are degrees and nothing else."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        items = [item for _, item, _ in placed(sop.kualifikasi)]
        if items and all(_is_degree(item) for item in items):
            yield Temuan(
                ("sop", number, "kualifikasi"),
                f"kualifikasi pelaksana SOP '{sop.judul}' hanya menyebut jenjang pendidikan",
                "tambahkan apa yang harus dipahami atau mampu dikerjakan pelaksananya",
                "kualifikasi: [S1 Hukum, Memahami tata cara permohonan]",
            )


def _is_degree(item: Butir) -> bool:
    """Whether the item names a degree and nothing that its holder can do."""
    text = " ".join(filter(None, (item.nama, item.keterangan)))
    said = words(text)
    skill = any(word in _KEMAMPUAN or (is_active(word) and word not in _HANYA_PUNYA) for word in said)
    return bool(_IJAZAH.search(plain(text))) and not skill


RULES.add("kualifikasi-hanya-ijazah", Rule("warning", __doc__, periksa, SALAH, BENAR))
