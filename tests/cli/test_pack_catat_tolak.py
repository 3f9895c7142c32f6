"""``pack catat``: what can't be understood is listed, whoever saved it; every filled cell is recorded or listed."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from sop_gen.catat import record_forms
from sop_gen.rapat.nilai_monev import hasil_of, is_blank, jawaban_of, tanggal_of
from sop_gen.rapat.pencatatan import summary
from sop_gen.scaffold import schema_text
from tests.cli.isian import FORM, HARI_INI, RECORD, alasan, catat, column, fill, laporan
from tests.clients import need_calc, soffice
from tests.model.test_schema import seen

# ---- what can't be understood ------------------------------------------------------------------------------------


def test_everything_wrong_is_said_at_once(run, form) -> None:
    fill(form, 1, Penilaian="lumayan", Tanggal="akhir Juni")
    fill(form, 2, Catatan_hasil_penilaian="Antre", Tanggal="31 Juni 2026")
    fill(form, 1, "Evaluasi", Mudah_dipahami="mungkin", Mudah_dilaksanakan="ya", Tanggal=datetime(2999, 1, 1))
    fill(form, 2, "Evaluasi", Catatan="Bagus")
    said = laporan(run, form, *HARI_INI)
    assert [part["alasan"] for part in said["belum_tercatat"]] == [
        [
            "Tanggal 'akhir Juni' tidak dikenal; tulis misalnya 2026-06-30",
            "Penilaian 'lumayan' tidak dikenal; tulis baik atau tidak baik",
        ],
        ["Tanggal '31 Juni 2026' tidak dikenal; tulis misalnya 2026-06-30", "Penilaian belum diisi"],
        ["Tanggal 2999-01-01 belum tiba", "jawaban 'mungkin' pada 'Mudah dipahami' tidak dikenal; tulis Ya atau Tidak"],
        ["belum ada jawaban Ya atau Tidak"],
    ]
    assert said["tercatat"] == [] and not RECORD.parent.exists()


def test_comments_and_other_sheets_are_listed(run, form) -> None:
    form["Pemantauan"]["C3"].comment = Comment("Mengapa?", "Sari")
    form.create_sheet("Dinas")["B4"] = "Loket difabel"
    form["Rencana"]["G3"] = "mundur seminggu"
    form["Pemantauan"]["C4"] = form["Pemantauan"]["C4"].value + "\nganti nama"
    form["Evaluasi"]["A3"] = "penting"
    texts = {part["teks"] for part in laporan(run, form)["belum_tercatat"]}
    assert texts == {"Mengapa?", "Loket difabel", "mundur seminggu", "draf, belum berlaku\nganti nama", "penting"}


PAYLOADS = [
    "{{ 7*7 }}",
    "*tebal* _x_ [a](https://b.id)",
    "a: b # c",
    "- x\n- y",
    "<b>&amp;",
    "'\"\\",
    "=1+1",
    "null",
    "!!python/x",
    "&a *a",
]


@pytest.mark.parametrize("said", PAYLOADS)
def test_words_are_words(run, form, said: str) -> None:
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30", Tindakan_yang_harus_diambil=said, Penilai=said.split("\n")[0])
    cell = form["Pemantauan"].cell(3, column(form["Pemantauan"], "Tindakan yang harus diambil"))
    cell.data_type = "s"
    done = catat(run, form)
    assert done.code == 0, done.out
    assert run("check").code == 0
    assert run("pack", "monev", "-o", "lagi", "--as-of", "2026-06-30").code == 0
    sheet = load_workbook("lagi/monev.xlsx")["Pemantauan"]
    assert sheet.cell(3, column(sheet, "Tindakan yang harus diambil")).value == said
    before = RECORD.read_bytes()
    assert catat(run, load_workbook("lagi/monev.xlsx")).code == 0 and RECORD.read_bytes() == before


def test_letters_that_no_font_has_are_listed(run, form) -> None:
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30", Catatan_hasil_penilaian="\U00013000")
    assert len(alasan(laporan(run, form))) == 1 and not RECORD.exists()


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _other_book() -> bytes:
    data = io.BytesIO()
    Workbook().save(data)
    return data.getvalue()


REFUSED = {
    "kosong": (b"", "bukan berkas Word atau Excel"),
    "terpotong": (_other_book()[:2000], "rusak atau tidak utuh"),
    "rusak": (_zip({"xl/workbook.xml": b"<a"}), "rusak atau tidak utuh"),
    "lain": (_other_book(), "judul kolomnya tidak ditemukan"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_form_is_refused_before_anything_is_written(run, form, kind: str) -> None:
    data, said = REFUSED[kind]
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    form.save("isi.xlsx")
    Path("lain.xlsx").write_bytes(data)
    done = run("pack", "catat", "isi.xlsx", "lain.xlsx")
    assert (done.code, said in done.err, RECORD.exists()) == (2, True, False), done.err


def test_word_forms_are_for_paper(run, form) -> None:
    done = run("pack", "catat", "monev/formulir-pemantauan.docx")
    assert done.code == 2 and "formulir Word untuk diisi di kertas" in done.err
    assert run("pack", "catat", "tak-ada.xlsx").code == 2


# ---- saved by another program ------------------------------------------------------------------------------------


@pytest.mark.client
@pytest.mark.parametrize("target", ["xlsx:Calc MS Excel 2007 XML", "ods", "xls:MS Excel 97"])
def test_saved_by_libreoffice(run, form, tmp_path: Path, target: str) -> None:
    need_calc()
    fill(form, 1, Penilaian="baik", Catatan_hasil_penilaian="Antre\nlama *sekali*", Tanggal=datetime(2026, 6, 5))
    fill(form, 2, Penilaian="ya", Tanggal="5 Juli 2026")
    fill(form, 2, "Evaluasi", Mudah_dipahami="Ya", Sinergi_satu_dengan_lainnya="tidak", Tanggal=datetime(2026, 7, 6))
    form["Pemantauan"].cell(3, column(form["Pemantauan"], "Tanggal")).number_format = "mm/dd/yy"
    fill(form, 3, Layanan="Layanan Z", Penilaian="baik")
    (tmp_path / "simpan").mkdir()
    form.save(tmp_path / "simpan" / "isi.xlsx")
    (tmp_path / "simpan" / "out").mkdir()
    soffice(tmp_path / "simpan", target, ["--outdir", "out", "isi.xlsx"])
    name = f"simpan/out/isi.{target.split(':')[0]}"
    done = run("pack", "catat", name, "--json")
    said = json.loads(done.out)
    assert [(part["layanan"], part["kegiatan"], part["tanggal"], part["isi"]) for part in said["tercatat"]] == [
        ("layanan-a", "pemantauan", "2026-06-05", "baik; Antre lama *sekali*"),
        ("layanan-b", "pemantauan", "2026-07-05", "baik"),
        ("layanan-b", "evaluasi", "2026-07-06", "1 ya, 1 tidak"),
    ]
    assert [part["teks"] for part in said["belum_tercatat"]] == ["Layanan Z | baik"]
    assert done.code == 1
    assert all("0 ubah" not in path.read_text("utf-8") for path in RECORD.parent.iterdir())
    before = {path.name: path.read_bytes() for path in RECORD.parent.iterdir()}
    form.save("isi.xlsx")
    run("pack", "catat", "isi.xlsx")
    assert {path.name: path.read_bytes() for path in RECORD.parent.iterdir()} == before, "the same entries, whoever saved them"


# ---- the law -----------------------------------------------------------------------------------------------------

WORDS = st.one_of(
    st.sampled_from(
        ["baik", "Tidak baik", "ya", "tidak", "-", "Layanan A", "Penerimaan B", "2026-06-30", "30 Juni 2026", "lumayan"]
    ),
    st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), min_size=1, max_size=8).map(
        lambda text: f"q{text}"
    ),
)
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["Pemantauan", "Evaluasi"]), st.integers(3, 7), st.integers(1, 17)), WORDS, max_size=12
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CELLS)
def test_every_filled_cell_is_recorded_or_listed(run, form, cells: dict[tuple[str, int, int], str]) -> None:
    book, hidden = load_workbook(FORM), {"Pemantauan": (9, 10), "Evaluasi": (15, 16)}
    seen = {place: said for place, said in cells.items() if place[2] not in hidden[place[0]]}
    # What stands there already is not filled in by writing it again.
    written = {(sheet, *at): said for (sheet, *at), said in seen.items() if said != book[sheet].cell(*at).value}
    for (sheet, row, number), said in written.items():
        book[sheet].cell(row, number).value = said
        book[sheet].cell(row, number).data_type = "s"
    for path in RECORD.parent.glob("*"):
        path.unlink()
    book.save("isi.xlsx")
    hasil = record_forms([Path("isi.xlsx")], Path("standards"), date(2026, 11, 22), date(2026, 11, 22))
    told = {(f"lembar {sheet}", row): "" for sheet, row, _ in written}
    for left in hasil.tertinggal:
        told[(left.letak.lembar, left.letak.baris or 0)] += f"\n{left.teks}"
    for parts in hasil.tercatat.values():
        for part in parts:
            told[(part.isian.letak.lembar, part.isian.letak.baris or 0)] += f"\n{part.isian.teks}"
            assert summary(part.entri)
    for (sheet, row, number), said in written.items():
        beside = {words for (other, line, _), words in written.items() if (other, line) == (sheet, row)}
        # A row that only names a service or its SOP fills in nothing.
        expected = (number == 1 and said.rstrip(".").isdigit()) or beside <= {"Layanan A", "Penerimaan B"}
        assert expected or is_blank(said) or said in told[(f"lembar {sheet}", row)], (sheet, row, number, said)


# ---- values ------------------------------------------------------------------------------------------------------

DAYS = [
    "2026-06-30", "30/06/2026", "30-6-2026", "30.06.26", "30 Juni 2026", "Selasa, 30 Juni 2026", "30 jun 2026", "30-Jun-2026",
    "30\u00a0Juni\u00a02026", "30/06/2026 08.00", "2026-06-30T00:00:00", "=TODAY() (hasil: 30/06/2026)",
]  # fmt: skip


@pytest.mark.parametrize("said", DAYS)
def test_days_as_people_write_them(said: str) -> None:
    assert tanggal_of(said) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "said", ["", "30", "06/30/2026", "31 Juni 2026", "30 Juno 2026", "46203", "2026-06-30 2026-07-01", "Juni 2026"]
)
def test_what_is_no_day(said: str) -> None:
    assert tanggal_of(said) is None


def test_verdicts_and_answers() -> None:
    assert [hasil_of(said) for said in ("Baik.", "berjalan  dengan BAIK", "Ya", "=A1 (hasil: baik)")] == ["baik"] * 4
    assert [hasil_of(said) for said in ("tidak  Baik", "Tidak berjalan dengan baik", "tidak")] == ["tidak baik"] * 3
    assert [hasil_of(said) for said in ("", "baik/tidak baik", "kurang baik", "✓", "1")] == [None] * 5
    assert [jawaban_of(said) for said in ("Ya", "y", "TIDAK.", "tdk", "Ya / Tidak", "✓")] == [
        True,
        True,
        False,
        False,
        None,
        None,
    ]


def test_the_schema_takes_what_is_written(run, form) -> None:
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30", Catatan_hasil_penilaian="a\nb")
    fill(form, 1, "Evaluasi", Mudah_dipahami="ya", Tanggal="2026-06-30")
    catat(run, form)
    validator = Draft202012Validator(json.loads(schema_text("monev")))
    assert list(validator.iter_errors(seen(RECORD.read_text("utf-8")))) == []
    assert list(validator.iter_errors({"pemantauan": [{"tanggal": "2026-06-30", "hasil": "oke"}]})) != []
