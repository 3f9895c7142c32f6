"""What people do to a matrix, case by case: what they wrote is read, and stands at its row."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from docx.oxml.ns import qn
from openpyxl.comments import Comment

from tests.rapat import mengisi as isi
from tests.rapat.contoh import besar, kecil, ringkas, terbaca, ucapan

MASUKAN, TINDAK = 6, 7
"""Columns of the Word table."""


def setelah(edit: Callable[[Any], None]) -> list[tuple[str, str, str]]:
    """What is read after an edit of the Word file."""
    document = isi.buka(kecil().docx)
    edit(document)
    return ringkas(terbaca(kecil(), ("budi.docx", isi.tutup(document))))


def setelah_buku(edit: Callable[[Any], None]) -> list[tuple[str, str, str]]:
    """What is read after an edit of the workbook."""
    book = isi.buka_buku(kecil().xlsx)
    edit(book)
    return ringkas(terbaca(kecil(), ("budi.xlsx", isi.tutup_buku(book))))


# ---- before anybody wrote ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_an_unfilled_pack_says_nothing(kantor: str) -> None:
    pack = besar(kantor)
    assert ringkas(terbaca(pack, ("m.docx", pack.docx), ("m.xlsx", pack.xlsx))) == []


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_every_row_of_the_shipped_editions_is_found_by_its_key(kantor: str) -> None:
    pack = besar(kantor)
    document = isi.buka(pack.docx)
    for row in isi.baris(document):
        isi.ketik(isi.sel(row)[-2 if len(isi.sel(row)) == 8 else -1], f"usul {isi.teks(isi.sel(row)[0])}")
    said = ringkas(terbaca(pack, ("m.docx", isi.tutup(document))))
    wanted = {str(row.nomor) for row in pack.paket.baris if not row.lampiran} | {part.nomor for part in pack.paket.pertanyaan}
    assert {(number, text) for number, _, text in said} == {(number, f"usul {number}") for number in wanted}


# ---- Word --------------------------------------------------------------------------------------------------------


def test_columns_to_fill_and_answers_to_questions() -> None:
    def edit(document: Any) -> None:
        isi.ketik(isi.sel(isi.cari(document, "2"))[MASUKAN], "Terlalu lama")
        isi.ketik(isi.sel(isi.cari(document, "2"))[TINDAK], "Dipersingkat")
        isi.ketik(isi.sel(isi.cari(document, "P3"))[3], "Ya, gratis")

    assert setelah(edit) == [
        ("2", "masukan", "Terlalu lama"), ("2", "tindak_lanjut", "Dipersingkat"), ("P3", "jawaban", "Ya, gratis"),
    ]  # fmt: skip


def test_short_entries_are_kept_as_what_they_are() -> None:
    document = isi.buka(kecil().docx)
    for number, said in enumerate(("-", "ok", "Setuju.", "nihil", "-", "setuju kalau gratis"), 1):
        isi.ketik(isi.sel(isi.cari(document, str(number)))[MASUKAN], said)
    found = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert [(part["isi"], part.get("jenis")) for _, _, part in found] == [
        ("-", "tanpa usul"), ("ok", "tanpa usul"), ("Setuju.", "tanpa usul"), ("nihil", "tanpa usul"), ("-", "tanpa usul"),
        ("setuju kalau gratis", None),
    ]  # fmt: skip


@pytest.mark.parametrize("column", range(6))
def test_text_typed_into_any_neighbouring_cell(column: int) -> None:
    (found,) = setelah(lambda document: isi.ketik(isi.sel(isi.cari(document, "3"))[column], "salah kolom"))
    assert found[:2] == ("3", "masukan") and "salah kolom" in found[2]


def test_a_changed_text_is_a_proposal() -> None:
    document = isi.buka(kecil().docx)
    isi.ganti(isi.sel(isi.cari(document, "2"))[3], "KTP atau surat keterangan")
    isi.ganti(isi.sel(isi.cari(document, "3"))[3], "")
    found = [
        (number, part["isi"], part["jenis"]) for number, _, part in ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    ]
    assert found == [("2", "KTP atau surat keterangan", "usulan rumusan"), ("3", "(dikosongkan)", "usulan rumusan")]


def test_tracked_changes_name_their_author() -> None:
    document = isi.buka(kecil().docx)
    isi.terlacak(isi.sel(isi.cari(document, "2"))[3], "dan fotokopi")
    isi.terlacak(isi.sel(isi.cari(document, "3"))[MASUKAN], "usul yang ditarik", hapus=True)
    isi.dihapus(isi.sel(isi.cari(document, "4"))[MASUKAN], "usul lama")
    found = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert [(number, part["isi"].split("\n")[-1], part["jenis"], part["dari"]) for number, _, part in found] == [
        ("2", "dan fotokopi", "usulan rumusan", "Budi"),
        ("3", "usul yang ditarik", "dihapus", "Budi, Sari"),
        ("4", "usul lama", "dihapus", "Sari"),
    ]


def test_what_the_pack_printed_may_be_deleted_with_the_change_tracked() -> None:
    """The words were the pack's own: that they went is the proposal, not the words."""

    def edit(document: Any) -> None:
        cell = isi.sel(isi.cari(document, "2"))[3]
        words = isi.teks(cell)
        isi.ganti(cell, "")
        isi.dihapus(cell, words)
        isi.terlacak(cell, "Paspor lama")

    assert setelah(edit) == [("2", "masukan", "Paspor lama")]


