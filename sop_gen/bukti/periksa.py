"""What a check is: it looks at the office and says yes, not yet, or that it can't tell, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sop_gen.bukti.keadaan import Keadaan, Saksi
from sop_gen.registry import Registry

Putusan = Literal["ya", "belum", "tak-tentu"]


@dataclass(frozen=True)
class Temuan:
    """The verdict of a check in words; ``layanan`` are the ids of those services, not all, that keep it from being yes."""

    putusan: Putusan
    uraian: str
    layanan: tuple[str, ...] = ()
    bagian: Fraction = Fraction(0)
    """Of checks that measure: the share that is proved."""


Uji = Callable[[Keadaan], Temuan]
UJI: Registry[Uji] = Registry("sop_gen.bukti.uji")
"""Every check by its name."""


def for_all(keadaan: Keadaan, good: Callable[[Saksi], bool], said: str, otherwise: Putusan, less: str) -> Temuan:
    """Whether ``good`` holds for every running service; ``said`` and ``less`` end the sentences *12 layanan …*.

    While a service can't be read, nothing holds for all of them.
    """
    lacking = tuple(service.id for service in keadaan.layanan if not good(service))
    count = len(keadaan.layanan)
    share = Fraction(count - len(lacking), count) if count else Fraction(0)
    if lacking:
        which = f"{len(lacking)} dari {count}" if len(lacking) < count else f"semua {count}"
        return Temuan(otherwise, f"{which} layanan {less}", lacking if len(lacking) < count else (), share)
    if keadaan.tak_terbaca or not count:
        why = f"{len(keadaan.tak_terbaca)} berkas layanan tidak dapat dibaca" if keadaan.tak_terbaca else "belum ada layanan"
        return Temuan("tak-tentu", why, keadaan.tak_terbaca)
    return Temuan("ya", f"semua {count} layanan {said}", (), share)
