"""Every step read aloud, in PDF and in Word, says what the spec says: number, pelaksana, kind and targets, in order.

The alt texts are taken apart again and compared with the YAML itself, not with what the documents were made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from sop_gen.engine.docx import compile_docx
from sop_gen.engine.pdf import compile_pdf
from tests.bagan.pembaca import Baris, Tabel, plain, tables_of_docx, tables_of_pdf
from tests.bagan.prosedur import ROOT, Prosedur, bernama, semua

TEMPLATES = ROOT / "templates"
TEXTS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
SAID = re.compile(r"Langkah (\d+), (.+)", re.DOTALL)
ENDS = re.compile(r"(?:keputusan: ya (?P<ya>.+), tidak (?P<tidak>.+)|(?P<jenis>awal|kegiatan|akhir): lalu (?P<lalu>.+))")
WAY = re.compile(r"(?P<kembali>kembali )?ke langkah (?P<nomor>\d+)|selesai")


@dataclass(frozen=True)
class Dikatakan:
    """What is said of one step; a target is a step's number, None is the end."""

    nomor: int
    pelaksana: tuple[str, ...]
    jenis: str
    tujuan: tuple[int | None, ...]


def heard(alt: str, names: set[str]) -> Dikatakan:
    """An alt text taken apart; names may hold commas and ``dan``, so they are looked for by what the spec calls them."""
    said = SAID.fullmatch(alt)
    assert said, alt
    number = int(said[1])
    found = [(who, end) for who, rest in _people(said[2], names) if (end := ENDS.fullmatch(rest))]
    assert len(found) == 1, f"{len(found)} ways to understand: {alt}"
    who, end = found[0]
    ways = (end["ya"], end["tidak"]) if end["ya"] else tuple(end["lalu"].split(" dan "))
    return Dikatakan(number, who, end["jenis"] or "keputusan", tuple(_target(way, number) for way in ways))


