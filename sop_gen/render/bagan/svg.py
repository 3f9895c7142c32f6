"""The flow chart as SVG: one picture of all pages, inside an HTML page or alone in a browser.

It needs no style sheet, no script and no other file: looks are presentation attributes, which every Content-Security-Policy
lets pass. Coordinates are those of the geometry in mm, every page below the one before; looks are those of the PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sop_gen.flow.geometry import Edge, LabelBox, Node, Page
from sop_gen.flow.measure import PT
from sop_gen.flow.symbols import LETTER_PT, LETTERS_PT
from sop_gen.render.bagan.svg_tabel import draw_table
from sop_gen.render.bagan.svg_teks import escaped, mm, text_line
from sop_gen.teks.inline import as_text
from sop_gen.view.alur import BaganAlur, BarisAlur, HalamanAlur

GAP = 10.0
"""Between the tables of two pages (mm)."""
MARGIN = 0.5
"""Around the picture, for the outer half of the table's border (mm)."""
LINE, OUTLINE = 0.6 * PT, 0.75 * PT
HEAD, HALF_HEAD = 1.7, 0.6
"""Length and half width of an arrow head (mm)."""
SHOULDER = 0.8
"""The part of a pentagon's height above its shoulders."""
CENTRED = 0.3465
"""From the middle of a line of text down to its baseline, as part of its size."""
FONTS = "Arial, Arimo, 'Liberation Sans', sans-serif"


def draw_svg(alur: BaganAlur, *, awalan: str = "") -> str:
    """``alur`` as one SVG element, complete in itself; ``awalan`` begins its ids, for HTML pages that hold several charts."""
    pages, bottom = _placed(alur.halaman)
    width = max(page.geometri.body.width for page in pages) + 2 * MARGIN
    height = bottom + 2 * MARGIN
    name = escaped(f"{awalan}alur-{alur.id}-{alur.nomor}")
    corner = mm(-MARGIN)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="id" role="img" aria-labelledby="{name}" aria-describedby="{name}-uraian" '
        f'viewBox="{corner} {corner} {mm(width)} {mm(height)}" width="{mm(width)}mm" height="{mm(height)}mm" '
        f'font-family="{FONTS}" font-size="{mm(alur.bagan.ukuran * PT, 3)}" text-rendering="geometricPrecision">',
        f'<title id="{name}">{escaped(f"Bagan Alur: {alur.judul}")}</title>',
        f'<desc id="{name}-uraian">{escaped(_told(pages))}</desc>',
        f'<rect x="{corner}" y="{corner}" width="{mm(width)}" height="{mm(height)}" fill="#fff"/>',
    ]
    for page in pages:
        parts += _page(page, alur.bagan.ukuran, awalan)
    return "\n".join([*parts, "</svg>"])


def _placed(pages: Iterable[HalamanAlur]) -> tuple[list[HalamanAlur], float]:
    """The pages below each other, and where the last one ends."""
    found: list[HalamanAlur] = []
    top = 0.0
    for page in pages:
        found.append(replace(page, geometri=_lowered(page.geometri, top)))
        top += page.geometri.height + GAP
    return found, top - GAP


def _lowered(page: Page, by: float) -> Page:
    """``page`` with everything on it ``by`` mm further down."""
    return replace(
        page,
        body=replace(page.body, y=page.body.y + by),
        rows=tuple(replace(row, y=row.y + by) for row in page.rows),
        nodes=tuple(replace(node, y=node.y + by) for node in page.nodes),
        edges=tuple(
            replace(
                edge,
                points=tuple((x, y + by) for x, y in edge.points),
                label_box=edge.label_box and replace(edge.label_box, y=edge.label_box.y + by),
            )
            for edge in page.edges
        ),
    )


def _told(pages: Iterable[HalamanAlur]) -> str:
    """The whole flow in words: every row read aloud, then what is done in it."""
    rows = (row for page in pages for row in page.baris)
    return " ".join(f"{sentence}." for row in rows for sentence in _sentences(row))


def _sentences(row: BarisAlur) -> Iterator[str]:
    yield row.alt
    activity = " ".join(" ".join(map(as_text, row.sel.kegiatan)).split()).rstrip(".")
    if activity and activity != row.alt:
        yield activity


