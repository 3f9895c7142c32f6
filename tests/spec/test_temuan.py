"""Every case of tests/kasus/temuan, word for word."""

from __future__ import annotations

import re

import pytest

from tests.spec.kasus import Kasus, as_line, cases, findings

CASES = cases()


@pytest.mark.parametrize("kasus", CASES, ids=[f"{case.file.stem}: {case.judul}" for case in CASES])
def test_case(kasus: Kasus, tmp_path, update) -> None:
    kasus.write(tmp_path)
    found = [as_line(finding, tmp_path) for finding in findings(tmp_path)]
    if update and found != kasus.expected:
        _rewrite(kasus, found)
    else:
        assert found == kasus.expected


def _rewrite(kasus: Kasus, found: list[str]) -> None:
    block = "```temuan\n" + "".join(f"{line}\n" for line in found) + "```"
    text = re.sub(r"^```temuan\n.*?^```$", lambda _: block, kasus.text, flags=re.MULTILINE | re.DOTALL)
    whole = kasus.file.read_text("utf-8")
    kasus.file.write_text(whole.replace(f"## {kasus.text}", f"## {text}"), "utf-8", newline="\n")


def test_titles_are_unique_and_every_case_says_what_it_expects() -> None:
    titles = [(case.file, case.judul) for case in CASES]
    assert len(titles) == len(set(titles)) >= 60
    assert all(re.search(r"^```temuan\n", case.text, re.MULTILINE) for case in CASES)
