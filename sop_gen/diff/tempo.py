"""Two promises of time beside each other: which lasts longer, and which begins to count later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import Tinjauan
from sop_gen.diff.wujud import words
from sop_gen.model.butir import Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import runs
from sop_gen.waktu.janji import compare
from sop_gen.waktu.jumlah import Ujung, of_durasi

_HARI: dict[str, tuple[int, int]] = {"hari kalender": (0, 1), "minggu": (0, 7), "hari": (1, 1), "hari kerja": (2, 1)}
"""Units of days: how long their day can be at most (a working day lasts over the weekend), and how many days one has."""
_TAHAP = (
    (3, r"verifikasi|validasi|disetujui|persetujuan|memenuhi syarat|disahkan|pengesahan|ditetapkan|penetapan"),
    (2, r"bayar|setor|lunas"),
    (1, r"lengkap"),
    (0, r"diajukan|mengajukan|pengajuan|diterima|penerimaan|didaftarkan|pendaftaran|permohonan masuk|berkas masuk|^permohonan$"),
)
"""Known beginnings in their usual order; of several in one text the latest counts: ``diterima lengkap``."""
_OLEH_PEMOHON = re.compile(r"\boleh pemohon\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Selisih:
    """How a promise changed: its length and its beginning, each 1 (longer, later), -1, 0, or None when that is not certain."""

    lama: int | None
    awal: int | None

    @property
    def arah(self) -> int | None:
        """Both together; None when one is not certain or they pull apart."""
        if self.lama is None or self.awal is None or self.lama * self.awal < 0:
            return None
        return self.lama or self.awal


@dataclass(frozen=True, slots=True)
class Janji:
    """A promise on both sides, and how it changed."""

    lama: Waktu
    baru: Waktu
    selisih: Selisih


def janji(beda: Beda, tinjauan: Tinjauan) -> Janji | None:
    """Two promises to the applicant that can be compared; None when one of them is none."""
    if not beda.semula or not beda.menjadi or not is_janji(beda.semula.isi) or not is_janji(beda.menjadi.isi):
        return None
    change = selisih(beda.semula.isi, beda.menjadi.isi, tinjauan)
    return Janji(beda.semula.isi, beda.menjadi.isi, change) if change else None


def is_janji(waktu: Waktu) -> bool:
    """Whether the time is a limit promised to the applicant."""
    return has_batas(waktu) and not untuk_pemohon(waktu)


def any_batas(layanan: Layanan | None) -> bool:
    """Whether the service promises any limit."""
    return layanan is not None and any(is_janji(waktu) for waktu in layanan.jangka_waktu)


def batas_hilang(lama: Waktu, baru: Waktu) -> bool:
    """Whether a promised limit gave way to what sets none."""
    return is_janji(lama) and not has_batas(baru) and not untuk_pemohon(baru)


def has_batas(waktu: Waktu) -> bool:
    """Whether the promise sets a limit: words do not, nor does *paling cepat*."""
    return waktu.lama is not None and not waktu.lama.tulisan.lower().startswith("paling cepat")


def untuk_pemohon(waktu: Waktu) -> bool:
    """Whether the time is a deadline of the applicant, not a promise to him."""
    return bool(_OLEH_PEMOHON.search(waktu.uraian or ""))


def selisih(lama: Waktu, baru: Waktu, tinjauan: Tinjauan) -> Selisih | None:
    """What changed between two times that both set a limit; None when one does not."""
    if lama.lama is None or baru.lama is None or not (has_batas(lama) and has_batas(baru)):
        return None
    return Selisih(beda_lama(lama.lama, baru.lama, tinjauan.kalender), _start(_sejak(lama), _sejak(baru)))


def sebut(durasi: Durasi) -> str:
    """``3-5 hari kerja``, without the words around it."""
    numbers = [format(number.normalize(), "f").replace(".", ",") for number in (durasi.dari, durasi.sampai)]
    return f"{'-'.join(dict.fromkeys(numbers))} {durasi.satuan}"


def pergeseran(lama: Waktu, baru: Waktu, change: Selisih) -> str:
    """``naik dari 7 hari kerja menjadi 14 hari kerja``; of equal lengths ``dihitung lebih lambat: sejak … menjadi sejak …``."""
    if change.lama and lama.lama and baru.lama:
        return f"{'naik' if change.lama > 0 else 'turun'} dari {sebut(lama.lama)} menjadi {sebut(baru.lama)}"
    return f"dihitung lebih {'lambat' if change.awal == 1 else 'awal'}: {titik_awal(lama)} menjadi {titik_awal(baru)}"


def sebut_waktu(waktu: Waktu) -> str:
    """The promise as printed."""
    return words(format_waktu(waktu))


def titik_awal(waktu: Waktu) -> str:
    """``sejak berkas lengkap``."""
    return f"sejak {_sejak(waktu)}"


def titik_awal_disebut(lama: Waktu, baru: Waktu) -> bool:
    """Whether only one side says when the time begins to count."""
    return bool(_sejak(lama)) != bool(_sejak(baru))


def subjek(waktu: Waktu) -> str:
    """``Waktu paling lama``, with what the promise is about."""
    return f"Waktu paling lama untuk {words(runs(waktu.uraian))}" if waktu.uraian else "Waktu paling lama"


# ---- length ----------------------------------------------------------------------------------------------------------


def beda_lama(lama: Durasi, baru: Durasi, kalender: tuple[Kalender, Kalender]) -> int | None:
    """1 when ``baru`` is longer (by its upper end; when these are equal by its lower one), -1, 0, None when not certain."""
    upper = _end(lama, baru, kalender, "sampai")
    return _end(lama, baru, kalender, "dari") if upper == 0 else upper


def _end(lama: Durasi, baru: Durasi, kalender: tuple[Kalender, Kalender], ujung: Ujung) -> int | None:
    days = _by_days(lama, baru, ujung)
    if days is not None:
        return days
    ways = {_certain(lama, baru, one, ujung) for one in kalender}
    return ways.pop() if len(ways) == 1 else None


def _by_days(lama: Durasi, baru: Durasi, ujung: Ujung) -> int | None:
    """Days beside days: as many or more working days last longer than calendar days, whatever the date."""
    if lama.satuan not in _HARI or baru.satuan not in _HARI:
        return None
    (old_kind, old_days), (new_kind, new_days) = _HARI[lama.satuan], _HARI[baru.satuan]
    old, new = (getattr(side, ujung) * days for side, days in ((lama, old_days), (baru, new_days)))
    more, heavier = (new > old) - (new < old), (new_kind > old_kind) - (new_kind < old_kind)
    if more * heavier < 0 or (more == 0 and abs(new_kind - old_kind) == 1):
        return None
    return more or heavier


def _certain(lama: Durasi, baru: Durasi, kalender: Kalender, ujung: Ujung) -> int | None:
    old, new = of_durasi(lama, kalender, ujung), of_durasi(baru, kalender, ujung)
    if old == new:
        return 0
    longer, shorter = compare(new, old, kalender), compare(old, new, kalender)
    if longer == shorter:
        return 0 if longer == "cukup" else None
    if longer == "lewat" or shorter == "cukup":
        return 1
    return -1 if shorter == "lewat" or longer == "cukup" else None


# ---- beginning -------------------------------------------------------------------------------------------------------


def _sejak(waktu: Waktu) -> str:
    written = waktu.sejak or (waktu.lama.sejak if waktu.lama else None) or ""
    return words(runs(written)).lower().removeprefix("sejak ")


def _start(lama: str, baru: str) -> int | None:
    """A beginning that only one side names is taken for the same: nothing says that it was another."""
    if lama == baru or not (lama and baru):
        return 0
    old, new = _milestone(lama), _milestone(baru)
    if old is None or new is None or old == new == 3:
        return None
    return (new > old) - (new < old)


def _milestone(text: str) -> int | None:
    return next((number for number, pattern in _TAHAP if re.search(pattern, text)), None)
