"""Shared by all tests: the flag that rewrites expected results, where things are, and the seed of random tests."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
ROOT = TESTS.parent

settings.register_profile("sop-gen", deadline=None, derandomize=True, database=None)
settings.load_profile("sop-gen")


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
