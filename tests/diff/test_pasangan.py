"""Pairing of lists with many equal and similar items: the same from both sides, and what came is all that came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sop_gen.diff.pasangan import Ciri, pasangkan, pindah


def butir(text: str) -> Ciri:
    return Ciri("Butir", None, text, text, (text,))


DAFTAR = st.lists(st.sampled_from(["a b c", "a b d", "x y", "x z", "q", "q r"]).map(butir), max_size=8)


@given(DAFTAR, DAFTAR)
def test_exchanged_lists_have_exchanged_pairs(lama: list[Ciri], baru: list[Ciri]) -> None:
    pairs = pasangkan(lama, baru)
    assert sorted((old, new) for new, old in pasangkan(baru, lama)) == pairs
    moved = [sorted(block) for block in pindah(pairs, lama, baru)]
    back = [sorted((old, new) for new, old in block) for block in pindah(sorted((new, old) for old, new in pairs), baru, lama)]
    assert sorted(moved) == sorted(back)


@given(DAFTAR, st.data())
def test_an_item_put_anywhere_leaves_the_others_where_they_are(lama: list[Ciri], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lama)))
    item = data.draw(st.sampled_from([*lama, butir("sama sekali baru")]))
    baru = [*lama[:place], item, *lama[place:]]
    pairs = pasangkan(lama, baru)
    assert len(pairs) == len(lama) and all(lama[old] == baru[new] for old, new in pairs)
    assert pindah(pairs, lama, baru) == []
