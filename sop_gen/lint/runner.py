"""All rules over one service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sop_gen.diagnostics import Diagnostic, in_order
from sop_gen.lint.rule import RULES, Tinjauan
from sop_gen.model.messages import finding
from sop_gen.spec.tree import Document


def run_rules(tinjauan: Tinjauan, document: Document) -> list[Diagnostic]:
    """What the rules find in a service, at its place in ``document``; what the spec waives says so.

    A service that no longer runs here is looked at only by the rules about such services.
    """
    found = list(_run(tinjauan, document, last=False))
    known = replace(tinjauan, ditemukan=frozenset(finding.kode for finding in found))
    found += _run(known, document, last=True)
    reasons = {waiver.kode: waiver.alasan for waiver in tinjauan.layanan.abaikan}
    return in_order(finding.at(abaikan=reasons.get(finding.kode)) for finding in found)


def _run(tinjauan: Tinjauan, document: Document, *, last: bool) -> Iterator[Diagnostic]:
    rules = RULES.load()
    for kode in rules:
        rule = rules[kode]
        if rule.terakhir == last and rule.berhenti != tinjauan.layanan.berjalan:
            for found in rule.periksa(tinjauan):
                place = finding(document, found.jalur, kode, found.pesan, found.saran, found.contoh, tinjauan.layanan.id)
                yield place.at(tingkat=found.tingkat or rule.tingkat)
