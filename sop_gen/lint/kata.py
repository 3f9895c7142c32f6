"""The words of a text, as rules compare them: plain, lower case, whole; and which of them are verbs."""

from __future__ import annotations

import re
from functools import lru_cache

from sop_gen.teks.inline import as_text, runs

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def vocabulary(listed: str) -> frozenset[str]:
    """The words that ``listed`` holds, separated by blanks."""
    return frozenset(listed.split())


_TANPA_MAKNA = vocabulary(
    "agar atas atau beserta bila dalam dan dari dengan di guna hal ini itu ke kepada maka oleh pada para sebagai secara "
    "sejak serta suatu telah tentang terhadap untuk yang"
)
_SEARTI = {"berkas": "dokumen", "draf": "konsep", "notulen": "notula", "register": "registrasi"}
_BUKAN_ME = vocabulary(
    "media medan mediasi mediator medis mekanisme melalui memadai memo memorandum menengah mengenai mengingat meninggal menit "
    "menteri menu menurut merah merata merek mesin meskipun meter meterai metode metrologi"
)
_BUKAN_DI = vocabulary(
    "dialog diagnosis diklat digital digitalisasi dinamis dinas diploma diplomasi direksi direktorat direktur diri diseminasi "
    "disiplin diskon diskusi disposisi distribusi divisi"
)
_BUKAN_BER = vocabulary(
    "beranda berani berapa beras berat berbagai berdasarkan berikut berikutnya berita berkala berkas berkat bermacam bersama "
    "bersamaan bersih"
)
_TANPA_AWALAN = vocabulary("datang hadir ikut keluar kembali masuk mulai naik pergi pulang tiba turun")


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """``text`` without Markdown, on one line."""
    return " ".join(as_text(runs(text)).split())


@lru_cache(maxsize=10_000)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, without figures and signs."""
    return tuple(word.lower() for word in _KATA.findall(plain(text)))


def is_active(word: str) -> bool:
    """Whether ``word`` (lower case) is an active verb: with me-, with ber-, or one that needs no prefix."""
    if word.startswith("me"):
        return len(word) > 4 and word not in _BUKAN_ME
    return word in _TANPA_AWALAN or (word.startswith("ber") and len(word) > 5 and word not in _BUKAN_BER)


def is_passive(word: str) -> bool:
    """Whether ``word`` (lower case) is a passive verb with di-."""
    return word.startswith("di") and len(word) > 4 and word not in _BUKAN_DI


def meaning(text: str) -> frozenset[str]:
    """The words of ``text`` that tell one thing from another, words of one sense made equal."""
    bare = (word.removesuffix("nya") if len(word) > 6 else word for word in words(text))
    return frozenset(_SEARTI.get(word, word) for word in bare if word not in _TANPA_MAKNA)


def resembles(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two meanings may be one thing: they share half the words of the shorter.

    Without words nothing can be told apart.
    """
    return 2 * len(one & other) >= min(len(one), len(other))


def abbreviates(text: str, other: str) -> bool:
    """Whether a word of ``text`` may be the initials of words of ``other``: ``KTP`` of ``Kartu Tanda Penduduk``."""
    initials = "".join(word[0] for word in words(other))
    return any(len(word) >= 2 and word in initials for word in words(text))
