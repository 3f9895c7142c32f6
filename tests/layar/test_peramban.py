"""The page for the waiting room in real Chromium: nothing is cut off or too small, it turns, stops, and runs for days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sop_gen.view.layar import TERKECIL
from tests.clients import MODULES, need_modules
from tests.layar.contoh import endless, evil, layar, of_office, services, write_page
from tests.poster.contoh import KANTOR, bare, konteks

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.client
UKURAN = {"hd": (1920, 1080), "laptop": (1366, 768), "tegak": (1080, 1920)}
LAIN = {
    "hd": (1920, 1080),
    "tegak": (1080, 1920),
    "persegi": (900, 900),
    "lebar": (2560, 1080),
    "lama": (1024, 768),
    "totem": (600, 1900),
    "kecil": (640, 360),
}

PERIKSA = (Path(__file__).parent / "periksa.js").read_text("utf-8")
"""What is wrong with the slide on the screen: something cut off, too small, or on top of something else."""
HURUF = """() => [...document.querySelectorAll("#panggung *")]
  .filter(satu => [...satu.childNodes].some(anak => anak.nodeType === 3 && anak.data.trim()))
  .map(satu => [satu.matches(".utama p"), parseFloat(getComputedStyle(satu).fontSize)])"""
LEMBAR = """() => ({letak: document.getElementById("letak").textContent,
  butir: [...document.querySelectorAll("#panggung .isi li")].map(satu => (satu.querySelector(".teks") || satu).textContent),
  judul: [...document.querySelectorAll("#panggung .isi h3 > span")].map(satu => satu.textContent),
  kerangka: [...document.querySelectorAll("#panggung .muka, #panggung .fakta")].map(satu => satu.textContent).join(" ")})"""
JALAN = f"""async terkecil => {{
  const salah = {PERIKSA}, huruf = {HURUF}, lembar = {LEMBAR}, hasil = [];
  const tekan = key => document.body.dispatchEvent(new KeyboardEvent("keydown", {{key, bubbles: true, cancelable: true}}));
  for (tekan("Home"); hasil.length < 1000; tekan("PageDown")) {{
    await document.fonts.ready;
    const satu = lembar();
    if (hasil.length && hasil.at(-1).letak && !satu.letak) return hasil;
    hasil.push({{...satu, salah: salah(terkecil), huruf: huruf()}});
  }}
  throw new Error("tidak berakhir");
}}"""
"""Every slide once, from the first, with what is wrong with it: walked inside the page, where nothing is drawn in between."""


class Televisi:
    """The page on a screen; what goes wrong or leaves the machine is kept."""

    def __init__(self, browser: Browser, path: Path, ukuran: tuple[int, int] = (1920, 1080), **more: Any) -> None:
        width, height = ukuran
        self.keluhan: list[str] = []
        self.page: Page = browser.new_context(viewport={"width": width, "height": height}, **more).new_page()
        self.page.on("console", lambda message: self.keluhan.append(message.text))
        self.page.on("pageerror", lambda error: self.keluhan.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url, path))
        if more.get("java_script_enabled", True):
            self.page.clock.install()
        self.page.goto(path.as_uri())
        if more.get("java_script_enabled", True):
            self.page.evaluate("document.fonts.ready.then(() => document.fonts.check('20px \"Plus Jakarta Sans\"'))")

    def _asked(self, url: str, path: Path) -> None:
        if url != path.as_uri() and not url.startswith("data:"):
            self.keluhan.append(f"meminta {url}")

    def lembar(self) -> dict[str, Any]:
        found = self.page.evaluate(LEMBAR)
        assert isinstance(found, dict)
        return found

    def semua(self) -> list[dict[str, Any]]:
        """Every slide once, from the first."""
        found = self.page.evaluate(JALAN, TERKECIL)
        assert isinstance(found, list)
        return found

    def tutup(self) -> None:
        assert self.keluhan == []
        self.page.context.close()


@pytest.fixture(scope="module")
def halaman(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {kantor: write_page(tmp_path_factory.mktemp(kantor), layar(kantor)[1]) for kantor in KANTOR}


@pytest.fixture
def televisi(browser: Browser, halaman: dict[str, Path]) -> Iterator[Televisi]:
    screen = Televisi(browser, halaman["contoh"])
    yield screen
    screen.tutup()


def faults(screen: Televisi) -> list[str]:
    found = screen.page.evaluate(PERIKSA, TERKECIL)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("kantor", "nama"), [(kantor, nama) for kantor in KANTOR for nama in UKURAN if (kantor, nama) != ("dikirim", "laptop")]
)
def test_every_slide_of_the_offices_is_whole_and_fee_and_time_are_largest(
    browser: Browser, halaman: dict[str, Path], kantor: str, nama: str
) -> None:
    """Of one office on a laptop too: it has the shape of the larger screen, only its pixels are coarser."""
    screen = Televisi(browser, halaman[kantor], UKURAN[nama], reduced_motion="reduce")
    slides = screen.semua()
    assert len(slides) > len(services(kantor))
    for slide in slides:
        assert slide["salah"] == [], slide
        assert min(size for fact, size in slide["huruf"] if fact) >= max(size for fact, size in slide["huruf"] if not fact), slide
    screen.tutup()


@pytest.mark.parametrize("nama", LAIN)
def test_whatever_a_spec_says_is_shown_whole(browser: Browser, tmp_path: Path, nama: str) -> None:
    """On every screen, two of the four endless services, each on screens of several shapes: laying them out is slow."""
    ukuran, place = LAIN[nama], list(LAIN).index(nama)
    parts = [endless(seed % 4).model_copy(update={"id": f"panjang-{seed % 4}"}) for seed in (place, place + 1)]
    office = of_office(nama="Kantor Wilayah Kementerian " + "Pelayanan Publik " * 12, induk="Kementerian " * 30)
    screen = Televisi(browser, write_page(tmp_path, layar(parts=parts, office=office)[1]), ukuran, reduced_motion="reduce")
    shown: dict[str, dict[str, str]] = {}
    for slide in screen.semua():
        assert slide["salah"] == [], slide
        part = shown.setdefault(slide["letak"], {"butir": "", "kerangka": slide["kerangka"]})
        part["butir"] += "".join(slide["butir"])
    articles = screen.page.evaluate(
        """() => [...document.querySelectorAll("#semua > article")].map(satu => ({
             butir: [...satu.querySelectorAll(".bagian:not(.cadangan) li")]
               .map(butir => (butir.querySelector(".teks") || butir).textContent),
             wajib: [...satu.querySelectorAll(".nama, .pemohon, .utama p, .kartu:not(.sambutan) .rincian p")]
               .map(unsur => unsur.textContent)}))"""
    )
    assert len(articles) == len(shown) == 3
    for article, part in zip(articles, shown.values(), strict=True):
        assert [line for line in article["butir"] if bare(line) not in bare(part["butir"])] == []
        said = bare(part["kerangka"] + part["butir"])
        lost = [words for words in article["wajib"] if bare(words.removeprefix("Untuk: ")) not in said]
        assert [words for words in lost if "batas waktu" not in words and "menurut jenisnya" not in words] == []
    screen.tutup()


def test_the_check_would_find_what_is_cut_off_or_small(televisi: Televisi) -> None:
    televisi.page.keyboard.press("ArrowDown")
    assert faults(televisi) == []
    televisi.page.evaluate("document.querySelector('#panggung .isi li').style.fontSize = '20px'")
    assert any(fault.startswith("kecil") for fault in faults(televisi))
    televisi.page.evaluate("document.querySelector('#panggung .isi li').style.fontSize = '300px'")
    assert any(fault.startswith("terpotong") for fault in faults(televisi))


def test_it_turns_by_itself_and_a_fuller_slide_stays_longer(televisi: Televisi) -> None:
    page = televisi.page
    page.keyboard.press("ArrowDown")
    waits = []
    for _ in range(6):
        before, wait = (
            televisi.lembar(),
            page.evaluate("parseInt(document.getElementById('langkah').style.getPropertyValue('--lama'))"),
        )
        page.clock.run_for(wait - 4000)  # the clock goes on by itself, too
        assert televisi.lembar() == before
        page.clock.run_for(4000)
        assert televisi.lembar() != before
        waits.append((len(" ".join(before["butir"]).split()), wait))
    assert min(wait for _, wait in waits) >= 9000
    assert len({wait for _, wait in waits}) > 1
    assert max(waits)[1] > min(waits)[1]


def test_it_stops_and_goes_on_by_key_click_and_button(televisi: Televisi) -> None:
    page = televisi.page

    def stopped() -> bool:
        before = televisi.lembar()
        page.clock.run_for(120_000)
        return televisi.lembar() == before

    for stop in (lambda: page.keyboard.press("Space"), lambda: page.keyboard.press("Enter"), lambda: page.click("#panggung"),
                 lambda: page.click("#jeda")):  # fmt: skip
        assert not stopped()
        stop()
        assert stopped()
        assert page.inner_text("#keadaan") == "Dijeda"
        assert page.get_attribute("#jeda", "aria-label") == "Lanjutkan"
        assert page.get_attribute("#panggung", "aria-live") == "polite"
        stop()
    assert page.inner_text("#keadaan") == ""


def test_buttons_are_reached_by_tab_show_it_and_act_once(televisi: Televisi) -> None:
    page = televisi.page
    for name in ("mundur", "jeda", "maju"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == name
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    before = televisi.lembar()
    page.keyboard.press("Enter")
    after = televisi.lembar()
    assert after != before
    page.keyboard.press("ArrowLeft")
    assert televisi.lembar() == before
    page.focus("#jeda")
    page.keyboard.press("Enter")
    assert page.inner_text("#keadaan") == "Dijeda"


def test_the_remote_control_moves_by_slide_and_by_service(televisi: Televisi) -> None:
    page = televisi.page
    first = televisi.lembar()
    for forth, back in (("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("ArrowDown", "ArrowUp"), ("End", "Home")):
        page.keyboard.press(forth)
        assert televisi.lembar() != first
        page.keyboard.press(back)
        assert televisi.lembar() == first
    page.keyboard.press("ArrowDown")
    assert televisi.lembar()["letak"] == "Layanan 1 dari 9"
    page.keyboard.press("ArrowLeft")
    assert televisi.lembar()["judul"][-1] == "Pengaduan, saran, dan masukan"


def test_it_runs_for_days_without_growing(televisi: Televisi) -> None:
    page = televisi.page
    nodes = "document.querySelectorAll('*').length"
    round_trip = 0
    counts: list[int] = []
    while len(counts) < 3 and round_trip < 1000:
        page.clock.run_for(60_000)
        round_trip += 1
        if televisi.lembar()["letak"] == "Layanan 1 dari 9":
            page.keyboard.press("Home")
            counts.append(page.evaluate(nodes))
    assert len(set(counts)) == 1
    assert len(counts) == 3


def test_a_turned_screen_is_laid_out_anew(televisi: Televisi) -> None:
    page = televisi.page
    page.keyboard.press("ArrowDown")
    page.set_viewport_size({"width": 1080, "height": 1920})
    page.clock.run_for(400)
    assert faults(televisi) == []


def test_nothing_moves_for_those_who_ask_for_it(browser: Browser, halaman: dict[str, Path]) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        screen = Televisi(browser, halaman["contoh"], reduced_motion=wish)
        screen.page.keyboard.press("ArrowRight")
        moving[wish] = screen.page.evaluate("document.getAnimations().length")
        before = screen.lembar()
        screen.page.clock.run_for(60_000)
        assert screen.lembar() != before
        screen.tutup()
    assert moving["reduce"] == 0
    assert moving["no-preference"] > 0


def test_without_script_every_service_is_there_to_scroll_and_to_print(browser: Browser, halaman: dict[str, Path]) -> None:
    screen = Televisi(browser, halaman["contoh"], (390, 844), java_script_enabled=False)
    page = screen.page
    assert page.locator("#semua > article:visible").count() == 10
    assert not page.is_visible("#bilah")
    assert page.locator("#semua .nama:visible").count() == 10
    assert page.locator("#semua .kartu.biaya .utama:visible").count() == 9
    screen.tutup()


def test_with_script_a_print_has_every_service(browser: Browser, halaman: dict[str, Path], tmp_path: Path) -> None:
    from pypdf import PdfReader

    screen = Televisi(browser, halaman["contoh"])
    screen.page.pdf(path=str(tmp_path / "cetak.pdf"), format="A4")
    said = bare("".join(page.extract_text() for page in PdfReader(tmp_path / "cetak.pdf").pages))
    assert [part.nama for part in layar()[0].layanan if bare(part.nama) not in said] == []
    screen.tutup()


def test_what_a_spec_says_never_runs(browser: Browser, tmp_path: Path) -> None:
    colours = konteks().instansi.model_copy(update={"nama": evil().nama, "alamat": evil().nama})
    office = of_office(nama=colours.nama, alamat=colours.alamat, induk=colours.nama)
    screen = Televisi(browser, write_page(tmp_path, layar(parts=[evil()], office=office)[1]))
    slides = screen.semua()
    assert any("globalThis.kena = 1" in "".join(slide["butir"]) for slide in slides)
    assert any("{{ 7 * 7 }}{% if x %}" in "".join(slide["butir"]) for slide in slides)
    assert screen.page.evaluate("globalThis.kena === undefined")
    assert screen.page.locator("main script, main a, main [onerror], main [onload]").count() == 0
    screen.tutup()


def test_the_policy_stops_what_would_slip_through(browser: Browser, halaman: dict[str, Path]) -> None:
    page = Televisi(browser, halaman["contoh"]).page
    for mark in ("document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.kena = 1'}))",
                 "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"globalThis.kena = 1\">')"):  # fmt: skip
        page.evaluate(mark)
    page.clock.run_for(500)
    assert page.evaluate("globalThis.kena === undefined")
    page.context.close()


@pytest.mark.parametrize("naskah", [True, False], ids=["naskah", "tanpa"])
def test_axe_finds_nothing(browser: Browser, halaman: dict[str, Path], naskah: bool) -> None:
    need_modules()
    axe = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
    screen = Televisi(browser, halaman["contoh"], reduced_motion="reduce")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "preload": False}
    screen.page.evaluate(axe)
    screen.page.keyboard.press("Space")
    if not naskah:  # what a browser without script shows
        screen.page.evaluate("""() => { document.documentElement.className = "";
          document.getElementById("semua").hidden = false;
          ["panggung", "bilah", "letak"].forEach(id => { document.getElementById(id).hidden = true; }); }""")
    for key in ["ArrowDown", *["PageDown"] * 6] if naskah else ["Home"]:
        found = screen.page.evaluate("options => axe.run(document, options)", options)
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]] == []
        assert len(found["passes"]) > 15
        screen.page.keyboard.press(key)
    screen.tutup()
