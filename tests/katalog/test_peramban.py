"""The site in real Chromium, from a disk: search, filters, keyboard, printing, attacks, and what axe-core finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.clients import MODULES, need_modules
from tests.katalog.contoh import KANTOR

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.client
Rupa = Literal["light", "dark"]
SEBAGIAN = ["index.html", "konsultasi-contoh/index.html", "izin-contoh/index.html", "klinik-hukum-contoh/index.html",
            "maklumat/index.html", "pengaduan/index.html"]  # fmt: skip


class Pembaca:
    """A page of the site as somebody sees it; everything that goes wrong or leaves the machine is kept."""

    def __init__(self, browser: Browser, folder: Path, rupa: Rupa = "light", lebar: int = 390, **more: Any) -> None:
        self.folder = folder
        self.keluhan: list[str] = []
        context = browser.new_context(viewport={"width": lebar, "height": 844}, color_scheme=rupa, **more)
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.keluhan.append(message.text))
        self.page.on("pageerror", lambda error: self.keluhan.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.folder.as_uri(), "data:")):
            self.keluhan.append(f"meminta {url}")

    def buka(self, name: str) -> Page:
        path, _, query = name.partition("?")
        self.page.goto((self.folder / path).as_uri() + (f"?{query}" if query else ""))
        return self.page

    def terlihat(self) -> list[str]:
        """Ids of the services shown, in order."""
        found = self.page.locator("#daftar > li:visible").evaluate_all("all => all.map(one => one.dataset.id)")
        assert isinstance(found, list)
        return found

    def cari(self, words: str) -> list[str]:
        self.page.fill("#q", words)
        return self.terlihat()


@pytest.fixture
def daftar(browser: Browser, situs: Path) -> Iterator[Pembaca]:
    reader = Pembaca(browser, situs)
    reader.buka("index.html")
    yield reader
    assert reader.keluhan == []
    reader.page.context.close()


def test_search_finds_names_aliases_and_slips_of_the_finger(daftar: Pembaca) -> None:
    expected = {
        "pewarganegaraan": "pewarganegaraan-contoh",
        "naturalisasi": "pewarganegaraan-contoh",
        "NATURALISASI!": "pewarganegaraan-contoh",
        "naturalissi": "pewarganegaraan-contoh",
        "pewraganegaraan": "pewarganegaraan-contoh",
        "perpustakan": "perpustakaan-contoh",
        "cara mengurus sumpah notaris": "notaris-contoh",
        "konsul": "konsultasi-contoh",
        "konsultsi huk": "konsultasi-contoh",
        "yankomas": "pengaduan-ham-contoh",
    }
    assert {words: daftar.cari(words)[0] for words in expected} == expected


def test_search_finds_what_must_be_brought_and_says_when_there_is_nothing(daftar: Pembaca) -> None:
    everything = daftar.terlihat()
    assert "konsultasi-contoh" in daftar.cari("kartu tanda penduduk")
    assert daftar.cari("zzzzqqqq") == []
    assert daftar.page.is_visible("#nihil")
    assert daftar.page.inner_text("#hasil") == f"0 dari {len(everything)} layanan"
    daftar.page.click("#ulang")
    daftar.page.wait_for_function("document.getElementById('q').value === ''")
    assert daftar.terlihat() == everything
    assert daftar.page.inner_text("#hasil") == f"{len(everything)} layanan"
    assert len(everything) == len(list(KANTOR.glob("[a-z]*.yaml")))


def test_filters_narrow_the_list_together_with_the_search(daftar: Pembaca) -> None:
    page = daftar.page
    page.click("summary")

    def ways(id: str) -> str | None:
        return page.get_attribute(f"[data-id={id}]", "data-kanal")

    page.select_option("#status", "berlaku")
    assert daftar.terlihat() == ["konsultasi-contoh"]
    page.select_option("#status", "berhenti")
    assert sorted(daftar.terlihat()) == ["klinik-hukum-contoh", "pemindahan-contoh"]
    page.select_option("#status", "")
    page.select_option("#biaya", "berbayar")
    paid = daftar.terlihat()
    assert "izin-contoh" in paid
    assert "konsultasi-contoh" not in paid
    page.select_option("#kanal", "daring")
    assert set(daftar.terlihat()) == {id for id in paid if "daring" in (ways(id) or "")}
    page.select_option("#biaya", "")
    assert all("daring" in (ways(id) or "") for id in daftar.terlihat())
    page.select_option("#kanal", "")
    page.select_option("#unit", "Bagian Tata Usaha dan Umum")
    assert daftar.terlihat() == ["pengadaan-contoh"]
    assert daftar.cari("notaris") == []


def test_everything_is_reached_by_keyboard(daftar: Pembaca) -> None:
    page = daftar.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lompat"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("naturalisasi")
    assert daftar.terlihat() == ["pewarganegaraan-contoh"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.is_visible("#status")
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == "pewarganegaraan-contoh"
    outline = page.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/pewarganegaraan-contoh/index.html")
    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True


@pytest.mark.parametrize(("rupa", "lebar"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Browser, situs: Path, rupa: Rupa, lebar: int) -> None:
    """Each look and each width once: colours do not depend on the width, nor the layout on colours."""
    need_modules()
    axe = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "preload": False}
    reader = Pembaca(browser, situs, rupa, lebar)
    for name in SEBAGIAN:
        page = reader.buka(name)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(axe)
        found = page.evaluate("options => axe.run(document, options)", options)
        problems = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]
        assert problems == [], name
        assert len(found["passes"]) > 20
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar, name
        assert reader.keluhan == [], name
    reader.page.context.close()


def test_axe_would_find_a_picture_without_words(browser: Browser, situs: Path) -> None:
    need_modules()
    page = Pembaca(browser, situs).buka("index.html")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document, {preload: false})")
    assert "image-alt" in [one["id"] for one in found["violations"]]
    page.context.close()


def test_no_page_complains_or_asks_for_anything_outside(browser: Browser, situs: Path, situs_kantor: Path) -> None:
    for folder in (situs, situs_kantor):
        reader = Pembaca(browser, folder)
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.name != "404.html"]
        for name in names:
            reader.buka(name)
        assert reader.keluhan == []
        reader.page.context.close()


def test_what_a_spec_says_never_runs(browser: Browser, situs_jahat: Path) -> None:
    reader = Pembaca(browser, situs_jahat)
    for name in ("jahat/index.html", "index.html", "pengaduan/index.html"):
        page = reader.buka(name)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if name == "index.html":
            reader.cari("script onerror")
            assert "jahat" in reader.terlihat()
        assert page.evaluate("globalThis.kena === undefined"), name
        assert page.locator("main img, main script").count() == 0
        assert page.locator("text=globalThis.kena = 1").count() > 0
    assert reader.keluhan == []
    reader.page.context.close()


def test_the_policy_stops_what_would_slip_through(browser: Browser, situs: Path) -> None:
    page = Pembaca(browser, situs).buka("index.html")
    for mark in ("document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.kena = 1'}))",
                 "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"globalThis.kena = 1\">')"):  # fmt: skip
        page.evaluate(mark)
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.kena === undefined")
    page.context.close()


def test_a_scanned_code_says_whether_the_sheet_is_current(browser: Browser, situs: Path) -> None:
    reader = Pembaca(browser, situs)
    page = reader.buka("konsultasi-contoh/index.html")
    assert page.locator("[data-pindai]:visible").count() == 0
    current = page.locator("[data-pindai]").first.get_attribute("data-sidik") or ""
    for mark, word in ((current.split()[0], "sama dengan"), ("00000000", "sudah lama")):
        shown = reader.buka(f"konsultasi-contoh/index.html?e={mark}").locator("[data-pindai]:visible")
        assert shown.count() == 1
        assert word in shown.inner_text()
    assert reader.buka("konsultasi-contoh/index.html?e=<b>").locator("[data-pindai]:visible").count() == 0
    page.context.close()


def test_a_print_has_what_is_folded(browser: Browser, situs: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    for script in (True, False):
        page = Pembaca(browser, situs, java_script_enabled=script).buka("konsultasi-contoh/index.html")
        page.pdf(path=str(tmp_path / "cetak.pdf"), format="A4")
        text = " ".join("".join(part.extract_text() for part in PdfReader(tmp_path / "cetak.pdf").pages).split())
        assert "Kompetensi Pelaksana" in text
        assert "Persyaratan" in text
        page.context.close()


def test_without_script_the_list_is_there_and_the_search_is_not(browser: Browser, situs: Path) -> None:
    reader = Pembaca(browser, situs, java_script_enabled=False)
    page = reader.buka("index.html")
    assert page.locator("#daftar > li:visible").count() == len(list(KANTOR.glob("[a-z]*.yaml")))
    assert not page.is_visible("#cari")
    page.context.close()
