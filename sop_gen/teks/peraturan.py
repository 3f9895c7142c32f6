"""A regulation as it is cited: in full for lists of legal bases, short for a requirement's source."""

from __future__ import annotations

import re

from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.teks.angka import NBSP

# Kinds in the order of the hierarchy (UU 12/2011 Pasal 7-8), with the names used in full citations.
JENIS: dict[str, str] = {
    "UUD": "Undang-Undang Dasar",
    "UU": "Undang-Undang",
    "Perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Permen": "Peraturan Menteri",
    "Permenkeh": "Peraturan Menteri Kehakiman",
    "Permenkumham": "Peraturan Menteri Hukum dan Hak Asasi Manusia",
    "Permenkum": "Peraturan Menteri Hukum",
    "Permenpan": "Peraturan Menteri Negara Pendayagunaan Aparatur Negara",
    "Permenpan-RB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "PermenPAN-RB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "Peraturan LKPP": "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    "Perda": "Peraturan Daerah",
    "Keppres": "Keputusan Presiden",
    "Kepmenkumham": "Keputusan Menteri Hukum dan Hak Asasi Manusia",
    "SE": "Surat Edaran",
}
PENERBIT: dict[str, str] = {
    "Menkum": "Menteri Hukum",
    "Menkumham": "Menteri Hukum dan Hak Asasi Manusia",
    "Kepala BPHN": "Kepala Badan Pembinaan Hukum Nasional",
    "BPHN": "Kepala Badan Pembinaan Hukum Nasional",
}
"""Who issues circulars, by the short names in use."""
_NUMBERED = re.compile(r"\b(?:Pasal|ayat|huruf|angka|Nomor|Tahun) (?=[\d(]|[A-Za-z]\b)")
_RANK = {jenis: rank for rank, jenis in enumerate(JENIS)}


def cite(peraturan: Peraturan, register: Register, pasal: str | None = None) -> str:
    """The full citation, with ``sebagaimana telah diubah`` when the register says so."""
    text = _name(peraturan)
    if peraturan.tentang:
        text += f" tentang {peraturan.tentang}"
    text += _amended(peraturan, register)
    return _together(f"{pasal} {text}" if pasal else text)


def cite_short(peraturan: Peraturan, pasal: str | None = None) -> str:
    """``PP 2/2007 Pasal 3``."""
    number = "/".join(part for part in (peraturan.nomor, peraturan.tahun) if part)
    return _together(" ".join(part for part in (peraturan.jenis, number, pasal) if part))


def hierarchy(peraturan: Peraturan) -> tuple[int, str, str]:
    """Sort key: rank of the kind, then year, then id."""
    return (_RANK.get(peraturan.jenis, len(_RANK)), peraturan.tahun or "", peraturan.id)


def _name(peraturan: Peraturan) -> str:
    parts = [_kind(peraturan.jenis)]
    parts += [f"Nomor {peraturan.nomor}"] if peraturan.nomor else []
    parts += [f"Tahun {peraturan.tahun}"] if peraturan.tahun else []
    return " ".join(parts)


def _kind(jenis: str) -> str:
    """The kind in full: ``SE Menkum`` is Surat Edaran Menteri Hukum."""
    if jenis.startswith("SE "):
        issuer = jenis.removeprefix("SE ")
        return f"{JENIS['SE']} {PENERBIT.get(issuer, issuer)}"
    return JENIS.get(jenis, jenis)


def _together(text: str) -> str:
    """The text with numbers kept on the line of the word before them."""
    return _NUMBERED.sub(lambda match: match.group().replace(" ", NBSP), text)


def is_regulation(peraturan: Peraturan) -> bool:
    """Whether it may stand in a decree's Mengingat: a circular is no regulation (UU 12/2011 Pasal 7-8)."""
    return not peraturan.jenis.startswith("SE")


def _amended(peraturan: Peraturan, register: Register) -> str:
    """UU 12/2011 Lampiran II: one amendment is named, of several only the last."""
    chain = amendments(peraturan, register)
    if not chain:
        return ""
    several = "beberapa kali diubah, terakhir" if len(chain) > 1 else "diubah"
    return f" sebagaimana telah {several} dengan {_name(chain[-1])}"


def amendments(peraturan: Peraturan, register: Register) -> list[Peraturan]:
    """The regulations that amended ``peraturan``, in order; a circle in the register ends the walk."""
    chain: list[Peraturan] = []
    current = peraturan
    while current.status == "diubah":
        later = [register[id] for id in current.oleh if id in register and register[id] not in chain]
        if not later:
            break
        chain += later
        current = later[-1]
    return chain