def _people(text: str, names: set[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way to read ``text`` as names joined by ``dan``, with what follows them."""
    for name in names:
        if text.startswith(f"{name}, "):
            yield (name,), text[len(name) + 2 :]
        if text.startswith(f"{name} dan "):
            yield from (((name, *more), rest) for more, rest in _people(text[len(name) + 5 :], names))


def _target(way: str, number: int) -> int | None:
    found = WAY.fullmatch(way)
    assert found, way
    if found["nomor"] is None:
        return None
    target = int(found["nomor"])
    assert bool(found["kembali"]) == (target < number), way
    return target


def written(sop: dict[str, Any]) -> list[Dikatakan]:
    """What the YAML of a procedure says of its steps."""
    steps = sop["langkah"]
    numbers = {step.get("id") or f"langkah-{number}": number for number, step in enumerate(steps, 1)}
    numbers |= {f"langkah-{number}": number for number, step in enumerate(steps, 1) if not step.get("id")}
    return [_written(sop, number, numbers) for number in range(1, len(steps) + 1)]


def _written(sop: dict[str, Any], number: int, numbers: dict[str, int]) -> Dikatakan:
    step = sop["langkah"][number - 1]
    following = number + 1 if number < len(sop["langkah"]) else None
    choice = step.get("keputusan")
    ways = [choice["ya"], choice["tidak"]] if choice else _listed(step.get("lanjut")) or ["lanjut"]
    targets = tuple({"lanjut": following, "selesai": None}.get(way, numbers.get(way)) for way in ways)
    kind = "keputusan" if choice else "awal" if number == 1 else "akhir" if targets == (None,) else "kegiatan"
    return Dikatakan(number, tuple(_names(sop)[column] for column in _listed(step["oleh"])), kind, targets)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _names(sop: dict[str, Any]) -> dict[str, str]:
    return {column: part["nama"] if isinstance(part, dict) else part for column, part in sop["pelaksana"].items()}


@cache
def word(prosedur: Prosedur) -> list[Tabel]:
    compiled = compile_docx("sop.docx", (TEMPLATES / "sop.docx").read_bytes())
    return tables_of_docx(compiled.render(prosedur.view))


@cache
def pdf(prosedur: Prosedur) -> list[Tabel]:
    return tables_of_pdf(compile_pdf(TEMPLATES / "sop.typ", prosedur.view, {}))


@pytest.mark.parametrize("read", [pdf, word])
def test_every_step_is_read_aloud_as_the_spec_says(read: Any) -> None:
    for prosedur in semua():
        rows = [row for table in read(prosedur) for row in table.baris]
        steps = [row for row in rows if row.sel[0]]
        said = [heard(row.alt, set(_names(prosedur.mentah).values())) for row in steps]
        assert said == written(prosedur.mentah), prosedur.nama
        assert [row.sel[0] for row in steps] == [str(step.nomor) for step in said], prosedur.nama
        assert [row.alt for row in rows if not row.sel[0]] == unnumbered(prosedur), prosedur.nama


def unnumbered(prosedur: Prosedur) -> list[str]:
    """The rows beside the steps: both ends in the style that has rows for them, else an end that decisions lead to."""
    if prosedur.baris:
        return ["Mulai", "Selesai"]
    ends = [step for step in written(prosedur.mentah) if step.jenis == "keputusan" and None in step.tujuan]
    return ["Selesai"] if ends else []


@pytest.mark.parametrize("read", [pdf, word])
def test_cells_are_heard_in_the_order_of_the_columns(read: Any) -> None:
    """Number, Kegiatan, the chart, Kelengkapan, Waktu, Output, Keterangan; page after page, row after row."""
    for prosedur in semua():
        tables = read(prosedur)
        assert len(tables) == len(prosedur.view.halaman), prosedur.nama
        for table, page in zip(tables, prosedur.view.halaman, strict=True):
            assert table.baris == tuple(_shown(row, len(page.geometri.columns)) for row in page.baris), prosedur.nama


def _shown(row: Any, columns: int) -> Baris:
    kegiatan, *others = (plain(" ".join(_words(text) for text in getattr(row.sel, name))) for name in TEXTS)
    return Baris((row.nomor, kegiatan, row.alt, *[""] * (columns - 1), *others), row.alt)


def _words(text: Any) -> str:
    return "".join(" " if run.putus else run.teks for run in text)


@pytest.mark.parametrize("read", [pdf, word])
def test_every_table_has_its_header_rows(read: Any) -> None:
    for prosedur in semua():
        roles = tuple(map(plain, _names(prosedur.mentah).values()))
        groups = ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Ket.")
        for table in read(prosedur):
            heads = [tuple(text for text in row if text) for row in table.kepala]
            assert heads == [groups, (*roles, "Kelengkapan", "Waktu", "Output")], prosedur.nama


NAMES = {"a": "Seksi A", "b": "B", "ab": "Seksi A dan B, Bagian Umum", "c": "Tim, kegiatan: lalu"}
STEPS = [
    {"kegiatan": "Mulai", "oleh": ["a", "ab"]},
    {"id": "nilai", "kegiatan": "Menilai", "oleh": "c", "keputusan": {"ya": "lanjut", "tidak": "langkah-1"}},
    {"kegiatan": "Membagi", "oleh": ["ab", "a"], "lanjut": ["nilai", "langkah-4"]},
    {"kegiatan": "Menutup", "oleh": "ab"},
]


def test_names_with_commas_and_conjunctions_are_told_apart() -> None:
    prosedur = bernama("nama", {"judul": "Nama", "pelaksana": NAMES, "langkah": STEPS})
    said = [heard(row.alt, set(NAMES.values())) for table in pdf(prosedur) for row in table.baris if row.sel[0]]
    assert said == written(prosedur.mentah)
    assert said[0] == Dikatakan(1, ("Seksi A", "Seksi A dan B, Bagian Umum"), "awal", (2,))
    assert said[2].tujuan == (2, 4)


@pytest.mark.parametrize(
    ("alt", "fault"),
    [
        ("Langkah 3, B, kegiatan: lalu ke langkah 2", "ke langkah 2"),
        ("Langkah 3, B, kegiatan: lalu kembali ke langkah 4", "kembali ke langkah 4"),
        ("Langkah 3, D, kegiatan: lalu selesai", "0 ways"),
        ("Langkah 3, B: selesai", "0 ways"),
    ],
)
def test_what_is_said_wrongly_is_noticed(alt: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        heard(alt, set(NAMES.values()))
