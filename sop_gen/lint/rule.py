"""What a rule is: it says what it asks, finds what is against it, and shows a wrong and a right spec.

A rule lives in ``rules/<kode>.py``. The file's docstring, in Indonesian, is the rule's documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sop_gen.model.layanan import Layanan
from sop_gen.registry import Registry
from sop_gen.spec.tree import Step


@dataclass(frozen=True, slots=True)
class Temuan:
    """One fault that a rule found: where in the spec, what is wrong, what to do, and an example that would pass."""

    jalur: tuple[Step, ...]
    pesan: str
    saran: str
    contoh: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule about one service, and the level of its findings."""

    tingkat: Literal["error", "warning", "info"]
    penjelasan: str | None
    """The rule in the words of its users: a title, what it asks, why, how to mend it."""
    periksa: Callable[[Layanan], Iterator[Temuan]]
    """Finds every fault in any valid service, in order of the spec."""
    salah: str
    """Keys of a service against the rule; a comment ``# temuan`` marks each line that gets a finding."""
    benar: str
    """The same, mended."""


RULES: Registry[Rule] = Registry("sop_gen.lint.rules")
"""Every rule by its code, which names the fault."""
