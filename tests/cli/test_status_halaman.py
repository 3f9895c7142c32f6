"""The page of ``sop-gen status``: it stands alone, can be read by everyone, and text from specs stays text in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_status import HARI_INI, JAHAT, hostile
from tests.conftest import ROOT


class Page(HTMLParser):
    """What a test asks of a page: its tags in balance, and what it would fetch or run."""

    VOID = ("meta", "br", "rect")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def page(run: Any, *options: object) -> str:
    done = run("status", *HARI_INI, "--format", "html", *options)
    assert done.code == 0, done.err
    return str(done.out)


@pytest.mark.parametrize("folder", ["standards", "tests/kantor-contoh/standards"])
def test_the_page_stands_alone(run, folder: str) -> None:
    text = page(lambda *rest: run("--standards", ROOT / folder, *rest), "--fgd", "2026-12-01")
    found = Page(text)
    assert text.startswith("<!doctype html>\n")
    assert {tag for tag, _ in found.seen}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert all(not name.startswith("on") and name not in ("src", "style") for _, attributes in found.seen for name in attributes)
    ids = [attributes["id"] for attributes in found.all("details") if "id" in attributes]
    assert {link["href"] for link in found.all("a") if str(link["href"]).startswith("#")} == {f"#{id}" for id in ids}
    assert found.all("html") == [{"lang": "id"}]


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(run, office) -> None:
    from base64 import b64encode
    from hashlib import sha256

    text = page(run)
    style = text.split("<style>")[1].split("</style>")[0]
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'" in text


def test_every_table_has_a_caption_and_headings_with_a_scope(run, office) -> None:
    text = page(run, "--dasar", "uu-25-2009")
    tables = re.findall(r"<table>.*?</table>", text, re.DOTALL)
    assert len(tables) == 8, "six of the office, and who holds the case in each of two procedures"
    for table in tables:
        assert re.match(r"<table>\s*<caption[^>]*>[^<]+</caption>\s*<thead>", table)
        assert all('scope="' in heading for heading in re.findall(r"<th\b[^>]*>", table))
    (matrix,) = (table for table in tables if "tegak" in table)
    rows = [len(re.findall(r"<t[hd]", line)) for line in re.findall(r"<tr>.*?</tr>", matrix, re.DOTALL) if "rowgroup" not in line]
    assert set(rows) == {21}


def test_every_mark_is_said_in_words_too(run, office) -> None:
    cells = re.findall(r"<td(?: class=\"batas\")?>(<span class=\"t .*?)</td>", page(run))
    assert len(cells) == 2 * 15
    for cell in cells:
        assert re.fullmatch(r'<span class="t ([a-z-]+)" aria-hidden="true">.</span><span class="baca">[a-z ]+</span>', cell)


PASANGAN = [
    *((ink, ground) for ink in ("tinta", "redup", "aksen") for ground in ("latar", "kertas")),
    *((state, f"{state}-latar") for state in ("baik", "tanya", "kurang")),
]


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_have_the_contrast_of_wcag_aa(scheme: int) -> None:
    text = (ROOT / "templates" / "status.html.j2").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    ]
    assert len(palettes) == 3
    colours = palettes[scheme]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in PASANGAN}
    assert min(ratios.values()) >= 4.5, ratios


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted(luminance(colour) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_hostile_text_stays_text_on_the_page(run, office) -> None:
    clean = Page(page(run))
    (office / "jahat.yaml").write_text(hostile(), "utf-8")
    found = Page(page(run))
    words = "".join(found.words)
    assert all(text in words for text in JAHAT)
    assert {tag for tag, _ in found.seen} == {tag for tag, _ in clean.seen}
    assert "49" not in words.replace("2049", "")


def times(run: Any) -> list[str]:
    """The words about time of each procedure of the page, in order."""
    blocks = re.findall(r'<details class="waktu">.*?</details>', page(run), re.DOTALL)
    return [" ".join(" ".join(Page(block).words).replace("\u00a0", " ").split()) for block in blocks]


def test_each_procedure_says_how_long_it_takes_and_who_holds_it(run, office) -> None:
    first, second = times(run)
    assert first == second
    assert first == (
        "Waktu biasa: 45 menit cukup Jangka waktu 1 jam sejak berkas lengkap"
        " Tersingkat 45 menit cukup Biasa 45 menit cukup Biasa, tanpa langkah pihak luar 35 menit cukup"
        " Terpanjang 1 jam 25 menit lewat Langkah jalur biasa 1 → 2 → 3"
        " Pemegang berkas pada jalur biasa, dari yang paling lama Pelaksana Waktu"
        " Petugas Loket 35 menit Pemohon (pihak luar) 10 menit"
    )
    assert re.findall(r'class="isi-aksen" width="(\d+)"', page(run).partition('class="bingkai ukur"')[0]) == ["78", "22"] * 2


def test_a_procedure_without_measured_times_says_so_in_a_line(run, office) -> None:
    path = office / "layanan-a.yaml"
    path.write_text(re.sub(r" waktu: \d+ menit,", "", path.read_text("utf-8")), "utf-8")
    assert len(times(run)) == 1
    assert page(run).count("Waktu belum dapat dihitung: belum ada langkah yang waktunya terukur.") == 1


def test_hostile_names_and_promises_stay_text_beside_times(run, office) -> None:
    path = office / "layanan-a.yaml"
    text = path.read_text("utf-8").replace("nama: Pemohon,", "nama: '<script>alert(1)</script>',")
    text = text.replace("jangka_waktu: 1 jam sejak berkas lengkap", "jangka_waktu: {teks: '<b onclick=x> {{ 7*7 }}'}")
    path.write_text(text, "utf-8")
    first, _ = times(run)
    assert "<script>alert(1)</script> (pihak luar)" in first
    assert "Jangka waktu <b onclick=x> {{ 7*7 }} Tersingkat" in first
    assert "Sebab tidak dapat dibandingkan jangka waktunya tidak menyebut batas yang terukur" in first


def test_emphasis_and_links_of_questions_are_kept(run, office) -> None:
    notes = "catatan:\n  - {bagian: biaya, isi: '**Berapa** *tarif* [ini](https://contoh.example/a?b=1&c=2)?'}\n"
    path = office / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8") + notes, "utf-8")
    expected = '<strong>Berapa</strong> <em>tarif</em> <a href="https://contoh.example/a?b=1&amp;c=2">ini</a>?'
    assert expected in page(run)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ instansii }}", "Templat status.html.j2: isian 'instansii' tidak dikenal. Saran: maksudnya mungkin 'instansi'."),
        ("{% if semua.sipa %}{% endif %}",
         "Templat status.html.j2: isian 'sipa' pada Kelompok tidak dikenal. Saran: maksudnya mungkin 'siap'."),
        ("{% if semua %}", "Templat status.html.j2: penanda pada baris 1 tidak dapat dibaca."),
        ("{{ semua.__class__ }}", "Templat status.html.j2: memakai"),
        ("{{ 'a' * 999999999 }}", "Templat status.html.j2: memakai"),
    ],
)  # fmt: skip
def test_a_wrong_template_is_named(run, office, tmp_path: Path, template: str, message: str) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    (own / "status.html.j2").write_text(template, "utf-8")
    done = run("--templates", own, "status", "--format", "html")
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith(f"sop-gen: {message}")


def test_the_page_says_where_things_can_be_made_easier(run, office) -> None:
    text = re.sub(r"\s+", " ", " ".join(Page(page(run)).words))
    assert "Persyaratan terbanyak 2 butir Layanan A; Layanan B" in text
    assert "Kegiatan Pelaksana Layanan" in text.partition("Langkah yang paling lama")[2]
    assert ": 2 layanan (Layanan A; Layanan B)" in text.partition("Persyaratan yang diminta beberapa layanan")[2]
