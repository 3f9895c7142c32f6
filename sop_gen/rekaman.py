"""What meetings left in ``_tanggapan/<tanggal>.yaml``, as far as evidence needs it: how many inputs, how many without an answer.

What can't be read says nothing here; the command that those files belong to says what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from sop_gen.bukti.keadaan import Masukan
from sop_gen.edition import InFolder, read_document
from sop_gen.model.tanggal import parse_tanggal
from sop_gen.spec.tree import Plain, plain

TANGGAPAN = "_tanggapan"
PUTUS = ("diterima", "diterima sebagian", "ditolak")
"""What becomes of a row that is decided: its inputs need no words more."""
TANPA_USUL = "tanpa usul"
"""An input that asks for nothing."""
Entry = dict[str, Plain]


def inputs_of_meetings(standards: Path) -> Iterator[Masukan]:
    """The inputs of each meeting, in order of their days."""
    for path in sorted((standards / TANGGAPAN).glob("*.yaml")):
        day = _day(path.stem)
        document, _ = read_document(InFolder(standards), f"{TANGGAPAN}/{path.name}")
        tree = plain(document.root) if document else None
        if day and isinstance(tree, dict):
            answers = list(_answers(tree))
            yield Masukan(day, len(answers), answers.count(False))


def _answers(tree: Entry) -> Iterator[bool]:
    """Of every input that asks for something whether it has an answer: in rows, in questions, and where none was found."""
    for row in _entries(tree.get("baris")):
        settled = row.get("status") in PUTUS or any(_asks(entry) for entry in _entries(row.get("tindak_lanjut")))
        yield from (settled or bool(entry.get("jawaban")) for entry in _entries(row.get("masukan")) if _asks(entry))
    others = [*(question.get("masukan") for question in _entries(tree.get("pertanyaan"))), tree.get("belum_ditempatkan")]
    yield from (bool(entry.get("jawaban")) for part in others for entry in _entries(part) if _asks(entry))


def _asks(entry: Entry) -> bool:
    return entry.get("jenis") != TANPA_USUL


def _entries(value: Plain) -> Iterable[Entry]:
    """The entries of a list; one alone is a list of one, a bare text is an entry that says it."""
    entries = value if isinstance(value, list) else [value]
    return [entry if isinstance(entry, dict) else {"isi": entry} for entry in entries if isinstance(entry, dict | str)]


def _day(text: str) -> date | None:
    try:
        return parse_tanggal(text)
    except PydanticCustomError:
        return None
