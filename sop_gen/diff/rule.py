"""What a rule is: which differences it is about, what they mean for the citizen, and which rule says the opposite.

A rule lives in ``rules/<kode>.py``. The file's docstring, in Indonesian, is the rule's documentation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from sop_gen.diff.perubahan import JENIS, Beda, Dampak, Jenis
from sop_gen.model.instansi import Instansi, Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.registry import Registry


@dataclass(frozen=True, eq=False)
class Tinjauan:
    """What a rule may look at besides the difference: the service and the office on both sides, where there are any.

    One for all differences of a service: what rules count over it is counted once (it is known by identity).
    """

    lama: Layanan | None = None
    baru: Layanan | None = None
    instansi_lama: Instansi | None = None
    instansi_baru: Instansi | None = None

    @property
    def kalender(self) -> tuple[Kalender, Kalender]:
        """The working time of the office then and now: what differs only by one of them is not certain."""
        old, new = (office.kalender if office else Kalender() for office in (self.instansi_lama, self.instansi_baru))
        return old, new


Alasan = Callable[[Beda, Tinjauan], str | None]
"""Gives the reason, one plain sentence from the citizen's view; None when the rule does not apply."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One meaning that a difference can have."""

    penjelasan: str | None
    """The rule in the words of its users."""
    dampak: Dampak
    bidang: tuple[str, ...]
    """The fields that the rule is about, as in ``Beda.bidang``; ``*`` stands for any words.

    Fields within a value that is compared as one (``jangka_waktu.lama``) are named, too: the rule looks at them.
    """
    cermin: str
    """The code of the rule that says the opposite when the editions are exchanged; that of the rule itself when it is neutral."""
    alasan: Alasan | str
    """A sentence alone always applies."""
    jenis: tuple[Jenis, ...] = JENIS
    dinilai: bool = False
    """Whether people must judge it: a neutral rule that says that words alone don't tell what it means."""
    mendahului: bool = False
    """Whether the rule goes before all others."""

    def names(self, bidang: str) -> bool:
        """Whether the rule is about the field."""
        return any(fnmatchcase(bidang, pattern) for pattern in self.bidang)

    def says(self, beda: Beda, tinjauan: Tinjauan) -> str | None:
        """The reason, when the rule applies to ``beda``."""
        if beda.jenis not in self.jenis or not self.names(beda.bidang):
            return None
        return self.alasan if isinstance(self.alasan, str) else self.alasan(beda, tinjauan)


RULES: Registry[Rule] = Registry("sop_gen.diff.rules")
"""Every rule by its code, which names what the change does."""
