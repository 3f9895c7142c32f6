"""What a comparison says in sentences and measures, and in which order."""

from __future__ import annotations

import pytest

from sop_gen.view.banding import ringkas, view_banding
from tests.conftest import ROOT
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tampilan import LANGKAH, shown, told, view
from tests.diff.tulisan import KEPALA, SOP, instansi, langkah, layanan, register

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
    from sop_gen.pipeline_editions import diff, view_diff

    sides = [(ROOT / name).as_posix() for name in ("standards/arsip/2023", "standards")]
    first, second = (view_diff(diff(*sides, (), ROOT / "standards"), tetap=False) for _ in range(2))
    assert (first.kalimat, first.jumlah, [entry.baris for entry in first.semua]) == (
        second.kalimat, second.jumlah, [entry.baris for entry in second.semua]
    )  # fmt: skip
    assert all(row.semula or row.menjadi for entry in first.semua for row in entry.baris)
    assert all(len(ringkas(entry.pasangan)) <= 200 for entry in first.semua)
