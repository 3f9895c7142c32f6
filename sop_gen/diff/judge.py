"""What a difference means for the citizen: the first rule that has something to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sop_gen.diff.perubahan import Beda, Dampak
from sop_gen.diff.rule import RULES, Rule, Tinjauan


@dataclass(frozen=True, slots=True)
class Putusan:
    """The code of the rule that spoke, the impact, and the reason."""

    kode: str
    dampak: Dampak
    alasan: str
    dinilai: bool = False
    """Whether people must judge it."""


def judge(beda: Beda, tinjauan: Tinjauan) -> Putusan:
    """What ``beda`` means for the citizen; LookupError when no rule is about its field (a test keeps that from happening)."""
    for kode, rule in _rules_of(beda.bidang):
        if alasan := rule.says(beda, tinjauan):
            return Putusan(kode, rule.dampak, alasan, rule.dinilai)
    raise LookupError(f"no rule judges '{beda.bidang}' ({beda.jenis})")


@cache
def _rules_of(bidang: str) -> tuple[tuple[str, Rule], ...]:
    """The rules about a field, in the order in which they are asked."""
    rules = RULES.load()
    return tuple((kode, rules[kode]) for kode in sorted(rules, key=_rank) if rules[kode].names(bidang))


def _rank(kode: str) -> tuple[bool, bool, bool, str]:
    """Burden and relief go before neutral rules, and those that ask for more before those that always apply."""
    rule = RULES[kode]
    return not rule.mendahului, rule.dampak == "netral", isinstance(rule.alasan, str), kode
