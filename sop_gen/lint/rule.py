"""What a rule is: it says what it asks, finds what is against it, and shows a wrong and a right spec.

A rule lives in ``rules/<kode>.py``. The file's docstring, in Indonesian, is the rule's documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sop_gen.lint.seluruh import Seluruh
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.registry import Registry
from sop_gen.spec.tree import Step

Tingkat = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Temuan:
    """One fault that a rule found: where in the spec, what is wrong, what to do, and an example that would pass.

    The example is empty where nothing is to be written but something removed.
    """

    jalur: tuple[Step, ...]
    pesan: str
    saran: str
    contoh: str
    tingkat: Tingkat | None = None
    """When it differs from the rule's: what is only missing is an error in a service that is in force."""


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """What a rule may look at: one service, its office (None when it can't be read), and what the whole office has."""

    layanan: Layanan
    instansi: Instansi | None
    register: Register
    seluruh: Seluruh
    hari_ini: date
    """The day that the findings are true for; rules have no clock."""
    ditemukan: frozenset[str] = field(default_factory=frozenset)
    """Codes that the other rules found, for rules that come last."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule about one service, and the level of its findings."""

    tingkat: Tingkat
    penjelasan: str | None
    """The rule in the words of its users: a title, what it asks, why, how to mend it."""
    periksa: Callable[[Tinjauan], Iterator[Temuan]]
    """Finds every fault in any valid service, in order of the spec."""
    salah: str
    """Keys of a service against the rule; a comment ``# temuan`` marks each line that gets a finding.

    After a line ``---`` may follow further services of the same office.
    """
    benar: str
    """The same, mended."""
    terakhir: bool = False
    """Whether the rule comes after all others, knowing what they found."""
    berhenti: bool = False
    """Whether the rule is about services that no longer run here, which no other rule looks at."""


RULES: Registry[Rule] = Registry("sop_gen.lint.rules")
"""Every rule by its code, which names the fault."""


def menurut_status(layanan: Layanan) -> Tingkat:
    """The level of what is missing: an error in a service that is in force, a warning while it is being drafted."""
    return "error" if layanan.status == "ditetapkan" else "warning"
