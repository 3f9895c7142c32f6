"""What really came into a list or went from it: not what only stands elsewhere now."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from sop_gen.diff.perubahan import Beda, Nilai
from sop_gen.diff.rule import Tinjauan
from sop_gen.diff.wujud import words
from sop_gen.model.butir import Butir, Kelompok, Pengaduan, items_of
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


def sebut(items: list[Butir]) -> str:
    """``satu dokumen``, ``tiga syarat``."""
    what = "dokumen" if all(is_dokumen(item) for item in items) else "syarat"
    return f"{_bilang(len(items))} {what}"


_PETUGAS = re.compile(
    r"(?:petugas|pejabat|kepala|kantor|kanwil|staf|tim|analis|operator|verifikator|panitia|sekretariat|divisi|bidang|unit)\b",
    re.IGNORECASE,
)


def milik_pemohon(items: list[Butir]) -> list[Butir]:
    """Stages that the applicant goes through: those that do not begin with who else does them."""
    return [item for item in items if not _PETUGAS.match(item.nama)]


def sebut_tahap(items: list[Butir]) -> str:
    """``satu tahap``."""
    return f"{_bilang(len(items))} tahap"


def _bilang(number: int) -> str:
    return _SATUAN[number] if number < len(_SATUAN) else str(number)


def saluran_datang(beda: Beda, tinjauan: Tinjauan) -> bool:
    """Whether nobody could complain there before, neither under this name nor under another."""
    return beda.menjadi is not None and _address(beda.menjadi.isi) not in _channels(tinjauan)[0]


def saluran_pergi(beda: Beda, tinjauan: Tinjauan) -> bool:
    """Whether nobody can complain there any more."""
    return beda.semula is not None and _address(beda.semula.isi) not in _channels(tinjauan)[1]


@lru_cache(maxsize=16)
def _channels(tinjauan: Tinjauan) -> tuple[frozenset[str], frozenset[str]]:
    """Where people can complain, at the service or at the office, then and now."""
    sides = (tinjauan.lama, tinjauan.instansi_lama), (tinjauan.baru, tinjauan.instansi_baru)
    old, new = (frozenset(_address(channel) for part in side if part for channel in part.pengaduan) for side in sides)
    return old, new


def _address(channel: Pengaduan) -> str:
    return (channel.nilai or channel.kanal).casefold()
