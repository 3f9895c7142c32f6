"""Texts arrive in Word as they stand in the view; runs keep their look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sop_gen.engine.docx import compile_docx
from sop_gen.teks.inline import Run
from sop_gen.view.standar import view_standar
from tests.docx.samples import (
    AWKWARD,
    NS,
    SHOWN,
    W,
    compiled,
    context,
    paragraph,
    part,
    service,
    sop,
    standar,
    template,
    views,
    words,
)


def fill(body: str, **changes: Any) -> bytes:
    view = replace(standar(), **changes)
    return compile_docx("coba.docx", template(body)).render(view)


def test_awkward_text_is_literal_everywhere() -> None:
    data = compiled("standar").render(standar(nama=AWKWARD, unit=AWKWARD, persyaratan=[AWKWARD, f"**{AWKWARD}**"]))
    text = words(data)
    assert text.count(SHOWN) == 2
    assert AWKWARD in text  # the unit is plain text: nothing in it is Markdown
    assert AWKWARD.upper() in text
    assert AWKWARD in (part(data, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title") or "")


def test_awkward_text_is_literal_in_the_flow() -> None:
    step = {"id": "a", "kegiatan": AWKWARD, "oleh": "x", "waktu": "1 jam"}
    data = compiled("sop").render(sop(pelaksana={"x": "R & D <x>"}, langkah=[step]))
    assert SHOWN in words(data)
    assert "R & D <x>" in words(data)
    assert "R & D <x>" in part(data).find(".//wp:docPr", NS).get("descr")


@pytest.mark.parametrize(
    ("run", "properties"),
    [
        (Run("x"), []),
        (Run("x", tebal=True), ["b", "bCs"]),
        (Run("x", miring=True), ["i", "iCs"]),
        (Run("x", tebal=True, miring=True), ["b", "bCs", "i", "iCs"]),
        (Run("x", tautan="https://contoh.example/?a=1&b=2"), ["rStyle"]),
        (Run("x", tautan="javascript:alert(1)"), []),
    ],
)
def test_runs_have_their_look(run: Run, properties: list[str]) -> None:
    found = part(fill(paragraph("{{r ringkasan }}"), ringkasan=(run,))).find(f".//{W}t[.='x']..")
    assert [element.tag[len(W) :] for element in found.findall(f"{W}rPr/*")] == properties


def test_link_is_a_hyperlink_field_with_a_safe_address() -> None:
    data = fill(paragraph("{{r ringkasan }}"), ringkasan=(Run("x", tautan='https://contoh.example/a"b\\c?d=1&e=ü'),))
    field = part(data).find(f".//{W}fldSimple")
    assert field.get(f"{W}instr").strip() == 'HYPERLINK "https://contoh.example/a%22b%5Cc?d=1&e=%C3%BC"'


def test_runs_keep_the_look_that_the_tag_has_in_word() -> None:
    look = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="40"/></w:rPr>'
    data = fill(paragraph("Awal {{r ringkasan }} akhir", look), ringkasan=(Run("tebal", tebal=True), Run("biasa")))
    looks = {run.findtext(f"{W}t"): [item.tag[len(W) :] for item in run.findall(f"{W}rPr/*")] for run in part(data).iter(f"{W}r")}
    assert looks["tebal"] == ["b", "bCs", "color", "sz"]
    assert looks["biasa"] == looks["Awal "] == looks[" akhir"] == ["color", "sz"]


def test_line_break_and_tab_in_text() -> None:
    data = fill(paragraph("{{ layanan }}|{{r ringkasan }}"), layanan="satu\ndua\ttiga", ringkasan=(Run("a"), Run("\n"), Run("b")))
    assert "satu\ndua\ttiga|a\nb" in words(data)


def test_runs_without_r_are_plain_words() -> None:
    assert "Ringkasan layanan." in words(fill(paragraph("{{ ringkasan }}")))


def test_text_after_r_need_not_be_runs() -> None:
    assert "Layanan Contoh" in words(fill(paragraph("{{r layanan }}")))


def test_tag_that_word_split_over_runs() -> None:
    pieces = ["Judul {", "{ lay", "anan }", "} di sini"]
    body = "<w:p>" + '<w:proofErr w:type="spellStart"/>'.join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces) + "</w:p>"
    assert "Judul Layanan Contoh di sini" in words(fill(body))


def test_tags_and_tab_in_one_run() -> None:
    body = "<w:p><w:r><w:t>{{ unit }}</w:t><w:tab/><w:t>{{r ringkasan }}|</w:t><w:br/><w:t>{{ unit }}</w:t></w:r></w:p>"
    assert "Divisi Contoh\tRingkasan layanan.|\nDivisi Contoh" in words(fill(body))


def test_cell_with_an_empty_list_keeps_a_paragraph() -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph('{%p for x in kanal %}')}{paragraph('{{ x.tanda }}')}{paragraph('{%p endfor %}')}</w:tc>"
    data = fill(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl><w:p/>", kanal=())
    assert part(data).findall(f".//{W}tc/{W}p")


def test_no_template_marks_are_left() -> None:
    for name, view in views().items():
        text = words(compiled(name).render(view))
        assert "{{" not in text and "{%" not in text, name


def test_group_items_and_plain_lines_have_their_styles() -> None:
    parts = ["Syarat lepas", {"kelompok": "Perorangan", "butir": ["KTP", "KK"]}]
    data = compiled("standar").render(view_standar(service(persyaratan=parts), context()))
    styles = {
        words_of(p): p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for p in part(data).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle") is not None
    }
    assert styles["Syarat lepas"] == "IsiTabel"
    assert styles["A.Perorangan"] == "KepalaButir"
    assert styles["1.KTP"] == "SubButir"


def words_of(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))
