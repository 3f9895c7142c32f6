"""A redline opens in Word without repair: the validator finds nothing in it that it does not find in the clean documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docx.test_docx_files import audit
from tests.redline.contoh import JENIS, contoh


@pytest.mark.parametrize("jenis", JENIS)
def test_word_opens_a_redline_without_repair(jenis: str, tmp_path: Path) -> None:
    for found in contoh(jenis):
        made = faults(tmp_path / found.nama, found.perubahan)
        clean = [side for side in (found.lama, found.baru) if side is not None and made]
        known = {fault for number, side in enumerate(clean) for fault in faults(tmp_path / f"{number}.docx", side)}
        assert set(made) <= known, found.nama


def faults(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return audit(path)
