"""New values and edited values of every kind of field, all valid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from tests.diff.bentuk import Bentuk, Deret, Ragam, Rekaman, Skalar

T = TypeVar("T")
Pilih = Callable[[Sequence[T]], T]
"""Draws one of several: from hypothesis, or from a seeded generator."""

BERPASANGAN = ({"lama", "teks"}, {"tarif", "teks"})
"""Fields of one part of which exactly one is given."""
PERATURAN = ("uu-1-2001", "uu-2-2002", "uu-3-2003")
"""Ids of regulations that made-up parts cite."""
KATA = ("secara tertulis", "asli", "bermeterai", "sebanyak 2 lembar", "setempat", "sesuai ketentuan")
TULIS_ULANG = ("Kartu keluarga dari dinas", "Hasil ujian kesehatan", "Melayani dengan ramah", "Foto berwarna 4 x 6")
NAMA_TETAP = {"status": "draf", "oleh": "petugas", "ya": "lanjut", "tidak": "selesai", "lanjut": "selesai"}
"""Fields whose value must fit others of a made-up spec."""
DASAR_NILAI: dict[str, Callable[[int], str]] = {
    "Id": lambda n: f"contoh-{n}",
    "Cacah": lambda n: str(n * 10),
    "Desimal": lambda n: str(n + 6),
    "Benar": lambda n: "true",
    "Tanggal": lambda n: str(date(2025, 1, 1) + timedelta(days=10 * n)),
    "Rupiah": lambda n: f"{n + 1}0.000",
    "Lama": lambda n: f"{n * 10} hari kerja",
    "Alamat": lambda n: f"https://contoh.example/{n}",
    "Warna": lambda n: f"#1122{n + 16:02x}",
}


def contoh(shape: Bentuk, nama: str, jalan: Sequence[str] = (), nomor: int = 1) -> Any:
    """The least wide value of the field ``nama`` in which the fields along ``jalan`` are given; ``nomor`` makes it another."""
    if isinstance(shape, Ragam):
        return contoh(_variant(shape, jalan), nama, jalan, nomor)
    if isinstance(shape, Deret):
        numbers = range(nomor, nomor + shape.panjang) if shape.panjang else (nomor,)
        return [contoh(shape.isi, nama, jalan, number) for number in numbers]
    if isinstance(shape, Rekaman):
        return _part(shape, nama, jalan, nomor)
    return _text(shape, nama, nomor)


def _variant(shape: Ragam, jalan: Sequence[str]) -> Bentuk:
    records = [(part, part.isi if isinstance(part, Deret) else part) for part in shape.ragam]
    return next(part for part, record in records if not jalan or jalan[0] in record.bidang)  # type: ignore[union-attr]


def _part(shape: Rekaman, nama: str, jalan: Sequence[str], nomor: int) -> dict[str, Any]:
    given = {name for name in shape.bidang if name in shape.wajib or name in jalan[:1]}
    for pair in BERPASANGAN:
        if pair <= shape.bidang.keys() and not pair & given:
            given.add(sorted(pair)[0])
    for name in () if given else [shape.teks or next(iter(shape.bidang))]:
        given.add(name)
    return {
        name: contoh(field.bentuk, name, jalan[1:] if name in jalan[:1] else (), nomor)
        for name, field in shape.bidang.items()
        if name in given
    }


def _text(shape: Skalar, nama: str, nomor: int) -> str:
    if nama in NAMA_TETAP and shape.sah(NAMA_TETAP[nama]):
        return NAMA_TETAP[nama]
    if shape.pilihan:
        return shape.pilihan[(nomor - 1) % len(shape.pilihan)]
    if nama in ("dasar", "ref") and shape.jenis == "Id":
        return PERATURAN[(nomor - 1) % 3]
    made = DASAR_NILAI.get(shape.jenis, lambda n: f"{nama.replace('_', ' ').capitalize()} contoh {n}")
    return made(nomor) if shape.sah(made(nomor)) else str(nomor)


def sunting(shape: Skalar, nilai: str, pilih: Pilih[Any]) -> tuple[str, str]:
    """How a value is changed, and the valid other value; the same one when there is no other."""
    ways = [(name, way) for name, way in CARA.get(shape.jenis, _kata_saja).items() if name != "angka" or re.search(r"\d", nilai)]
    if shape.pilihan:
        return "pilihan", pilih([word for word in shape.pilihan if word != nilai] or [nilai])
    name, way = pilih(ways)
    new = way(nilai, pilih)
    if new.strip() and new != nilai and shape.sah(new):
        return name, new
    others = [DASAR_NILAI.get(shape.jenis, lambda n: f"Kata lain {n}")(number) for number in range(11, 16)]
    return "ulang", next((other for other in others if other != nilai and shape.sah(other)), nilai)


def ejaan_lain(shape: Skalar, nilai: str) -> str | None:
    """Another way to write a value that prints the same, if there is one."""
    if shape.jenis == "Rupiah":
        digits = re.sub(r"\D", "", nilai)
        return f"{int(digits):_}" if f"{int(digits):_}" != nilai else digits
    if shape.jenis == "Benar":
        return {"true": "ya", "ya": "true", "false": "tidak", "tidak": "false"}[nilai]
    if shape.jenis == "Warna":
        return nilai.upper() if nilai != nilai.upper() else nilai.lower()
    return f" {nilai} " if shape.jenis in ("Polos", "Teks", "Sel", "Lama") and shape.sah(f" {nilai} ") else None


def _number(text: str, pilih: Pilih[Any]) -> str:
    """One number of the text raised or lowered; words in brackets after it go, since they would contradict it."""
    match = pilih(list(re.finditer(r"\d+(?:\.\d{3})*(?:\s*\([^()]*\))?", text)))
    digits = re.sub(r"\D", "", match.group().split("(")[0])
    other = pilih([int(digits) + 1, int(digits) * 2 + 1, max(int(digits) - 1, 1)])
    return text[: match.start()] + str(other).zfill(len(digits) if digits.startswith("0") else 1) + text[match.end() :]


def _words(change: Callable[[list[str], int, Pilih[Any]], list[str]]) -> Callable[[str, Pilih[Any]], str]:
    def changed(text: str, pilih: Pilih[Any]) -> str:
        words = text.split(" ")
        return " ".join(change(words, pilih(range(len(words))), pilih)).strip()

    return changed


def _replaced(words: list[str], at: int, pilih: Pilih[Any]) -> list[str]:
    return [*words[:at], pilih(KATA), *words[at + 1 :]]


def _added(words: list[str], at: int, pilih: Pilih[Any]) -> list[str]:
    return [*words[: at + 1], pilih(KATA), *words[at + 1 :]]


def _dropped(words: list[str], at: int, pilih: Pilih[Any]) -> list[str]:
    return [*words[:at], *words[at + 1 :]]


def _emphasized(words: list[str], at: int, pilih: Pilih[Any]) -> list[str]:
    mark = pilih(["**", "*"])
    return [*words[:at], f"{mark}{words[at] or 'kata'}{mark}", *words[at + 1 :]]


def _other_case(text: str, pilih: Pilih[Any]) -> str:
    return text.upper() if text != text.upper() else text.lower()


def _unit(text: str, pilih: Pilih[Any]) -> str:
    units = ("menit", "jam", "hari kerja", "hari kalender", "hari", "minggu", "bulan")
    return re.sub(r"(detik|menit|jam|hari kerja|hari kalender|hari|minggu|bulan|tahun)\b", pilih(units), text, count=1)


def _same_length(text: str, pilih: Pilih[Any]) -> str:
    """60 minutes for an hour: printed otherwise, the same time."""
    times = {"jam": ("menit", 60), "menit": ("detik", 60), "tahun": ("bulan", 12), "minggu": ("hari kalender", 7)}
    match = re.search(r"(\d+) (jam|menit|tahun|minggu)\b", text)
    if not match:
        return text
    unit, factor = times[match[2]]
    return text[: match.start()] + f"{int(match[1]) * factor} {unit}" + text[match.end() :]


def _since(text: str, pilih: Pilih[Any]) -> str:
    return text.split(" sejak ")[0] if " sejak " in text else f"{text} sejak {pilih(['berkas lengkap', 'pembayaran diterima'])}"


_kata_saja: dict[str, Callable[[str, Pilih[Any]], str]] = {
    "kata": _words(_replaced),
    "angka": _number,
    "tambah kata": _words(_added),
    "hapus kata": _words(_dropped),
    "besar kecil": _other_case,
    "ulang": lambda text, pilih: pilih(TULIS_ULANG),
}
_BERTANDA = {**_kata_saja, "tebal": _words(_emphasized)}
CARA: dict[str, dict[str, Callable[[str, Pilih[Any]], str]]] = {
    "Teks": _BERTANDA,
    "Sel": _BERTANDA,
    "Lama": {"angka": _number, "satuan": _unit, "setara": _same_length, "sejak": _since},
    "Rupiah": {"angka": _number},
    "Cacah": {"angka": _number},
    "Desimal": {"angka": _number},
    "Benar": {"balik": lambda text, pilih: "tidak" if text in ("true", "ya") else "ya"},
    "Tanggal": {"hari": lambda text, pilih: str(date.fromisoformat(text) + timedelta(days=pilih([1, 30, -1, 365])))},
    "Alamat": {"jalur": lambda text, pilih: text + pilih(["/baru", "x"])},
    "Warna": {"warna": lambda text, pilih: pilih(["#204060", "#602040"])},
    "Id": {"id": lambda text, pilih: f"{text}-{pilih(['baru', 'lain'])}"},
}
"""How the values of each kind change."""
