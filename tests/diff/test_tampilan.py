"""What every page says of a comparison: rows, marks, sentences, measures, order."""

from __future__ import annotations

import pytest

from sop_gen.view.banding import Banding, BarisBanding, Tulisan, ringkas, view_banding
from sop_gen.view.banding_teks import gabung
from tests.conftest import ROOT
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tulisan import KEPALA, SOP, instansi, langkah, layanan, register

LANGKAH = ("id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 10 menit",
           "id: periksa, kegiatan: Memeriksa berkas, oleh: petugas, waktu: 30 menit",
           "id: serah, kegiatan: Menyerahkan surat, oleh: petugas, waktu: 5 menit")  # fmt: skip


def view(old: str, new: str) -> Banding:
    return view_banding(perbandingan(pasang(layanan(old), layanan(new))))


def rows(old: str, new: str) -> tuple[BarisBanding, ...]:
    (entry,) = view(old, new).layanan
    return entry.baris


def shown(text: Tulisan) -> str:
    marks = {"sama": "{}", "hapus": "[-{}-]", "tambah": "{{+{}+}}"}
    return "".join(marks[piece.tanda].format(piece.teks) for piece in text)


def told(row: BarisBanding) -> tuple[str, str, str, str, str]:
    return row.letak, row.jenis, row.dampak, shown(row.semula), shown(row.menjadi)


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


# ---- sentences -----------------------------------------------------------------------------------------------------

EMPAT_BELAS = ", ".join(f"Surat nomor {number:02}" for number in range(1, 15))
KALIMAT: dict[str, tuple[str, str, list[str]]] = {
    "one more requirement": (
        f"persyaratan: [{EMPAT_BELAS}]",
        f"persyaratan: [{EMPAT_BELAS}, Pas foto berwarna]",
        ["Persyaratan bertambah 1 (dari 14 menjadi 15)"],
    ),
    "fewer, and others changed": (
        "persyaratan: [KTP, SKCK, Surat kuasa pemohon]",
        "persyaratan: [KTP, Surat kuasa dari pemohon]",
        ["Persyaratan berkurang 1 (dari 3 menjadi 2): 1 dihapus, 1 diubah"],
    ),
    "as many, but others": (
        "persyaratan: [KTP, Akta kelahiran]",
        "persyaratan: [KTP, Pas foto]",
        ["Persyaratan diganti: Akta kelahiran menjadi Pas foto"],
    ),
    "empty until now": ("", "produk: [Surat, Kartu]", ["Produk pelayanan kini memuat 2 butir"]),
    "empty from now on": ("produk: [Surat, Kartu]", "", ["Produk pelayanan dikosongkan (semula 2 butir)"]),
    "a shorter time": (
        "jangka_waktu: paling lama 14 hari kerja sejak berkas lengkap",
        "jangka_waktu: paling lama 7 hari kerja sejak berkas lengkap",
        ["Waktu paling lama turun dari 14 hari kerja menjadi 7 hari kerja"],
    ),
    "a longer time, with its name": (
        "jangka_waktu: [{uraian: Pemeriksaan, lama: 1 jam}, {uraian: Penyerahan, lama: 1 hari kerja}]",
        "jangka_waktu: [{uraian: Pemeriksaan, lama: 90 menit}, {uraian: Penyerahan, lama: 1 hari kerja}]",
        ["Jangka waktu (Pemeriksaan) naik dari 1 jam menjadi 90 menit"],
    ),
    "days of another kind": (
        "jangka_waktu: 5 hari kerja",
        "jangka_waktu: 6 hari kalender",
        ["Jangka waktu berubah dari 5 hari kerja menjadi 6 hari kalender"],
    ),
    "a fee": (
        "biaya: [{uraian: Permohonan, tarif: 50.000}]",
        "biaya: [{uraian: Permohonan, tarif: 75.000}]",
        ["Biaya Permohonan naik dari Rp50.000 menjadi Rp75.000"],
    ),
    "free until now": (
        "biaya: gratis",
        "biaya: [{uraian: Permohonan, tarif: 75.000}]",
        ["Biaya/tarif berubah dari Tidak dipungut biaya menjadi Permohonan: Rp75.000"],
    ),
    "what citizens feel comes first": (
        "alias: [Satu]\nbiaya: gratis",
        "alias: [Dua]\nbiaya: gratis\npersyaratan: KTP",
        ["Persyaratan kini memuat 1 butir", "Data lain berubah: nama lain"],
    ),
}


