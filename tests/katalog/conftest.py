"""The sites that the tests read: of the example office, of the shipped standards, and of a spec full of attacks."""

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


@pytest.fixture(scope="session")
def situs_jahat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    standards, folder = tmp_path_factory.mktemp("jahat"), tmp_path_factory.mktemp("situs-jahat")
    shutil.copytree(KANTOR, standards, dirs_exist_ok=True)
    (standards / "jahat.yaml").write_text(JAHAT_LAYANAN, "utf-8")
    result = build_site(standards, folder)
    assert not result.tidak_sah, [str(finding.pesan) for finding in result.temuan]
    return folder
