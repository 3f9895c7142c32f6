"""The comparison of the shipped editions, made once."""

from __future__ import annotations

import pytest

from sop_gen.view.banding import Banding
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def shipped() -> Banding:
    from sop_gen.pipeline_editions import diff, view_diff

    sides = [(ROOT / name).as_posix() for name in ("standards/arsip/2023", "standards")]
    return view_diff(diff(*sides, (), ROOT / "standards"), tetap=False)