@pytest.mark.parametrize("case", KALIMAT)
def test_sentences(case: str) -> None:
    old, new, expected = KALIMAT[case]
    (entry,) = view(old, new).layanan
    assert [sentence.teks for sentence in entry.kalimat] == expected
    assert sum(sentence.butir for sentence in entry.kalimat) == len(entry.baris)
    assert ringkas(entry.pasangan).startswith(entry.kalimat[0].inti)


def test_sentences_about_procedures() -> None:
    old = langkah(*LANGKAH)
    new = langkah(LANGKAH[0], "kegiatan: Mencatat dalam buku agenda, oleh: petugas, waktu: 15 menit", *LANGKAH[1:])
    (entry,) = view_banding(perbandingan(pasang(old, new))).layanan
    assert [sentence.teks for sentence in entry.kalimat] == [
        "Waktu SOP (jalur biasa) naik dari 45 menit menjadi 1 jam",
        "Langkah SOP bertambah 1 (dari 3 menjadi 4)",
    ]
    (gone,) = view_banding(perbandingan(pasang(old, layanan("")))).layanan
    assert [sentence.teks for sentence in gone.kalimat] == ["SOP Prosedur Uji dihapus (3 langkah)"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, "", "Layanan ini baru"),
        ("", None, "Layanan ini dihapus"),
        ("", "dialihkan", "Layanan ini dialihkan ke Kantor Lain"),
        ("", "dicabut", "Layanan ini dicabut, diganti layanan-lain"),
        ("dicabut", "", "Layanan ini dijalankan kembali (semula dicabut, diganti layanan-lain)"),
    ],
)
def test_sentences_about_whole_services(old: str | None, new: str | None, expected: str) -> None:
    fates = {"": KEPALA, "dialihkan": "nama: Layanan Uji\nunit: D\nstatus: dialihkan\ndialihkan: {ke: Kantor Lain}\n",
             "dicabut": "nama: Layanan Uji\nunit: D\nstatus: dicabut\ndicabut: {pengganti: layanan-lain}\n"}  # fmt: skip
    sides = [None if text is None else layanan(fates[text]) for text in (old, new)]
    pair = pasang(*sides)
    (entry,) = view_banding(perbandingan(pair)).layanan
    assert [sentence.teks for sentence in entry.kalimat] == [expected]
    assert ringkas(pair) == expected


def test_the_line_of_the_history_is_short_and_counts_the_rest() -> None:
    def laws(word: str) -> str:
        return "\n".join(f"{key}: [Butir {word} pertama {key}, Butir kedua yang tetap]" for key in KOMPONEN_UJI)

    old, new = layanan(laws("lama")), layanan(laws("baru"))
    line = ringkas(pasang(old, new))
    assert len(line) <= 200
    assert line.startswith("Persyaratan: 1 butir diubah; ")
    counted = line.count("1 butir diubah")
    assert line.endswith(f"; dan {len(KOMPONEN_UJI) - counted} perubahan lain")
    assert ringkas(pasang(old, old)) == ""
    long = layanan(KEPALA.replace("Layanan Uji", "Layanan " + "sangat " * 40))
    assert ringkas(pasang(layanan(""), long)) == "1 hal berubah"


KOMPONEN_UJI = ("persyaratan", "produk", "sarana_prasarana", "kompetensi_pelaksana", "pengawasan_internal", "jaminan_pelayanan",
                "jaminan_keamanan", "evaluasi_kinerja")  # fmt: skip


# ---- measures ------------------------------------------------------------------------------------------------------


def test_measures() -> None:
    old = layanan("persyaratan: [KTP, Kartu keluarga]\njangka_waktu: 2 hari kerja\nbiaya: gratis\n" + SOP
                  + "".join(f"      - {{{step}}}\n" for step in LANGKAH))  # fmt: skip
    new = layanan("persyaratan: [KTP]\njangka_waktu: [1 hari kerja, 2 jam]\nbiaya: [{uraian: Surat, tarif: 5.000}]\n" + SOP
                  + "".join(f"      - {{{step}}}\n" for step in LANGKAH[:2]))  # fmt: skip
    (entry,) = view_banding(perbandingan(pasang(old, new))).layanan
    assert [(part.nama, part.semula, part.menjadi, part.selisih) for part in entry.ukuran] == [
        ("Persyaratan", "2", "1", "−1"),
        ("Jangka waktu", "2 hari kerja", "1 hari kerja\n2 jam", "berubah"),
        ("Waktu SOP (jalur biasa)", "45 menit", "40 menit", "−5 menit"),
        ("Biaya", "Tidak dipungut biaya", "Surat: Rp5.000", "+Rp5.000"),
        ("Langkah SOP", "3", "2", "−1"),
        ("Pelaksana SOP", "3", "3", "tetap"),
    ]


