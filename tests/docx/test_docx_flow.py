"""The shapes of the flow pages, read back out of the document, stand where the geometry says."""

from __future__ import annotations

import re
import zipfile
from itertools import accumulate, pairwise
from typing import Any

import pytest

from sop_gen.engine.docx import compile_docx
from sop_gen.view.sop import DokumenSop
from tests.bagan.prosedur import semua
from tests.docx.samples import NS, TEMPLATES, W, compiled, part, sop, template, words

EMU, TWIPS = 36000, 1440 / 25.4
NEAR = 0.1 + 1e-9
SHAPES = {"roundRect": "capsule", "rect": "box", "diamond": "diamond", "flowChartOffpageConnector": "pentagon"}
ROLES = {f"p{number}": f"Pelaksana Bagian Tata Usaha {number}" for number in range(9)}
WIDE = [{"kegiatan": f"Langkah {n}", "oleh": f"p{n % 9}", "waktu": "1 jam"} for n in range(20)]

Box = tuple[float, float, float, float]
Segment = tuple[str, float, float, float]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param({}, id="6 langkah"),
        pytest.param({"count": 24}, id="24 langkah"),
        pytest.param({"count": 14, "style": {"kertas": "F4", "margin": ["15", "10", "10", "12"], "ukuran": "10"}}, id="F4"),
        pytest.param({"count": 40, "style": {"kertas": "A3", "mulai_selesai": "baris"}}, id="A3 dengan baris mulai"),
        pytest.param({"pelaksana": ROLES, "langkah": WIDE, "style": {"kertas_terbesar": "A3"}}, id="9 pelaksana"),
    ],
)
def made(request: pytest.FixtureRequest) -> tuple[DokumenSop, Any]:
    view = sop(**request.param)
    return view, part(compiled("sop").render(view))


def tables(root: Any) -> list[Any]:
    return [table for table in root.iter(f"{W}tbl") if table.find(".//wp:anchor", NS) is not None]


def body_rows(table: Any) -> list[Any]:
    return [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def read_page(table: Any) -> tuple[list[Any], list[Any], list[Any]]:
    """Symbols (shape, letter, box), lines (points, arrow head) and labels (word, box) of one page.

    Millimetres from the table's corner by the table's own widths and heights, so that a row or column out of its place counts.
    """
    heights = [int(row.find(f"{W}trPr/{W}trHeight").get(f"{W}val")) for row in table.findall(f"{W}tr")]
    rows = body_rows(table)
    nodes: list[Any] = []
    lines: list[Any] = []
    labels: list[Any] = []
    for row, down in zip(rows, list(accumulate(heights))[-len(rows) - 1 :], strict=False):
        for cell in row.findall(f"{W}tc"):
            for anchor in cell.iterfind(".//wp:anchor", NS):
                across = sum(width_of(before) for before in cell.itersiblings(f"{W}tc", preceding=True))
                read_shapes(anchor, (across / TWIPS, down / TWIPS), nodes, lines, labels)
    return nodes, lines, labels


def width_of(cell: Any) -> int:
    return int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))


def read_shapes(anchor: Any, corner: tuple[float, float], nodes: list[Any], lines: list[Any], labels: list[Any]) -> None:
    """The shapes of one group; ``corner``: that of the cell which holds it."""
    assert [anchor.find(f"wp:position{axis}", NS).get("relativeFrom") for axis in "HV"] == ["column", "paragraph"]
    left, top = (float(anchor.findtext(f"wp:position{axis}/wp:posOffset", namespaces=NS)) for axis in "HV")
    frame = anchor.find(".//wpg:grpSpPr/a:xfrm", NS)
    off, ext, inner, extent = (frame.find(f"a:{tag}", NS) for tag in ("off", "ext", "chOff", "chExt"))
    assert (ext.get("cx"), ext.get("cy")) == (extent.get("cx"), extent.get("cy")), "the group must not scale its shapes"
    x0 = corner[0] + (left + int(off.get("x")) - int(inner.get("x"))) / EMU
    y0 = corner[1] + (top + int(off.get("y")) - int(inner.get("y"))) / EMU
    for shape in anchor.iter(f"{{{NS['wps']}}}wsp"):
        xfrm = shape.find("wps:spPr/a:xfrm", NS)
        place, size = xfrm.find("a:off", NS), xfrm.find("a:ext", NS)
        x, y = x0 + int(place.get("x")) / EMU, y0 + int(place.get("y")) / EMU
        box = (x, y, int(size.get("cx")) / EMU, int(size.get("cy")) / EMU)
        words = "".join(shape.itertext()).strip()
        if shape.find("wps:cNvCnPr", NS) is not None:
            lines.append((read_points(shape, xfrm, box), shape.find("wps:spPr/a:ln/a:tailEnd", NS) is not None))
        elif shape.find("wps:spPr/a:ln/a:noFill", NS) is not None:
            labels.append((words, *box))
        else:
            nodes.append((SHAPES[shape.find("wps:spPr/a:prstGeom", NS).get("prst")], words, *box))


