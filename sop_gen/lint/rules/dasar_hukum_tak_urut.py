"""Dasar hukum tidak urut.

Yang diminta: `dasar_hukum` disusun menurut tingkatnya (Undang-Undang Dasar, Undang-Undang dan Perppu, Peraturan
Pemerintah, Peraturan Presiden, lalu yang lain), dan pada tingkat yang sama menurut tahunnya, dari yang lama ke yang baru.

Mengapa: begitulah dasar hukum lazim disusun dalam naskah dinas; pembaca menemukan peraturan tertinggi lebih dahulu. Aturan
ini turunan dari kelaziman itu; di bawah Peraturan Presiden hanya tahun peraturan sejenis yang dibandingkan.

Cara memperbaiki: pindahkan baris yang disebut ke atas baris yang mendahuluinya menurut urutan itu.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.butir import Rujukan
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.teks.peraturan import cite_short

SALAH = """\
dasar_hukum:
  - uu-12-2006
  - pp-2-2007
  - uu-25-2009  # temuan
  - pp-45-2024
"""
BENAR = """\
dasar_hukum:
  - uu-12-2006
  - uu-25-2009
  - pp-2-2007
  - pp-45-2024
"""
TINGKAT = {"UUD": 0, "UU": 1, "Perppu": 1, "PP": 2, "Perpres": 3}
LAIN = 4


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each regulation that stands below one that it should precede."""
    register = tinjauan.register
    highest: Peraturan | None = None
    newest: dict[tuple[int, str], Peraturan] = {}
    for index, ref in enumerate(tinjauan.layanan.dasar_hukum):
        if ref.ref not in register:
            continue
        entry = register[ref.ref]
        earlier = newest.get(_kind(entry))
        if highest is not None and _level(entry) < _level(highest):
            yield _misplaced(index, entry, highest, "tingkatnya lebih tinggi", tinjauan)
        elif earlier is not None and _year(entry) < _year(earlier):
            yield _misplaced(index, entry, earlier, "tahunnya lebih lama", tinjauan)
        if highest is None or _level(entry) > _level(highest):
            highest = entry
        if _year(entry) and (earlier is None or _year(entry) > _year(earlier)):
            newest[_kind(entry)] = entry


def _misplaced(index: int, entry: Peraturan, before: Peraturan, why: str, tinjauan: Tinjauan) -> Temuan:
    refs = [ref for ref in tinjauan.layanan.dasar_hukum if ref.ref in tinjauan.register]
    ordered = sorted(refs, key=lambda ref: _place(ref, tinjauan.register))
    return Temuan(
        ("dasar_hukum", index, "ref"),
        f"{cite_short(entry)} berada di bawah {cite_short(before)}, padahal {why}",
        f"pindahkan '{entry.id}' ke atas '{before.id}'",
        f"dasar_hukum: [{', '.join(_written(ref) for ref in ordered)}]",
    )


def _place(ref: Rujukan, register: Register) -> tuple[int, str, int]:
    entry = register[ref.ref]
    return (*_kind(entry), _year(entry))


def _kind(entry: Peraturan) -> tuple[int, str]:
    """What is compared by year: one level, below Perpres one kind."""
    level = _level(entry)
    return level, entry.jenis.casefold() if level == LAIN else ""


def _level(entry: Peraturan) -> int:
    return TINGKAT.get(entry.jenis, LAIN)


def _year(entry: Peraturan) -> int:
    """The year; 0, which is compared with nothing, when it is not a number."""
    return int(entry.tahun) if entry.tahun and entry.tahun.isdecimal() else 0


def _written(ref: Rujukan) -> str:
    return f'{{ref: {ref.ref}, pasal: "{ref.pasal}"}}' if ref.pasal else ref.ref


RULES.add("dasar-hukum-tak-urut", Rule("warning", __doc__, periksa, SALAH, BENAR))
