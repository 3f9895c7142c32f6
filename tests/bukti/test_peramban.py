"""The page in real Chromium: on a phone and on a desk, by keyboard, printed, and asking for nothing from outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sop_gen import evidence
from sop_gen.pipeline import templates_folder
from tests.bukti.bahan import PER
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.client


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample office with an earlier edition."""
    folder = tmp_path_factory.mktemp("bukti")
    peta = evidence.gather(ROOT / "tests" / "kantor-contoh" / "standards", folder / "output", (), PER, None)
    with templates_folder(None) as templates:
        text = evidence.draw(peta, "html", templates)
    assert isinstance(text, str)
    path = folder / "bukti.html"
    path.write_text(text, "utf-8")
    return path


def opened(browser: Browser, file: Path, width: int) -> tuple[Page, list[str]]:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, said


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_the_page_fits_its_screen_with_everything_open(browser: Browser, page_file: Path, width: int) -> None:
    page, said = opened(browser, page_file, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert said == []


def test_questions_open_by_keyboard_and_have_names(browser: Browser, page_file: Path) -> None:
    page, _ = opened(browser, page_file, 390)
    question = page.locator("[id='VI.i.a']")
    question.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert question.get_by_text("Penanggung jawab").is_visible()
    assert page.locator("h1").count() == 1
    assert page.locator("[tabindex='0']").evaluate_all("all => all.every(one => one.getAttribute('aria-label'))")


def test_a_print_shows_what_is_folded(browser: Browser, page_file: Path) -> None:
    page, _ = opened(browser, page_file, 1366)
    page.emulate_media(media="print")
    assert page.locator("[id='VI.i.a'] .syarat").first.evaluate("one => one.getBoundingClientRect().height") > 20
