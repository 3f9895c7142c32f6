"""A file that grows: what stood there stays as it was written, and what is new is read back as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.spec.reader import BIASA, read
from sop_gen.spec.sunting import EditError
from sop_gen.spec.tree import Plain, plain
from sop_gen.spec.tumbuh import first, grow

SULIT = (
    "null",
    "~",
    "ya",
    "no",
    "1e5",
    "3191217e5141",
    "0123",
    "2026-12-01",
    "1:30",
    "- a",
    "a: b",
    "# x",
    "=1+1",
    " ",
    "a\n  b\n",
    "'\"",
    "é😀",
)
TEKS = st.sampled_from(SULIT) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1
)
"""Characters that a file may have."""


def said(data: bytes) -> Plain:
    document, faults = read(data, "x.yaml", lambda _: [])
    assert document is not None, faults
    return plain(document.root)


SEMULA = """\
# kepala
tanggal: 2026-12-01   # hari
kunci: [3191217e5141, 0123, "ya"]
baris:
  # sebelum
  - {isi: 'a: b', jumlah: 1.10}
  - isi: |
      dua
      baris
satu: {isi: sendiri}
kosong:
"""


def test_what_stood_there_stays_and_new_items_come_last() -> None:
    tree = said(SEMULA.encode())
    assert isinstance(tree, dict)
    wanted = {
        **tree,
        "baris": [*tree["baris"], {"isi": "null"}],
        "satu": [tree["satu"], "lagi"],
        "kosong": {"a": "b"},
        "baru": ["~"],
    }  # type: ignore[misc]
    grown = grow(SEMULA.encode(), wanted, BIASA).decode()
    assert said(grown.encode()) == wanted
    for line in (
        "# kepala",
        "tanggal: 2026-12-01   # hari",
        '[3191217e5141, 0123, "ya"]',
        "# sebelum",
        "'a: b', jumlah: 1.10",
        "      dua",
    ):
        assert line in grown


@given(st.lists(TEKS, max_size=5), st.lists(TEKS, min_size=1, max_size=5))
def test_any_texts_are_read_back(before: list[str], more: list[str]) -> None:
    kept: Plain = [text for text in before if text.strip()]
    tree: dict[str, Plain] = {"nama": "x", **({"daftar": kept} if kept else {})}
    data = first(tree, "# kepala\n")
    assert said(data) == tree and data.startswith(b"# kepala\n")
    wanted: dict[str, Plain] = {**tree, "daftar": [*(kept or []), *(text for text in more if text.strip()), "akhir"]}  # type: ignore[misc]
    assert said(grow(data, wanted, BIASA)) == wanted


def test_what_would_change_what_stands_there_is_refused() -> None:
    with pytest.raises(EditError):
        grow(b"a: x\n", {"a": "y"}, BIASA)
    with pytest.raises(EditError):
        grow(b"a: [1\n", {"a": ["1"]}, BIASA)
