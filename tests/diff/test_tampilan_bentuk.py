"""A comparison as a page: marks, contrast, charts, and text of specs that tries something; any pair in every form."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import click
import pytest
from hypothesis import given, settings

from sop_gen.banding_report import banding_text
from sop_gen.model.instansi import GayaSop
from sop_gen.render.banding_md import BATAS, draw_md
from sop_gen.view.banding import Banding, view_banding
from tests.cli.test_status_halaman import Page, contrast
from tests.diff.mutasi import Pasangan, pasangan
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tampilan import LANGKAH
from tests.diff.tampilan_bentuk import JAHAT, TEMPLATES, against, page, plain, procedure
from tests.diff.tulisan import langkah, layanan

# ---- the page ------------------------------------------------------------------------------------------------------


class Halaman(Page):
    VOID = ("meta", "br", "rect", "input")


@pytest.fixture(scope="module")
def text(shipped: Banding) -> str:
    return page(shipped)


def test_the_page_stands_alone(text: str) -> None:
    found = Halaman(text)
    assert text.startswith("<!doctype html>\n")
    assert {tag for tag, _ in found.seen}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "style0"})
    assert all(not name.startswith("on") and name not in ("src", "style") for _, attributes in found.seen for name in attributes)
    assert found.all("html") == [{"lang": "id"}]
    assert "url(" not in text and "@import" not in text
    ids = [attributes["id"] for _, attributes in found.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(link["href"]) for link in found.all("a")}
    assert targets and targets <= {f"#{id}" for id in ids}


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(text: str) -> None:
    style = text.split("<style>")[1].split("</style>")[0]
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'" in text


def test_headings_are_in_order_and_tables_and_choices_are_named(text: str) -> None:
    found = Halaman(text)
    levels = [int(tag[1]) for tag, _ in found.seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in re.findall(r"<table\b.*?</table>", text, re.DOTALL):
        assert re.match(r"<table[^>]*>\s*<caption[^>]*>[^<]+</caption>\s*<thead>", table)
        assert all('scope="' in heading for heading in re.findall(r"<th\b[^>]*>", table))
    labels = {label["for"] for label in found.all("label")}
    assert labels == {part["id"] for tag in ("input", "select") for part in found.all(tag)}


def test_every_choice_has_its_rules_and_rows(text: str) -> None:
    style = text.split("<style>")[1].split("</style>")[0]
    found = Halaman(text)
    for value in filter(None, (option["value"] for option in found.all("option"))):
        assert f'option[value="{value}"]:checked' in style
        assert f'<tbody class="bagian {value}">' in text
    rows = re.findall(r'<tr class="baris (\w+)"', text)
    names = {"dinilai": "Perlu dinilai"}
    for kelas in ("memberatkan", "dinilai", "meringankan", "netral"):
        said = names.get(kelas, kelas.capitalize())
        assert f"body:has(#d-{kelas}:checked)" in style
        assert f'for="d-{kelas}">{said} ({rows.count(kelas)})<' in text


def test_signs_stand_beside_colours_and_are_said_in_words(text: str) -> None:
    style = text.split("<style>")[1]
    assert 'content: "−\\2060" / " dihapus: "' in style and 'content: "+\\2060" / " ditambah: "' in style
    assert "del {" in style and "line-through" in style and "ins {" in style and "underline" in style
    for cell in re.findall(r'<td data-judul="Dampak bagi pemohon">(.*?)</td>', text, re.DOTALL):
        assert re.match(r'<span class="(kecil">netral|cap c-\w+">[▲▼?] [a-z ]+)</span>', cell)


PASANGAN = [
    *((ink, ground) for ink in ("tinta", "redup", "aksen") for ground in ("latar", "kertas")),
    *((state, f"{state}-latar") for state in ("baik", "kurang", "ubah", "netral")),
    ("kertas", "aksen"),
]


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_have_the_contrast_of_wcag_aa(scheme: int) -> None:
    source = (TEMPLATES / "banding.html.j2").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", source, re.DOTALL)
    ]
    assert len(palettes) == 3
    ratios = {pair: contrast(palettes[scheme][pair[0]], palettes[scheme][pair[1]]) for pair in PASANGAN}
    assert min(ratios.values()) >= 4.5, ratios


def test_marks_of_a_chart_have_contrast_too() -> None:
    from sop_gen.render.bagan.svg_tanda import WARNA

    for pale, strong in WARNA.values():
        assert contrast(strong[1:], "ffffff") >= 4.5 and contrast("000000", pale[1:]) >= 7
    source = (TEMPLATES / "banding.html.j2").read_text("utf-8")
    assert {f".t-{mark} {{ background: {strong}; }}" for mark, (_, strong) in WARNA.items()} <= set(
        re.findall(r"\.t-\w+ \{ background: #\w+; \}", source)
    )


@pytest.mark.parametrize("payload", JAHAT)
def test_hostile_text_stays_text_on_the_page(payload: str) -> None:
    clean, found = Halaman(page(against("bersih"))), Halaman(page(against(payload)))
    assert {tag for tag, _ in found.seen} - {"tspan"} == {tag for tag, _ in clean.seen}, "a chart may have words in bold"
    assert [attributes.keys() for tag, attributes in found.seen if tag == "a"] == [{"href": None}.keys()] * len(found.all("a"))
    assert "".join(found.words).count(plain(payload)) > 20
    assert "49" not in "".join(found.words)


def test_both_charts_show_which_steps_differ() -> None:
    view = procedure()
    found = page(view)
    charts = re.findall(r"<svg xmlns.*?</svg>", found, re.DOTALL)
    assert len(charts) == 2
    added, removed, changed = ("Mencatat dalam buku agenda", "Menyerahkan surat", "Memeriksa berkas")
    told = [re.search(r"<desc[^>]*>(.*?)</desc>", chart)[1] for chart in charts]  # type: ignore[index]
    assert re.search(rf"\(dihapus\)\. {removed}", told[0]) and re.search(rf"\(diubah\)\. {changed}", told[0])
    assert re.search(rf"\(ditambah\)\. {added}", told[1]) and re.search(rf"\(diubah\)\. {changed}", told[1])
    assert "ditambah" not in told[0] and "dihapus" not in told[1]
    assert '<details class="bagan">' in found
    assert "(1 langkah ditambah, 1 dihapus, 1 diubah)" in found
    assert [word for word in ("ditambah", "dihapus", "diubah", "dipindah") if f"</span>langkah {word}</li>" in found] == [
        "ditambah", "dihapus", "diubah"
    ]  # fmt: skip


def test_a_chart_whose_steps_did_not_change_counts_nothing() -> None:
    old = langkah(*LANGKAH)
    (sop,) = old.sop
    renamed = sop.model_copy(
        update={
            "pelaksana": tuple(part.model_copy(update={"nama": part.nama.replace("Loket", "Meja")}) for part in sop.pelaksana)
        }
    )
    found = page(view_banding(perbandingan(pasang(old, old.model_copy(update={"sop": (renamed,)})))))
    assert re.search(r"<summary><h3>Bagan alur: Prosedur Uji</h3></summary>", found)


def test_words_for_the_applicant_are_not_in_the_chart() -> None:
    new = langkah(LANGKAH[0] + ", publik: Pemohon datang ke loket", *LANGKAH[1:])
    assert "<svg xmlns" not in page(view_banding(perbandingan(pasang(langkah(*LANGKAH), new))))


def test_a_chart_that_fits_no_paper_is_left_out_with_a_sentence() -> None:
    posts = ", ".join(f"p{number}: Jabatanyangpanjangsekali{number}" for number in range(12))
    steps = ", ".join(f"{{kegiatan: Kegiatanyangpanjangsekali{number}, oleh: p{number}}}" for number in range(12))
    wide = layanan(f"sop: [{{judul: Prosedur Uji, pelaksana: {{{posts}}}, langkah: [{steps}]}}]")
    view = view_banding(perbandingan(pasang(wide, wide.model_copy(update={"sop": (*wide.sop, *langkah(*LANGKAH).sop)}))))
    large = GayaSop.model_validate({"kertas": "A4", "margin": ["60", "60", "20", "20"], "ukuran": "16"})
    found = page(view_banding(perbandingan(pasang(langkah(*LANGKAH), wide))), large)
    Halaman(found)
    assert re.search(r"<p class=\"kecil\">Bagan tidak dapat digambar: [^<]+</p>", found)
    assert "Bagan tidak dapat digambar" not in page(view, large), "what did not change is not drawn"


def test_nothing_changed_is_a_page_too() -> None:
    same = layanan("persyaratan: KTP")
    found = page(view_banding(perbandingan(pasang(same, same))))
    Halaman(found)
    assert "Tidak ada perbedaan." in found and "<table" not in found


def test_unchanged_parts_are_no_changes_in_any_format() -> None:
    old, new = layanan("persyaratan: [KTP, Foto]\nproduk: Surat"), layanan("persyaratan: [KTP, Foto]\nproduk: Surat keterangan")
    view = view_banding(perbandingan(pasang(old, new)), tetap=True)
    found = page(view)
    assert re.findall(r'<tr class="baris (\w+)"', found) == ["tetap", "dinilai"]
    assert "1. KTP<br>2. Foto" in found and "Perlu dinilai (1)" in found
    text = draw_md(view)
    assert "<summary>1 butir berubah</summary>" in text and "| Persyaratan<br>_tetap_ | 1\\. KTP<br>2\\. Foto |  |" in text
    bare = "\n".join(click.unstyle(line) for line in banding_text(view, 80))
    assert bare.endswith("  · Persyaratan: tetap\n      1. KTP\n      2. Foto")


def test_several_comparisons_are_shown_under_one_title() -> None:
    lines = [click.unstyle(line) for line in banding_text(procedure(), 80, judul=False)]
    assert lines[0] == "3 butir berubah, semuanya netral bagi pemohon." and "Perubahan Standar Pelayanan" not in lines


def test_what_went_from_a_list_and_what_came_instead_stay_together_on_a_terminal() -> None:
    sides = ("produk: [Surat tanggapan]\npersyaratan: KTP", "produk: [Kartu peserta]\npersyaratan: [KTP, Foto]")
    view = view_banding(perbandingan(pasang(*map(layanan, sides))))
    heads = [line.split(":")[0].strip() for line in map(click.unstyle, banding_text(view, 80)) if re.match(r"  [▲▼?·] ", line)]
    assert heads == ["▲ Persyaratan, butir 2", "▲ Produk Pelayanan", "▼ Produk Pelayanan"]


def test_the_page_filters_the_list_of_services_and_folds_the_paperwork() -> None:
    found = page(view_banding(perbandingan(pasang(layanan("alias: Satu"), layanan("alias: Dua\npersyaratan: KTP")))))
    assert found.index('class="saring"') < found.index('class="daftar"')
    (item,) = re.findall(r'<li class="saringan ([^"]+)">', found)
    (section,) = re.findall(r'<section class="layanan saringan ([^"]+)"', found)
    choice = {name: value for value, name in re.findall(r'<option value="(k\d+)">([^<]+)</option>', found)}["Persyaratan"]
    assert item == section and {"memberatkan", "netral", choice, f"{choice}-memberatkan"} <= set(item.split())
    folded = found.split('<details class="tata isi-tabel">')[1].split("</details>")[0]
    assert "Perubahan tata usaha (1)" in folded and "Nama Lain" in folded and "Persyaratan" not in folded


def test_measures_that_stayed_are_not_shown() -> None:
    found = page(view_banding(perbandingan(pasang(layanan("alias: Satu"), layanan("alias: Dua")))))
    assert '<table class="ukuran">' not in found


def test_equal_input_gives_equal_bytes(shipped: Banding, text: str) -> None:
    assert page(shipped) == text
    assert draw_md(shipped) == draw_md(shipped)


# ---- any pair of editions ------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(pasangan())
def test_any_comparison_is_told_completely(pair: Pasangan) -> None:
    old, new = pair.lama, pair.baru
    laws = {**old.register, **new.register}
    ids = sorted({*old.layanan, *new.layanan})
    entries = [pasang(old.layanan.get(id), new.layanan.get(id), laws) for id in ids]
    view = view_banding(perbandingan(*entries, kantor=(old.instansi, new.instansi), register=(old.register, new.register)))
    for entry in view.semua:
        assert sum(sentence.butir for sentence in entry.kalimat) == len(entry.baris)
        assert sorted(sidik for row in entry.baris for sidik in row.sidik) == sorted(
            change.sidik for change in entry.pasangan.perubahan
        )
        assert all(any(piece.tanda != "sama" for piece in (*row.semula, *row.menjadi)) for row in entry.baris
                   if row.jenis != "dipindah")  # fmt: skip
    assert len(draw_md(view)) <= BATAS
    assert list(banding_text(view, 80))
    Halaman(page(view))
