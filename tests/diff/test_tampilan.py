"""Rows of a comparison: one for each thing that changed, its marks, and what stands instead of what."""

from __future__ import annotations

import pytest

from sop_gen.view.banding import BarisBanding, view_banding
from sop_gen.view.banding_teks import gabung
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tampilan import LANGKAH, rows, shown, told, view
from tests.diff.tulisan import KEPALA, langkah, layanan

# ---- rows ----------------------------------------------------------------------------------------------------------

BARIS: dict[str, tuple[str, str, list[tuple[str, str, str, str, str]]]] = {
    "all changes of one item are one row": (
        "persyaratan: [KTP, {id: foto, nama: Pas foto, jumlah: 2 lembar}]",
        "persyaratan: [KTP, {id: foto, nama: Pas foto berwarna, jumlah: 3 lembar, bentuk: asli}]",
        [
            (
                "Persyaratan, butir 2", "diubah", "memberatkan",
                "Pas foto [-(2-] lembar)", "Pas foto {+berwarna (asli, 3+} lembar)",
            )
        ],
    ),
    "an item that came in between": (
        "persyaratan: [KTP, Surat kuasa]",
        "persyaratan: [KTP, SKCK dari Mabes Polri, Surat kuasa]",
        [("Persyaratan, butir 2", "ditambah", "memberatkan", "", "{+SKCK dari Mabes Polri+}")],
    ),
    "one that went": (
        "persyaratan: [KTP, SKCK dari Mabes Polri, Surat kuasa]",
        "persyaratan: [KTP, Surat kuasa]",
        [("Persyaratan, semula butir 2", "dihapus", "meringankan", "[-SKCK dari Mabes Polri-]", "")],
    ),
    "one that moved and changed": (
        "persyaratan: [{id: skck, nama: Surat catatan kepolisian}, KTP, Ijazah]",
        "persyaratan: [KTP, Ijazah, {id: skck, nama: Surat catatan kepolisian pusat}]",
        [
            (
                "Persyaratan, butir 3 (semula 1)", "diubah", "netral",
                "Surat catatan kepolisian", "Surat catatan kepolisian{+ pusat+}",
            )
        ],
    ),
    "an item alone has no number; one of a group names it": (
        "produk: Surat keterangan\npersyaratan: [{kelompok: Perorangan, butir: [KTP pemohon, Pas foto berwarna]}]",
        "produk: Surat keterangan sehat\npersyaratan: [{kelompok: Perorangan, butir: [KTP pemohon, Pas foto]}]",
        [
            ("Persyaratan, kelompok Perorangan, butir 2", "diubah", "netral", "Pas foto[- berwarna-]", "Pas foto"),
            ("Produk Pelayanan", "diubah", "netral", "Surat keterangan", "Surat keterangan{+ sehat+}"),
        ],
    ),
    "one value": (
        "pemohon: Warga",
        "ringkasan: Surat untuk warga",
        [
            ("Ringkasan", "ditambah", "netral", "", "{+Surat untuk warga+}"),
            ("Pemohon", "dihapus", "netral", "[-Warga-]", ""),
        ],
    ),
    "only the look": (
        "pemohon: Warga negara",
        "pemohon: Warga *negara*",
        [("Pemohon", "diubah", "netral", "Warga[- -]negara", "Warga{+ *+}negara{+*+}")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BARIS)
def test_rows(case: str) -> None:
    old, new, expected = BARIS[case]
    entries = view(old, new).layanan
    assert [told(row) for entry in entries for row in entry.baris] == expected


def test_a_step_is_one_row_that_shows_what_changed_of_it() -> None:
    old = langkah(LANGKAH[0], LANGKAH[1] + ", kelengkapan: [Berkas, Formulir]", LANGKAH[2])
    new = langkah(LANGKAH[0], LANGKAH[1].replace("petugas", "kabid").replace("30", "60") + ", kelengkapan: [Berkas, Bukti bayar]",
                  LANGKAH[2])  # fmt: skip
    (entry,) = view_banding(perbandingan(pasang(old, new))).layanan
    (row,) = entry.baris
    assert row.letak == "SOP: Prosedur Uji, langkah 2"
    assert shown(row.semula) == (
        "Memeriksa berkas\nPelaksana: [-Petugas Loket-]\nKelengkapan: Berkas; [-Formulir-]\nWaktu: [-30 menit-]"
    )
    assert shown(row.menjadi) == (
        "Memeriksa berkas\nPelaksana: {+Kepala Bidang+}\nKelengkapan: Berkas; {+Bukti bayar+}\nWaktu: {+60 menit+}"
    )
    assert len(row.sidik) == len(set(row.sidik)) == 4
    assert row.jalur[0] == 'sop["Prosedur Uji"].langkah[periksa].oleh'


def test_a_step_that_came_shows_all_of_it() -> None:
    step = ("id: cek, kegiatan: Memeriksa bukti bayar, oleh: [petugas, kabid], kelengkapan: [Bukti, Berkas], waktu: 1 jam, "
            "output: Bukti sah, keterangan: Tunai saja, keputusan: {ya: lanjut, tidak: ajukan}")  # fmt: skip
    (entry,) = view_banding(perbandingan(pasang(langkah(*LANGKAH), langkah(*LANGKAH[:2], step, LANGKAH[2])))).layanan
    (row,) = entry.baris
    assert (row.letak, row.jenis, row.semula) == ("SOP: Prosedur Uji, langkah 3", "ditambah", ())
    assert shown(row.menjadi) == (
        "{+Memeriksa bukti bayar\nPelaksana: Petugas Loket dan Kepala Bidang\nKelengkapan: Bukti; Berkas\nWaktu: 1 jam\n"
        "Output: Bukti sah\nKeterangan: Tunai saja\nBila ya: ke langkah berikutnya\n"
        "Bila tidak: ke langkah 'Mengajukan permohonan'+}"
    )


@pytest.mark.parametrize(("field", "label"), [("kegiatan", ""), ("output", "Output: "), ("kelengkapan", "Kelengkapan: ")])
def test_a_step_of_which_only_the_look_changed_shows_the_marks(field: str, label: str) -> None:
    sides = (f"id: periksa, oleh: petugas, kegiatan: Memeriksa, {field}: {text}" for text in ("Berkas itu", "'Berkas **itu**'"))
    old, new = (langkah(LANGKAH[0], side.replace("kegiatan: Memeriksa, kegiatan", "kegiatan")) for side in sides)
    (entry,) = view_banding(perbandingan(pasang(old, new))).layanan
    (row,) = entry.baris
    assert "".join(piece.teks for piece in row.menjadi).endswith(f"{label}Berkas **itu**")
    assert {piece.tanda for piece in row.menjadi} == {"sama", "tambah"}


def test_a_step_that_now_ends_says_where_it_led() -> None:
    (entry,) = view_banding(
        perbandingan(pasang(langkah(*LANGKAH), langkah(LANGKAH[0], LANGKAH[1] + ", lanjut: selesai", LANGKAH[2])))
    ).layanan
    (row,) = entry.baris
    assert shown(row.menjadi) == "Memeriksa berkas\nLangkah berikutnya: {+selesai+}"
    assert shown(row.semula) == "Memeriksa berkas\nLangkah berikutnya: [-ke langkah berikutnya-]"


# ---- one item instead of another; the service before the paperwork -----------------------------------------------------

GANTI: dict[str, tuple[str, str, list[tuple[str, str, str]]]] = {
    "one for one": (
        "alias: [Pos Yankomas]", "alias: [Pojok Hukum Kampung]", [("Nama Lain", "[-Pos Yankomas-]", "{+Pojok Hukum Kampung+}")]
    ),
    "in one gap the first for the first": (
        "alias: [Tetap, Pos Yankomas, Meja Satu]",
        "alias: [Tetap, Pojok Hukum, Gerai Dua, Rumah Tiga]",
        [("Nama Lain", "[-Pos Yankomas-]", "{+Pojok Hukum+}"), ("Nama Lain", "[-Meja Satu-]", "{+Gerai Dua+}"),
         ("Nama Lain", "", "{+Rumah Tiga+}")],
    ),
    "not from one gap to another": (
        "alias: [Pos Yankomas, Tetap]", "alias: [Tetap, Pojok Hukum]",
        [("Nama Lain", "[-Pos Yankomas-]", ""), ("Nama Lain", "", "{+Pojok Hukum+}")],
    ),
    "what moved makes no gap": (
        "sarana_prasarana: [Meja, Kursi, Lemari arsip, Kipas angin]",
        "sarana_prasarana: [Kipas angin, Meja, Kursi, Pendingin ruangan]",
        [("Sarana, Prasarana, dan/atau Fasilitas, butir 1 (semula 4)", "Kipas angin", "Kipas angin"),
         ("Sarana, Prasarana, dan/atau Fasilitas, butir 4 (semula 3)", "[-Lemari arsip-]", "{+Pendingin ruangan+}")],
    ),
    "not what citizens feel": (
        "persyaratan: [KTP, Akta kelahiran]", "persyaratan: [KTP, Pas foto]",
        [("Persyaratan, semula butir 2", "[-Akta kelahiran-]", ""), ("Persyaratan, butir 2", "", "{+Pas foto+}")],
    ),
    "not a part of the promised time": (
        "jangka_waktu: [{uraian: Pemeriksaan, lama: 1 jam}]", "jangka_waktu: [{uraian: Penyerahan, lama: 2 hari kerja}]",
        [("Jangka Waktu Pelayanan", "[-Pemeriksaan: 1 jam-]", ""),
         ("Jangka Waktu Pelayanan", "", "{+Penyerahan: 2 hari kerja+}")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", GANTI)
def test_a_neutral_item_that_stands_instead_of_another_is_one_row(case: str) -> None:
    old, new, expected = GANTI[case]
    found = rows(old, new)
    assert [(row.letak, shown(row.semula), shown(row.menjadi)) for row in found] == expected
    for row in found:
        instead = bool(row.jenis != "dipindah" and row.semula and row.menjadi)
        assert (row.jenis == "diubah", row.keterangan == "diganti", row.peristiwa == "diganti") == (instead,) * 3
        assert len(row.sidik) == 1 + instead


def test_the_service_itself_stands_before_the_paperwork() -> None:
    old = "alias: [Satu]\npersyaratan: KTP\nproduk: Surat\nkanal: [{jenis: tatap muka, tempat: Loket satu dua}]\nen: {nama: One}"
    new = "alias: [Dua]\npersyaratan: [KTP, Foto]\nproduk: Kartu\nkanal: [{jenis: tatap muka, tempat: Loket satu tiga}]\n"
    new += "en: {nama: Two}"
    found = rows(old, new)
    assert [(row.kunci, row.pokok) for row in found] == [
        ("persyaratan", True), ("produk", True), ("produk", True), ("kanal", True), ("alias", False), ("en", False)
    ]  # fmt: skip


def test_a_service_that_ends_is_no_paperwork_but_a_draft_that_goes_on_is() -> None:
    def status(word: str) -> BarisBanding:
        (entry,) = view_banding(perbandingan(pasang(layanan(""), layanan(KEPALA.replace("draf", word))))).layanan
        (row,) = entry.baris
        return row

    assert not status("pembahasan").pokok
    assert status("dicabut").pokok and status("dialihkan\ndialihkan: {ke: Kantor Lain}").pokok


def test_what_people_must_judge_is_counted_apart() -> None:
    (entry,) = view("pemohon: Warga dewasa\nalias: Satu", "pemohon: Warga kota\nalias: Dua").layanan
    assert entry.jumlah == {"memberatkan": 0, "meringankan": 0, "netral": 2}
    assert entry.penilaian == {"memberatkan": 0, "perlu dinilai": 1, "meringankan": 0, "netral": 1}
    assert [row.penilaian for row in entry.baris] == ["perlu dinilai", "netral"]
    assert (len(entry.pokok), len(entry.tata_usaha)) == (1, 1)


def test_moves_are_told_in_words() -> None:
    old, new = "persyaratan: [Alfa satu, Beta dua, Gama tiga]", "persyaratan: [Gama tiga, Alfa satu, Beta dua]"
    (row,) = rows(old, new)
    assert (row.jenis, row.keterangan) == ("dipindah", "Dipindah dari urutan 3 ke urutan 1")
    (block,) = rows("persyaratan: [Alfa satu, Beta dua, Gama tiga, Delta empat, Epsilon lima]",
                    "persyaratan: [Delta empat, Epsilon lima, Alfa satu, Beta dua, Gama tiga]")  # fmt: skip
    assert block.keterangan == "2 butir dipindah bersama: semula mulai urutan 4, menjadi mulai urutan 1"
    assert (shown(block.menjadi), len(block.bacaan)) == ("Delta empat\nEpsilon lima", 1)


def test_the_worst_reason_comes_first_and_a_neutral_one_is_left_out() -> None:
    (row,) = rows("persyaratan: [KTP, {id: foto, nama: Pas foto, jumlah: 2 lembar}]",
                  "persyaratan: [KTP, {id: foto, nama: Pas Foto, jumlah: 3 lembar}]")  # fmt: skip
    assert (row.dampak, len(row.sidik), len(row.alasan)) == ("memberatkan", 2, 1)


@pytest.mark.parametrize("case", BARIS)
def test_both_sides_as_one_text_give_both_sides_back(case: str) -> None:
    old, new, _ = BARIS[case]
    for entry in view(old, new).layanan:
        for row in entry.baris:
            whole = gabung(row.semula, row.menjadi)
            if whole:
                sides = ("".join(piece.teks for piece in whole if piece.tanda != mark) for mark in ("tambah", "hapus"))
                assert tuple(sides) == tuple("".join(piece.teks for piece in side) for side in (row.semula, row.menjadi))
