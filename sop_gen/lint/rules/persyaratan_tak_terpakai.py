"""Persyaratan yang tidak dipakai langkah mana pun.

Yang diminta: setiap syarat disebut oleh suatu langkah SOP, pada kegiatan, kelengkapan, output, keterangan, atau kalimat
publiknya. SOP yang menyebut "persyaratan", "berkas", atau "dokumen" dianggap memakai semuanya.

Mengapa: syarat yang tidak dipakai siapa pun hanya memberatkan pemohon. Aturan ini turunan; ia membandingkan kata, jadi
nama yang berlainan untuk hal yang sama dapat terlewat atau ditemukan.

Cara memperbaiki: sebut syarat itu pada `kelengkapan` langkah yang memeriksanya, samakan namanya, atau hapus syaratnya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import all_words, parts_in
from sop_gen.model.butir import Butir

SALAH = """\
persyaratan:
  - Kartu anggota perpustakaan
  - Pasfoto ukuran 4x6  # temuan
sop:
  - judul: Peminjaman Koleksi
    pelaksana: {petugas: Petugas Perpustakaan}
    langkah:
      - {kegiatan: Mencatat peminjaman, oleh: petugas, kelengkapan: Kartu anggota, output: Buku peminjaman terisi}
"""
BENAR = SALAH.replace("\n  - Pasfoto ukuran 4x6  # temuan", "")
_SEMUA = re.compile(r"\b(?:persyaratan|syarat|berkas|dokumen|kelengkapan|lampiran)(?:nya)?\b", re.IGNORECASE)
_KATA = re.compile(r"[^\W_]+")
# Words that name no thing of their own: two different papers may share them.
_UMUM = frozenset(
    _KATA.findall(
        "ada adalah akan asli atas atau bagi bagian bahwa bila bukti dalam dan dari dengan di fotokopi harus itu jika juga kartu "
        "ke kepada lembar maupun oleh pada paling per rangkap salinan sebagai serta surat tanda tentang tidak untuk ukuran yang"
    )
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each requirement that shares no telling word with the procedures."""
    layanan = tinjauan.layanan
    said = all_words(layanan, "sop")
    if not layanan.sop or _SEMUA.search(said):
        return
    known = _telling(said)
    for path, item in parts_in(layanan.persyaratan, ("persyaratan",)):
        if isinstance(item, Butir) and not _names(plain(item.nama), known, said):
            yield Temuan(
                path,
                f"syarat '{plain(item.nama)}' tidak disebut langkah SOP mana pun",
                "sebut pada 'kelengkapan' langkah yang memeriksanya, atau hapus syarat ini bila tidak dipakai",
                "kelengkapan: [Dokumen persyaratan]",
            )


def _names(requirement: str, known: frozenset[str], said: str) -> bool:
    """Whether the procedures share a telling word with it, or name it by its initials (KTP), or the other way round."""
    telling = _telling(requirement)
    return not telling or bool(telling & (known | _initials(said))) or bool(known & _initials(requirement))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_KATA.findall(text.casefold())) - _UMUM


def _initials(text: str) -> frozenset[str]:
    """The initials of each two to six words that follow one another."""
    letters = "".join(word[0] for word in _KATA.findall(text.casefold()))
    return frozenset(letters[start : start + size] for size in range(2, 7) for start in range(len(letters) - size + 1))


RULES.add("persyaratan-tak-terpakai", Rule("info", __doc__, periksa, SALAH, BENAR))
