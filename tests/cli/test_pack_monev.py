"""``pack monev``: the forms, the plan, the calendar, and the proofs of improvement."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from tests.conftest import ROOT

HARI_INI = ("--as-of", "2026-11-22")
RECORD = """\
pemantauan:
  - {tanggal: 2026-03-31, hasil: baik}
  - {tanggal: 2026-09-30, hasil: tidak baik, catatan: 'Antre *lama* & <b>panjang</b>', tindakan: Menambah loket, penilai: Kabid}
evaluasi: {tanggal: 2026-10-01, jawaban: {dipahami: ya, peran: tidak}}
"""


@pytest.fixture
def recorded(office: Path) -> Path:
    (office / "_monev").mkdir()
    (office / "_monev" / "layanan-a.yaml").write_text(RECORD, "utf-8")
    return office


def made(run: Any, *options: object) -> list[str]:
    done = run("pack", "monev", "-o", "monev", *HARI_INI, *options)
    assert done.code == 0, done.err
    return [line.removeprefix("monev/") for line in done.out.splitlines()]


def words(path: str) -> str:
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    cells = re.sub(r"</w:(?:p|tc|tr)>", "|", xml)
    return re.sub(r"\|+", "|", re.sub(r"<[^>]+>", "", cells))


ALL = ["formulir-pemantauan.docx", "formulir-evaluasi.docx", "rencana-sop-2026.docx", "rencana-sop-2026.ics", "monev.xlsx"]
SELECTED: list[tuple[tuple[str, ...], list[str]]] = [
    ((), ALL),
    (("--triwulan", "1"), [ALL[0], *ALL[2:]]),
    (("--triwulan", "2"), ALL[1:]),
    (("--triwulan", "4"), ALL[2:]),
]


@pytest.mark.parametrize(("options", "files"), SELECTED)
def test_each_quarter_has_its_papers(run, recorded, options: tuple[str, ...], files: list[str]) -> None:
    assert made(run, *options) == files


def test_what_was_recorded_is_filled_in(run, recorded) -> None:
    made(run)
    form = words("monev/formulir-pemantauan.docx")
    assert "Semester II Tahun 2026" in form
    assert "|1|Penerimaan A|draf, belum berlaku|✓|Antre lama &amp; &lt;b&gt;panjang&lt;/b&gt;|Menambah loket|Kabid|" in form
    assert "|2|Penerimaan B|draf, belum berlaku|" in form
    judged = words("monev/formulir-evaluasi.docx")
    assert "|2|Mudah dipahami|Ya|Ya / Tidak|" in judged
    assert "|4|Semua orang dapat menjalankan perannya masing-masing|Tidak|Ya / Tidak|" in judged


def test_an_older_half_year_is_only_told_of(run, recorded) -> None:
    done = run("pack", "monev", "-o", "lain", "--as-of", "2027-01-15")
    assert done.code == 0
    form = words("lain/formulir-pemantauan.docx")
    assert "|1|Penerimaan A|draf, belum berlaku; terakhir 30\u00a0September\u00a02026: tidak baik|" in form


def test_the_plan_says_what_there_is_to_do(run, recorded) -> None:
    made(run)
    plan = words("monev/rencana-sop-2026.docx")
    assert "|Triwulan I|Memantau penerapan SOP|Layanan A (1\u00a0SOP)|Layanan B (1\u00a0SOP)|" in plan
    assert "|Triwulan II|Memperbaiki SOP yang tidak berjalan baik|Layanan A: Penerimaan A|" in plan
    assert "Menyusun SOP" not in plan, "every service has one"
    assert "bukan ketentuan peraturan" in plan
    calendar = Calendar.from_ical(Path("monev/rencana-sop-2026.ics").read_bytes())
    days = {str(event["summary"]): event["dtstart"].dt for event in calendar.walk("VEVENT")}
    assert days["Triwulan II: Memperbaiki SOP yang tidak berjalan baik"] == date(2026, 6, 30)
    assert days["Pemantauan SOP Penerimaan A"] == date(2027, 3, 30)
    assert len({str(event["uid"]) for event in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))


def test_the_workbook_can_be_filled_in(run, recorded) -> None:
    made(run)
    book = load_workbook("monev/monev.xlsx")
    assert book.sheetnames == ["Pemantauan", "Evaluasi", "Rencana"]
    head, first, second = (dict(enumerate(row)) for row in book["Pemantauan"].iter_rows(min_row=2, values_only=True))
    at = {str(name): index for index, name in head.items()}
    assert (first[at["Penilaian"]], first[at["Penilai"]], first[at["ID"]], first[at["SOP"]]) == (
        "tidak baik",
        "Kabid",
        "layanan-a",
        "penerimaan-a",
    )
    assert second[at["Penilaian"]] is None


def test_files_are_valid_and_always_the_same(run, recorded) -> None:
    names = made(run)
    for name in names:
        if name.endswith((".docx", ".xlsx")):
            assert OpenXmlValidator(FileFormat.MICROSOFT_365).validate(f"monev/{name}").errors == [], name
    assert run("pack", "monev", "-o", "lagi", *HARI_INI).code == 0
    assert [Path("monev", name).read_bytes() == Path("lagi", name).read_bytes() for name in names] == [True] * len(names)


def test_made_again_it_takes_the_place_of_the_last(run, recorded) -> None:
    made(run)
    (recorded / "layanan-b.yaml").unlink()
    assert made(run) == ALL
    assert "Penerimaan B" not in words("monev/formulir-pemantauan.docx")
    made(run, "--triwulan", "1")
    assert sorted(path.name for path in Path("monev").glob("[!.]*")) == sorted([ALL[0], *ALL[2:]]), "what is no part goes"


@pytest.mark.parametrize("before", [True, False])
def test_a_form_that_somebody_filled_in_is_never_overwritten(run, recorded, before: bool) -> None:
    if before:
        made(run)
    Path("monev").mkdir(exist_ok=True)
    Path("monev/monev.xlsx").write_text("punya saya")
    kept = {path.name: path.read_bytes() for path in Path("monev").glob("[!.]*")}
    (recorded / "layanan-b.yaml").unlink()
    done = run("pack", "monev", "-o", "monev", *HARI_INI)
    assert (done.code, "monev/monev.xlsx' sudah diisi" in done.err) == (2, True)
    assert {path.name: path.read_bytes() for path in Path("monev").glob("[!.]*")} == kept


def test_the_three_proofs_of_improvement(run) -> None:
    standards = ROOT / "tests/kantor-contoh/standards"
    edition = next(path for path in sorted((standards / "arsip").iterdir()) if path.is_dir())
    options = ("izin-contoh", "--triwulan", "2", "--dasar", edition, "-o", "monev", *HARI_INI)
    done = run("--standards", standards, "pack", "monev", *options)
    assert done.code == 0, done.err
    proofs = [line for line in done.out.splitlines() if "perbaikan/" in line]
    assert proofs == [
        "monev/perbaikan/izin-contoh/1-sop-sebelum-perbaikan/sop.pdf",
        "monev/perbaikan/izin-contoh/2-usulan-perbaikan/sop-perubahan.docx",
        "monev/perbaikan/izin-contoh/3-sop-hasil-perbaikan/sop.pdf",
    ]
    assert all(Path(name).stat().st_size > 1000 for name in proofs)


def test_a_broken_record_is_told_and_the_forms_are_made_without_it(run, recorded) -> None:
    (recorded / "_monev" / "layanan-a.yaml").write_text("pemantauan: [{tanggal: besok, hasil: baik}]\n", "utf-8")
    done = run("pack", "monev", "-o", "monev", *HARI_INI)
    assert done.code == 3
    assert "_monev/layanan-a.yaml:1:" in done.err
    assert "|1|Penerimaan A|draf, belum berlaku|" in words("monev/formulir-pemantauan.docx")
