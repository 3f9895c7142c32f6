"""The SVG read back: every symbol, line and label stands where the geometry says, every word of the table is there,
text stays text, and nothing in it needs or reaches anything outside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from sop_gen.flow.geometry import Page
from sop_gen.flow.measure import wrapped
from sop_gen.render.bagan import draw_bagan
from sop_gen.render.bagan.svg import GAP, draw_svg
from sop_gen.teks.inline import as_text
from sop_gen.view.alur import BaganAlur
from tests.bagan.charts import charts, of_flow, random_flow, shipped
from tests.flow.cases import CASES

SVG = "{http://www.w3.org/2000/svg}"
NEAR = 0.1
HOSTILE = [
    "</svg><script>alert(1)</script>",
    "]]></desc><!-- &amp; <b>tebal</b> -->",
    "\"kutip\" 'satu' & = `onload=x`",
    "naik\x00\x07\x1b turun \ufffe",
    "pertanggungjawaban" * 3,
    "👩\u200d💻 🙂 ❤\ufe0f",
    "مرحبا بالعالم (12) \u200f",
    "{{ x }} {% y %} ${z} url(#a)",
]

Box = tuple[float, float, float, float]


@pytest.fixture(params=charts(), scope="module")
def drawn(request: pytest.FixtureRequest) -> tuple[BaganAlur, Any]:
    alur = request.param()
    return alur, etree.fromstring(draw_svg(alur))


# ---- reading them back ---------------------------------------------------------------------------------------------


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


def points(shape: Any) -> list[tuple[float, float]]:
    values = numbers(shape.get("points"))
    return list(zip(values[::2], values[1::2], strict=True))


def box(shape: Any) -> Box:
    if shape.tag == f"{SVG}rect":
        return tuple(float(shape.get(name)) for name in ("x", "y", "width", "height"))  # type: ignore[return-value]
    xs, ys = zip(*points(shape), strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def shape_of(shape: Any) -> str:
    if shape.tag == f"{SVG}rect":
        return "capsule" if shape.get("rx") else "box"
    return {4: "diamond", 5: "pentagon"}[len(points(shape))]


def tops(alur: BaganAlur) -> list[tuple[Page, float]]:
    """The pages of the geometry and where each begins in the picture: the contract, said anew."""
    found, top = [], 0.0
    for page in alur.bagan.pages:
        found.append((page, top))
        top += page.rows[-1].y + page.rows[-1].height + 10
    return found


def group(root: Any, id: str) -> Any:
    (found,) = root.xpath("//*[@id=$id]", id=id)
    return found


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def test_every_symbol_stands_where_the_geometry_says(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    expected = set()
    for page, top in tops(alur):
        for node in page.nodes:
            id = f"p{page.number}-{node.id}"
            expected.add(id)
            symbol = group(root, id)
            (shape,) = [child for child in symbol if child.tag in (f"{SVG}rect", f"{SVG}polygon")]
            assert shape_of(shape) == node.shape
            assert near(box(shape), (node.x, node.y + top, node.width, node.height)), node
            letters = list(symbol.iter(f"{SVG}text"))
            assert [text.text for text in letters] == ([node.letter] if node.letter else [])
            assert all(0.4 < (float(text.get("y")) - top - node.y) / node.height < 0.8 for text in letters), (
                "between the shoulders"
            )
    assert {id for id in root.xpath("//svg:g/@id", namespaces={"svg": SVG[1:-1]}) if "-" in id} == expected


def test_every_line_runs_where_the_geometry_says_and_says_what_it_joins(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, top in tops(alur):
        found = Counter()
        for line in group(root, f"p{page.number}").iter(f"{SVG}polyline"):
            about = tuple(line.get(f"data-{name}") for name in ("source", "target", "label", "joint"))
            found[*about, tuple(points(line))] += 1
        wanted = Counter()
        for edge in page.edges:
            joint = "true" if edge.joint else None
            path = tuple((round(x, 2), round(y + top, 2)) for x, y in edge.points)
            wanted[edge.source, edge.target, edge.label, joint, path] += 1
        assert [key[:4] for key in found] == [key[:4] for key in wanted]
        for (*_, one), (*_, other) in zip(found, wanted, strict=True):
            assert near(sum(one, ()), sum(other, ()))


def test_arrow_heads_end_every_line_that_is_not_joint(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, top in tops(alur):
        paths = [path.get("d") for path in group(root, f"p{page.number}").iterchildren(f"{SVG}path")]
        heads = [numbers(head) for path in paths if "l" in path for head in path.split("z") if head]
        directed = [edge for edge in page.edges if not edge.joint]
        assert len(heads) == len(directed)
        for (x, y, dx, dy, _, _), edge in zip(heads, directed, strict=True):
            (x0, y0), (x1, y1) = edge.points[-2:]
            assert near((x, y), (x1, y1 + top))
            assert dx * (x0 - x1) >= -1e-6
            assert dy * (y0 - y1) >= -1e-6
            assert sorted((abs(dx), abs(dy))) == [0.6, 1.7]
            assert (abs(dx) > abs(dy)) == (abs(x0 - x1) > abs(y0 - y1))


def test_labels_lie_on_white_where_the_geometry_says(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, top in tops(alur):
        labelled = [edge for edge in page.edges if edge.label_box]
        groups = [part for part in group(root, f"p{page.number}") if part.find(f"{SVG}rect") is not None]
        boxes = [box(rect) for part in groups for rect in part.iterchildren(f"{SVG}rect")]
        assert {part.get("fill") for part in groups} <= {"#fff"}
        words = [text for part in groups for text in part.getnext().iterchildren(f"{SVG}text")]
        assert [text.text for text in words] == [edge.label for edge in labelled]
        for edge, found, word in zip(labelled, boxes, words, strict=True):
            place = edge.label_box
            assert place
            assert near(found, (place.x, place.y + top, place.width, place.height))
            assert near((float(word.get("x")),), (place.x + place.width / 2,))
            assert place.y + top < float(word.get("y")) < place.y + top + place.height, "the baseline stands in the box"
            assert float(word.getparent().get("font-size")) == pytest.approx(place.ukuran * 25.4 / 72, abs=0.001)


def placed_texts(part: Any) -> Iterator[tuple[float, float, str]]:
    """Unturned texts below ``part``: x, baseline, words."""
    for text in part.iter(f"{SVG}text"):
        x, y = float(text.get("x", 0)), float(text.get("y"))
        move = text.getparent().get("transform", "translate(0)")
        if "rotate" not in move:
            shift = [*numbers(move), 0.0]
            yield x + shift[0], y + shift[1], "".join(text.itertext())


def test_every_cell_stands_line_by_line_inside_its_row_and_column(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for (page, top), halaman in zip(tops(alur), alur.halaman, strict=True):
        texts = list(placed_texts(group(root, f"p{page.number}")))
        for column in page.text_columns:
            for row, baris in zip(page.rows, halaman.baris, strict=True):
                cell = () if column.id == "no" else getattr(baris.sel, column.id)
                lines = [as_text(line) for line in wrapped(cell, column.width, alur.bagan.ukuran)]
                inside = [
                    (y, said)
                    for x, y, said in texts
                    if column.x <= x < column.x + column.width and row.y + top < y < row.y + top + row.height
                ]
                expected = [baris.nomor] if column.id == "no" else lines
                assert [said for _, said in inside] == [line for line in expected if line]
                step = [low - high for (high, _), (low, _) in pairwise(inside)]
                assert all(gap >= 1.14 * alur.bagan.ukuran * 25.4 / 72 - 0.02 for gap in map(float, step))


def test_the_header_names_every_column_on_every_page(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, _ in tops(alur):
        part = group(root, f"p{page.number}")
        (heads,) = [child for child in part if child.get("font-weight") == "bold" and child.tag == f"{SVG}g"]
        said = " ".join(" ".join(heads.itertext()).split())
        for name in ["Pelaksana", "Mutu Baku", *(column.judul for column in page.text_columns)]:
            assert name in said
        squeezed = said.replace(" ", "")
        assert all("".join(column.judul.split()) in squeezed for column in page.columns)
        turned = [child for child in heads if "rotate(-90)" in child.get("transform", "")]
        assert len(turned) == (len(page.columns) if page.header.turned else 0)


def test_table_lines_part_every_cell_and_no_heading(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, top in tops(alur):
        (path,) = [part for part in group(root, f"p{page.number}").iterchildren(f"{SVG}path") if part.get("stroke")]
        frame, *lines = path.get("d").split("M")[1:]
        upright = [numbers(line) for line in lines if "V" in line]
        level = [numbers(line) for line in lines if "H" in line]
        no, kegiatan, kelengkapan, *_, last = page.text_columns
        bottom, split = top + page.height, top + page.header.group_height
        assert near(tuple(numbers(frame)), (no.x, top, last.x + last.width, bottom, no.x))
        whole = {column.x for column in (kegiatan, page.columns[0], kelengkapan, last)}
        columns = sorted(column.x for column in (*page.text_columns, *page.columns) if column is not no)
        assert len(upright) == len(columns)
        for x, line in zip(columns, sorted(upright), strict=True):
            assert near(tuple(line), (x, top if x in whole else split, bottom))
        under = [(no.x, row.y + top, last.x + last.width) for row in page.rows]
        for found, line in zip(
            sorted(level, key=lambda line: line[1]), [(page.columns[0].x, split, last.x), *under], strict=True
        ):
            assert near(tuple(found), line)


def test_numbers_and_times_are_centred_and_other_texts_begin_at_the_left(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, _ in tops(alur):
        groups = {
            part.get("transform"): part.get("text-anchor") for part in group(root, f"p{page.number}") if part.get("transform")
        }
        anchors = {numbers(move)[0]: anchor for move, anchor in groups.items()}
        expected = {
            column.x + (column.width / 2 if column.id in ("no", "waktu") else 1.2): "middle"
            if column.id in ("no", "waktu")
            else None
            for column in page.text_columns
        }
        assert sorted(anchors) == pytest.approx(sorted(expected), abs=0.01)
        assert [anchors[x] for x in sorted(anchors)] == [expected[x] for x in sorted(expected)]


def test_the_picture_is_as_large_as_its_pages_in_mm(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    x, y, width, height = map(float, root.get("viewBox").split())
    assert (root.get("width"), root.get("height")) == (f"{width:g}mm", f"{height:g}mm")
    last, top = tops(alur)[-1]
    right, bottom = max(page.body.width for page, _ in tops(alur)), top + last.height
    assert (x, y) == (-0.5, -0.5)
    assert near((width, height), (right + 1, bottom + 1))
    assert GAP == 10


def test_title_and_description_tell_the_whole_flow(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    title, desc = root[0], root[1]
    assert (title.tag, desc.tag, root.get("role"), root.get("lang")) == (f"{SVG}title", f"{SVG}desc", "img", "id")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert title.text == f"Bagan Alur: {alur.judul}"
    place = 0
    for row in (row for page in alur.halaman for row in page.baris):
        for words in (row.alt, " ".join(as_text(part) for part in row.sel.kegiatan).rstrip(".")):
            place = desc.text.index(" ".join(words.split()), place)


def test_a_pointer_on_a_symbol_is_told_its_row(drawn: tuple[BaganAlur, Any]) -> None:
    alur, root = drawn
    for page, halaman in zip(alur.bagan.pages, alur.halaman, strict=True):
        alts = {row.geometri.step: row.alt for row in halaman.baris}
        for node in page.nodes:
            symbol = group(root, f"p{page.number}-{node.id}")
            assert symbol.findtext(f"{SVG}title") == (alts[node.step] if node.step else None)


def test_ids_are_unique_and_nothing_reaches_outside(drawn: tuple[BaganAlur, Any]) -> None:
    _, root = drawn
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    safe(root)


def safe(root: Any) -> None:
    assert {etree.QName(part).localname for part in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "rect", "polyline", "polygon", "text", "tspan")
    }
    assert {etree.QName(part).namespace for part in root.iter()} == {SVG[1:-1]}
    for part in root.iter():
        assert not [name for name in part.attrib if name.startswith("on") or name == "style" or "href" in name or ":" in name]
        assert not [value for name, value in part.attrib.items() if "url(" in value and not name.startswith("data-")]


def test_numbers_are_short(drawn: tuple[BaganAlur, Any]) -> None:
    _, root = drawn
    for part in root.iter():
        for name in ("x", "y", "width", "height", "points", "d", "transform"):
            assert not re.search(r"\.\d\d\d|\.\d*0\b|-0\b(?!\.)", part.get(name, "")), etree.tostring(part)


# ---- single matters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_data_whatever_it_says(text: str) -> None:
    flow = {
        "judul": text,
        "pelaksana": {"a": text, "b": "B"},
        "langkah": [
            {"kegiatan": text, "oleh": "a", "kelengkapan": [text, text], "waktu": "1 jam", "output": text, "keterangan": text},
            {"id": "b", "kegiatan": f"**{text.strip()}**", "oleh": "b"},
        ],
    }
    alur = of_flow(flow, nama=text)
    root = etree.fromstring(draw_svg(alur))
    safe(root)
    shown = "".join(re.sub("[\x00\x07\x1b\ufffe]", "\ufffd", text).split())
    assert "".join(root[0].text.split()) == f"BaganAlur:{shown}"
    drawn = "".join("".join(part.itertext()) for part in root.iter(f"{SVG}text"))
    pages = len(alur.halaman)
    assert "".join(drawn.split()).count(shown) == 6 + pages + (pages - 1), (
        "six cells, a name on each page, headings of later pages"
    )


def test_the_hostile_texts_have_no_markup_of_their_own() -> None:
    plain = draw_svg(of_flow({"judul": "a", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "a", "oleh": "a"}] * 3}))
    made = draw_svg(of_flow({"judul": "<b>", "pelaksana": {"a": "<b>"}, "langkah": [{"kegiatan": "<b>", "oleh": "a"}] * 3}))
    assert [part.tag for part in etree.fromstring(plain).iter()] == [part.tag for part in etree.fromstring(made).iter()]


def test_looks_of_words_show() -> None:
    flow = {"judul": "a", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "x **kuat** *miring* ***dua***", "oleh": "a"}] * 3}
    looks = {
        part.text: (part.get("font-weight"), part.get("font-style"))
        for part in etree.fromstring(draw_svg(of_flow(flow))).iter(f"{SVG}tspan")
    }
    assert looks == {"kuat": ("bold", None), "miring": (None, "italic"), "dua": ("bold", "italic")}


def test_later_pages_are_headed_in_the_gap_above_them() -> None:
    alur = of_flow(CASES["satu-kolom-60-langkah"])
    root = etree.fromstring(draw_svg(alur))
    assert len(alur.halaman) > 1
    for (page, top), halaman in zip(tops(alur), alur.halaman, strict=True):
        headings = list(group(root, f"p{page.number}").iterchildren(f"{SVG}text"))
        assert [text.text for text in headings] == ([halaman.judul] if page.number > 1 else [])
        assert all(top - 10 < float(text.get("y")) < top for text in headings)


def test_charts_with_different_prefixes_share_no_id() -> None:
    alur = random_flow(3)
    one, two = (set(etree.fromstring(draw_svg(alur, awalan=prefix)).xpath("//@id")) for prefix in ("lama-", "baru-"))
    assert len(one) == len(two) > 3
    assert not one & two


def test_the_ids_of_names_tell_service_and_procedure() -> None:
    names = [etree.fromstring(draw_svg(alur)).get("aria-labelledby") for alur in shipped().values()]
    assert len(set(names)) == len(names)


def test_equal_charts_give_equal_text_through_the_one_door() -> None:
    assert draw_bagan(random_flow(5), "svg") == draw_svg(random_flow(5))


def test_shipped_charts_stay_small() -> None:
    """150 kB is what a page of the catalogue may weigh, all charts of its service included."""
    sizes: Counter[str] = Counter()
    for alur in shipped().values():
        sizes[alur.id] += len(draw_svg(alur).encode())
    assert max(sizes.values()) < 75_000, sizes.most_common(3)