def test_what_is_absent_says_so() -> None:
    (entry,) = view_banding(perbandingan(pasang(layanan(""), layanan("persyaratan: KTP")))).layanan
    found = {part.nama: (part.semula, part.menjadi, part.selisih) for part in entry.ukuran}
    assert found["Jangka waktu"] == ("(belum diisi)", "(belum diisi)", "tetap")
    (gone,) = view_banding(perbandingan(pasang(layanan("persyaratan: KTP"), None))).layanan
    assert {part.menjadi for part in gone.ukuran} == {"tidak ada"}


# ---- the whole -----------------------------------------------------------------------------------------------------


def named(name: str, id: str, rest: str = "") -> object:
    return layanan(f"nama: {name}\nunit: Divisi\nstatus: draf\n{rest}", id)


def test_the_worst_for_the_citizen_comes_first_and_what_stayed_is_only_counted() -> None:
    worse = pasang(named("Lebih Berat", "d"), named("Lebih Berat", "d", "persyaratan: KTP"))
    better = pasang(named("Lebih Ringan", "a", "persyaratan: KTP"), named("Lebih Ringan", "a"))
    words = pasang(named("Kata", "b", "ringkasan: Satu dua"), named("Kata", "b", "ringkasan: Satu tiga"))
    same, gone = pasang(named("Sama", "c"), named("Sama", "c")), pasang(named("Hilang", "e"), None)
    found = view_banding(perbandingan(worse, better, words, same, gone))
    assert [entry.nama for entry in found.layanan] == ["Hilang", "Lebih Berat", "Lebih Ringan", "Kata"]
    assert found.tetap == ("Sama",)
    assert found.jumlah == {"memberatkan": 2, "meringankan": 1, "netral": 1}
    assert found.kalimat == (
        "Dari 5 layanan, 3 berubah, 1 dihapus, dan 1 tetap.",
        "4 butir berubah: 2 memberatkan, 1 meringankan, dan 1 netral bagi pemohon.",
        "Satu layanan dihapus: Hilang.",
        "Lebih Berat: persyaratan kini memuat 1 butir.",
        "Lebih Ringan: persyaratan dikosongkan (semula 1 butir).",
    )


def test_a_side_is_named_by_the_latest_date_of_its_services() -> None:
    old = layanan("tanggal: {pembuatan: 2023-02-28}"), named("Dua", "b", "tanggal: {revisi: 2022-01-05}")
    new = layanan("tanggal: {pembuatan: 2023-02-28, revisi: 2026-02-05}"), named("Dua", "b", "tanggal: {revisi: 2022-01-05}")
    found = view_banding(perbandingan(*(pasang(*pair) for pair in zip(old, new, strict=True))))
    assert (found.lama.nama, found.baru.nama) == ("Edisi 28 Februari 2023", "Edisi 5 Februari 2026")
    same = view("tanggal: {revisi: 2026-02-05}", "tanggal: {revisi: 2026-02-05}\nalias: Dua")
    assert (same.lama.nama, same.baru.nama) == ("standards/arsip/2023", "standards"), "equal names tell nothing"


def test_services_that_went_to_one_office_are_one_story_and_a_title_stands_for_an_id() -> None:
    gone = "unit: D\nstatus: dialihkan\ndialihkan: {ke: Kantor Lain}"
    moved = [(named(name, name.lower()), layanan(f"nama: {name}\n{gone}", name.lower())) for name in ("Satu", "Dua")]
    ended = named("Tiga", "tiga"), layanan("nama: Tiga\nunit: D\nstatus: dicabut\ndicabut: {pengganti: empat}", "tiga")
    found = view_banding(perbandingan(*(pasang(*pair) for pair in (*moved, ended, (named("Empat Baru", "empat"),) * 2))))
    assert found.cerita == ("Satu layanan dicabut: Tiga.", "Dua layanan dialihkan ke Kantor Lain: Dua dan Satu.")
    assert found.jenis == {"dicabut": 1, "dialihkan": 2}
    (row,) = next(entry for entry in found.layanan if entry.id == "tiga").baris
    assert (shown(row.menjadi), row.alasan) == (
        "{+dicabut, diganti Empat Baru+}", ("Masyarakat tidak dapat lagi meminta layanan ini; ada layanan penggantinya",)
    )  # fmt: skip


