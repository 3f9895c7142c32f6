"""All rules over one service."""

from __future__ import annotations

from sop_gen.diagnostics import Diagnostic, in_order
from sop_gen.lint.rule import RULES
from sop_gen.model.layanan import Layanan
from sop_gen.model.messages import finding
from sop_gen.spec.tree import Document


def run_rules(layanan: Layanan, document: Document) -> list[Diagnostic]:
    """What the rules find in ``layanan``, at its place in ``document``. A service that no longer runs here has no findings."""
    if not layanan.berjalan:
        return []
    rules = RULES.load()
    return in_order(
        finding(document, found.jalur, kode, found.pesan, found.saran, found.contoh, layanan.id).at(tingkat=rules[kode].tingkat)
        for kode in rules
        for found in rules[kode].periksa(layanan)
    )
