"""A comparison on a terminal and as Markdown: marks, width, size, and text of specs that tries something."""

from __future__ import annotations

import re
from dataclasses import replace

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sop_gen.banding_report import banding_text
from sop_gen.render.banding_md import BATAS, PENANDA, draw_md, escape_md
from sop_gen.report import cells
from sop_gen.view.banding import Banding, view_banding
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tampilan_bentuk import JAHAT, against, plain, procedure
from tests.diff.tulisan import layanan

# ---- the terminal --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lebar", [40, 64, 100, 120])
def test_lines_fit_the_terminal(shipped: Banding, lebar: int) -> None:
    for line in banding_text(shipped, lebar):
        bare = click.unstyle(line)
        assert cells(bare) <= lebar or len(bare.split()) <= 2, "only a word that is longer by itself"
        assert bare == bare.rstrip()


def test_marks_can_be_read_with_colours_and_without() -> None:
    lines = list(banding_text(procedure(), 100))
    assert any(click.style("[-30-]", fg="red", strikethrough=True) in line for line in lines) or any(
        click.style("[-30 menit-]", fg="red", strikethrough=True) in line for line in lines
    )
    bare = "\n".join(map(click.unstyle, lines))
    assert "Waktu: [-30 menit-]{+60 menit+}" in bare
    assert (
        "· SOP: Prosedur Uji, langkah 2: ditambah\n      {+Mencatat dalam buku agenda+}\n      {+Pelaksana: Petugas Loket+}"
        in bare
    )


def test_the_summary_comes_first_and_the_worst_change_before_the_others() -> None:
    old, new = "produk: Surat keterangan\npersyaratan: KTP", "produk: Surat keterangan sehat\npersyaratan: [KTP, Ijazah]"
    lines = [click.unstyle(line) for line in banding_text(view_banding(perbandingan(pasang(layanan(old), layanan(new)))), 100)]
    text = "\n".join(lines)
    order = ["2 butir berubah", "▲ Layanan Uji", "- Persyaratan bertambah 1", "▲ Persyaratan, butir 2", "? Produk Pelayanan"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


@pytest.mark.parametrize("payload", ["\u202eterbalik", "\u009b31m", "\u2028baris"])
def test_text_of_a_spec_cannot_steer_the_terminal(payload: str) -> None:
    old, new = procedure(), procedure()
    (entry,) = new.layanan
    row = replace(entry.baris[0], bagian=payload, butir=payload, alasan=(payload,), keterangan=payload, menyentuh=(payload,),
                  semula=tuple(replace(piece, teks=payload) for piece in entry.baris[0].semula))  # fmt: skip
    bad = replace(new, layanan=(replace(entry, nama=payload, baris=(row,)),), hitungan=(payload,), cerita=(payload,),
                  lama=replace(old.lama, nama=payload, sumber=payload, kantor=payload))  # fmt: skip
    for line in banding_text(bad, 80):
        assert click.unstyle(line).isprintable() and payload not in line


# ---- Markdown ------------------------------------------------------------------------------------------------------

BERTANDA = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAG = {"<br>", "<del>", "</del>", "<strong>", "</strong>", "<span>", "</span>", "<!-- -->"}


def flat(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in (token, *flat(token.children or []))]


def words_of(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline", "text_special"))


@pytest.mark.parametrize("payload", JAHAT)
def test_hostile_text_stays_text_in_markdown(payload: str) -> None:
    text = draw_md(against(payload))
    tokens = flat(BERTANDA.parse(text))
    kinds = {token.type for token in tokens}
    assert kinds.isdisjoint({"link_open", "image", "fence", "code_block", "code_inline", "blockquote_open", "ordered_list_open"})
    assert {token.content for token in tokens if token.type == "html_inline"} <= TAG
    blocks = "".join(token.content for token in tokens if token.type == "html_block")
    assert re.fullmatch(
        rf"({PENANDA}\n*)?(<details>\n<summary>\d+ (butir berubah|perubahan tata usaha)</summary>\n|</details>\n*)+", blocks
    )
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2", "h3"]
    shown = plain(payload).replace("\u202e", "�").replace("\u200b", "�")
    assert words_of(tokens).count(shown) > 20
    assert not re.search(r"@\w|#\d|\w://|www\.|GH-\d|:\w+:|:\+1:|\$(?!</span>)", text)


def test_every_row_of_a_table_has_its_cells() -> None:
    for payload in JAHAT:
        lines = [line for line in draw_md(against(payload)).splitlines() if line.startswith("|")]
        widths = {len(re.findall(r"(?<!\\)\|", line)) - 1 for line in lines}
        assert widths <= {3, 4, 6}
        assert all(line.endswith(" |") for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Surat satu", "Surat dua", "Surat ~~satu~~**dua**"),
        ("Surat dari kantor", "Surat (asli) dari kantor", "Surat **(asli)** dari kantor"),
        ("Foto", "Foto, berwarna", "Foto<strong>, berwarna</strong>"),
        ("Surat_a lama", "Surat_a baru", "Surat\\_a ~~lama~~**baru**"),
    ],
)
def test_marks_of_words(old: str, new: str, expected: str) -> None:
    view = view_banding(perbandingan(pasang(layanan(f"ringkasan: {old} ini"), layanan(f"ringkasan: {new} ini"))))
    text = draw_md(view)
    assert f"| {expected} ini |" in text
    shown = BERTANDA.render(text)
    assert re.search(r"<strong>", shown) and "**" not in shown and "~~" not in shown


def test_the_comment_fits_and_says_what_it_leaves_out(shipped: Banding) -> None:
    whole = draw_md(shipped)
    assert len(whole) < BATAS and "tidak dimuat" not in whole
    copies = tuple(replace(entry, nama=f"{entry.nama} {number}") for number in range(40) for entry in shipped.layanan)
    many = replace(shipped, layanan=copies)
    text = draw_md(many)
    assert len(text) <= BATAS
    shown = sum(1 for line in text.splitlines() if line.startswith("| ") and re.search(r"<br>_(di\w+)_ \| ", line))
    left = int(re.search(r"^_([0-9]+) butir lain tidak dimuat", text, re.MULTILINE)[1])  # type: ignore[index]
    assert shown + left == sum(len(entry.baris) for entry in many.semua)
    assert text.count("<details>") == text.count("</details>") > 0
    thousand = draw_md(replace(shipped, layanan=copies * 8))
    assert len(thousand) <= BATAS and "bagian lain_" in thousand


def test_markdown_of_nothing_is_a_sentence() -> None:
    same = layanan("persyaratan: KTP")
    text = draw_md(view_banding(perbandingan(pasang(same, same))))
    assert text.startswith(PENANDA) and text.endswith("\n\nTidak ada perbedaan.\n")


def test_escaping_is_invisible_to_readers() -> None:
    ordinary = "Rp50.000.000 (lima puluh juta), 14 (empat belas) hari kerja; Pasal 3 ayat (2) huruf a/b"
    assert escape_md(ordinary) == ordinary
