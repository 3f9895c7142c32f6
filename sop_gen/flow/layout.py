"""The flow chart of one procedure: columns, pages, routes, coordinates, in that order; the first paper that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sop_gen.flow.cells import TooTight
from sop_gen.flow.columns import JUDUL, Kolom, attempts, tallest, text_height
from sop_gen.flow.geometry import Bagan, Body, Edge, Node, Page, Row
from sop_gen.flow.graph import Alur, build
from sop_gen.flow.measure import PAD_Y, line_height
from sop_gen.flow.pages import Pembagi, TooTall
from sop_gen.flow.place import Bidang, draw
from sop_gen.flow.room import Ruang
from sop_gen.model.sop import Sop
from sop_gen.teks.langkah import SelLangkah, cells_of


class BaganError(Exception):
    """The flow chart can't be laid out within the papers allowed.

    ``pesan``, ``saran`` and ``contoh`` are Indonesian; ``column`` is the id of a text column or of a pelaksana.
    """

    def __init__(self, pesan: str, saran: str, contoh: str, *, step_index: int | None = None, column: str | None = None) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.saran = saran
        self.contoh = contoh
        self.step_index = step_index
        self.column = column


def layout(sop: Sop, rooms: Sequence[Ruang]) -> Bagan:
    """The flow chart of ``sop`` on the first of ``rooms`` that holds it; raises ``BaganError`` when none does.

    Of the column widths to try the first that works is taken, or a later one that saves a page without smaller labels.
    """
    cells = [cells_of(step) for step in sop.langkah]
    fault: BaganError | None = None
    for ruang in rooms:
        alur = build(sop, ruang.mulai_selesai)
        best: tuple[Pembagi, list[Bidang]] | None = None
        for kolom in attempts(sop, cells, ruang):
            if best and kolom.simbol.label_pt < best[0].kolom.simbol.label_pt:
                continue
            texts = _texts(alur, kolom, cells, ruang)
            if best and not _saves_a_page(best[1], kolom, texts, ruang):
                continue
            pembagi = Pembagi(alur, kolom, texts, ruang)
            try:
                fields = pembagi.first_fit(len(best[1]) - 1 if best else len(texts))
            except TooTall as tall:
                fault = _too_tall(sop, alur, kolom, cells, ruang, tall.row)
            except TooTight as tight:
                fault = _too_tight(sop, alur, ruang, tight)
            else:
                best = (pembagi, fields) if fields else best
            if best and len(best[1]) == 1:
                break
        if best:
            pembagi, fields = best
            return _bagan(pembagi.improved(fields), pembagi.kolom, ruang)
    raise fault or BaganError(
        "kertas terlalu sempit untuk tabel alur", "perkecil margin atau izinkan kertas yang lebih besar", CONTOH_KERTAS
    )


def _saves_a_page(fields: list[Bidang], kolom: Kolom, texts: list[float], ruang: Ruang) -> bool:
    """Whether rows as tall as ``texts``, or as the symbols of ``fields``, seem to fit on fewer pages than ``fields``."""
    symbols = [need.total for field in fields for need in field.needs]
    room = (len(fields) - 1) * (ruang.table_height(last=False) - kolom.header.height)
    return sum(map(max, texts, symbols)) <= room


CONTOH_KERTAS = "gaya_sop: {kertas: A4, kertas_terbesar: A3}"


def _texts(alur: Alur, kolom: Kolom, cells: list[SelLangkah], ruang: Ruang) -> list[float]:
    plain = line_height(ruang.ukuran) + 2 * PAD_Y
    return [plain if row.index is None else text_height(kolom, cells[row.index], ruang.ukuran) for row in alur.baris]


def _too_tall(sop: Sop, alur: Alur, kolom: Kolom, cells: list[SelLangkah], ruang: Ruang, row: int) -> BaganError:
    index = alur.baris[row].index
    if index is None:
        return _too_tight(sop, alur, ruang, TooTight((row, alur.baris[row].utama)))
    if text_height(kolom, cells[index], ruang.ukuran) <= ruang.table_height(last=True) - kolom.header.height:
        return _too_tight(sop, alur, ruang, TooTight((row, alur.baris[row].utama)))
    column = tallest(kolom, cells[index], ruang.ukuran)
    pesan = f"sel {JUDUL[column].rstrip('.')} pada langkah {index + 1} tidak muat pada satu halaman kertas {ruang.kertas}"
    return BaganError(
        pesan,
        "ringkas teksnya, pecah langkah itu, atau izinkan kertas yang lebih besar",
        CONTOH_KERTAS,
        step_index=index,
        column=column,
    )


def _too_tight(sop: Sop, alur: Alur, ruang: Ruang, tight: TooTight) -> BaganError:
    row, column = tight.point
    role = sop.pelaksana[column]
    pesan = f"garis alur di baris '{alur.baris[row].step}' kolom {role.nama} tidak muat pada kertas {ruang.kertas}"
    saran = "kurangi cabang pada langkah itu, pecah SOP menjadi beberapa SOP, atau izinkan kertas yang lebih besar"
    return BaganError(pesan, saran, CONTOH_KERTAS, step_index=alur.baris[row].index, column=role.id)


def _bagan(fields: list[Bidang], kolom: Kolom, ruang: Ruang) -> Bagan:
    drawn = [draw(field) for field in fields]
    letters = _letters([nodes for nodes, _ in drawn])
    pages = []
    for place, (field, (nodes, edges)) in enumerate(zip(fields, drawn, strict=True)):
        body = Body(0.0, 0.0, ruang.lebar, ruang.table_height(last=place + 1 == len(fields)))
        named = tuple(_named(node, letters) for node in nodes)
        lines = tuple(_renamed(edge, letters) for edge in edges)
        pages.append(Page(place + 1, body, kolom.header, kolom.pelaksana, kolom.teks, _rows(field), named, lines))
    return Bagan(ruang.kertas, ruang.ukuran, tuple(pages))


def _rows(field: Bidang) -> tuple[Row, ...]:
    lines = zip(field.board.potongan.baris, field.rows, strict=True)
    return tuple(
        Row(line.step, line.index, None if line.index is None else line.index + 1, y, height) for line, (y, height) in lines
    )


def _letters(pages: list[list[Node]]) -> dict[str, str]:
    """The letter of every line that crosses pages, in order of appearance: page by page, from the top down."""
    letters: dict[str, str] = {}
    for nodes in pages:
        for node in sorted(nodes, key=lambda node: (node.y, node.x)):
            if node.letter and node.letter not in letters:
                letters[node.letter] = _letter(len(letters))
    return letters


def _letter(number: int) -> str:
    """The letters of pair ``number``: A to Z, AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _named(node: Node, letters: dict[str, str]) -> Node:
    if node.letter is None:
        return node
    letter = letters[node.letter]
    return replace(node, id=f"{letter}-{node.direction}", letter=letter)


def _renamed(edge: Edge, letters: dict[str, str]) -> Edge:
    return replace(edge, source=_pentagon_id(edge.source, letters), target=_pentagon_id(edge.target, letters))


def _pentagon_id(name: str, letters: dict[str, str]) -> str:
    """Pentagons are ``/<line>/<direction>`` until they have letters; no step's id begins so."""
    if not name.startswith("/"):
        return name
    _, line, direction = name.split("/")
    return f"{letters[line]}-{direction}"
