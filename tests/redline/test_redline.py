"""Redlines give both editions back, whatever changed; and what can't be proved is not written."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from lxml import etree

from sop_gen.diagnostics import RenderError
from sop_gen.diff.words import potong
from sop_gen.engine import docx_redline
from sop_gen.engine.alignment import align
from sop_gen.engine.docx_package import open_parts, pack, write_package
from sop_gen.engine.docx_redline import redline
from sop_gen.engine.docx_resolve import Paragraph, find_difference, resolve
from sop_gen.render.redline import draw_redlines
from tests.docx.samples import NS, TEMPLATES, W, part
from tests.redline.contoh import JENIS, ROLES, Berkas, acak, berkas, contoh, sisi, syarat

MARKS = [
    f"{W}{tag}" for tag in ("ins", "del", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
]
DAY = date(2026, 2, 5)


def assert_gives_both(found: Berkas) -> None:
    made = open_parts(found.perubahan)
    for accept, clean in ((True, found.baru), (False, found.lama)):
        if clean is not None:
            assert find_difference(made, open_parts(clean), accept=accept) is None, found.nama
        else:
            assert "".join(said(found.perubahan, accept=accept)) == "", found.nama


def marks_of(found: Berkas) -> list[Any]:
    names = [name for name in open_parts(found.perubahan) if re.fullmatch(r"word/(document|(header|footer)\d)\.xml", name)]
    return [mark for name in names for mark in part(found.perubahan, name).iter(*MARKS)]


def said(data: bytes, *, accept: bool, name: str = "word/document.xml") -> list[str]:
    """The texts of all paragraphs in reading order."""

    def inside(blocks: Any) -> Any:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                for cell in (cell for row in block.rows for cell in row.cells):
                    yield from inside(cell.blocks)

    return list(inside(resolve(data, accept=accept)[name].blocks))


@pytest.mark.parametrize("jenis", JENIS)
def test_each_kind_of_change_gives_both_editions(jenis: str) -> None:
    for found in contoh(jenis):
        assert_gives_both(found)
    assert any(marks_of(found) for found in contoh(jenis))


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_random_changes_give_both_editions(first: int) -> None:
    for seed in range(first, first + 20):
        for found in berkas(*acak(seed)):
            assert_gives_both(found)


@pytest.mark.parametrize("jenis", JENIS)
def test_marks_have_numbers_author_and_day(jenis: str) -> None:
    lama, baru = JENIS[jenis]()
    layanan = (baru or lama).layanan[0]  # type: ignore[union-attr]
    for found in contoh(jenis):
        marks = marks_of(found)
        assert [mark.get(f"{W}id") for mark in marks] == [str(number) for number in range(1, len(marks) + 1)]
        assert {mark.get(f"{W}author") for mark in marks} <= {layanan.unit}
        assert {mark.get(f"{W}date") for mark in marks} <= {"2026-02-05T00:00:00Z"}


def test_without_a_day_of_revision_the_day_is_fixed() -> None:
    (found,) = berkas(sisi(sop=[]), sisi(sop=[], tanggal={"pembuatan": "2024-01-15"}, ringkasan="Lain"))
    assert {mark.get(f"{W}date") for mark in part(found.perubahan).iter(*MARKS)} == {"1980-01-01T00:00:00Z"}


@pytest.mark.parametrize("jenis", JENIS)
def test_drawings_are_numbered_once(jenis: str) -> None:
    for found in contoh(jenis):
        drawn = part(found.perubahan).xpath("//wp:docPr/@id | //*[local-name()='cNvPr']/@id", namespaces=NS)
        doubled = [number for number, times in Counter(drawn).items() if times > 2]
        assert doubled == [], "a picture shares its number with its frame, shapes with nothing"


@pytest.mark.parametrize("jenis", ["kata diganti", "langkah disisipkan", "layanan baru", "logo hilang"])
def test_equal_editions_give_equal_bytes(jenis: str) -> None:
    assert [found.perubahan for found in berkas(*JENIS[jenis]())] == [found.perubahan for found in contoh(jenis)]


def test_editions_that_do_not_differ_have_no_marks() -> None:
    for found in berkas(sisi(), sisi()):
        assert marks_of(found) == []
        assert_gives_both(found)


def test_only_the_changed_words_are_marked() -> None:
    document = part(contoh("kata diganti")[0].perubahan)
    changed = [("".join(mark.itertext())) for mark in document.iter(f"{W}ins", f"{W}del") if mark.getparent().tag == f"{W}p"]
    assert changed == ["KTP", "paspor"]


def test_an_item_in_the_middle_is_one_paragraph_and_the_numbers_after_it() -> None:
    document = part(contoh("butir di tengah")[0].perubahan)
    changed = [("".join(mark.itertext())) for mark in document.iter(f"{W}ins", f"{W}del") if mark.getparent().tag == f"{W}p"]
    assert changed == ["2.Sisipan", "2", "3"]


def rows(table: Any) -> list[str]:
    """What becomes of each row: nothing, ``del`` or ``ins``."""
    marks = (f"{W}ins", f"{W}del")
    return [
        "".join(child.tag[len(W) :] for child in row.find(f"{W}trPr") if child.tag in marks) for row in table.findall(f"{W}tr")
    ]


def charts(jenis: str) -> list[Any]:
    """The tables after the first, which tells what the procedure is."""
    return part(contoh(jenis)[1].perubahan).findall(f"{W}body/{W}tbl")[1:]


def test_a_step_whose_shapes_stay_is_kept_with_its_changed_words_marked() -> None:
    (chart,) = charts("kegiatan diganti")
    assert rows(chart) == [""] * 8
    changed = ["".join(mark.itertext()) for mark in chart.iter(f"{W}ins", f"{W}del") if mark.getparent().tag == f"{W}p"]
    assert changed[:2] == ["Memeriksa", "Meneliti"]


def test_a_step_whose_shapes_differ_goes_and_comes() -> None:
    (chart,) = charts("langkah ditambah")
    assert rows(chart) == ["", "", "", "", "", "", "", "del", "ins", "ins"]


def test_steps_before_an_inserted_one_stay() -> None:
    """Those after it have another number, which is read out of their shapes, too."""
    (chart,) = charts("langkah disisipkan")
    assert rows(chart)[:4] == [""] * 4
    assert Counter(rows(chart)[4:]) == {"del": 4, "ins": 5}


@pytest.mark.parametrize("jenis", ["kolom pelaksana ditambah", "kertas", "kertas lebih kecil"])
def test_charts_of_other_columns_have_a_table_each(jenis: str) -> None:
    old, new = charts(jenis)
    assert set(rows(old)) == {"del"} and set(rows(new)) == {"ins"}
    for table in (old, new):
        grid = [column.get(f"{W}w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in table.findall(f"{W}tr")[2:]:
            assert [width.get(f"{W}w") for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")] == grid
    gap = old.getnext()
    assert gap.getnext() is new
    assert {child.tag for child in gap.find(f"{W}pPr/{W}rPr")} == {f"{W}ins", f"{W}del"}, "never a paragraph of either edition"


def test_a_chart_of_wider_paper_stays_on_the_paper() -> None:
    old, new = charts("kertas lebih kecil")
    page = new.getparent().find(f"{W}sectPr")
    left, wide = (int(old.find(f"{W}tblPr/{W}{tag}").get(f"{W}w")) for tag in ("tblInd", "tblW"))
    start = int(page.find(f"{W}pgMar").get(f"{W}left")) + left
    assert start >= 0 and start + wide <= int(page.find(f"{W}pgSz").get(f"{W}w"))
    assert old.find(f"{W}tblPr/{W}tblPrChange") is not None


def test_a_single_text_that_became_an_item_keeps_its_words() -> None:
    document = part(contoh("butir tunggal menjadi daftar")[0].perubahan)
    changed = ["".join(mark.itertext()) for mark in document.iter(f"{W}ins", f"{W}del") if mark.getparent().tag == f"{W}p"]
    assert changed == ["1.", " dengan tembusan", "2.Akta", "3.NPWP"]


def test_borders_of_a_table_of_two_widths_stand_where_the_cells_say() -> None:
    table = part(contoh("kertas")[1].perubahan).find(f"{W}body/{W}tbl")
    widths = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    for row in table.findall(f"{W}tr"):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
        counts = [int(span.get(f"{W}val")) if span is not None else 1 for span in spans]
        own = [int(width.get(f"{W}w")) for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
        edges = [sum(widths[: sum(counts[:n])]) for n in range(len(counts) + 1)]
        assert all(abs(edges[n] - sum(own[:n])) < 20 for n in range(len(edges)))


def test_paper_alone_strikes_no_word() -> None:
    document = part(contoh("kertas")[1].perubahan)
    assert document.find(f".//{W}sectPrChange/{W}sectPr/{W}pgSz") is not None
    identity = document.find(f"{W}body/{W}tbl")
    assert identity.find(f".//{W}tcPrChange") is not None
    assert list(identity.iter(f"{W}ins", f"{W}del")) == []


def test_header_and_footer_are_tracked() -> None:
    (found, *_) = contoh("status draf")
    footers = [said(found.perubahan, accept=accept, name="word/footer1.xml")[0] for accept in (True, False)]
    assert ["revisi 3" in footers[0], "revisi 2" in footers[1]] == [True, True]
    headers = [resolve(found.perubahan, accept=accept)["word/header1.xml"].blocks for accept in (True, False)]
    assert ['string="DRAF"' in str(blocks) for blocks in headers] == [False, True]


def test_a_logo_of_the_old_edition_keeps_its_picture() -> None:
    parts = open_parts(contoh("logo hilang")[0].perubahan)
    assert parts["word/media/lama-logo-instansi.png"].startswith(b"\x89PNG")
    assert b'Extension="png"' in parts["[Content_Types].xml"]
    relations = parts["word/_rels/document.xml.rels"].decode()
    assert set(re.findall(r'r:embed="(\w+)"', parts["word/document.xml"].decode())) <= set(re.findall(r'Id="(\w+)"', relations))


def test_names_follow_the_new_edition_and_removed_procedures_are_last() -> None:
    sop = [
        {"judul": title, "pelaksana": ROLES, "langkah": [{"kegiatan": title, "oleh": "loket"}] * 2} for title in ("A", "B", "C")
    ]
    lama, baru = sisi(sop=sop), sisi(sop=[sop[2], sop[1]])
    made = dict(draw_redlines(lama, baru, [(0, None), (2, 0), (1, 1)], TEMPLATES, potong))
    assert list(made) == ["standar-perubahan.docx", *(f"sop-{number}-perubahan.docx" for number in (1, 2, 3))]
    titles = [[text for text in said(made[name], accept=False) if text in "ABC" and text] for name in list(made)[1:]]
    assert [found[0] for found in titles] == ["C", "B", "A"]
    assert "".join(said(made["sop-3-perubahan.docx"], accept=True)) == ""
    (_, (name, _)) = draw_redlines(None, sisi(sop=sop[:1]), [(None, 0)], TEMPLATES, potong)
    assert name == "sop-perubahan.docx"


def test_what_can_not_be_proved_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    (found, *_) = contoh("kata diganti")

    def forgets(lama: str, baru: str) -> Any:
        return potong(lama, baru)[:-1]

    with pytest.raises(
        RenderError, match="Berkas perubahan tidak ditulis: menerima semua perubahan tidak menghasilkan edisi baru"
    ):
        redline(found.lama, found.baru, "Unit", DAY, forgets)
    monkeypatch.setattr(docx_redline, "number_marks", lambda roots: [root.clear() for root in roots])
    with pytest.raises(RenderError, match="tidak menghasilkan edisi"):
        redline(found.lama, found.baru, "Unit", DAY, potong)


def test_the_mark_between_two_insertions_is_inserted() -> None:
    """LibreOffice takes it for one anyway, and would join the paragraphs on rejection."""
    first, second = part(contoh("kop")[0].perubahan).findall(f"{W}body/{W}p")[:2]
    assert [child.tag for child in first][-1] == f"{W}ins"
    assert first.find(f"{W}pPr/{W}rPr/{W}ins") is not None
    assert second.find(f"{W}ins") is not None and second.find(f"{W}pPr/{W}rPr") is None


DAMAGE = {
    "teks": (b"<w:delText", b"<w:delText>x</w:delText><w:delText"),
    "gaya": (b'w:val="Butir"', b'w:val="SubButir"'),
    "tebal": (b"<w:b/>", b""),
    "tautan": (b"lapor.go.id", b"lapor.go.ix"),
    "lebar": (b'w:w="2494"', b'w:w="2495"'),
    "kertas": (b'w:h="16838"', b'w:h="16839"'),
}


@pytest.mark.parametrize("harm", DAMAGE)
def test_the_proof_sees_any_damage(harm: str) -> None:
    (found, *_) = contoh("kata diganti")
    parts = open_parts(found.perubahan)
    assert DAMAGE[harm][0] in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(*DAMAGE[harm])
    assert find_difference(parts, open_parts(found.lama or b""), accept=False) is not None


def test_template_with_something_that_no_change_can_wrap_is_refused() -> None:
    (found, *_) = contoh("kata diganti")
    sides = []
    for data in (found.lama, found.baru):
        parts = open_parts(data or b"")
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body><w:sdt/>")
        sides.append(write_package(pack(name, content) for name, content in parts.items()))
    with pytest.raises(RenderError, match="templat memuat sdt"):
        redline(*sides, "Unit", DAY, potong)


def body(*blocks: str) -> dict[str, bytes]:
    return {"word/document.xml": f'<w:document xmlns:w="{W[1:-1]}"><w:body>{"".join(blocks)}</w:body></w:document>'.encode()}


def alinea(text: str, mark: str = "", run: str = "") -> str:
    inner = f"<w:r><w:{'delText' if run == 'del' else 't'}>{text}</w:{'delText' if run == 'del' else 't'}></w:r>" if text else ""
    return f"<w:p><w:pPr><w:rPr>{mark and f'<w:{mark}/>'}</w:rPr></w:pPr>{f'<w:{run}>{inner}</w:{run}>' if run else inner}</w:p>"


TABLE = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"


def test_the_resolver_joins_paragraphs_as_word_does() -> None:
    """A mark that goes joins its paragraph with the next; before a table only an empty one can go."""

    def texts(accept: bool, *blocks: str) -> list[str]:
        found = resolve(body(*blocks), accept=accept)["word/document.xml"].blocks
        return [block.text if isinstance(block, Paragraph) else "tabel" for block in found]

    assert texts(True, alinea("A", "del"), alinea("B")) == ["AB"]
    assert texts(False, alinea("A", "del"), alinea("B")) == ["A", "B"]
    assert texts(True, alinea("A", "del", "del"), alinea("B")) == ["B"]
    assert texts(False, alinea("A", "ins", "ins"), alinea("B")) == ["B"]
    assert texts(True, alinea("A", "del", "del"), TABLE.format(""), alinea("B")) == ["tabel", "B"]
    assert texts(True, alinea("A", "del"), TABLE.format(""), alinea("B")) == ["A", "tabel", "B"]
    assert texts(True, alinea("A", "del", "del"), TABLE.format("<w:del/>"), alinea("B")) == ["B"]
    assert texts(True, alinea("B"), alinea("A", "del", "del")) == ["B", ""], "the last mark of all can't go"


def test_the_resolver_tells_fields_of_runs_like_simple_ones() -> None:
    run = "<w:r>{}</w:r>"
    kinds = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    pieces = [kinds[0], "<w:instrText> PAGE </w:instrText>", kinds[1], "<w:t>1</w:t>", kinds[2]]
    simple = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    complex_one = f"<w:p>{''.join(map(run.format, pieces))}</w:p>"
    assert resolve(body(simple), accept=True) == resolve(body(complex_one), accept=True)
    assert resolve(body(simple), accept=True) != resolve(body(simple.replace("PAGE", "NUMPAGES")), accept=True)


def test_alignment_holds_order_and_loses_nothing() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        old, new = ([chance.choice("abcdefgh") for _ in range(chance.randrange(12))] for _ in range(2))
        pairs = align(old, new, lambda i, j, old=old, new=new: float(old[i] == new[j]) / 2)
        assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
        assert [j for _, j in pairs if j is not None] == list(range(len(new)))
        assert all(old[i] == new[j] for i, j in pairs if i is not None and j is not None)


def test_alignment_of_a_long_document_costs_little() -> None:
    asked = []

    def likeness(i: int, j: int) -> float:
        asked.append((i, j))
        return 0.5

    old, new = [str(n) for n in range(20_000)], [str(n) for n in range(20_000) if n % 1000] + ["x"]
    assert len(align(old, new, likeness)) == 20_001
    align(["a", "b"] * 5000, ["b", "c"] * 5000, likeness)
    assert len(asked) < 30_000


def test_words_of_a_long_cell_are_compared_by_paragraph() -> None:
    items = [f"Persyaratan nomor {number}" for number in range(400)]
    (found, *_) = berkas(syarat(*items), syarat(*items[:200], "Sisipan", *items[200:]))
    inserted = [mark for mark in part(found.perubahan).iter(f"{W}ins") if mark.getparent().tag == f"{W}rPr"]
    assert len(inserted) == 1
    assert etree.tostring(inserted[0].getparent().getparent().getparent()).count(b"Sisipan") == 1