def test_comments_boxes_and_tables_in_cells() -> None:
    def edit(document: Any) -> None:
        row = isi.cari(document, "4")
        isi.komentar(document, isi.sel(row)[2], "Mengapa ini?")
        isi.kotak(isi.sel(row)[3], "lihat lampiran")
        isi.tabel_dalam(isi.sel(row)[MASUKAN], "rincian biaya")

    assert {(number, text) for number, _, text in setelah(edit)} == {
        ("4", "Mengapa ini?"), ("4", "lihat lampiran"), ("4", "rincian biaya"),
    }  # fmt: skip


def test_rows_sorted_deleted_and_copied() -> None:
    def edit(document: Any) -> None:
        row, other = isi.cari(document, "2"), isi.cari(document, "4")
        isi.ketik(isi.sel(row)[MASUKAN], "pindah")
        other.addnext(row)
        isi.hapus(isi.cari(document, "3"))

    assert setelah(edit) == [("2", "masukan", "pindah")]


def test_an_added_row_has_no_place_but_neighbours() -> None:
    document = isi.buka(kecil().docx)
    isi.sisip_baris(isi.cari(document, "3"), MASUKAN, "usul di baris baru")
    ((number, key, part),) = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert (number, key, part["isi"]) == ("", "belum_ditempatkan", "usul di baris baru")
    assert "setelah baris 3" in part["sekitar"] and "kolom Masukan FGD" in part["letak"]


def test_a_column_inserted_renamed_or_moved() -> None:
    def edit(document: Any) -> None:
        first, *_ = isi.matriks(document)
        number = first.findall(qn("w:tr")).index(isi.cari(document, "2"))
        isi.ketik(isi.sel(isi.cari(document, "2"))[MASUKAN], "usul")
        isi.ketik(isi.sel(isi.cari(document, "2"))[TINDAK], "jawab")
        isi.pindah_kolom(first, 1, MASUKAN)
        isi.ganti(isi.sel(first.findall(qn("w:tr"))[1])[1], "Saran peserta")
        isi.sisip_kolom(first, 2, "Dinas", {number: "dari dinas"})

    assert setelah(edit) == [
        ("2", "masukan", "usul"), ("2", "masukan", "dari dinas"), ("2", "tindak_lanjut", "jawab"),
        ("", "belum_ditempatkan", "Saran peserta"), ("", "belum_ditempatkan", "Dinas"),
    ]  # fmt: skip


