"""Amounts of fees, as far as they are known."""

from __future__ import annotations

import re

from sop_gen.diff.perubahan import Nilai
from sop_gen.diff.wujud import words
from sop_gen.model.butir import Gratis, Tarif
from sop_gen.teks.angka import format_rupiah
from sop_gen.teks.inline import runs

_BEBAS = re.compile(r"gratis|tidak dipungut|tanpa biaya|tanpa dipungut|bebas biaya|cuma-cuma|\bRp\.?\s?0\b", re.IGNORECASE)
_PEMBAYAR = "pemohon|pelapor|pengadu|pengguna|penerima layanan|pemrakarsa|masyarakat|peserta|keluarga|yang bersangkutan"
_DITANGGUNG = re.compile(
    rf"(?<!tidak )(?:ditanggung|dibebankan)\s+(?:oleh\s+|kepada\s+)?(?:pihak\s+)?(?:{_PEMBAYAR})", re.IGNORECASE
)


def kenaikan(lama: Tarif, baru: Tarif) -> int | None:
    """The rupiah that the fee rose by; negative when it fell, None when an amount is unknown or is one of another unit."""
    old, new = _rupiah(lama), _rupiah(baru)
    if old is None or new is None or beda_satuan(lama, baru):
        return None
    return new - old


def beda_satuan(lama: Tarif, baru: Tarif) -> bool:
    """Whether both sides name a unit, and not the same."""
    return bool(lama.satuan and baru.satuan and _unit(lama.satuan) != _unit(baru.satuan))


def _rupiah(fee: Tarif) -> int | None:
    if fee.tarif is not None:
        return fee.tarif
    return 0 if _BEBAS.search(fee.teks or "") else None


def _unit(satuan: str) -> str:
    return satuan.lower().removeprefix("per ").removeprefix("/").strip()


def sebut(fee: Tarif) -> str:
    """``Rp50.000`` or the words that stand for it."""
    return format_rupiah(fee.tarif) if fee.tarif is not None else (fee.teks or "")


def sebut_lengkap(fee: Tarif) -> str:
    """``Cetak Rp50.000``: what the fee is for, and its amount."""
    return f"{words(runs(fee.uraian))} {sebut(fee)}"


def sebut_semua(fees: tuple[Tarif, ...]) -> str:
    """The amounts of all fees that cost something: ``Rp50.000 dan Rp5.000``."""
    return " dan ".join(sebut(fee) for fee in fees if is_dipungut(fee))


def is_dipungut(fee: Tarif) -> bool:
    """Whether the fee costs anything."""
    return _rupiah(fee) != 0


def ditanggung(keterangan: Nilai | None) -> bool:
    """Whether a remark says that the applicant bears a cost: ``Biaya pemindahan ditanggung pemohon``."""
    return bool(keterangan and _DITANGGUNG.search(keterangan.teks))


def is_berbayar(biaya: Gratis | tuple[Tarif, ...]) -> bool:
    """Whether anything is charged."""
    return not isinstance(biaya, Gratis) and any(is_dipungut(fee) for fee in biaya)
