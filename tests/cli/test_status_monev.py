"""``status`` says which SOPs are to be monitored and evaluated, by what ``_monev/`` records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HARI_INI = ("--as-of", "2026-11-22")


@pytest.fixture
def in_force(office: Path) -> Path:
    """The office, its first service set on 2 March 2026."""
    path = office / "layanan-a.yaml"
    decree = "status: ditetapkan\npenetapan: {nomor: W22-1 Tahun 2026, tanggal: 2026-03-02}"
    path.write_text(path.read_text("utf-8").replace("status: draf", decree), "utf-8")
    return office


def record(office: Path, text: str, id: str = "layanan-a") -> None:
    (office / "_monev").mkdir(exist_ok=True)
    (office / "_monev" / f"{id}.yaml").write_text(text, "utf-8")


def due(run: Any) -> list[Any]:
    data = json.loads(run("status", "--format", "json", *HARI_INI).out)
    return data["layanan"][0]["monev"]  # type: ignore[no-any-return]


def test_what_is_late(run, in_force) -> None:
    assert due(run) == [
        {"sop": "Penerimaan A", "kegiatan": "pemantauan", "jatuh_tempo": "2026-09-02", "terlambat": 81},
        {"sop": "Penerimaan A", "kegiatan": "evaluasi", "jatuh_tempo": "2027-03-02", "terlambat": -100},
    ]
    text = run("status", *HARI_INI).out
    assert "✗ pemantauan SOP Penerimaan A (layanan-a): terlambat 81 hari, jatuh tempo 2 September 2026; terakhir: belum" in text
    assert "✗ evaluasi" not in text, "there is time"
    page = run("status", "--format", "html", *HARI_INI).out
    assert "terlambat 81 hari, jatuh tempo 2\u00a0September\u00a02026" in page


def test_a_record_moves_the_date(run, in_force) -> None:
    record(in_force, "pemantauan: {tanggal: 2026-09-30, hasil: baik, catatan: '<script>alert(1)</script>'}\n")
    assert [(part["jatuh_tempo"], part["terlambat"]) for part in due(run)] == [("2027-03-30", -128), ("2027-03-02", -100)]
    assert "jatuh tempo" not in run("status", *HARI_INI).out


def test_a_draft_waits(run, office) -> None:
    assert [(part["jatuh_tempo"], part["terlambat"]) for part in due(run)] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("id", "text", "kode", "code"),
    [
        ("layanan-a", "pemantauan: [{tanggal: 2026-09-30, hasil: bagus}]\n", "pilihan-keliru", 3),
        ("layanan-a", "pemantauan: [{tanggal: 2026-09-30, hasil: baik, sop: Lain}]\n", "sop-tak-dikenal", 3),
        ("layanan-a", "pemantauan: [\n", "yaml-keliru", 3),
        ("layanan-x", "pemantauan: []\n", "monev-tanpa-layanan", 0),
    ],
)
def test_check_finds_what_is_wrong_with_a_record(run, office, id: str, text: str, kode: str, code: int) -> None:
    record(office, text, id)
    done = run("check", "--format", "json", *HARI_INI)
    found = [finding for finding in json.loads(done.out)["temuan"] if finding["kode"] == kode]
    assert (done.code, len(found)) == (code, 1), done.out
    assert found[0]["berkas"].endswith(f"_monev/{id}.yaml")
    assert run("build", "-o", "hasil", "--only", "standar.docx").code == 0, "documents don't need the record"
