"""Small comparisons and what is seen of them: rows, marks, words."""

from __future__ import annotations

from sop_gen.view.banding import Banding, BarisBanding, Tulisan, view_banding
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tulisan import layanan

LANGKAH = ("id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 10 menit",
           "id: periksa, kegiatan: Memeriksa berkas, oleh: petugas, waktu: 30 menit",
           "id: serah, kegiatan: Menyerahkan surat, oleh: petugas, waktu: 5 menit")  # fmt: skip


def view(old: str, new: str) -> Banding:
    return view_banding(perbandingan(pasang(layanan(old), layanan(new))))


def rows(old: str, new: str) -> tuple[BarisBanding, ...]:
    (entry,) = view(old, new).layanan
    return entry.baris


def shown(text: Tulisan) -> str:
    marks = {"sama": "{}", "hapus": "[-{}-]", "tambah": "{{+{}+}}"}
    return "".join(marks[piece.tanda].format(piece.teks) for piece in text)


def told(row: BarisBanding) -> tuple[str, str, str, str, str]:
    return row.letak, row.jenis, row.dampak, shown(row.semula), shown(row.menjadi)
