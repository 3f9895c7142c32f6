"""The same fact reads the same in every document: fee, time, requirements and complaint channels, read back out of the files."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from pypdf import PdfReader

from tests.clients import soffice

ROOT = Path(__file__).parent.parent
OFFICES = {"kanwil": ROOT / "standards", "contoh": ROOT / "tests" / "kantor-contoh" / "standards"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def services() -> list[Any]:
    cases = []
    for office, folder in OFFICES.items():
        for path in sorted(folder.glob("[!_]*.yaml")):
            spec = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
            if spec["status"] not in ("dialihkan", "dicabut"):
                cases.append(pytest.param(office, spec, id=f"{office}-{path.stem}", marks=pytest.mark.xdist_group(office)))
    return cases


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The output of each office, built once."""
    from sop_gen import pipeline

    outputs: dict[str, Path] = {}

    def build(office: str) -> Path:
        if office not in outputs:
            outputs[office] = tmp_path_factory.mktemp(office)
            with pipeline.templates_folder(None) as templates:
                result = pipeline.build(
                    pipeline.Request(OFFICES[office], templates, outputs[office]), lambda: None, lambda *_: None
                )
            assert not result.galat
            assert not result.tidak_sah
        return outputs[office]

    return build


@pytest.mark.parametrize(("office", "spec"), services())
def test_standar_holds_every_fact(office: str, spec: dict[str, Any], built: Any) -> None:
    folder = built(office) / _id(office, spec)
    shared = yaml.load((OFFICES[office] / "_instansi.yaml").read_text("utf-8"), yaml.BaseLoader)
    for text in (_docx_text(folder / "standar.docx"), _pdf_text(folder / "standar.pdf", folder.name)):
        assert not _missing(spec, shared, text)


@pytest.mark.client
@pytest.mark.parametrize("office", [pytest.param(office, marks=pytest.mark.xdist_group(office)) for office in OFFICES])
def test_libreoffice_draws_every_fact(office: str, built: Any, tmp_path: Path) -> None:
    """Word files as another program reads them: each Standar of the office, converted in one go.

    Not aksara-uji: LibreOffice draws emoji and rare dashes with the machine's own fonts, which may lack them.
    """
    shared = yaml.load((OFFICES[office] / "_instansi.yaml").read_text("utf-8"), yaml.BaseLoader)
    specs = {_id(office, case.values[1]): case.values[1] for case in services() if case.values[0] == office}
    specs.pop("aksara-uji", None)
    for id in specs:
        shutil.copy(built(office) / id / "standar.docx", tmp_path / f"{id}.docx")
    soffice(tmp_path, "pdf", [f"{id}.docx" for id in specs])
    for id, spec in specs.items():
        assert not _missing(spec, shared, _pdf_text(tmp_path / f"{id}.pdf", id)), id


@pytest.mark.parametrize(("office", "spec"), [case for case in services() if case.values[1].get("sop")])
def test_sop_holds_every_step(office: str, spec: dict[str, Any], built: Any) -> None:
    folder = built(office) / _id(office, spec)
    procedures = _listed(spec["sop"])
    for number, sop in enumerate(procedures, 1):
        stem = "sop" if len(procedures) == 1 else f"sop-{number}"
        facts = [sop["judul"], *(step["kegiatan"] for step in _listed(sop["langkah"]))]
        facts += [step["waktu"] for step in _listed(sop["langkah"]) if isinstance(step.get("waktu"), str) and step["waktu"]]
        for text in (_docx_text(folder / f"{stem}.docx"), _pdf_text(folder / f"{stem}.pdf", folder.name)):
            missing = [fact for fact in facts if _squeezed(_plain(fact)) not in text]
            assert not missing


def _missing(spec: dict[str, Any], shared: dict[str, Any], text: str) -> list[str]:
    """The facts of the service and its office that ``text`` does not hold."""
    facts = [*_requirements(spec), *_times(spec), *_fees(spec), *_channels(spec), *_channels(shared)]
    assert facts, "a service with no fact proves nothing"
    return [fact for fact in facts if _squeezed(fact) not in text]


def _id(office: str, spec: dict[str, Any]) -> str:
    names = {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["nama"] for path in OFFICES[office].glob("[!_]*.yaml")
    }
    return next(name for name, title in names.items() if title == spec["nama"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _requirements(spec: dict[str, Any]) -> list[str]:
    parts = [
        item for part in _listed(spec.get("persyaratan")) for item in (_listed(part["butir"]) if "butir" in part else [part])
    ]
    return [_plain(item if isinstance(item, str) else item["nama"]) for item in parts]


def _times(spec: dict[str, Any]) -> list[str]:
    times = _listed(spec.get("jangka_waktu"))
    return [_plain(time if isinstance(time, str) else time.get("lama") or time["teks"]) for time in times]


def _fees(spec: dict[str, Any]) -> list[str]:
    fees = _listed(spec.get("biaya"))
    if fees and (fees[0] == "gratis" or (isinstance(fees[0], dict) and "gratis" in fees[0])):
        return ["Tidak dipungut biaya"]
    return [_rupiah(fee["tarif"]) if fee.get("tarif") else _plain(fee["teks"]) for fee in fees]


def _rupiah(written: str) -> str:
    return "Rp" + re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", re.sub(r"\D", "", written))


def _channels(spec: dict[str, Any]) -> list[str]:
    channels = _listed(spec.get("pengaduan"))
    return [
        part
        for channel in channels
        for part in ([channel] if isinstance(channel, str) else [channel["kanal"], channel.get("nilai") or ""])
    ]


def _plain(markdown: str) -> str:
    """The words without their Markdown, as far as the samples use it."""
    text = re.sub(r"\[([^\]]*)\]\((?:https?|mailto|tel):[^)]*\)", r"\1", markdown)
    text = re.sub(r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=\S)(?<!\\)\1", r"\2", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"\\\n|  \n", "\n", text))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u200b-\u200d]+", "", text)


def _docx_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return _squeezed("".join(node.text or "" for node in root.iter(f"{WORD}t")))


def _pdf_text(path: Path, id: str) -> str:
    """All text of the file, without what stands on every page: footer and repeated head of the table."""
    pages = [_squeezed(page.extract_text()) for page in PdfReader(path).pages]
    repeated = re.compile(rf"^(DRAF)?(NOKOMPONENURAIAN)?|{re.escape(id)}·revisi\d+·sidik[0-9a-f]{{8}}Halaman\d+dari\d+$")
    return "".join(repeated.sub("", page) for page in pages)
