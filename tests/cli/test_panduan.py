"""The examples that README.md and docs/panduan.md show do what the text around them says."""

from __future__ import annotations

import json
import re
import shlex
import shutil

import pytest

from tests.conftest import ROOT

STILL_EMPTY = {"komponen-kosong", "pengaduan-tanpa-tindak-lanjut", "identitas-sop-belum-lengkap"}
"""What warns of something that is not written yet."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
OPTION = r"^\| `(--[^`]*)` \|"
"""In the first column of a table."""
PANDUAN = ROOT / "docs" / "panduan.md"


def yaml_of(name: str, key: str) -> str:
    """The first YAML example of the file ``name`` that begins with ``key``."""
    examples = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return next(example for example in examples if example.startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("name", "key", "head"),
    [("README.md", "nama", ""), ("docs/panduan.md", "sop", "nama: Uji\nunit: Divisi\nstatus: draf\n")],
    ids=["readme", "panduan"],
)
def test_an_example_lacks_only_what_it_does_not_show(run, tmp_path, name: str, key: str, head: str) -> None:
    run("init", "kantor")
    (tmp_path / "kantor" / "penyuluhan-hukum.yaml").write_text(head + yaml_of(name, key), "utf-8")
    done = run("--standards", "kantor", "check", "penyuluhan-hukum", "--format", "json")
    found = json.loads(done.out)["temuan"]
    assert (done.code, {part["tingkat"] for part in found}) == (0, {"warning"})
    assert {part["kode"] for part in found} == STILL_EMPTY
    if name == "README.md":
        said = f"{NUMBERS[len(found)]} warnings name what is still empty: {NUMBERS[len(found) - 2]} components of the standard"
        assert said in (ROOT / name).read_text("utf-8")


def test_the_message_that_the_guide_shows_is_what_check_says(run, office) -> None:
    shown = re.search(r"^(standar-kantor/penyuluhan-hukum\.yaml:12:12: .*?)^```$", PANDUAN.read_text("utf-8"), re.M | re.S)
    assert shown
    lines = ["nama: A", "unit: B", "status: draf", *["#"] * 7, "biaya:", '  - tarif: "60,5"', "    uraian: Biaya"]
    (office / "penyuluhan-hukum.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    office.rename(office.parent / "standar-kantor")
    said = run("--standards", "standar-kantor", "check", "penyuluhan-hukum").out
    assert shown[1].splitlines()[0] == said.splitlines()[0]
    assert shown[1].splitlines()[3:] == said.splitlines()[3:5]


def test_every_command_of_the_guide_is_understood(run, tmp_path) -> None:
    run("init", "standar-kantor")
    (tmp_path / "standar-kantor" / "penyuluhan-hukum.yaml").write_text(
        "nama: Uji\nunit: Divisi\nstatus: draf\n" + yaml_of("docs/panduan.md", "sop"), "utf-8"
    )
    (tmp_path / "folder-itu").mkdir()
    shutil.copytree(tmp_path / "standar-kantor", tmp_path / "edisi-lama")
    shutil.copytree(tmp_path / "edisi-lama", tmp_path / "standar-kantor" / "arsip" / "2023")
    text = PANDUAN.read_text("utf-8")
    commands = re.findall(r"^sop-gen (.*)$", text, re.MULTILINE) + re.findall(r"`sop-gen ([^`…]*)`", text.replace("\n", " "))
    assert len(commands) >= 10
    for command in commands:
        if not command.startswith(("init ", "--standards standar-kantor new ")):
            assert run(*shlex.split(command)).code == 0, command
    before, comparing = text.split("## 9. ")
    for option in re.findall(OPTION, comparing, re.MULTILINE):
        assert run("diff", "standar-kantor/arsip/2023", "standar-kantor", *shlex.split(option)).code == 0, option
    for option in re.findall(OPTION, before, re.MULTILINE):
        assert run("--standards", "standar-kantor", "status", *shlex.split(option)).code == (option == "--siap"), option
