"""Shared by all tests: the flag that rewrites expected results, and where things are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
ROOT = TESTS.parent

settings.register_profile("sop-gen", deadline=None, derandomize=True, database=None)
settings.load_profile("sop-gen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected results of cases that are data; read the diff")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