def _page(halaman: HalamanAlur, ukuran: float, awalan: str) -> Iterator[str]:
    page = halaman.geometri
    name = escaped(f"{awalan}p{page.number}")
    yield f'<g id="{name}">'
    if page.number > 1:
        yield f'<text y="{mm(page.body.y - GAP / 3)}" font-weight="bold">{escaped(halaman.judul)}</text>'
    yield from draw_table(halaman, ukuran)
    yield from _lines(page.edges)
    alts = {row.geometri.step: row.alt for row in halaman.baris}
    yield f'<g fill="#fff" stroke="#000" stroke-width="{mm(OUTLINE, 3)}" text-anchor="middle">'
    for node in page.nodes:
        yield f'<g id="{name}-{escaped(node.id)}">{"".join(_symbol(node, alts.get(node.step or "")))}</g>'
    yield "</g>"
    yield from _labels([(edge.label, edge.label_box) for edge in page.edges if edge.label and edge.label_box])
    yield "</g>"


def _lines(edges: Sequence[Edge]) -> Iterator[str]:
    """The lines, then their arrow heads in one path."""
    if not edges:
        return
    yield f'<g fill="none" stroke="#000" stroke-width="{mm(LINE, 3)}">'
    for edge in edges:
        about = {"source": edge.source, "target": edge.target, "label": edge.label, "joint": "true" if edge.joint else None}
        data = "".join(f' data-{key}="{escaped(value)}"' for key, value in about.items() if value)
        yield f'<polyline points="{_points(edge.points)}"{data}/>'
    yield "</g>"
    if heads := "".join(_head(edge) for edge in edges if not edge.joint):
        yield f'<path d="{heads}"/>'


def _head(edge: Edge) -> str:
    """The arrow head at the end of ``edge``, whose last stretch is horizontal or vertical."""
    (x0, y0), (x, y) = edge.points[-2:]
    back_x, back_y = _sign(x0 - x), _sign(y0 - y)
    one = f"{mm(back_x * HEAD + back_y * HALF_HEAD)} {mm(back_y * HEAD + back_x * HALF_HEAD)}"
    return f"M{mm(x)} {mm(y)}l{one} {mm(-2 * back_y * HALF_HEAD)} {mm(-2 * back_x * HALF_HEAD)}z"


def _sign(value: float) -> int:
    return (value > 0.01) - (value < -0.01)


def _symbol(node: Node, alt: str | None) -> Iterator[str]:
    """The shape of ``node``; ``alt`` shows when a pointer rests on it."""
    x, y, width, height = node.x, node.y, node.width, node.height
    middle, right, bottom = x + width / 2, x + width, y + height
    if alt:
        yield f"<title>{escaped(alt)}</title>"
    if node.shape == "diamond":
        level = y + height / 2
        yield f'<polygon points="{_points([(middle, y), (right, level), (middle, bottom), (x, level)])}"/>'
    elif node.shape == "pentagon":
        level = y + height * SHOULDER
        yield f'<polygon points="{_points([(x, y), (right, y), (right, level), (middle, bottom), (x, level)])}"/>'
        room = (y + level) / 2
        size = (LETTERS_PT if len(node.letter or "") > 1 else LETTER_PT) * PT
        place = f'x="{mm(middle)}" y="{mm(room + CENTRED * size)}" font-size="{mm(size, 3)}" font-weight="bold"'
        yield f'<text {place} fill="#000" stroke="none">{node.letter}</text>'
    else:
        round_ends = f' rx="{mm(min(width, height) / 2)}"' if node.shape == "capsule" else ""
        yield f"<rect {_box(node)}{round_ends}/>"


def _labels(labels: Sequence[tuple[str, LabelBox]]) -> Iterator[str]:
    """Ya and Tidak; white behind a word hides the border of the column that it crosses."""
    if not labels:
        return
    yield '<g fill="#fff">'
    yield from (f"<rect {_box(box)}/>" for _, box in labels)
    size = labels[0][1].ukuran * PT  # all columns, and so all labels, have one size
    yield f'</g><g font-size="{mm(size, 3)}" text-anchor="middle">'
    for word, box in labels:
        yield text_line(escaped(word), box.x + box.width / 2, box.y + box.height / 2 + CENTRED * size)
    yield "</g>"


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{mm(x)} {mm(y)}" for x, y in points)


def _box(box: Node | LabelBox) -> str:
    return f'x="{mm(box.x)}" y="{mm(box.y)}" width="{mm(box.width)}" height="{mm(box.height)}"'
