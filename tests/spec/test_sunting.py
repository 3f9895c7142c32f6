"""Edits of a spec's text: every layout word for word (tests/kasus/sunting.md), and laws over real and random services."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from sop_gen.model.instansi import Instansi, Sk
from sop_gen.model.layanan import Layanan, Riwayat
from sop_gen.model.sop import Penetapan, TanggalDokumen
from sop_gen.spec.sunting import At, Change, EditError, Front, edit
from tests.spec.kasus import decode

FILE = Path(__file__).parent.parent / "kasus" / "sunting.md"
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
