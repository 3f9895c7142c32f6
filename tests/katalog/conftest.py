"""The sites that the tests read: of the example office, of the shipped standards, and of a spec full of attacks.

And a small one that tests change: its standards and the site made of them, drawn once and copied for each.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.katalog.contoh import JAHAT_LAYANAN, KANTOR, build_site


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("situs")
    assert build_site(KANTOR, folder).temuan == []
    return folder


@pytest.fixture(scope="session")
def situs_kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("situs-kantor")
    build_site(ROOT / "standards", folder)
    return folder


@pytest.fixture
def standar(tmp_path: Path) -> Path:
    """The example office with three of its services."""
    return write_standards(tmp_path / "standards")


def write_standards(folder: Path) -> Path:
    shutil.copytree(KANTOR, folder, ignore=shutil.ignore_patterns("arsip", "[!_]*.yaml"))
    for id in ("izin-contoh", "konsultasi-contoh", "klinik-hukum-contoh"):
        shutil.copy(KANTOR / f"{id}.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def sekali_terbit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sekali-terbit")
    assert build_site(write_standards(root / "standards"), root / "situs").temuan == []
    return root / "situs"


@pytest.fixture
def terbit(sekali_terbit: Path, tmp_path: Path) -> Path:
    """The site of ``standar`` after its first run."""
    return Path(shutil.copytree(sekali_terbit, tmp_path / "situs"))


@pytest.fixture(scope="session")
def situs_jahat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    standards, folder = tmp_path_factory.mktemp("jahat"), tmp_path_factory.mktemp("situs-jahat")
    shutil.copytree(KANTOR, standards, dirs_exist_ok=True)
    (standards / "jahat.yaml").write_text(JAHAT_LAYANAN, "utf-8")
    result = build_site(standards, folder)
    assert not result.tidak_sah, [str(finding.pesan) for finding in result.temuan]
    return folder
