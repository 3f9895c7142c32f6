"""The example of a finding really passes: put in the place of the fault, the fault is gone and no other came."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from sop_gen.diagnostics import Diagnostic
from sop_gen.spec.reader import read
from sop_gen.spec.tree import plain
from sop_gen.spec.writer import write
from tests.spec.kasus import Kasus, cases, findings

# Their remedy is not to put something in the place of the fault: another file, another shape of the whole procedure.
ELSEWHERE = {
    "akhiran-yml", "alur-terlalu-besar", "berkas-bersama-tak-dikenal", "berkas-tak-terbaca", "berkas-terlalu-besar",
    "cabang-ganda", "dokumen-ganda", "instansi-kurang", "kelompok-bersarang", "keputusan-tanpa-pilihan", "kunci-ganda",
    "kunci-keliru", "langkah-ke-diri-sendiri", "lanjut-pada-keputusan", "logo-keliru", "nama-berkas-keliru",
    "pelaksana-ganda", "peraturan-oleh-diri-sendiri", "peraturan-tak-terbaca", "selesai-dalam-cabang",
    "subfolder-tak-dikenal", "tarif-nol",
}  # fmt: skip
# The example names an id, a step or a regulation that only the writer's own file can have.
ITS_OWN = ("-tak-dikenal", "id-ganda")
CASES = [case for case in cases() if any(" | " in line for line in case.expected)]


@pytest.mark.parametrize("kasus", CASES, ids=[f"{case.file.stem}: {case.judul}" for case in CASES])
def test_examples_pass(kasus: Kasus, tmp_path) -> None:
    kasus.write(tmp_path)
    before = findings(tmp_path)
    known = {_what(finding) for finding in before}
    for finding in before:
        if (
            finding.kode in ELSEWHERE
            or "…" in finding.jalur
            or finding.jalur == "id"
            or (finding.saran or "").startswith("daftarkan dahulu")
        ):
            continue
        if not finding.jalur:
            _, found = read((finding.contoh or "").encode(), "contoh", lambda _: [])
            assert not found, finding.contoh
        else:
            file = tmp_path / finding.posisi.berkas.rsplit("/", 1)[-1]
            original = file.read_bytes()
            assert any(
                _passes(file, tree, finding, known, lambda: findings(tmp_path)) for tree in _repaired(_tree(original), finding)
            ), f"{finding.kode} {finding.jalur}: {finding.contoh}"
            file.write_bytes(original)


def _what(finding: Diagnostic) -> tuple[str, str]:
    return finding.kode, f"{finding.posisi.berkas} {finding.jalur} {finding.pesan}"


def _tree(data: bytes) -> Any:
    document, _ = read(data, "berkas", lambda _: [])
    assert document is not None
    return plain(document.root)


def _passes(file: Any, tree: Any, finding: Diagnostic, known: set[tuple[str, str]], run: Callable[[], list[Diagnostic]]) -> bool:
    file.write_text(write(tree), "utf-8")
    after = {_what(found) for found in run()}
    codes = {kode for kode, _ in known}
    new = {kode for kode, _ in after if kode not in codes and not kode.endswith(ITS_OWN)}
    return not new and _what(finding) not in after


def _repaired(tree: Any, finding: Diagnostic) -> Iterator[Any]:
    """The tree with the example in every place where a reader may put it."""
    example = yaml.load(finding.contoh or "", yaml.BaseLoader)
    steps = re.findall(r"\[[^\]]*\]|[^.\[\]]+", finding.jalur)
    path = _path(tree, steps)
    for value in _forms(example, path):
        yield _with(tree, path, value)
        yield _with(tree, path[:-1], value)
    if isinstance(example, dict):
        for depth in (len(path), len(path) - 1):
            parent = _at(tree, path[:depth])
            if isinstance(parent, dict):
                yield _with(tree, path[:depth], {**parent, **example})
                kept = {key: part for key, part in parent.items() if depth == len(path) or key != path[-1]}
                yield _with(tree, path[:depth], {**kept, **example})
    mapping = _at(tree, path[:-1])
    if isinstance(example, str) and isinstance(mapping, dict):
        yield _with(tree, path[:-1], {example if key == path[-1] else key: part for key, part in mapping.items()})


def _forms(example: Any, path: list[Any]) -> Iterator[Any]:
    yield example
    if isinstance(example, dict):
        yield from example.values()
    if isinstance(example, list):
        yield example[0]


def _path(tree: Any, steps: list[str]) -> list[Any]:
    path: list[Any] = []
    for step in steps:
        here = _at(tree, path)
        if step.startswith("["):
            name = step[1:-1]
            ids = [item.get("id") if isinstance(item, dict) else None for item in here]
            path.append(ids.index(name) if name in ids else int(name) - 1)
        else:
            path.append(step)
    return path


def _at(tree: Any, path: list[Any]) -> Any:
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else tree[step]
    return tree


def _with(tree: Any, path: list[Any], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(tree)
    _at(changed, path[:-1])[path[-1]] = value
    return changed
