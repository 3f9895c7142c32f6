"""The guide's examples for git and GitHub work as they stand."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sop_gen.render.banding_md import PENANDA
from tests.cli.test_panduan import PANDUAN
from tests.diff.repositori import git, write

RESMI = {"actions/checkout", "actions/setup-python", "actions/github-script"}
FOLDER = "standar-kantor"


def workflow() -> Any:
    """The example, read as GitHub reads it: ``on`` is no boolean there."""
    found = re.search(r"^```yaml\n(name: perbandingan\n.*?)^```$", PANDUAN.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return yaml.load(found[1], yaml.BaseLoader)


def test_the_workflow_asks_for_no_more_than_it_needs() -> None:
    flow = workflow()
    assert list(flow["on"]) == ["pull_request"] and flow["on"]["pull_request"]["paths"] == [f"{FOLDER}/**"]
    assert flow["permissions"] == {}
    (job,) = flow["jobs"].values()
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    used = [step["uses"].split("@") for step in job["steps"] if "uses" in step]
    assert {name for name, _ in used} == RESMI
    assert all(re.fullmatch(r"v\d+", version) for _, version in used)
    assert job["steps"][0]["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    assert not any("${{" in step.get("run", "") or "${{" in json.dumps(step.get("with", {})) for step in job["steps"])


def test_the_comment_is_found_again_by_its_first_line() -> None:
    (job,) = workflow()["jobs"].values()
    *_, comment = job["steps"]
    assert f'startsWith("{PENANDA}")' in comment["with"]["script"]
    assert "head.repo.full_name == github.repository" in comment["if"]


@pytest.fixture
def cabang(run, office: Path) -> Path:
    """A repository as the workflow checks it out: a merge of a branch that changed one service."""
    folder = office.parent
    office.rename(folder / FOLDER)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "lama")
    git(folder, "checkout", "--quiet", "-b", "cabang")
    path = folder / FOLDER / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("Fotokopi KTP", "Fotokopi KTP, Pas foto"), "utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "baru")
    git(folder, "checkout", "--quiet", "utama")
    git(folder, "merge", "--quiet", "--no-ff", "cabang", "--message", "gabung")
    return folder


def test_the_command_of_the_workflow_tells_what_the_branch_changes(run, cabang: Path) -> None:
    (job,) = workflow()["jobs"].values()
    (command,) = (step["run"] for step in job["steps"] if step.get("run", "").startswith("sop-gen "))
    assert run(*shlex.split(command)[1:]).code == 0
    text = Path("perubahan.md").read_text("utf-8")
    assert text.startswith(PENANDA)
    assert "- ▲ Persyaratan bertambah 1 (dari 2 menjadi 3)" in text and "Layanan B" not in text


def test_git_diff_speaks_of_services_within_the_folder_and_of_lines_elsewhere(run, cabang: Path) -> None:
    text = PANDUAN.read_text("utf-8")
    attributes = re.search(rf"^{FOLDER}/\*\.yaml .*$", text, re.MULTILINE)
    config = re.search(r"^git config (diff\.sop-gen\.command) \"sop-gen (.*)\"$", text, re.MULTILINE)
    assert attributes and config
    write(cabang, {".gitattributes": attributes[0] + "\n", "lain.yaml": "a: 1\n"})
    git(cabang, "add", "--all")
    git(cabang, "config", config[1], f"{shlex.quote(Path(sys.executable).as_posix())} -m sop_gen {config[2]}")
    said = git(cabang, "diff", "HEAD^1", PYTHONPATH=Path(__file__).parents[2].as_posix())
    assert "▲ Persyaratan, butir 3: ditambah, memberatkan\n      {+Pas foto+}" in said
    assert "+a: 1" in said and "\x1b" not in said
