"""Numbers in the words of a condition, and whether another number makes it stricter.

``paling singkat 12 bulan`` is a floor: a higher one is harder to reach. ``paling lama 6 bulan`` is a ceiling: a higher one
leaves more room. Numbers of articles, regulations, dates, times, sizes and codes are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from sop_gen.diff.pasangan import words_of
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.wujud import words
from sop_gen.model.bilangan import words_to_number
from sop_gen.teks.inline import runs

Batas = Literal["bawah", "atas"]

SERUPA = 0.6
"""Conditions that share a smaller part of their other words are not compared by their numbers."""
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_KATA = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_UNITS = (
    "detik|menit|jam|hari kerja|hari kalender|hari|minggu|bulan|tahun|lembar|rangkap|eksemplar|buah|berkas|kali|orang|saksi|"
    "persen|%|halaman|meter|km|hektare|hektar"
)
_QUANTITY = re.compile(
    rf"(?<![\w./:×-])(?P<rp>Rp\.?\s?)?(?P<angka>{_NUMBER}|{_KATA})(?:\s*\([^()\d]*\))?(?:\s*(?P<satuan>{_UNITS})(?!\w))?(?![\w/:×-]|[.,]\d)",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?<!\w)(?:pasal|ayat|nomor|no\.?|tahun|huruf|angka|bab|bagian|lampiran|butir|tanggal|"
    r"uu|pp|perpres|perppu|permen\w*|perda|keppres|kepmen\w*|se|sni|rt|rw|tipe|tingkat|golongan|kelas)\s*\(?$",
    re.IGNORECASE,
)
_DIHITUNG = re.compile(r"(?<!\w)(?:rangkap|sebanyak|sejumlah|umur|usia|berumur|berusia)$", re.IGNORECASE)
"""Words after which a number counts without a unit."""
_BULAN = re.compile(
    r"\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b", re.IGNORECASE
)
_BAWAH = (
    r"paling (?:singkat|sedikit|kurang|rendah|kecil)|minimal|minimum|sekurang-kurangnya|sedikitnya|setidaknya|setidak-tidaknya|"
    r"serendah-rendahnya|sesingkat-singkatnya|tidak kurang dari|di atas|lebih dari|sudah berusia|telah berusia|sudah berumur|"
    r"telah berumur"
)
_ATAS = (
    r"paling (?:lama|lambat|banyak|tinggi|besar)|maksimal|maksimum|sebanyak-banyaknya|setinggi-tingginya|selambat-lambatnya|"
    r"selama-lamanya|tidak (?:lebih|melebihi)(?: dari)?|kurang dari|di bawah|belum (?:berusia|berumur|mencapai)|sebelum"
)
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<bawah>{_BAWAH})|(?P<atas>{_ATAS}))(?!\w)", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:(?P<bawah>ke atas|atau lebih)|(?P<atas>ke bawah|atau kurang))\b", re.IGNORECASE)
_SEBELUM = re.compile(r"\s*sebelum\b", re.IGNORECASE)
"""``paling lambat 7 hari sebelum acara``: more days are stricter."""
_DEKAT = 4
"""A word of measure belongs to a number that follows it within so many words."""
_PANDANGAN, _SEKATA = 80, 24
"""So many letters before a number are read for what bounds it, and for the one word that says what it counts."""
_DASAR = {"jam": ("menit", 60), "minggu": ("hari kalender", 7), "tahun": ("bulan", 12), "%": ("persen", 1)}


@dataclass(frozen=True)
class Besaran:
    """A quantity as written, what it counts, and whether it is the least or the most."""

    tulisan: str
    nilai: Decimal
    satuan: str
    batas: Batas | None


@dataclass(frozen=True)
class Pergeseran:
    """Numbers that rose in strictness (1) or fell (-1): the first of them then and now, and whether words bind all of them."""

    arah: int
    semula: str
    menjadi: str
    terikat: bool


def arah_syarat(beda: Beda) -> Pergeseran | None:
    """How the numbers of a condition changed for the applicant.

    The condition under which an item applies (``bila``) works the other way: what is harder to reach spares more people.
    """
    if not beda.semula or not beda.menjadi:
        return None
    found = pergeseran(str(beda.semula.isi), str(beda.menjadi.isi))
    if found and beda.bidang.endswith(".bila"):
        return replace(found, arah=-found.arah) if found.terikat else None
    return found


def pergeseran(lama: str, baru: str) -> Pergeseran | None:
    """How the numbers of a text changed.

    None when no number did, when some rose and some fell, or when other words changed, too, so that nothing is certain. A
    number without a word of measure counts as a floor, but only when no other word changed.
    """
    (before, old), (after, new) = _read(lama), _read(baru)
    changed = [(a, b) for a, b in zip(old, new, strict=False) if (a.nilai, a.satuan) != (b.nilai, b.satuan)]
    if len(old) != len(new) or not changed or any((a.batas, a.satuan) != (b.batas, b.satuan) for a, b in changed):
        return None
    bound = all(a.batas for a, _ in changed)
    if before != after and not (bound and serupa(before, after)):
        return None
    ways = {(-1 if a.batas == "atas" else 1) * (1 if b.nilai > a.nilai else -1) for a, b in changed}
    return Pergeseran(ways.pop(), changed[0][0].tulisan, changed[0][1].tulisan, bound) if len(ways) == 1 else None


@lru_cache(maxsize=1_000)
def _read(text: str) -> tuple[str, list[Besaran]]:
    """The text without its quantities, and these."""
    plain = " ".join(words(runs(text)).split())
    found = [match for match in _QUANTITY.finditer(plain) if _counts(plain, match)]
    rest, last = "", 0
    for match in found:
        rest, last = rest + plain[last : match.start()] + "#", match.end()
    return (rest + plain[last:]).lower(), [_quantity(plain, match) for match in found]


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number measures something: it has a unit, is money, or is bound."""
    before = _before(text, match)[-_SEKATA:]
    if _CITED.search(before) or _BULAN.match(text, match.end()):
        return False
    return bool(match["rp"] or match["satuan"] or _DIHITUNG.search(before) or _bound(text, match))


def _quantity(text: str, match: re.Match[str]) -> Besaran:
    spelled = words_to_number(match["angka"])
    number = Decimal(match["angka"].replace(".", "").replace(",", ".") if spelled is None else spelled)
    unit = "rupiah" if match["rp"] else (match["satuan"] or "").lower()
    base, times = _DASAR.get(unit, (unit, 1))
    return Besaran(match.group().strip(), number * times, base, _bound(text, match))


def _bound(text: str, match: re.Match[str]) -> Batas | None:
    if after := _AFTER.match(text, match.end()):
        return "bawah" if after["bawah"] else "atas"
    near = _before(text, match)
    phrases = [phrase for phrase in _BEFORE.finditer(near) if len(near[phrase.end() :].split()) < _DEKAT]
    if not phrases:
        return None
    last = phrases[-1]
    return "bawah" if last["bawah"] or ("lambat" in last["atas"].lower() and _SEBELUM.match(text, match.end())) else "atas"


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before a number: enough of it to tell what the number is."""
    return text[max(0, match.start() - _PANDANGAN) : match.start()].rstrip()


def serupa(before: str, after: str) -> bool:
    """Whether two texts share enough of their words to be about the same."""
    old, new = words_of(before), words_of(after)
    return 2 * sum((old & new).values()) >= SERUPA * (sum(old.values()) + sum(new.values()))
