"""Durations as officials write them: ``14 (empat belas) hari kerja sejak berkas lengkap``.

Grammar: ``[paling lama|paling lambat|maksimal] number[-number] [(words)] unit [sejak …]``. The text is printed as
written; the numbers serve totals and checks. Working and calendar days are never mixed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic_core import PydanticCustomError

from sop_gen.model.bilangan import words_to_number
from sop_gen.model.faults import fault

Satuan = Literal["detik", "menit", "jam", "hari", "hari kerja", "hari kalender", "minggu", "bulan", "tahun"]
Jenis = Literal["kerja", "kalender", "bulan", "hari"]

SATUAN: tuple[Satuan, ...] = ("detik", "menit", "jam", "hari", "hari kerja", "hari kalender", "minggu", "bulan", "tahun")
JENIS: dict[Satuan, Jenis] = {
    "detik": "kerja",
    "menit": "kerja",
    "jam": "kerja",
    "hari kerja": "kerja",
    "hari kalender": "kalender",
    "minggu": "kalender",
    "bulan": "bulan",
    "tahun": "bulan",
    "hari": "hari",
}
CONTOH = "5 hari kerja"
TERLAMA = 1_000_000
"""No duration has a greater number: what is longer is a slip of the pen."""

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_UNIT = "|".join(sorted(SATUAN, key=len, reverse=True))
_DURASI = re.compile(
    rf"(?P<batas>paling lama|paling lambat|paling cepat|maksimal|maksimum)?\s*"
    rf"(?P<dari>{_NUMBER})(?:\s*(?:-|–|s\.d\.|sampai(?: dengan)?)\s*(?P<sampai>{_NUMBER}))?"
    rf"\s*(?:\((?P<kata>[^()]*)\))?\s*(?P<satuan>{_UNIT})(?:\s+(?P<sejak>sejak\s+\S.*))?",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)

_AWAL = re.compile(
    r"(?:(?:di|ter)hitung\s+)?(?:sejak|semenjak|setelah|sesudah|mulai|dari)\s+(?P<awal>\S.*)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
"""Other words for the beginning of a duration."""
_SEDERHANA = re.compile(r"[\w /().-]+")
"""What an example may hold without quotes."""


@dataclass(frozen=True)
class Durasi:
    """A length of time: ``tulisan`` as written, from ``dari`` to ``sampai`` of ``satuan``, counted ``sejak``."""

    tulisan: str
    dari: Decimal
    sampai: Decimal
    satuan: Satuan
    sejak: str | None = None

    @property
    def jenis(self) -> Jenis:
        """Which clock the unit runs on; only equal kinds may be added."""
        return JENIS[self.satuan]


def parse_durasi(text: str) -> Durasi:
    """The duration in ``text``; faults name the decimal point, zero, reversed ranges, wrong words in brackets."""
    tulisan = " ".join(text.split())
    match = _DURASI.fullmatch(tulisan)
    if not match:
        raise _unread(tulisan) or fault("durasi-keliru", f"'{text}' bukan lama waktu", _hint(tulisan), CONTOH)
    dari = _decimal(match["dari"])
    sampai = _decimal(match["sampai"]) if match["sampai"] else dari
    if sampai <= 0 or dari <= 0:
        raise fault("durasi-nol", f"'{text}' tidak berlangsung sama sekali", "lama waktu harus lebih dari nol", CONTOH)
    if sampai > TERLAMA:
        pesan = f"'{text}' terlalu lama untuk sebuah layanan"
        raise fault("durasi-terlalu-lama", pesan, f"paling banyak {TERLAMA:,} {match['satuan']}".replace(",", "."), CONTOH)
    if dari >= sampai and match["sampai"]:
        raise fault(
            "durasi-terbalik", f"'{text}': batas atas harus lebih besar", "tulis dari yang kecil ke yang besar", "3-5 hari kerja"
        )
    _check_words(match["kata"], [dari, sampai] if match["sampai"] else [dari], text)
    return Durasi(tulisan, dari, sampai, match["satuan"].lower(), match["sejak"])  # type: ignore[arg-type]


def _unread(text: str) -> PydanticCustomError | None:
    """The fault of a text that begins with a duration and goes on with what can't be read; None for any other text."""
    match = re.match(rf"(?:{_DURASI.pattern})(?!\w)", text, _DURASI.flags)
    if not match:
        return None
    read, rest = match.group(), text[match.end() :].strip()
    if begin := _AWAL.fullmatch(rest):
        sejak = f"sejak {begin['awal'] if _SEDERHANA.fullmatch(begin['awal']) else 'berkas lengkap'}"
        saran, example = f"awali titik awalnya dengan 'sejak', misalnya {sejak}", f"{read} {sejak}"
    elif rest.lower() == "sejak":
        saran, example = "sebutkan titik awalnya sesudah 'sejak'", f"{read} sejak berkas lengkap"
    elif rest[0].isdigit() or re.search(_UNIT, rest, re.IGNORECASE):
        return None
    else:
        saran, example = f"hapus '{rest}'; titik awal diawali 'sejak', misalnya sejak berkas lengkap", read
    parse_durasi(read)
    return fault("durasi-keliru", f"lamanya terbaca '{read}', tetapi '{rest}' tidak dikenali", saran, example)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _check_words(kata: str | None, numbers: list[Decimal], text: str) -> None:
    if kata is None:
        return
    parts = [(part, words_to_number(part)) for part in re.split(r"\s+(?:sampai(?: dengan)?|s\.d\.|-|–)\s+", kata)]
    unknown = [part for part, spelled in parts if spelled is None]
    if unknown or len(parts) > len(numbers):
        raise fault(
            "durasi-kata",
            f"kata dalam kurung '({kata})' tidak terbaca sebagai bilangan bulat",
            "tulis angka itu dengan huruf, atau hapus kurungnya",
            "14 (empat belas) hari kerja",
        )
    spelled = [Decimal(number) for _, number in parts if number is not None]
    if not set(spelled) <= set(numbers) or (len(spelled) > 1 and spelled != numbers):
        raise fault(
            "durasi-kata",
            f"'{text}': kata dalam kurung berarti {' sampai '.join(str(number) for number in spelled)}",
            "samakan angka dan kata dalam kurung",
            "14 (empat belas) hari kerja",
        )


def _hint(text: str) -> str:
    if re.search(r"\d\.\d", text):
        return "tanda desimal adalah koma, misalnya '1,5 jam'"
    if len(re.findall(rf"\b(?:{_UNIT})\b", text, re.IGNORECASE)) > 1:
        return "tulis satu angka dengan satu satuan saja, misalnya 90 menit untuk satu setengah jam"
    if re.search(r"\d", text) and not re.search(_UNIT, text, re.IGNORECASE):
        return f"sebutkan satuannya: {', '.join(SATUAN)}"
    return "tulis angka dan satuan; bila memang tidak terukur, tulis {teks: sesuai jadwal}"
