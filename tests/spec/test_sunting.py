"""Edits of a spec's text: every layout word for word (tests/kasus/sunting.md), and laws over real and random services."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.model.instansi import Instansi, Sk
from sop_gen.model.layanan import Layanan, Riwayat
from sop_gen.model.sop import Penetapan, TanggalDokumen
from sop_gen.spec.sunting import At, Change, EditError, Front, edit
from tests.conftest import ROOT
from tests.spec.kasus import decode

FILE = ROOT / "tests" / "kasus" / "sunting.md"
FENCE = re.compile(r"^```(sebelum|ubah|sesudah|ditolak)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ORDER = {
    "": tuple(dict.fromkeys([*Layanan.model_fields, *Instansi.model_fields])),
    "tanggal": tuple(TanggalDokumen.model_fields),
    "penetapan": tuple(Penetapan.model_fields),
    "riwayat": tuple(Riwayat.model_fields),
    "sk": tuple(Sk.model_fields),
}


@dataclass(frozen=True)
class Kasus:
    judul: str
    text: str

    @property
    def parts(self) -> dict[str, str]:
        return dict(FENCE.findall(self.text))

    def said(self) -> tuple[str, str]:
        """``sesudah`` and the text, or ``ditolak`` and the reason."""
        try:
            edited = edit(_data(self.parts["sebelum"]), _changes(self.parts["ubah"]), ORDER)
        except EditError as error:
            return "ditolak", f"{error}\n"
        return "sesudah", _written(edited)


def _data(body: str) -> bytes:
    data = decode(body)
    return data.removesuffix(b"\n") if body.endswith("⟦-⟧\n") else data


def _written(data: bytes) -> str:
    text = data.decode().replace("\ufeff", "⟦EF BB BF⟧").replace("\r", "⟦0D⟧")
    return text if text.endswith("\n") else f"{text}⟦-⟧\n"


def _changes(text: str) -> dict[str, Change]:
    return {key: _change(value) for key, value in yaml.safe_load(text).items()}


def _change(value: Any) -> Change:
    match value:
        case {"depan": item}:
            return Front(item)
        case {"butir": index, "isi": isian}:
            return At(index, isian)
    return value


CASES = [Kasus(part.split("\n", 1)[0], part) for part in re.split(r"^## ", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("kasus", CASES, ids=[case.judul for case in CASES])
def test_case(kasus: Kasus, update) -> None:
    kind, text = kasus.said()
    if update and kasus.parts.get(kind) != text:
        block = re.sub(r"^```(sesudah|ditolak)\n.*?^```$", lambda _: f"```{kind}\n{text}```", kasus.text, flags=re.M | re.S)
        FILE.write_text(FILE.read_text("utf-8").replace(f"## {kasus.text}", f"## {block}"), "utf-8", newline="\n")
    else:
        assert {kind: text} == {name: body for name, body in kasus.parts.items() if name in ("sesudah", "ditolak")}


def test_titles_are_unique() -> None:
    assert len({case.judul for case in CASES}) == len(CASES) >= 70


# ---- laws --------------------------------------------------------------------------------------------------------

DAY = date(2026, 3, 2)
ITEM = {"revisi": 9, "tanggal": DAY, "ringkasan": "Syarat bertambah 1: {a}, #b", "alasan": "Keputusan Nomor '7'"}
FULL: dict[str, Change] = {
    "status": "ditetapkan",
    "revisi": 9,
    "tanggal": dict.fromkeys(("pembuatan", "revisi", "efektif"), DAY),
    "penetapan": {"nomor": "W22-7: a, #b", "tanggal": DAY},
    "riwayat": Front(ITEM),
}
"""Every change that a release makes."""
SHIPPED = sorted(path for folder in ("standards", "tests/kantor-contoh") for path in (ROOT / folder).rglob("[a-z]*.yaml"))


def by_pyyaml(data: bytes) -> dict[str, Any]:
    """The tree; how many line ends the file has at its end says nothing."""
    tree = yaml.load(data.decode("utf-8-sig").rstrip("\r\n") + "\n", yaml.CBaseLoader)
    assert isinstance(tree, dict)
    return tree


def expected(before: dict[str, Any]) -> dict[str, Any]:
    """The tree after ``FULL``, told anew."""
    said = {key: str(value) for key, value in ITEM.items()}
    old = before.get("riwayat") or []
    return before | {
        "status": "ditetapkan",
        "revisi": "9",
        "tanggal": {**_mapping(before.get("tanggal")), **dict.fromkeys(("pembuatan", "revisi", "efektif"), "2026-03-02")},
        "penetapan": {**_mapping(before.get("penetapan")), "nomor": "W22-7: a, #b", "tanggal": "2026-03-02"},
        "riwayat": [said, *(old if isinstance(old, list) else [old] if isinstance(old, dict) else [])],
    }


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def lines_of_keys(text: str) -> list[range]:
    """Where the keys of ``FULL`` stand, from the line of the key to the last line that is no comment and not blank."""
    root = yaml.compose(text, yaml.CBaseLoader)
    assert isinstance(root, yaml.MappingNode)
    starts = [key.start_mark.line for key, _ in root.value] + [len(text.splitlines())]
    lines, found = text.splitlines(), []
    for (key, _), start, end in zip(root.value, starts, starts[1:], strict=False):
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith(("#", "..."))):
            end -= 1
        if key.value in FULL:
            found.append(range(start, end))
    return found


def check_lines(before: bytes, after: bytes) -> None:
    """Lines outside the edited keys are all there, in their order, and no line is new but those of the edited keys."""
    texts = [data.decode("utf-8-sig") for data in (before, after)]
    outside = []
    for text in texts:
        inside = {number for part in lines_of_keys(text) for number in part}
        outside.append([line for number, line in enumerate(text.splitlines()) if number not in inside])
    assert outside[0] == outside[1]
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    assert texts[0].endswith("\n") == texts[1].endswith("\n")
    assert ("\r" in texts[0]) == ("\r" in texts[1])
    comments = [sorted(re.findall(r"(?<=[ \t])# tanda\d+", text)) for text in texts]
    assert comments[0] == comments[1]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_shipped_services_change_in_the_edited_keys_only(path: Path) -> None:
    data = path.read_bytes()
    for before in (data, data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data.rstrip(b"\n")):
        after = edit(before, FULL, ORDER)
        assert by_pyyaml(after) == expected(by_pyyaml(before))
        check_lines(before, after)
    twice = edit(after, {key: change for key, change in FULL.items() if key != "riwayat"}, ORDER)
    assert twice == after


PIECES: dict[str, tuple[str, ...]] = {
    "nama": (
        "nama: A",
        "nama: 'status: draf'  # tanda1",
        'nama: "riwayat:\\n  - x"',
        "nama: >-\n  status: draf\n  tanggal: {}\n",
    ),
    "unit": (
        "unit: B # tanda2",
        "unit: |+\n  B\n\n",
        "unit: &u B",
        "unit: é🙂\t# tanda3",
    ),
    "status": (
        "status: draf",
        'status: "draf"   # tanda4',
        "status: 'pembahasan'",
        "status: >-\n  draf",
        "status: !!str draf",
        "status : draf",
    ),
    "revisi": (
        "revisi: 1",
        "revisi: '1' # tanda5",
        "revisi:",
        "revisi: ~ # tanda6",
    ),
    "tanggal": (
        "tanggal: {}",
        "tanggal:",
        "tanggal: null # tanda7",
        "tanggal: {revisi: 2026-01-01} # tanda8",
        "tanggal:\n  revisi: 2026-01-01 # tanda9\n  # tanda di antara\n  efektif: '2026-01-01'",
        "tanggal:\n      efektif: 2026-01-01",
        "tanggal: { efektif: , pembuatan: 2026-01-01 }",
        "tanggal: {\n  pembuatan: 2026-01-01, # tanda10\n  efektif: 2026-01-01\n  }",
        "tanggal: # tanda11\n  pembuatan:\n  efektif: ~",
    ),
    "penetapan": (
        "penetapan: {nomor: a, tanggal: null}",
        "penetapan:\n  nomor: >-\n    a\n    b\n  # tanda di antara\n  tanggal: 2025-01-01",
        "penetapan:\n  # nanti\n",
        "penetapan: &p {nomor: 'a, b'} # tanda12",
        'penetapan: {nomor: "a\n  b # b", tanggal: 2025-01-01}',
    ),
    "sop": (
        "sop:\n  - status: draf # tanda13\n    tanggal: {efektif: 2020-01-01}\n    riwayat:\n    - revisi: 1",
        "sop: [{revisi: 1}]",
    ),
    "sumber": (
        "sumber:\n- rujukan: |\n    a\n\n     b\n",
        "sumber:\n  - rujukan: 'a\n\n      riwayat: []'",
    ),
    "riwayat": (
        "riwayat: []",
        "riwayat:",
        "riwayat:\n  - revisi: 1 # tanda14\n    ringkasan: >\n      a\n  # tanda di antara\n  - {revisi: 0, ringkasan: b}",
        "riwayat:\n- {revisi: 1, ringkasan: a} # tanda15",
        "riwayat: [{revisi: 1, ringkasan: a}]",
        "riwayat: {revisi: 1, ringkasan: a}",
        "riwayat: # tanda16\n    revisi: 1\n\n    # tanda di antara\n    ringkasan: |-\n      a\n       b",
        "riwayat: [ {revisi: 1,\n ringkasan: a},\n ]",
        "riwayat: &r\n  - &satu\n    revisi: 1\n    ringkasan: a",
        "riwayat:\n  -\n    revisi: 1\n    ringkasan: a",
    ),
    "en": (
        "en: {nama: X}",
        "en:\n  nama: &n X\n  ringkasan: *n",
    ),
}
"""Ways to write each key."""
BETWEEN = ("", "\n", "# status: draf\n", " # menjorok\n\n", "#\ttab\n\n\n")


@st.composite
def services(draw: st.DrawFn) -> bytes:
    """A service in any mixture of layouts; ``status`` is always there, keys come in any order."""
    optional = draw(st.lists(st.sampled_from([key for key in PIECES if key != "status"]), unique=True))
    keys = draw(st.permutations(["status", *optional]))
    text = "".join(draw(st.sampled_from(BETWEEN)) + draw(st.sampled_from(PIECES[key])).rstrip("\n") + "\n" for key in keys)
    text = draw(st.sampled_from(["", "# kepala\n", "---\n", "%YAML 1.1\n---\n"])) + text + draw(st.sampled_from(BETWEEN))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    data = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + data


@settings(max_examples=600)
@given(services())
def test_any_mixture_of_layouts_changes_in_the_edited_keys_only(before: bytes) -> None:
    after = edit(before, FULL, ORDER)
    tree = by_pyyaml(before)
    assert _present(by_pyyaml(after)) == _present(expected(tree))
    check_lines(before, after)


def _present(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if value not in ("", "~", "null")}