def test_one_remark_for_several_rows() -> None:
    document = isi.buka(kecil().docx)
    rows = [isi.cari(document, number) for number in ("2", "3", "4")]
    isi.ketik(isi.sel(rows[0])[MASUKAN], "untuk ketiganya")
    isi.gabung_tegak(rows, MASUKAN)
    ((number, _, part),) = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert (number, part["isi"]) == ("2", "untuk ketiganya")
    assert "baris 4 sampai 6" in part["letak"]


def test_two_rows_made_one() -> None:
    def edit(document: Any) -> None:
        isi.ketik(isi.sel(isi.cari(document, "3"))[MASUKAN], "usul ketiga")
        isi.gabung_baris(isi.cari(document, "2"), isi.cari(document, "3"))

    assert setelah(edit) == [("2", "masukan", "usul ketiga")]


def test_text_outside_the_tables() -> None:
    document = isi.buka(kecil().docx)
    isi.di_bawah(document, "Mohon papan informasi diperbesar")
    document.sections[0].header.paragraphs[0].add_run("Dibaca Bu Ani")
    found = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert [(key, part["isi"]) for _, key, part in found] == [
        ("belum_ditempatkan", "Mohon papan informasi diperbesar"), ("belum_ditempatkan", "(gambar)Dibaca Bu Ani"),
    ]  # fmt: skip


def test_without_keys_by_number_and_text() -> None:
    def edit(document: Any) -> None:
        isi.tanpa_penanda(document.element)
        isi.ketik(isi.sel(isi.cari(document, "4"))[MASUKAN], "usul")
        isi.ketik(isi.sel(isi.cari(document, "2"))[3], "usul rumusan")

    assert [(number, text.split("\n")[-1]) for number, _, text in setelah(edit)] == [("2", "usul rumusan"), ("4", "usul")]


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_without_keys_and_numbers_by_likeness_and_never_at_the_wrong_row(kantor: str) -> None:
    """Of rows that nothing else tells apart none is guessed; most are found."""
    pack = besar(kantor)
    document = isi.buka(pack.docx)
    rows = isi.baris(document)
    for row in rows:
        number = isi.teks(isi.sel(row)[0])
        isi.ketik(isi.sel(row)[-2 if len(isi.sel(row)) == 8 else -1], f"usul {number}")
        isi.ganti(isi.sel(row)[0], "")
    isi.tanpa_penanda(document.element)
    said = [part for part in ringkas(terbaca(pack, ("m.docx", isi.tutup(document)))) if part[2].startswith("usul ")]
    assert {text for _, _, text in said} == {f"usul {number}" for number in _numbers(pack)}
    placed = [(number, text) for number, _, text in said if number]
    assert all(text == f"usul {number}" for number, text in placed)
    assert len(placed) >= 0.9 * len(rows)


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_rows_of_which_a_third_was_rewritten_are_not_placed_at_others(kantor: str) -> None:
    pack, chance = besar(kantor), Random(7)
    document = isi.buka(pack.docx)
    rows = [row for row in isi.baris(document) if len(isi.sel(row)) == 8]
    for row in rows:
        number, *cells = isi.sel(row)
        isi.ketik(cells[5], f"usul {isi.teks(number)}")
        for cell in cells[:3]:
            words = isi.teks(cell).split()
            isi.ganti(cell, " ".join(word if chance.random() > 0.33 else f"lain{chance.randrange(10**6)}" for word in words))
        isi.ganti(number, "")
    isi.tanpa_penanda(document.element)
    said = ringkas(terbaca(pack, ("m.docx", isi.tutup(document))))
    found = [(number, text) for number, _, text in said if text.startswith("usul ")]
    assert len(found) == len(rows) and all(text == f"usul {number}" for number, text in found if number)
    assert sum(bool(number) for number, _ in found) > len(rows) / 3


def _numbers(pack: Any) -> list[str]:
    return [str(row.nomor) for row in pack.paket.baris if not row.lampiran] + [part.nomor for part in pack.paket.pertanyaan]


# ---- Excel -------------------------------------------------------------------------------------------------------


