"""``pack catat``: filled monitoring forms in, the records of the services out; every filled cell is recorded or listed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

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
from tests.cli.conftest import Hasil
from tests.clients import need_calc, soffice
from tests.model.test_schema import seen

RECORD = Path("standards/_monev/layanan-a.yaml")
RECORD_B = Path("standards/_monev/layanan-b.yaml")
FORM = Path("monev/monev.xlsx")
HARI_INI = ("--as-of", "2026-11-22")
Run = Callable[..., Hasil]


@pytest.fixture
def form(run: Run, office: Path) -> Any:
    """The empty workbook of a small office, to be filled in."""
    assert run("pack", "monev", "-o", "monev", *HARI_INI).code == 0
    return load_workbook(FORM)


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == heading)


def fill(book: Any, row: int, sheet: str = "Pemantauan", **said: Any) -> None:
    """Cells of a row (1 is the first below the headings), by heading with ``_`` for spaces."""
    page = book[sheet]
    for heading, value in said.items():
        page.cell(row + 2, column(page, heading.replace("_", " "))).value = value


def catat(run: Run, book: Any, *options: object) -> Hasil:
    book.save("isi.xlsx")
    return run("pack", "catat", "isi.xlsx", *options)


def laporan(run: Run, book: Any, *options: object) -> dict[str, Any]:
    return json.loads(catat(run, book, "--json", *options).out)  # type: ignore[no-any-return]


def alasan(said: dict[str, Any]) -> list[str]:
    return [reason for part in said["belum_tercatat"] for reason in part["alasan"]]


# ---- recorded ----------------------------------------------------------------------------------------------------


def test_filled_rows_become_entries(run, form) -> None:
    fill(form, 1, Penilaian="Berjalan dengan baik", Penilai="Kabid", Tanggal=datetime(2026, 6, 30))
    fill(form, 2, Penilaian="TIDAK BAIK", Catatan_hasil_penilaian="Antre\nlama", Tanggal="1 Juli 2026")
    fill(
        form, 1, "Evaluasi", Mudah_dipahami="ya", Mudah_dilaksanakan="Tidak", Tindak_lanjut="Latih petugas", Tanggal="2026-10-01"
    )
    done = catat(run, form)
    assert done.code == 0, done.out + done.err
    assert done.out.splitlines() == [
        "standards/_monev/layanan-a.yaml",
        "  pemantauan Penerimaan A, 30 Juni 2026: baik (baru)",
        "  evaluasi Penerimaan A, 1 Oktober 2026: 1 ya, 1 tidak (baru)",
        "standards/_monev/layanan-b.yaml",
        "  pemantauan Penerimaan B, 1 Juli 2026: tidak baik; Antre lama (baru)",
    ]
    text = RECORD.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../_skema/monev.schema.json\n")
    assert "- tanggal: '2026-06-30'\n  hasil: baik\n  penilai: Kabid\n  sidik: " in text
    assert "jawaban:\n    dipahami: ya\n    dilaksanakan: tidak\n  tindak_lanjut: Latih petugas\n" in text.replace("'", "")
    assert run("check").code == 0
    assert run("pack", "monev", "-o", "lagi", *HARI_INI).code == 0


def test_read_twice_nothing_changes(run, form) -> None:
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    fill(form, 2, "Evaluasi", Mudah_dipahami="Ya", Tanggal="2026-06-30")
    assert catat(run, form).code == 0
    before = RECORD.read_bytes()
    again = catat(run, form)
    assert (again.code, RECORD.read_bytes()) == (0, before)
    assert again.out.count("1 sudah tercatat sebelumnya") == 2 and "baru" not in again.out


def test_a_form_printed_with_what_is_recorded_says_nothing_new(run, office) -> None:
    RECORD.parent.mkdir()
    hand = (
        "pemantauan: # oleh Kabid\n"
        "  - {tanggal: 2026-09-30, hasil: tidak baik, metode: diskusi, catatan: 'Antre *lama* & <b>', penilai: Kabid}\n"
        "evaluasi: {tanggal: 2026-10-01, jawaban: {dipahami: ya, peran: tidak}, catatan: '[a](https://b.id) \\* c'}\n"
    )
    RECORD.write_text(hand, "utf-8")
    run("pack", "monev", "-o", "monev", *HARI_INI)
    done = catat(run, load_workbook(FORM))
    assert (done.code, RECORD.read_text("utf-8")) == (0, hand), done.out
    assert "2 sudah tercatat sebelumnya" in done.out


def test_an_untouched_form_says_nothing(run, form) -> None:
    done = catat(run, form)
    assert (done.code, done.out) == (0, "Tidak ada baris yang terisi.\n")
    assert not RECORD.parent.exists()


def test_a_record_grows_and_keeps_what_people_wrote(run, form) -> None:
    RECORD.parent.mkdir()
    hand = "# catatan kami\npemantauan:\n  - tanggal: 2026-01-31  # rapat\n    hasil: baik\n"
    RECORD.write_text(hand, "utf-8")
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    assert catat(run, form).code == 0
    text = RECORD.read_text("utf-8")
    assert text.startswith(hand) and "2026-06-30" in text.removeprefix(hand)


def test_rows_without_a_day_need_one(run, form) -> None:
    fill(form, 1, Penilaian="baik")
    said = laporan(run, form)
    assert not RECORD.exists() and "--as-of" in alasan(said)[0]
    assert catat(run, form, "--as-of", "2026-06-30").code == 0
    assert "2026-06-30" in RECORD.read_text("utf-8")


def test_titles_that_an_entry_names(run, form, office) -> None:
    text = (office / "layanan-a.yaml").read_text("utf-8")
    second = text[text.index("  - judul:") :].replace("Penerimaan A", "Penolakan A")
    (office / "layanan-a.yaml").write_text(text + second, "utf-8")
    run("pack", "monev", "-o", "monev", *HARI_INI)
    book = load_workbook(FORM)
    fill(book, 2, Penilaian="baik", Tanggal="2026-06-30")
    assert catat(run, book).code == 0
    assert "sop: Penolakan A" in RECORD.read_text("utf-8")


# ---- corrected ---------------------------------------------------------------------------------------------------


def test_a_corrected_row_takes_the_place_of_its_entry(run, form) -> None:
    fill(form, 1, Penilaian="baik", Catatan_hasil_penilaian="Lancar", Tanggal="2026-06-30")
    assert catat(run, form).code == 0
    commented = RECORD.read_text("utf-8").replace("hasil: baik", "hasil: baik # menurut rapat")
    RECORD.write_text(commented, "utf-8")
    fill(form, 1, Penilaian="tidak baik", Catatan_hasil_penilaian=None)
    done = catat(run, form)
    assert (done.code, "(diganti; semula baik; Lancar)" in done.out) == (0, True)
    text = RECORD.read_text("utf-8")
    assert "hasil: tidak baik # menurut rapat" in text and "Lancar" not in text and text.count("tanggal:") == 1
    assert run("check").code == 0
    assert catat(run, form).code == 0 and RECORD.read_text("utf-8") == text


def test_what_people_edited_is_left(run, form) -> None:
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    catat(run, form)
    edited = RECORD.read_text("utf-8").replace("hasil: baik", "hasil: tidak baik")
    RECORD.write_text(edited, "utf-8")
    assert catat(run, form).code == 0, "the row as it was read is known, whatever became of it"
    fill(form, 1, Catatan_hasil_penilaian="Lancar")
    said = laporan(run, form)
    assert RECORD.read_text("utf-8") == edited
    assert "sudah tercatat lain (tidak baik)" in alasan(said)[0]


@pytest.mark.parametrize("first", ["baik", "tidak baik"])
def test_two_rows_of_one_day_that_differ(run, form, first: str) -> None:
    other = {"baik": "tidak baik", "tidak baik": "baik"}[first]
    fill(form, 1, Penilaian=first, Tanggal="2026-06-30")
    fill(form, 3, Layanan="Layanan A", Prosedur="Penerimaan A", Penilaian=other, Tanggal="2026-06-30")
    said = laporan(run, form)
    before = RECORD.read_bytes()
    assert (said["ringkasan"]["baru"], said["ringkasan"]["belum_tercatat"]) == (1, 1)
    assert said["belum_tercatat"][0]["baris"] == 5
    again = laporan(run, form)
    assert (again["ringkasan"]["sudah ada"], again["belum_tercatat"]) == (1, said["belum_tercatat"])
    assert RECORD.read_bytes() == before


# ---- whose row it is ---------------------------------------------------------------------------------------------


def test_sorted_rows_and_a_new_column(run, form) -> None:
    sheet = form["Pemantauan"]
    fill(form, 2, Penilaian="tidak baik", Tanggal="2026-06-30")
    first, second = ([cell.value for cell in sheet[row]] for row in (3, 4))
    for at, values in ((3, second), (4, first)):
        for number, value in enumerate(values, 1):
            sheet.cell(at, number).value = value
    sheet.insert_cols(4)
    sheet.cell(2, 4).value = "Keterangan"
    sheet.cell(3, 4).value = "perlu loket baru"
    said = laporan(run, form)
    assert [(part["layanan"], part["isi"]) for part in said["tercatat"]] == [("layanan-b", "tidak baik")]
    assert [(part["teks"], part["baris"]) for part in said["belum_tercatat"]] == [("perlu loket baru", 3)]


def test_without_keys_rows_are_known_by_their_words(run, form) -> None:
    sheet = form["Pemantauan"]
    sheet.delete_cols(column(sheet, "ID"), 2)
    fill(form, 2, Penilaian="baik", Tanggal="2026-06-30")
    assert catat(run, form).code == 0
    assert RECORD_B.exists() and not RECORD.exists()


def test_keys_left_behind_by_sorting_are_noticed(run, form) -> None:
    """Only the visible columns were sorted: the hidden keys now belong to other rows."""
    sheet = form["Pemantauan"]
    for number in range(1, column(sheet, "ID")):
        a, b = sheet.cell(3, number), sheet.cell(4, number)
        a.value, b.value = b.value, a.value
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    said = laporan(run, form)
    assert said["tercatat"] == [] and "kunci tersembunyi baris ini milik SOP lain" in alasan(said)[0]


def test_a_copied_row_with_other_words_is_not_taken_for_its_source(run, form) -> None:
    fill(form, 3, ID="layanan-a", Layanan="Layanan A", Prosedur="Pengaduan warga", Penilaian="baik", Tanggal="2026-06-30")
    sheet = form["Pemantauan"]
    sheet.cell(5, column(sheet, "SOP")).value = "penerimaan-a"
    said = laporan(run, form)
    assert said["tercatat"] == [] and "milik SOP lain" in alasan(said)[0]


UNKNOWN = [
    ({"Layanan": "Layanan Z", "Prosedur": "Penerimaan Z"}, "layanan tidak dikenal"),
    ({"Layanan": "Layanan A", "Prosedur": "Pengaduan"}, "prosedur tidak dikenal"),
    ({"Layanan": "Layanan C"}, "prosedur tidak dikenal"),
]


@pytest.mark.parametrize(("words", "reason"), UNKNOWN)
def test_rows_of_nobody_are_listed(run, form, words: dict[str, str], reason: str) -> None:
    fill(form, 3, **words, Penilaian="baik", Tanggal="2026-06-30")
    done = catat(run, form)
    assert done.code == 1 and reason in done.out
    assert f"isi.xlsx, lembar Pemantauan, baris 5: {' | '.join(words.values())} | baik | 2026-06-30" in done.out


def test_an_invalid_service_is_named(run, form, office) -> None:
    (office / "layanan-a.yaml").write_text("nama: [\n", "utf-8")
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    fill(form, 2, Penilaian="baik", Tanggal="2026-06-30")
    done = catat(run, form)
    assert done.code == 3 and "spesifikasi layanan 'layanan-a' tidak sah" in done.out
    assert RECORD_B.exists() and not RECORD.exists()


def test_an_invalid_record_is_left(run, form) -> None:
    RECORD.parent.mkdir()
    RECORD.write_text("pemantauan: [{tanggal: kemarin}]\n", "utf-8")
    fill(form, 1, Penilaian="baik", Tanggal="2026-06-30")
    done = catat(run, form)
    assert done.code == 3 and "layanan-a.yaml tidak sah; perbaiki dahulu" in done.out and "tanggal-keliru" in done.err
    assert RECORD.read_text("utf-8") == "pemantauan: [{tanggal: kemarin}]\n"


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
