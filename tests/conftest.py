"""Shared by all tests: the flag that rewrites expected results, where things are, the seed of random tests, one browser."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TESTS = Path(__file__).parent
ROOT = TESTS.parent

settings.register_profile("sop-gen", deadline=None, derandomize=True, database=None)
settings.load_profile("sop-gen")


def drawn(few: int, many: int) -> int:
    """How many random examples a test looks at whose every example costs a page: ``many`` with SOP_GEN_HUKUM=penuh."""
    return many if os.environ.get("SOP_GEN_HUKUM") == "penuh" else few


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected results of cases that are data; read the diff")


def pytest_configure() -> None:
    """A fresh seed in CI, set before any worker starts so that all of them collect the same tests."""
    if os.environ.get("SOP_GEN_CLIENTS") == "wajib":
        os.environ.setdefault("SOP_GEN_SEED", str(random.SystemRandom().randrange(1, 10**9)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if seed := os.environ.get("SOP_GEN_SEED"):
        terminalreporter.write_line(f"seed of the random flows: {seed} (run them again with SOP_GEN_SEED={seed})")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for every test that looks at a page; each opens a context of its own and closes it."""
    from tests.clients import need_playwright

    path = need_playwright()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()
