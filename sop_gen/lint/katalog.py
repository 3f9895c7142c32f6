"""The catalogue of defects seen in published documents: which rules find each, or why none does."""

from __future__ import annotations

KATALOG: dict[str, tuple[str, ...] | str] = {
    "SOP-06": ("alur-tanpa-akhir", "langkah-tak-terjangkau", "lingkaran-tanpa-keluar"),
}
"""Codes of the rules by catalogue code, or the reason, in Indonesian, why no rule is needed or possible."""
