"""Real clients that some tests need: left out with advice where they are missing, a failure where they are mandatory (CI)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ADVICE = "pasang LibreOffice dan poppler: apt install libreoffice-writer poppler-utils"


def need(*programs: str) -> None:
    """Skip the test, or fail it when SOP_GEN_CLIENTS=wajib, unless every program is on the machine."""
    if any(shutil.which(program) is None for program in programs):
        (pytest.fail if os.environ.get("SOP_GEN_CLIENTS") == "wajib" else pytest.skip)(ADVICE)


def soffice(folder: Path, target: str, names: list[str]) -> None:
    """LibreOffice converts ``names`` in ``folder`` to ``target``, with a profile of its own."""
    need("soffice")
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", target, *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