def test_cells_of_a_workbook() -> None:
    def edit(book: Any) -> None:
        sheet = book["Matriks"]
        row = isi.cari_buku(sheet, "2")
        sheet.cell(row, isi.kolom(sheet, "Masukan FGD")).value = "=cmd|' /C calc'!A0"
        sheet.cell(row, isi.kolom(sheet, "Tindak lanjut")).value = 7.5
        sheet.cell(row, isi.kolom(sheet, "Menjadi")).value = "Paspor lama"
        sheet.cell(row, isi.kolom(sheet, "Alasan")).comment = Comment("Alasan siapa?", "Sari")
        book["Pertanyaan"]["E3"] = "Ya"
        book.create_sheet("Dinas")["C4"] = "Loket difabel"

    assert setelah_buku(edit) == [
        ("2", "masukan", "Paspor lama"), ("2", "masukan", "Alasan siapa?"), ("2", "masukan", "=cmd|' /C calc'!A0"),
        ("2", "tindak_lanjut", "7,5"), ("P1", "jawaban", "Ya"), ("", "belum_ditempatkan", "Loket difabel"),
    ]  # fmt: skip


def test_rows_sorted_column_inserted_keys_deleted() -> None:
    def edit(book: Any) -> None:
        sheet = book["Matriks"]
        sheet.cell(isi.cari_buku(sheet, "3"), isi.kolom(sheet, "Masukan FGD")).value = "usul"
        head = next(row for row in range(1, 4) if sheet.cell(row, 1).value == "No")
        rows = [[copy.copy(cell.value) for cell in row] for row in sheet.iter_rows(min_row=head + 1)]
        for number, values in enumerate(reversed(rows), head + 1):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
        sheet.delete_cols(isi.kolom(sheet, "sidik"))
        sheet.insert_cols(3)
        sheet.cell(head, 3).value = "Catatan kami"
        sheet.cell(isi.cari_buku(sheet, "4"), 3).value = "dari kami"

    assert [part for part in setelah_buku(edit) if part[2] != "Catatan kami"] == [
        ("3", "masukan", "usul"), ("4", "masukan", "dari kami"),
    ]  # fmt: skip


def test_merged_cells_and_headings_changed() -> None:
    def edit(book: Any) -> None:
        sheet = book["Matriks"]
        column = isi.kolom(sheet, "Masukan FGD")
        first = isi.cari_buku(sheet, "2")
        sheet.cell(first, column).value = "untuk tiga baris"
        sheet.merge_cells(start_row=first, end_row=first + 2, start_column=column, end_column=column)
        sheet.cell(next(row for row in range(1, 4) if sheet.cell(row, 1).value == "No"), column).value = "USULAN PESERTA"

    assert setelah_buku(edit) == [("2", "masukan", "untuk tiga baris"), ("", "belum_ditempatkan", "USULAN PESERTA")]


# ---- several people ----------------------------------------------------------------------------------------------


def test_several_participants_say_the_same() -> None:
    berkas = []
    for name in ("budi", "sari"):
        document = isi.buka(kecil().docx)
        isi.ketik(isi.sel(isi.cari(document, "2"))[MASUKAN], "Terlalu lama")
        berkas.append((f"{name}.docx", isi.tutup(document)))
    found = ucapan(terbaca(kecil(), *berkas))
    assert [(number, part["isi"], part["berkas"]) for number, _, part in found] == [
        ("2", "Terlalu lama", "budi.docx"), ("2", "Terlalu lama", "sari.docx"),
    ]  # fmt: skip


def test_a_text_longer_than_yaml_takes_is_kept_in_parts() -> None:
    words = " ".join(f"kata{number}x" for number in range(6000))
    document = isi.buka(kecil().docx)
    isi.ketik(isi.sel(isi.cari(document, "2"))[MASUKAN], words)
    found = ucapan(terbaca(kecil(), ("b.docx", isi.tutup(document))))
    assert len(found) > 1 and " ".join(part["isi"] for _, _, part in found) == words
    assert all(len(part["isi"]) < 20_000 for _, _, part in found)