def read_points(shape: Any, xfrm: Any, box: Box) -> list[tuple[float, float]]:
    x, y, width, height = box
    path = shape.find(".//a:path", NS)
    if path is not None:
        return [(x + int(point.get("x")) / EMU, y + int(point.get("y")) / EMU) for point in path.iter(f"{{{NS['a']}}}pt")]
    points = [(x, y), (x + width, y + height)]
    return points[::-1] if xfrm.get("flipH") or xfrm.get("flipV") else points


def segments(lines: list[list[tuple[float, float]]]) -> list[Segment]:
    """Level and upright stretches, those that touch made one; so that cut lines equal whole ones."""
    found: list[Segment] = []
    for points in lines:
        for (x1, y1), (x2, y2) in pairwise(points):
            found.append(("H", y1, min(x1, x2), max(x1, x2)) if abs(y1 - y2) < 0.01 else ("V", x1, min(y1, y2), max(y1, y2)))
    tracks: list[list[Segment]] = []
    for piece in sorted(found):
        same = tracks and tracks[-1][-1][0] == piece[0] and piece[1] - tracks[-1][-1][1] < 0.05
        tracks[-1].append(piece) if same else tracks.append([piece])
    joined: list[Segment] = []
    for track in tracks:
        kind, at, *reach = min(track, key=lambda piece: piece[2])
        for _, _, low, high in sorted(track, key=lambda piece: piece[2]):
            if low > reach[1] + 0.05:
                joined.append((kind, at, *reach))
                reach = [low, high]
            reach[1] = max(reach[1], high)
        joined.append((kind, at, *reach))
    return joined


