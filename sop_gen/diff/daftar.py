"""What really came into a list or went from it: not what only stands elsewhere now."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from sop_gen.diff.pasangan import words_of
from sop_gen.diff.perubahan import Beda, Nilai
from sop_gen.diff.rule import Tinjauan
from sop_gen.diff.wujud import words
from sop_gen.model.butir import Butir, Kelompok, items_of
from sop_gen.teks.inline import runs

Kunci = tuple[str | None, ...]
_SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_DOKUMEN = re.compile(
    r"(?:asli|fotokopi|salinan|scan|surat|formulir|kartu|akta|akte|kutipan|buku|ijazah|sertifikat|(?:pas\s?)?foto|ktp|kk|skck|npwp|paspor"
    r"|dokumen|berkas|bukti|daftar|rekomendasi|naskah|proposal|laporan|izin|kuitansi|materai|meterai)\b",
    re.IGNORECASE,
)


def datang(beda: Beda, tinjauan: Tinjauan) -> list[Butir]:
    """The items that an added value brings and that the older list did not have."""
    return _beyond(beda.menjadi, *_lists(tinjauan, beda.bidang)[::-1])


def pergi(beda: Beda, tinjauan: Tinjauan) -> list[Butir]:
    """The items that went with a removed value and that the newer list does not have."""
    return _beyond(beda.semula, *_lists(tinjauan, beda.bidang))


def _beyond(value: Nilai | None, own: Counter[Kunci], other: Counter[Kunci]) -> list[Butir]:
    if value is None or not isinstance(value.isi, Butir | Kelompok):
        return []
    return [item for item in items_of((value.isi,)) if own[_key(item)] > other[_key(item)]]


@lru_cache(maxsize=64)
def _lists(tinjauan: Tinjauan, bidang: str) -> tuple[Counter[Kunci], Counter[Kunci]]:
    """How often each item is in the list, groups opened, then and now."""
    old, new = (
        Counter(_key(item) for item in items_of(getattr(side, bidang))) if side else Counter[Kunci]()
        for side in (tinjauan.lama, tinjauan.baru)
    )
    return old, new


def _key(item: Butir) -> Kunci:
    return words(runs(item.nama)).lower(), item.bentuk, item.jumlah, item.bila


def is_dokumen(item: Butir) -> bool:
    """Whether the item is a paper to be brought, and not a condition to be met."""
    return bool(item.bentuk or item.jumlah or _DOKUMEN.match(item.nama))


_DATA = re.compile(
    r"(?:nomor|nik|nama|alamat|tempat (?:dan|,) tanggal lahir|tanggal lahir|tempat tinggal|jenis kelamin|pekerjaan"
    r"|kewarganegaraan|agama|status perkawinan)\b(?!.*\b(?:harus|wajib|tidak|telah|sudah)\b)",
    re.IGNORECASE,
)
"""What is filled in: neither a paper nor a condition."""
_TERTENTU = re.compile(r"\b(?:(?:bagi|untuk) (?:pemohon )?yang|bila|jika|apabila|dalam hal)\b", re.IGNORECASE)


def permintaan(items: list[Butir], kata: str, akhir: str = "") -> str:
    """``Pemohon harus menyiapkan satu dokumen lagi``: what the items ask, with the words before and after it."""
    if all(is_dokumen(item) for item in items):
        verb, what = "menyiapkan", "dokumen"
    elif all(_DATA.match(item.nama) for item in items):
        verb, what = "mengisi", "data"
    else:
        verb, what = "memenuhi", "syarat"
    whose = "Dalam keadaan tertentu pemohon" if all(map(_is_tertentu, items)) else "Pemohon"
    return f"{whose} {kata} {verb} {_bilang(len(items))} {what}{akhir}"


def _is_tertentu(item: Butir) -> bool:
    """Whether the item is asked of some applicants only."""
    return bool(item.bila or _TERTENTU.search(item.nama) or _TERTENTU.match(item.keterangan or ""))


_PETUGAS = re.compile(
    r"(?:petugas|pejabat|kepala|kantor|kanwil|staf|tim|analis|operator|verifikator|panitia|sekretariat|divisi|bidang|unit)\b",
    re.IGNORECASE,
)


_MENERIMA = re.compile(r"\b(?:menerima|mendapat|mendapatkan|memperoleh)\b", re.IGNORECASE)
_BERBUAT = re.compile(
    r"\b(?:datang|hadir|menghadiri|menghadap|mengambil|membayar|membawa|mengisi|melengkapi|menyerahkan|menyampaikan|mengajukan|"
    r"menandatangani|mengunggah|mengirim\w*|mendaftar\w*)\b",
    re.IGNORECASE,
)


def is_petugas(text: str) -> bool:
    """Whether a sentence begins with who in the office does it."""
    return bool(_PETUGAS.match(text))


def milik_pemohon(items: list[Butir]) -> list[Butir]:
    """Stages that ask something of the applicant: not those of the office, nor those in which he only receives."""
    return [item for item in items if not is_petugas(item.nama) and not _menerima(item)]


def hanya_menerima(items: list[Butir]) -> bool:
    """Whether the applicant only receives something in these stages, those of the office left aside."""
    own = [item for item in items if not is_petugas(item.nama)]
    return bool(own) and all(map(_menerima, own))


def _menerima(item: Butir) -> bool:
    return bool(_MENERIMA.search(item.nama)) and not _BERBUAT.search(item.nama)


def hanya_ditulis(tinjauan: Tinjauan) -> bool:
    """Whether one edition alone tells its procedure outside the SOP, while an SOP has sentences for the public."""
    sides = [side for side in (tinjauan.lama, tinjauan.baru) if side]
    empty = [side for side in sides if not side.prosedur]
    return len(empty) == 1 and any(step.publik for side in sides for sop in side.sop for step in sop.langkah)


def sebut_tahap(items: list[Butir]) -> str:
    """``satu tahap``."""
    return f"{_bilang(len(items))} tahap"


def _bilang(number: int) -> str:
    return _SATUAN[number] if number < len(_SATUAN) else str(number)


_HAMPA = frozenset(
    ("dapat", "setiap", "bila", "jika", "apabila", "tidak", "akan", "secara", "kepada", "pemohon", "ini", "diberikan")
)
"""Words that two guarantees share without being about the same."""


def tak_tergantikan(items: list[Butir], beda: Beda, tinjauan: Tinjauan) -> list[Butir]:
    """The guarantees for which none about the same came or went."""
    others = _others(beda, tinjauan)
    return [item for item in items if not _sejenis(item, others)]


def pengganti(beda: Beda, tinjauan: Tinjauan) -> list[str]:
    """What took the place of the guarantees of ``beda``; none when one of them has no such other."""
    items, others = datang(beda, tinjauan) + pergi(beda, tinjauan), _others(beda, tinjauan)
    found = [_sejenis(item, others) for item in items]
    return [words(runs(other.nama)) for part in found for other in part] if all(found) else []


def _others(beda: Beda, tinjauan: Tinjauan) -> list[Butir]:
    """What went while ``beda`` came, and the other way round."""
    old, new = _lists(tinjauan, beda.bidang)
    side, own, other = (tinjauan.lama, old, new) if beda.menjadi else (tinjauan.baru, new, old)
    return [item for item in items_of(getattr(side, beda.bidang)) if own[_key(item)] > other[_key(item)]] if side else []


def _sejenis(item: Butir, others: list[Butir]) -> list[Butir]:
    return [other for other in others if _same_subject(item, other)]


def _same_subject(one: Butir, other: Butir) -> bool:
    """Whether they begin with the same word that says something, or share two of them."""
    left, right = ([word for word in words_of(item.nama) if word not in _HAMPA] for item in (one, other))
    return left[:1] == right[:1] != [] or len(set(left) & set(right)) > 1
