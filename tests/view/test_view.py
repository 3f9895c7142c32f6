"""What pages say: order of components, empty parts, drafts, citations, totals, and when the sidik changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sop_gen.model.instansi import Instansi, Kalender
from sop_gen.model.layanan import KOMPONEN, Layanan
from sop_gen.model.peraturan import Peraturan
from sop_gen.teks.inline import as_text
from sop_gen.view.alur import read_aloud
from sop_gen.view.dokumen import TITIK, Konteks, is_draft
from sop_gen.view.maklumat import view_maklumat
from sop_gen.view.sk import view_sk
from sop_gen.view.sop import view_sop
from sop_gen.view.standar import URUTAN_UU, view_standar
from sop_gen.waktu.jumlah import Jumlah
from sop_gen.waktu.kata import format_jumlah

REGISTER = {
    id: Peraturan.model_validate({"id": id, **entry})
    for id, entry in {
        "uu-25-2009": {"jenis": "UU", "nomor": "25", "tahun": "2009", "tentang": "Pelayanan Publik"},
        "pp-2-2007": {"jenis": "PP", "nomor": "2", "tahun": "2007", "status": "diubah", "oleh": "pp-21-2022"},
        "pp-21-2022": {"jenis": "PP", "nomor": "21", "tahun": "2022"},
        "pp-28-2019": {"jenis": "PP", "nomor": "28", "tahun": "2019", "status": "dicabut", "oleh": "pp-45-2024"},
        "pp-45-2024": {"jenis": "PP", "nomor": "45", "tahun": "2024"},
    }.items()
}
LENGKAP: dict[str, Any] = {
    "nama": "Konsultasi",
    "unit": "Divisi Contoh",
    "status": "ditetapkan",
    "revisi": "2",
    "penetapan": {"nomor": "CONTOH-1", "tanggal": "2026-03-02"},
    "persyaratan": [
        "Formulir",
        {"nama": "KTP", "bentuk": "fotokopi", "jumlah": "1 lembar", "dasar": "pp-2-2007", "pasal": "Pasal 3"},
    ],
    "jangka_waktu": "5 hari kerja sejak berkas lengkap",
    "biaya": [{"uraian": "Permohonan", "tarif": "50_000_000", "satuan": "permohonan", "dasar": "pp-45-2024"}],
    "produk": "Surat",
    "dasar_hukum": ["uu-25-2009", {"ref": "pp-2-2007", "pasal": "Pasal 3"}, "pp-28-2019"],
    "sarana_prasarana": "Loket",
    "kompetensi_pelaksana": "Sarjana hukum",
    "pengawasan_internal": "Atasan langsung",
    "jumlah_pelaksana": [{"jabatan": "Analis", "jumlah": "2"}, {"jabatan": "Petugas", "jumlah": "3"}],
    "jaminan_pelayanan": "Sesuai standar",
    "jaminan_keamanan": "Data dijaga",
    "evaluasi_kinerja": "Survei",
    "sop": {
        "judul": "Penerimaan Permohonan",
        "pelaksana": {"pemohon": {"nama": "Pemohon", "eksternal": "true"}, "petugas": "Petugas Loket"},
        "keterkaitan": ["konsultasi", "Arsip di luar kantor"],
        "langkah": [
            {"id": "ajukan", "kegiatan": "Mengajukan", "oleh": "pemohon", "waktu": "10 menit", "publik": "Pemohon datang"},
            {
                "kegiatan": "Memeriksa",
                "oleh": ["petugas", "pemohon"],
                "waktu": "1-2 jam",
                "keputusan": {"ya": "lanjut", "tidak": "ajukan"},
            },
            {"kegiatan": "Menyerahkan", "oleh": "petugas", "publik": "Pemohon menerima"},
        ],
    },
}


def layanan(**changes: Any) -> Layanan:
    raw = {key: value for key, value in {**LENGKAP, **changes}.items() if value is not None}
    return Layanan.model_validate({"id": "konsultasi", **raw})


def konteks(**office: Any) -> Konteks:
    raw = {"nama": "Kantor Contoh", "kota": "Kota Contoh", "pengaduan": {"kanal": "SMS", "nilai": "1708"}, **office}
    return Konteks(Instansi.model_validate(raw), REGISTER, {"konsultasi": "Konsultasi"})


def uraian(page: Any) -> dict[str, list[str]]:
    return {
        k.kunci: [f"{p.tanda} {as_text(p.teks)}".strip().replace("\u00a0", " ") for p in k.isi]
        for part in page.bagian
        for k in part.komponen
    }


def test_components_stand_in_the_order_of_the_guideline_or_of_the_law() -> None:
    permenpan, uu = view_standar(layanan(), konteks()), view_standar(layanan(), konteks(urutan_komponen="uu"))
    assert [len(part.komponen) for part in permenpan.bagian] == [6, 8]
    assert [k.kunci for part in permenpan.bagian for k in part.komponen] == list(KOMPONEN)
    assert [(k.nomor, k.kunci) for part in uu.bagian for k in part.komponen] == list(enumerate(URUTAN_UU, 1))


@pytest.mark.parametrize(
    ("kunci", "lines"),
    [
        ("persyaratan", ["1. Formulir", "2. KTP (fotokopi, 1 lembar) (PP 2/2007 Pasal 3)"]),
        ("prosedur", ["1. Pemohon datang", "2. Pemohon menerima"]),
        ("jangka_waktu", ["5 hari kerja sejak berkas lengkap"]),
        ("biaya", ["Permohonan: Rp50.000.000 per permohonan (PP 45/2024)"]),
        ("pengaduan", ["SMS: 1708"]),
        ("jumlah_pelaksana", ["1. Analis: 2 orang", "2. Petugas: 3 orang", "Jumlah: 5 orang"]),
        (
            "dasar_hukum",
            [
                "1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
                "2. Pasal 3 Peraturan Pemerintah Nomor 2 Tahun 2007 sebagaimana telah diubah dengan "
                "Peraturan Pemerintah Nomor 21 Tahun 2022",
                "3. Peraturan Pemerintah Nomor 28 Tahun 2019",
            ],
        ),
    ],
)
def test_a_component_reads_as_an_official_would_write_it(kunci: str, lines: list[str]) -> None:
    assert uraian(view_standar(layanan(), konteks()))[kunci] == lines


@pytest.mark.parametrize(
    ("biaya", "line"),
    [
        ("gratis", "Tidak dipungut biaya"),
        (
            {"gratis": "true", "keterangan": "Ongkos kirim ditanggung pemohon"},
            "Tidak dipungut biaya. Ongkos kirim ditanggung pemohon",
        ),
        ([{"uraian": "Tarif", "teks": "sesuai PNBP"}], "Tarif: sesuai PNBP"),
        (None, "(belum diisi)"),
    ],
)
def test_fees_say_free_an_amount_or_that_they_are_missing(biaya: Any, line: str) -> None:
    assert uraian(view_standar(layanan(biaya=biaya), konteks()))["biaya"] == [line]


@pytest.mark.parametrize("kunci", [key for key in KOMPONEN if key not in ("prosedur", "pengaduan")])
def test_a_set_service_with_an_empty_component_is_still_a_draft(kunci: str) -> None:
    assert not is_draft(layanan(), konteks().instansi)
    assert is_draft(layanan(**{kunci: None}), konteks().instansi)


@pytest.mark.parametrize("status", ["draf", "pembahasan"])
def test_a_service_not_yet_set_is_a_draft(status: str) -> None:
    assert is_draft(layanan(status=status), konteks().instansi)


def test_missing_facts_of_the_office_are_dotted_lines() -> None:
    page = view_sop(layanan(), 0, konteks())
    assert (page.identitas.nomor, page.identitas.tanggal_revisi, page.tanda.nama, page.tanda.nip) == (TITIK,) * 4
    assert page.tanda.tempat_tanggal == "Kota Contoh, 2\u00a0Maret\u00a02026"


def test_related_procedures_are_named_and_free_text_stays() -> None:
    page = view_sop(layanan(), 0, konteks())
    assert [as_text(point.teks) for point in page.identitas.keterkaitan] == ["Konsultasi", "Arsip di luar kantor"]


def test_each_row_can_be_read_aloud() -> None:
    sop = layanan().sop[0]
    assert [read_aloud(sop, index) for index in range(3)] == [
        "Langkah 1, Pemohon, awal: lalu ke langkah 2",
        "Langkah 2, Petugas Loket dan Pemohon, keputusan: ya ke langkah 3, tidak kembali ke langkah 1",
        "Langkah 3, Petugas Loket, akhir: lalu selesai",
    ]


def test_the_total_time_is_by_kind_and_says_what_it_leaves_out() -> None:
    assert (
        view_sop(layanan(), 0, konteks()).jumlah_waktu
        == "2\u00a0jam 10\u00a0menit (belum termasuk 1 langkah yang waktunya belum terukur)"
    )
    total = Jumlah(kerja=Decimal(7 * 60 + 30 + 90), kalender=Decimal(3), bulan=Decimal(6), hari=Decimal("1.5"))
    assert (
        format_jumlah(total, Kalender()).replace("\u00a0", " ")
        == "6 bulan; 3 hari kalender; 1,5 hari; 1 hari kerja 1 jam 30 menit"
    )


def test_the_decree_lists_what_is_discussed_or_set_in_order_of_file_name() -> None:
    services = [
        layanan(status=status).model_copy(update={"id": id, "nama": id})
        for id, status in (("b", "pembahasan"), ("a", "ditetapkan"), ("c", "draf"))
    ]
    page = view_sk(services, konteks())
    assert [as_text(point.teks) for point in page.layanan] == ["a", "b"]
    assert [(annex.nomor, annex.layanan) for annex in page.lampiran] == [("I", "a"), ("II", "b")]
    assert [as_text(point.teks).replace("\u00a0", " ").split(" tentang")[0] for point in page.mengingat] == [
        "Undang-Undang Nomor 25 Tahun 2009",
        "Peraturan Pemerintah Nomor 2 Tahun 2007 sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 21 Tahun 2022",
        "Peraturan Pemerintah Nomor 45 Tahun 2024",
    ]
    assert page.dokumen.draf
    assert not view_sk(services, konteks(sk={"nomor": "X", "tanggal": "2026-03-02"})).dokumen.draf


def test_the_maklumat_promises_improves_and_accepts_sanctions() -> None:
    words = " ".join(as_text(line) for line in view_maklumat(konteks()).janji)
    assert all(word in words for word in ("sanggup", "perbaikan", "sanksi", "kompensasi"))
    own = view_maklumat(konteks(maklumat={"isi": "Kami berjanji.", "tanggal": "2026-03-02"}))
    assert [as_text(line) for line in own.janji] == ["Kami berjanji."]
    assert not own.dokumen.draf


@pytest.mark.parametrize(
    ("same", "changes"),
    [
        (True, {"catatan": {"bagian": "biaya", "isi": "?"}}),
        (True, {"sumber": {"bagian": "biaya", "rujukan": "x"}}),
        (True, {"biaya": [{"uraian": "Permohonan", "tarif": "Rp50.000.000", "satuan": "permohonan", "dasar": "pp-45-2024"}]}),
        (True, {"penanggung_jawab": "Ketua Tim"}),
        (False, {"biaya": "gratis"}),
        (False, {"nama": "Konsultasi Hukum"}),
        (False, {"revisi": "3"}),
        (False, {"jangka_waktu": "4 hari kerja sejak berkas lengkap"}),
        (False, {"dasar_hukum": ["uu-25-2009"]}),
    ],
)
def test_the_sidik_changes_exactly_when_what_is_printed_changes(same: bool, changes: dict[str, Any]) -> None:
    before, after = view_standar(layanan(), konteks()), view_standar(layanan(**changes), konteks())
    assert (before.dokumen.sidik == after.dokumen.sidik) is same


def test_the_sidik_follows_the_office_and_the_register() -> None:
    now = view_standar(layanan(), konteks()).dokumen.sidik
    renamed = {**REGISTER, "uu-25-2009": REGISTER["uu-25-2009"].model_copy(update={"tentang": "Layanan"})}
    unused = {**REGISTER, "uu-1-1945": Peraturan.model_validate({"id": "uu-1-1945", "jenis": "UU"})}
    assert view_standar(layanan(), konteks(alamat="Jalan Contoh 2")).dokumen.sidik != now
    assert view_standar(layanan(), replace(konteks(), register=renamed)).dokumen.sidik != now
    assert view_standar(layanan(), replace(konteks(), register=unused)).dokumen.sidik == now


def test_the_sidik_of_the_decree_follows_the_words_of_the_laws_it_names() -> None:
    retitled = {**REGISTER, "uu-25-2009": REGISTER["uu-25-2009"].model_copy(update={"tentang": "Layanan"})}
    now, then = view_sk([], konteks()), view_sk([], replace(konteks(), register=retitled))
    assert now.dokumen.sidik != then.dokumen.sidik
