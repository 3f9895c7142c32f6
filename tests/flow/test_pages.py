"""Papers, column widths and page breaks."""

from __future__ import annotations

import pytest

from sop_gen.flow.geometry import Bagan
from sop_gen.flow.layout import layout
from sop_gen.flow.measure import cell_height
from sop_gen.flow.room import KAKI, KELONGGARAN, KEPALA, rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.sop import Sop
from sop_gen.teks.langkah import cells_of
from tests.flow import strategies
from tests.flow.cases import chain


def drawn(steps: int, roles: int, **gaya: object) -> Bagan:
    return layout(Sop.model_validate(chain(steps, roles)), rooms(GayaSop.model_validate(gaya)))


def test_rooms_are_the_papers_without_margins() -> None:
    found = rooms(GayaSop(kertas_terbesar="A3"))
    assert [(room.kertas, room.lebar, room.tinggi) for room in found] == [("A4", 247, 165), ("F4", 280, 170), ("A3", 370, 252)]
    wide = rooms(GayaSop.model_validate({"margin": ["10,5", "10", "10", "10"]}))
    assert wide[0].lebar == 276.5


def test_the_last_page_keeps_room_for_the_totals() -> None:
    (room,) = rooms(GayaSop())
    assert room.table_height(last=False) == 165 - KEPALA - KELONGGARAN
    assert room.table_height(last=True) == 165 - KEPALA - KELONGGARAN - KAKI


@pytest.mark.parametrize("seed", range(30))
def test_rows_are_as_tall_as_their_texts_need(seed: int) -> None:
    sop = strategies.sop(seed)
    bagan = layout(sop, rooms(GayaSop(kertas_terbesar="A3")))
    for page in bagan.pages:
        widths = {column.id: column.width for column in page.text_columns}
        for row in page.rows:
            if row.index is not None:
                cells = cells_of(sop.langkah[row.index])
                needed = [
                    cell_height(getattr(cells, name), width, bagan.ukuran) for name, width in widths.items() if name != "no"
                ]
                assert row.height >= max(needed) - 0.001
        assert page.rows[0].y == page.header.height
        assert page.height <= page.body.height


def test_steps_of_rows_and_begin_and_end() -> None:
    bagan = drawn(3, 2, mulai_selesai="baris")
    (page,) = bagan.pages
    assert [(row.step, row.index, row.number) for row in page.rows] == [
        ("mulai", None, None),
        ("s0", 0, 1),
        ("s1", 1, 2),
        ("s2", 2, 3),
        ("selesai", None, None),
    ]
    assert [node.shape for node in page.nodes] == ["capsule", "box", "box", "box", "capsule"]


def test_role_names_run_across_while_their_words_fit_else_upward() -> None:
    assert not drawn(3, 3).pages[0].header.turned
    assert drawn(3, 12).pages[0].header.turned


def test_larger_text_takes_taller_rows() -> None:
    flow = chain(3, 2)
    for step in flow["langkah"]:
        step["kegiatan"] = "memeriksa berkas " * 20
    small, large = (
        layout(Sop.model_validate(flow), rooms(GayaSop.model_validate({"ukuran": size, "kertas_terbesar": "A3"})))
        for size in ("9", "12")
    )
    assert large.pages[0].rows[0].height > small.pages[0].rows[0].height


def test_a_last_row_is_not_left_alone() -> None:
    for steps in range(8, 40):
        pages = drawn(steps, 3).pages
        assert len(pages) == 1 or len(pages[-1].rows) > 1


def test_pentagons_come_in_pairs_over_pages_that_a_line_passes() -> None:
    flow = chain(40, 3)
    flow["langkah"][0]["lanjut"] = ["s1", "s39"]
    bagan = layout(Sop.model_validate(flow), rooms(GayaSop()))
    places = {(node.letter, node.direction): page.number for page in bagan.pages for node in page.nodes if node.letter}
    assert places["A", "out"] == 1
    assert places["A", "in"] == len(bagan.pages) > 2