def test_a_service_that_burdens_and_relieves_has_both_signs() -> None:
    (entry,) = view("persyaratan: [KTP, Foto]\nproduk: Surat", "persyaratan: KTP").layanan
    assert entry.tanda == "▲▼"
    assert [(said.teks, said.tanda) for said in entry.kalimat] == [
        ("Persyaratan berkurang 1 (dari 2 menjadi 1)", "▼"), ("Produk pelayanan dikosongkan (semula 1 butir)", "▲")
    ]  # fmt: skip


def test_a_sentence_counts_all_rows_of_its_component() -> None:
    fees = "biaya: [{id: a, uraian: Satu, tarif: 1.000}, {id: b, uraian: Dua, tarif: 2.000}, {id: c, uraian: Tiga, tarif: 3.000}]"
    new = (
        fees.replace("tarif: 1.000", "teks: sesuai peraturan")
        .replace("tarif: 2.000", "teks: sesuai peraturan")
        .replace("Tiga", "Tiga hari")
    )
    (entry,) = view(fees, new).layanan
    assert [(said.teks, said.butir) for said in entry.kalimat] == [
        ("2 tarif tidak lagi disebut besarnya (semula Rp1.000 dan Rp2.000)", 2), ("Biaya/tarif: 3 butir diubah", 1)
    ]  # fmt: skip
    (moved,) = view("produk: [Alfa, Beta, Gama, Delta, Epsilon]", "produk: [Delta, Epsilon, Alfa, Beta, Gama]").layanan
    assert moved.kalimat[0].teks == "Produk pelayanan: 2 butir dipindah"


def test_addresses_are_for_readers() -> None:
    (entry,) = view("", "kanal: [{jenis: surat elektronik, url: 'mailto:kantor@contoh.example'}]").layanan
    assert "mailto" not in shown(entry.baris[0].menjadi) and "kantor@contoh.example" in shown(entry.baris[0].menjadi)


def test_nothing_changed() -> None:
    found = view("persyaratan: KTP", "persyaratan: KTP")
    assert (found.kalimat, found.semua) == (("Tidak ada perbedaan.",), ())


def test_shared_files_stand_last_with_the_services_that_they_touch() -> None:
    laws = "uu-1-2020: {jenis: UU, nomor: 1, tahun: 2020, tentang: Contoh}\n"
    found = view_banding(
        perbandingan(
            pasang(layanan(""), layanan("alias: Dua")),
            kantor=(instansi("kota: Kupang"), instansi("kota: Kupang\npengaduan: SMS 1708")),
            register=(register(laws), register(laws + laws.replace("uu-1", "uu-2").replace("nomor: 1", "nomor: 2"))),
        )
    )
    assert [entry.nama for entry in found.semua] == ["Layanan Uji", "Data kantor", "Daftar peraturan"]
    office, register_entry = found.bersama
    assert [told(row) for row in office.baris] == [("Pengaduan Kantor", "ditambah", "meringankan", "", "{+SMS 1708+}")]
    assert office.baris[0].menyentuh == ("Layanan Uji",)
    assert (office.ukuran, register_entry.terburuk) == ((), "netral")


def test_unchanged_parts_on_request() -> None:
    old, new = layanan("persyaratan: [KTP, Foto]\nproduk: Surat"), layanan("persyaratan: [KTP, Foto]\nproduk: Surat keterangan")
    (entry,) = view_banding(perbandingan(pasang(old, new)), tetap=True).layanan
    assert [(*told(row)[:2], shown(row.menjadi)) for row in entry.baris] == [
        ("Persyaratan", "tetap", "1. KTP\n2. Foto"),
        ("Produk Pelayanan", "diubah", "Surat{+ keterangan+}"),
    ]
    assert sum(entry.jumlah.values()) == 1


def test_equal_editions_of_the_shipped_services_make_equal_views() -> None:
    from sop_gen.pipeline import diff, view_diff

    sides = [(ROOT / name).as_posix() for name in ("standards/arsip/2023", "standards")]
    first, second = (view_diff(diff(*sides, (), ROOT / "standards"), tetap=False) for _ in range(2))
    assert (first.kalimat, first.jumlah, [entry.baris for entry in first.semua]) == (
        second.kalimat, second.jumlah, [entry.baris for entry in second.semua]
    )  # fmt: skip
    assert all(row.semula or row.menjadi for entry in first.semua for row in entry.baris)
    assert all(len(ringkas(entry.pasangan)) <= 200 for entry in first.semua)
