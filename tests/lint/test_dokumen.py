"""docs/aturan.md is what the rules say now, and the catalogue names only rules that exist."""

from __future__ import annotations

import re

from sop_gen.lint.dokumen import aturan_md
from sop_gen.lint.katalog import KATALOG
from sop_gen.lint.rule import RULES
from tests.conftest import ROOT

KODE = list(RULES.load())


def test_the_document_is_up_to_date() -> None:
    written = (ROOT / "docs" / "aturan.md").read_text("utf-8")
    assert written == aturan_md(), "docs/aturan.md usang: jalankan 'make aturan'"


def test_every_rule_has_its_chapter_in_order_and_every_link_its_target() -> None:
    text = aturan_md()
    headings = re.findall(r"^## (.+)$", text, re.M)
    assert headings == ["Daftar isi", *KODE, "Kode katalog", "Kode katalog tanpa aturan"]
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    for kode in KODE:
        assert f"```yaml\n{RULES[kode].salah}```" in text
        assert f"```yaml\n{RULES[kode].benar}```" in text


def test_the_catalogue_names_rules_or_a_reason() -> None:
    for katalog, found in KATALOG.items():
        assert re.fullmatch(r"(SOP|LAW|SP|MKL|PUB|ZI)-\d\d", katalog)
        assert found, katalog
        assert isinstance(found, str) or set(found) <= set(KODE), katalog
