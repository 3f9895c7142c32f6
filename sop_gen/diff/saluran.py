"""Where people can complain, and how fast they are answered: a channel is known by its number or address, not by its name."""

from __future__ import annotations

import re
from functools import lru_cache

from sop_gen.diff.batas import Pergeseran, pergeseran
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import Tinjauan
from sop_gen.model.butir import Pengaduan

Titik = frozenset[str]
"""Numbers and addresses by which a channel is reached."""
_SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|https?://[^\s;,]+")
_NOMOR = re.compile(r"(?<!\w)\+?\(?\d[\d\s().-]{5,}\d")
_BATAS = re.compile(r"\b(?:paling (?:lama|lambat)|maksimal|selambat-lambatnya)\b", re.IGNORECASE)


def saluran_datang(beda: Beda, tinjauan: Tinjauan) -> bool:
    """Whether nobody could complain there before, neither under this name nor under another."""
    return beda.menjadi is not None and not _reached(beda.menjadi.isi, _channels(tinjauan)[0])


def saluran_pergi(beda: Beda, tinjauan: Tinjauan) -> bool:
    """Whether nobody can complain there any more."""
    return beda.semula is not None and not _reached(beda.semula.isi, _channels(tinjauan)[1])


def jawaban(beda: Beda, tinjauan: Tinjauan) -> Pergeseran | None:
    """How the time in which a complaint is answered changed: 1 when it is shorter now, -1 when it is longer.

    Of a channel with another name it is told once: by the one that answers sooner.
    """
    if beda.jenis == "diubah":
        return _sooner(beda.semula.teks, beda.menjadi.teks) if beda.semula and beda.menjadi else None
    value = beda.menjadi or beda.semula
    other = _renamed(value.isi, tinjauan, came=beda.menjadi is not None) if value else None
    if value is None or other is None:
        return None
    old, new = (other, value.isi) if beda.menjadi else (value.isi, other)
    found = _sooner(_promise(old), _promise(new))
    return found if found and (found.arah == 1) == (beda.menjadi is not None) else None


def hanya_keterangan(beda: Beda) -> bool:
    """Whether only what is said about the channel changed."""
    if beda.bidang.endswith(".keterangan"):
        return True
    if not beda.semula or not beda.menjadi:
        return False
    old, new = beda.semula.teks, beda.menjadi.teks
    points = _points(old)
    return points == _points(new) if points else old.partition(";")[0] == new.partition(";")[0]


def _sooner(lama: str, baru: str) -> Pergeseran | None:
    """The shift of a promised limit; a lower limit is the stricter one for the office."""
    found = pergeseran(lama, baru)
    return found if found and found.terikat and _BATAS.search(lama) and _BATAS.search(baru) else None


def _promise(channel: Pengaduan) -> str:
    return channel.keterangan or channel.nilai or ""


def _renamed(channel: Pengaduan, tinjauan: Tinjauan, *, came: bool) -> Pengaduan | None:
    """The one channel of the other edition with the same number that is not there any more (or was not there before)."""
    old, new = _channels(tinjauan)
    own, others = (new, old) if came else (old, new)
    found = [other for other in others if other not in own and _titik(other) & _titik(channel)]
    return found[0] if len(found) == 1 and channel not in others else None


def _reached(channel: Pengaduan, channels: tuple[Pengaduan, ...]) -> bool:
    return any(_titik(channel) & _titik(other) for other in channels)


@lru_cache(maxsize=16)
def _channels(tinjauan: Tinjauan) -> tuple[tuple[Pengaduan, ...], tuple[Pengaduan, ...]]:
    """Where people can complain, at the service or at the office, then and now."""
    sides = (tinjauan.lama, tinjauan.instansi_lama), (tinjauan.baru, tinjauan.instansi_baru)
    old, new = (tuple(channel for part in side if part for channel in part.pengaduan) for side in sides)
    return old, new


def _titik(channel: Pengaduan) -> Titik:
    return _points(channel.nilai or "") | {(channel.nilai or channel.kanal).casefold()}


@lru_cache(maxsize=1_000)
def _points(text: str) -> Titik:
    numbers = {"".join(filter(str.isdigit, number)) for number in _NOMOR.findall(text)}
    return frozenset(numbers | {address.casefold() for address in _SUREL.findall(text)})
