"""Where a change stands, in the words of an office: the component, and the item of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Induk
from sop_gen.model.butir import Butir, JumlahPelaksana, Kanal, Kelompok, Pengaduan, Rujukan, Tarif, Waktu
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Langkah, Sop
from sop_gen.view.standar import NAMA_KOMPONEN

BERNOMOR = (Butir, Waktu, Tarif, Pengaduan, Rujukan, Kanal, JumlahPelaksana, Langkah)
"""Items that a page numbers."""
NAMA = {
    **NAMA_KOMPONEN,
    "layanan": "Layanan",
    "id": "Nama Berkas",
    "nama": "Nama Layanan",
    "unit": "Unit Penyelenggara",
    "status": "Status",
    "jenis": "Jenis Layanan",
    "tanggal": "Tanggal",
    "penetapan": "Penetapan",
    "alias": "Nama Lain",
    "ringkasan": "Ringkasan",
    "pemohon": "Pemohon",
    "kanal": "Kanal Layanan",
    "sop": "SOP",
    "dialihkan": "Pengalihan",
    "dicabut": "Pencabutan",
    "penanggung_jawab": "Penanggung Jawab",
    "en": "Terjemahan",
    "abaikan": "Pengecualian Pemeriksaan",
    "reviu": "Reviu",
    DASAR_HUKUM: "Daftar Peraturan",
    f"{INSTANSI}.nama": "Nama Kantor",
    f"{INSTANSI}.induk": "Instansi Induk",
    f"{INSTANSI}.kop": "Kop Surat",
    f"{INSTANSI}.alamat": "Alamat Kantor",
    f"{INSTANSI}.kontak": "Kontak Kantor",
    f"{INSTANSI}.jam_layanan": "Jam Layanan",
    f"{INSTANSI}.pengaduan": "Pengaduan Kantor",
    f"{INSTANSI}.kalender": "Kalender Kerja",
    f"{INSTANSI}.gaya_sop": "Bagan SOP",
    f"{INSTANSI}.urutan_komponen": "Urutan Komponen",
    f"{INSTANSI}.sk": "Keputusan Penetapan",
    f"{INSTANSI}.maklumat": "Maklumat Pelayanan",
    f"{INSTANSI}.libur": "Hari Libur",
    f"{INSTANSI}.penomoran": "Penomoran SOP",
    f"{INSTANSI}.katalog": "Alamat Katalog",
    f"{INSTANSI}.warna": "Warna Dokumen",
}
"""The parts of a spec that a reader knows by another name than their key."""
KATA = {
    "whatsapp": "WhatsApp",
    "nip": "NIP",
    "surel": "surat elektronik",
    "mulai_selesai": "baris Mulai/Selesai",
    "jam_per_hari": "jam kerja sehari",
    "hari_per_minggu": "hari kerja seminggu",
    "berita_acara": "berita acara",
}
"""Keys that are no words, or not the words of an office."""
TUNGGAL = (f"{INSTANSI}.katalog", f"{INSTANSI}.penomoran")
"""Parts that say one thing only: the name of the part is enough."""
LABEL_LANGKAH = {
    "oleh": "Pelaksana",
    "publik": "Keterangan untuk pemohon",
    "lanjut": "Langkah berikutnya",
    "keputusan.ya": "Bila ya",
    "keputusan.tidak": "Bila tidak",
}
"""The parts of a step that a reader knows by another name than their key."""


def label_of(key: str) -> str:
    """``jam_layanan`` as ``Jam layanan``."""
    word = word_of(key)
    return word[:1].upper() + word[1:]


def word_of(key: str) -> str:
    """A key within a sentence: ``jam layanan``, ``WhatsApp``."""
    return " ".join(KATA.get(part) or part.replace("_", " ") for part in key.split("."))


def kunci_of(bidang: str) -> str:
    """The component that a field belongs to."""
    first, *rest = bidang.split(".")
    return f"{first}.{rest[0]}" if first == INSTANSI and rest else first


def bagian_of(bidang: str, induk: Sequence[Induk], old: Any, new: Any) -> str:
    """``Persyaratan``; what belongs to a procedure names it: ``SOP: Penerimaan Permohonan``."""
    key = kunci_of(bidang)
    sop = next((part for part in (*(parent.baru for parent in induk), new, old) if isinstance(part, Sop)), None)
    name = NAMA.get(key) or label_of(key.rsplit(".", maxsplit=1)[-1])
    return f"{name}: {sop.judul}" if sop else name


def butir_of(
    bidang: str, induk: Sequence[Induk], old: Any, new: Any, sides: tuple[Layanan | None, Layanan | None], *, kept: bool
) -> str:
    """``langkah 3 (semula 2)``, ``kelompok Perkawinan, butir 1``, ``peralatan``; empty for a component of one value."""
    keys = bidang.removeprefix(f"{INSTANSI}.").split(".")[1:]
    group = next((parent.baru for parent in induk if isinstance(parent.baru, Kelompok)), None)
    inside = [f"kelompok {group.kelompok}"] if group else []
    if bidang == "sop" or isinstance(new or old, Sop):
        return ""
    if bidang.startswith("sop.") and keys[0] != "langkah":
        keys = keys[:1] if kept or keys[0] not in ("tanggal", "penetapan") else keys
        return word_of(".".join(keys))
    if isinstance(new or old, BERNOMOR):
        number = _number(bidang, induk, (old, new), sides)
        return ", ".join([*inside, *([number] if number else [])])
    return ", ".join([*inside, *([] if kept or not keys or kunci_of(bidang) in TUNGGAL else [word_of(".".join(keys))])])


def _number(bidang: str, induk: Sequence[Induk], items: tuple[Any, Any], sides: tuple[Layanan | None, Layanan | None]) -> str:
    """``butir 5 (semula 4)``, by the numbers that the pages print."""
    lists = _list(bidang, induk, 0, sides[0]), _list(bidang, induk, 1, sides[1])
    if max(map(len, lists)) <= 1:
        return ""
    before, after = (
        next((number for number, part in enumerate(_alike(parts, item), 1) if part is item), None)
        for parts, item in zip(lists, items, strict=True)
    )
    word = "langkah" if isinstance(items[1] or items[0], Langkah) else "butir"
    if after is None:
        return f"semula {word} {before}" if before else ""
    return f"{word} {after}" + (f" (semula {before})" if before not in (None, after) else "")


def _alike(parts: Sequence[Any], item: Any) -> list[Any]:
    """Groups are lettered, items are numbered."""
    return [part for part in parts if type(part) is type(item)]


def _list(bidang: str, induk: Sequence[Induk], side: int, service: Layanan | None) -> Sequence[Any]:
    parent: Any = (induk[-1].baru if side else induk[-1].lama) if induk else service
    first, *rest = bidang.split(".")
    key = "butir" if isinstance(parent, Kelompok) else "langkah" if isinstance(parent, Sop) and rest[:1] == ["langkah"] else first
    found = getattr(parent, key, ())
    return found if isinstance(found, tuple) else ()
