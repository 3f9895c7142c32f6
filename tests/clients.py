"""Real clients that some tests need: left out with advice where they are missing, a failure where they are mandatory (CI)."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

ADVICE = "pasang LibreOffice dan poppler: apt install libreoffice-writer poppler-utils"
ADVICE_UNO = "pasang LibreOffice dengan UNO: apt install libreoffice-writer-nogui python3-uno"
ADVICE_CALC = "pasang LibreOffice Calc: apt install libreoffice-calc-nogui"
ADVICE_CHROMIUM = "pasang Chromium: apt install chromium"
ADVICE_MODULES = "pasang paket peramban untuk uji: apt install npm, lalu npm ci --prefix tests/klien"
ADVICE_PLAYWRIGHT = "pasang paket uji: pip install -e .[dev]"
MODULES = Path(__file__).parent / "klien" / "node_modules"


def need(*programs: str, advice: str = ADVICE) -> None:
    """Skip the test, or fail it when SOP_GEN_CLIENTS=wajib, unless every program is on the machine."""
    if any(shutil.which(program) is None for program in programs):
        _do_without(advice)


def need_calc() -> None:
    """The same for the spreadsheets of LibreOffice."""
    need("soffice")
    if not (Path(shutil.which("soffice") or "").resolve().parent / "libsclo.so").exists():
        _do_without(ADVICE_CALC)


def need_modules() -> None:
    """The same for the browser packages of ``tests/klien``."""
    if not MODULES.is_dir():
        _do_without(ADVICE_MODULES)


def need_playwright() -> str:
    """The path of Chromium for Playwright to drive."""
    need("chromium", advice=ADVICE_CHROMIUM)
    if find_spec("playwright") is None:
        _do_without(ADVICE_PLAYWRIGHT)
    return shutil.which("chromium") or ""


def _do_without(advice: str) -> None:
    (pytest.fail if os.environ.get("SOP_GEN_CLIENTS") == "wajib" else pytest.skip)(advice)


def python_with_uno() -> str:
    """The system's Python: that of the tests has no ``uno``."""
    need("soffice", advice=ADVICE_UNO)
    python = "/usr/bin/python3"
    if not Path(python).exists() or subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
        _do_without(ADVICE_UNO)
    return python


def soffice(folder: Path, target: str, names: list[str]) -> None:
    """LibreOffice converts ``names`` in ``folder`` to ``target``, with a profile of its own."""
    need("soffice")
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", target, *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def chromium(page: Path) -> str:
    """The HTML that ``page`` has become once its scripts are done; nothing comes from the network."""
    need("chromium", advice=ADVICE_CHROMIUM)
    offline = ["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=600000"]
    profile = [f"--user-data-dir={page.parent / 'profil'}", "--disable-gpu", "--disable-dev-shm-usage"]
    command = ["chromium", "--headless", "--no-sandbox", *offline, *profile, "--dump-dom", page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout
