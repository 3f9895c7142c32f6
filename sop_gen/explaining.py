"""The rules of ``check`` as their users read them."""

from __future__ import annotations

from sop_gen.diagnostics import UsageError
from sop_gen.lint.penjelasan import Penjelasan, jelaskan_semua
from sop_gen.model.messages import nearest


def rules() -> list[Penjelasan]:
    """Every rule of ``check`` explained, in order of code."""
    return jelaskan_semua()


def explain(kode: str) -> Penjelasan:
    """The rule ``kode`` explained; raises UsageError when no rule has this code."""
    known = {rule.kode: rule for rule in rules()}
    if kode not in known:
        like = nearest(kode, known)
        raise UsageError(
            f"aturan '{kode}' tidak ada; "
            + (f"mungkin maksudnya '{like}'" if like else "daftarnya: sop-gen explain")
            + "\nKode temuan bertingkat tidak-sah bukan aturan: alasan, saran dan contohnya ada pada temuannya sendiri."
        )
    return known[kode]