def close(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return all(a == b if isinstance(a, str) else abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def missing(found: list[Any], wanted: list[Any]) -> list[Any]:
    """What has no partner within 0.1 mm in the other list; each is a partner once."""
    left, without = list(found), []
    for item in wanted:
        partner = next((other for other in left if close(other, item)), None)
        if partner is None:
            without.append(item)
        else:
            left.remove(partner)
    return without + left


def unlike(view: DokumenSop, root: Any) -> list[Any]:
    """Everything that the document draws elsewhere than the geometry says, draws too much, or leaves out."""
    found: list[Any] = []
    for table, page in zip(tables(root), view.bagan.pages, strict=True):
        nodes, lines, labels = read_page(table)
        found += missing(nodes, [(node.shape, node.letter or "", *box_of(node)) for node in page.nodes])
        found += missing(labels, [(edge.label, *box_of(edge.label_box)) for edge in page.edges if edge.label_box])
        found += missing(segments([points for points, _ in lines]), segments([list(edge.points) for edge in page.edges]))
        heads = [edge.points[-1] for edge in page.edges if not edge.joint]
        found += missing([points[-1] for points, headed in lines if headed], heads)
    return found


def box_of(box: Any) -> Box:
    return box.x, box.y, box.width, box.height


def test_one_table_per_page_one_group_per_row(made: tuple[DokumenSop, Any]) -> None:
    view, root = made
    found = tables(root)
    assert len(found) == len(view.bagan.pages)
    for table, page in zip(found, view.bagan.pages, strict=True):
        rows = body_rows(table)
        assert len(rows) == len(page.rows)
        assert all(len(row.findall(".//wp:anchor", NS)) == 1 for row in rows)
        assert all(row.findall(f"{W}tc")[2].find(".//wp:anchor", NS) is not None for row in rows)


def test_everything_stands_where_the_geometry_says(made: tuple[DokumenSop, Any]) -> None:
    assert unlike(*made) == []


def test_every_procedure_is_drawn_where_the_geometry_says() -> None:
    """All shipped ones, those of the sample office, and random ones."""
    found = {prosedur.nama: unlike(prosedur.view, part(compiled("sop").render(prosedur.view))) for prosedur in semua()}
    assert len(found) > 20
    assert not {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize(("path", "key"), [(".//wps:wsp//a:off", "x"), (".//wpg:grpSpPr/a:xfrm/a:chOff", "y")])
def test_a_shape_out_of_its_place_is_noticed(path: str, key: str) -> None:
    view = sop()
    root = part(compiled("sop").render(view))
    place = root.find(path, NS)
    place.set(key, str(int(place.get(key)) + round(0.2 * EMU)))
    assert unlike(view, root)


def test_every_group_is_read_aloud_and_ids_are_unique(made: tuple[DokumenSop, Any]) -> None:
    view, root = made
    said = [shape.get("descr") for shape in root.iterfind(".//wp:anchor/wp:docPr", NS)]
    assert said == [row.alt for page in view.halaman for row in page.baris]
    ids = [shape.get("id") for shape in root.iter() if str(shape.tag).endswith(("}docPr", "}cNvPr"))]
    assert len(ids) == len(set(ids))


def test_page_setup_and_table_follow_the_view(made: tuple[DokumenSop, Any]) -> None:
    view, root = made
    size, margin = root.find(f".//{W}sectPr/{W}pgSz"), root.find(f".//{W}sectPr/{W}pgMar")
    papers = {"A4": (297, 210), "F4": (330, 215), "A3": (420, 297)}
    assert size.get(f"{W}orient") == "landscape"
    assert close(tuple(int(size.get(f"{W}{side}")) / TWIPS for side in "wh"), papers[view.bagan.paper])
    sides = ("left", "right", "top", "bottom")
    assert close(tuple(int(margin.get(f"{W}{side}")) / TWIPS for side in sides), view.margin)
    for table, page in zip(tables(root), view.bagan.pages, strict=True):
        columns = sorted((*page.text_columns, *page.columns), key=lambda column: column.x)
        grid = [int(column.get(f"{W}w")) / TWIPS for column in table.iter(f"{W}gridCol")]
        assert close(tuple(grid), tuple(column.width for column in columns))
        for row in table.findall(f"{W}tr"):
            spans = [
                int(s.get(f"{W}val")) if (s := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1
                for cell in row.findall(f"{W}tc")
            ]
            assert sum(spans) == len(columns)
            assert sum(int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")) / TWIPS == pytest.approx(page.body.width, abs=NEAR)


def test_rows_keep_their_heights_and_do_not_split(made: tuple[DokumenSop, Any]) -> None:
    view, root = made
    for table, page in zip(tables(root), view.bagan.pages, strict=True):
        rows = table.findall(f"{W}tr")
        heights = [row.find(f"{W}trPr/{W}trHeight") for row in rows]
        assert {height.get(f"{W}hRule") for height in heights} == {"atLeast"}
        wanted = (page.header.group_height, page.header.name_height, *(row.height for row in page.rows))
        assert close(tuple(int(height.get(f"{W}val")) / TWIPS for height in heights), wanted)
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [True, True, False]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        turned = table.find(f".//{W}textDirection") is not None
        assert turned == page.header.turned


@pytest.mark.parametrize(
    "margins", ["", '<w:tblCellMar><w:top w:w="99" w:type="dxa"/><w:left w:w="300" w:type="dxa"/></w:tblCellMar>']
)
def test_cells_have_the_margins_that_their_words_were_measured_with(margins: str) -> None:
    """Whatever the template has: wider ones would break lines that the geometry did not count."""
    with zipfile.ZipFile(TEMPLATES / "sop.docx") as archive:
        document = archive.read("word/document.xml").decode()
    changed = re.sub(r"<w:tblCellMar>.*?</w:tblCellMar>", margins, document)
    root = part(compile_docx("sop.docx", template("", "sop", {"word/document.xml": changed})).render(sop()))
    for table in tables(root):
        sides = {side.tag[len(W) :]: float(side.get(f"{W}w")) / TWIPS for side in table.find(f"{W}tblPr/{W}tblCellMar")}
        assert sides == pytest.approx({"top": 0, "left": 1.2, "bottom": 0, "right": 1.2}, abs=0.01)
        order = [child.tag[len(W) :] for child in table.find(f"{W}tblPr")]
        assert order.index("tblLayout") < order.index("tblCellMar") < order.index("tblLook")


def test_text_is_never_larger_than_measured() -> None:
    """Word knows half points only."""
    styles = part(compiled("sop").render(sop(style={"ukuran": "9.3"})), "word/styles.xml")
    assert styles.find(f"{W}style[@{W}styleId='SOPTabel']/{W}rPr/{W}sz").get(f"{W}val") == "18"


def test_font_and_size_of_the_flow_table() -> None:
    data = compiled("sop").render(sop(style={"ukuran": "10", "huruf": "Arial"}))
    styles = part(data, "word/styles.xml")
    style = next(item for item in styles.iter(f"{W}style") if item.find(f"{W}name").get(f"{W}val") == "SOP Tabel")
    assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == "20"
    assert style.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Arial"


def test_total_time_stands_after_the_last_page_only() -> None:
    view = sop(24)
    text = words(compiled("sop").render(view))
    assert len(view.halaman) > 1
    assert text.count("Jumlah waktu (jalur biasa): ") == 1
    assert text.count("Bagan Alur: Penerimaan Permohonan") == len(view.halaman)
    assert text.count("(bagian ") == len(view.halaman)
