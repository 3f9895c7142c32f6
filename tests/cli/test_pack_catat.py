"""``pack catat``: filled monitoring forms in, the records of the services out."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import load_workbook

from tests.cli.isian import FORM, HARI_INI, RECORD, RECORD_B, alasan, catat, column, fill, laporan

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
