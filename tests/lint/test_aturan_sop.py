"""Rules about procedures: what each wording, boundary and near miss gives."""

from __future__ import annotations

import random
import string
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.lint.katalog import SOP
from sop_gen.lint.rule import RULES
from sop_gen.model.layanan import KOMPONEN
from tests.flow import strategies
from tests.lint.test_aturan import INSTANSI, KODE, findings

IDENTITAS = {
    "kualifikasi": "Memahami tata cara layanan",
    "keterkaitan": "Tidak ada SOP terkait",
    "peralatan": "Komputer",
    "peringatan": "Jika berkas hilang, maka layanan diulang",
    "pencatatan": "Buku register",
}
PELAKSANA = {"pemohon": "Pemohon", "petugas": "Petugas Loket", "menteri": "Menteri Hukum"}


def step(kegiatan: str = "Memeriksa berkas", **more: Any) -> dict[str, Any]:
    return {"kegiatan": kegiatan, "oleh": "petugas", **more}


def service(*langkah: dict[str, Any], sop: dict[str, Any] | None = None, **keys: Any) -> str:
    """A service with one procedure of these steps."""
    procedure = {"judul": "Uji", "pelaksana": PELAKSANA, **(sop or {}), "langkah": list(langkah) or [step()]}
    head = {"nama": "Layanan Uji", "unit": "Divisi Uji", "status": "draf"}
    return yaml.safe_dump({**head, **keys, "sop": [procedure]}, sort_keys=False, allow_unicode=True, width=10_000)


def said(text: str, *kode: str) -> list[str]:
    """The messages of these rules about the first service of ``text``."""
    return [finding.pesan for finding in findings(text, *kode)]


def places(text: str, *kode: str) -> list[str]:
    return [finding.jalur for finding in findings(text, *kode)]


# ---- the catalogue -----------------------------------------------------------------------------------------------


def test_every_code_of_the_catalogue_has_rules_or_a_reason() -> None:
    assert set(SOP) | {"SOP-13"} == {f"SOP-{number:02}" for number in range(1, 29)}
    assert {kode for rules in SOP.values() if isinstance(rules, tuple) for kode in rules} <= set(KODE)
    assert all(len(reason) > 20 for reason in SOP.values() if isinstance(reason, str))


# ---- SOP-01, SOP-03: what is missing -----------------------------------------------------------------------------

IDENTITAS_KURANG = "identitas-sop-belum-lengkap"


def test_all_that_is_missing_in_an_identity_is_one_finding() -> None:
    (found,) = findings(service(sop={"kualifikasi": "Memahami layanan"}), IDENTITAS_KURANG)
    assert found.pesan == "identitas SOP 'Uji' belum lengkap: keterkaitan, peralatan, peringatan dan pencatatan belum diisi"
    assert (found.tingkat, found.jalur) == ("warning", "sop[1]")


def test_number_and_dates_are_asked_for_when_the_service_is_in_force() -> None:
    assert said(service(sop=IDENTITAS), IDENTITAS_KURANG) == []
    (found,) = findings(service(sop=IDENTITAS, status="ditetapkan"), IDENTITAS_KURANG)
    assert found.tingkat == "error"
    assert found.pesan.endswith("nomor, tanggal pembuatan dan tanggal efektif belum diisi")


def test_the_date_of_revision_is_asked_for_when_there_was_one_and_dates_may_come_from_the_service() -> None:
    dates = {"pembuatan": "2026-02-04", "efektif": "2026-03-02"}
    whole = {**IDENTITAS, "nomor": "W22-OT.02.02-12"}
    assert said(service(sop=whole, status="ditetapkan", tanggal=dates), IDENTITAS_KURANG) == []
    (found,) = findings(service(sop=whole, status="ditetapkan", tanggal=dates, revisi=1), IDENTITAS_KURANG)
    assert found.pesan.endswith("tanggal revisi belum diisi")
    assert yaml.safe_load(found.contoh)["tanggal"].keys() == {"pembuatan", "revisi", "efektif"}


@pytest.mark.parametrize("status", ["draf", "ditetapkan"])
def test_the_example_of_an_identity_is_whole_and_mends_it(status: str) -> None:
    (found,) = findings(service(status=status, revisi=1), IDENTITAS_KURANG)
    assert said(service(sop=yaml.safe_load(found.contoh), status=status, revisi=1), IDENTITAS_KURANG) == []


def test_each_kind_of_mutu_baku_is_one_finding_at_the_first_step_without_it() -> None:
    text = service(step(waktu="1 jam", output="A"), step("Menyusun surat", waktu="1 jam"), step(output="B"), step(output="C"))
    found = findings(text, "mutu-baku-belum-lengkap")
    assert [(finding.jalur, finding.pesan) for finding in found] == [
        ("sop[1].langkah[1]", "kelengkapan belum diisi pada semua langkah SOP 'Uji'"),
        ("sop[1].langkah[2]", "output belum diisi pada langkah 2 (Menyusun surat)"),
        ("sop[1].langkah[3]", "waktu belum diisi pada langkah 3 (Memeriksa berkas) dan 4"),
    ]


def test_text_is_a_time_and_what_is_missing_is_an_error_in_force() -> None:
    whole = step(kelengkapan="A", output="B", waktu={"teks": "sesuai jadwal"})
    assert said(service(whole), "mutu-baku-belum-lengkap") == []
    (found,) = findings(service(step(kelengkapan="A", waktu="1 jam"), status="ditetapkan"), "mutu-baku-belum-lengkap")
    assert found.tingkat == "error"


# ---- SOP-10, SOP-11: kegiatan ------------------------------------------------------------------------------------

VERBA, PELAKU, GANDA = "kegiatan-bukan-kata-kerja", "kegiatan-menyebut-pelaksana", "kegiatan-ganda"
KEGIATAN: list[tuple[str, list[str]]] = [
    ("Memeriksa kelengkapan berkas", []),
    ("**Memeriksa** *kelengkapan* berkas", []),
    ("1. Memeriksa berkas", []),
    ("a) Memeriksa berkas", []),
    ("me-review dokumen", []),
    ("Menjadi narasumber", []),
    ("Berkoordinasi dengan dinas terkait", []),
    ("Datang ke loket", []),
    ("Pemeriksaan berkas", [VERBA]),
    ("Diperiksa kelengkapannya", [VERBA]),
    ("Periksa berkas", [VERBA]),
    ("Disposisi", [VERBA]),
    ("Mediasi para pihak", [VERBA]),
    ("Berkas diteruskan", [VERBA]),
    ("Melalui loket pelayanan", [VERBA]),
    ("123", [VERBA]),
    ("Petugas memeriksa berkas", [PELAKU]),
    ("PETUGAS LOKET memeriksa berkas", [PELAKU]),
    ("Pemohon menyerahkan berkas", [PELAKU]),
    ("Menteri Hukum menandatangani surat", [PELAKU]),
    ("Pemeriksaan berkas oleh petugas", [VERBA, PELAKU]),
    ("Memeriksa berkas yang diajukan oleh petugas", []),
    ("Memeriksa berkas oleh pemohon", []),
    ("Menyerahkan surat kepada Petugas Loket", []),
    ("Melengkapi data petugas loket", []),
    ("Memeriksa dan meneliti berkas", [GANDA]),
    ("Memeriksa berkas, lalu meneruskannya", [GANDA]),
    ("Memeriksa berkas kemudian diserahkan kepada analis", [GANDA]),
    ("Memeriksa berkas, bila sudah benar diserahkan kepada panitera", [GANDA]),
    ("Memeriksa berkas, jika lengkap maka meneruskannya", [GANDA]),
    ("Memeriksa kelengkapan dan kebenaran berkas", []),
    ("Menyusun nota dinas dan berita acara", []),
    ("Menyusun spesifikasi serta harga perkiraan", []),
    ("Memanggil pemohon untuk hadir dan mengucapkan sumpah", []),
    ("Memeriksa rancangan yang dibahas dan menjadi kewenangan daerah", []),
    ("Mengirim surat secara langsung dan melalui surel", []),
    ("Menerbitkan putusan yang final dan mengikat", []),
    ("Menerbitkan putusan final dan mengikat", []),
    ("Melayani usaha kecil dan menengah", []),
    ("Memberitahukan pemohon bila berkas belum dilengkapi", []),
    ("Melaksanakan sidang kemudian mediasi", []),
]


@pytest.mark.parametrize(("kegiatan", "kode"), KEGIATAN)
def test_kegiatan(kegiatan: str, kode: list[str]) -> None:
    found = findings(service(step(kegiatan)), VERBA, PELAKU, GANDA)
    assert [finding.kode for finding in found] == sorted(kode)
    assert {finding.jalur for finding in found} <= {"sop[1].langkah[1].kegiatan"}


@pytest.mark.parametrize("kegiatan", ["Berkas lengkap?", "Apakah berkas lengkap"])
def test_a_decision_may_be_a_question(kegiatan: str) -> None:
    ways = {"ya": "lanjut", "tidak": "selesai"}
    assert said(service(step(kegiatan, keputusan=ways), step()), VERBA) == []
    assert len(said(service(step(kegiatan), step()), VERBA)) == 1


# ---- SOP-12, SOP-14: times ---------------------------------------------------------------------------------------

KABUR, TEKS, HARI = "waktu-tak-terukur", "waktu-berupa-teks", "waktu-tanpa-jenis-hari"


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("secepatnya", KABUR),
        ("Segera", KABUR),
        ("menyesuaikan jadwal pejabat", KABUR),
        ("*kondisional*", KABUR),
        ("+/- 30 menit", KABUR),
        ("± 1 jam", KABUR),
        ("kurang lebih satu jam", KABUR),
        ("-", KABUR),
        ("…", KABUR),
        ("tidak tentu", KABUR),
        ("sesuai jadwal pelantikan", TEKS),
        ("minggu ketiga setiap bulan", TEKS),
        ("30 menit per berkas", TEKS),
        ("persegera", TEKS),
    ],
)
def test_times_that_are_text(teks: str, kode: str) -> None:
    found = findings(service(step(waktu={"teks": teks}), jangka_waktu={"teks": teks}), KABUR, TEKS)
    assert [(finding.kode, finding.jalur) for finding in found] == [(kode, "sop[1].langkah[1].waktu.teks")]


@pytest.mark.parametrize(
    ("waktu", "contoh"),
    [
        ("3 hari", "waktu: 3 hari kerja"),
        ("paling lama 2-3 Hari sejak hari pendaftaran", "waktu: paling lama 2-3 hari kerja sejak hari pendaftaran"),
        ("14 (empat belas) hari", "waktu: 14 (empat belas) hari kerja"),
        ({"lama": "3 hari", "sejak": "berkas lengkap"}, "lama: 3 hari kerja"),
        ("3 hari sejak surat: lengkap", "waktu: '3 hari kerja sejak surat: lengkap'"),
        ("3 hari kerja", None),
        ("3 hari kalender", None),
        ("2 minggu", None),
        ({"teks": "3 hari"}, None),
    ],
)
def test_days_of_no_kind(waktu: Any, contoh: str | None) -> None:
    found = findings(service(step(waktu=waktu)), HARI)
    assert [finding.contoh for finding in found] == [contoh] * (contoh is not None)
    mended = yaml.safe_load(contoh) if contoh else {}
    assert said(service(step(waktu=mended.get("waktu", mended.get("lama", "1 jam")))), HARI) == []


def test_days_of_no_kind_in_the_time_promised() -> None:
    text = service(jangka_waktu=["1 jam", "3 hari", {"uraian": "Sumpah", "lama": "2 hari"}])
    found = findings(text, HARI)
    assert [(finding.jalur, finding.contoh) for finding in found] == [
        ("jangka_waktu[2]", "- 3 hari kerja"),
        ("jangka_waktu[3].lama", "lama: 2 hari kerja"),
    ]
    assert [finding.contoh for finding in findings(service(jangka_waktu="3 hari"), HARI)] == ["jangka_waktu: 3 hari kerja"]


# ---- SOP-15, SOP-16, SOP-17: outputs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "found"),
    [
        ("Diterimanya berkas", 1),
        ("**Terlaksananya** rapat", 1),
        ("Adanya kesepakatan", 1),
        (["Berkas", "Terkirimnya surat"], 1),
        ("Dinasnya", 0),
        ("Tersimpan", 0),
        ("Surat terkirim", 0),
        ("Berkas beserta kelengkapannya", 0),
    ],
)
def test_outputs_that_are_events(output: Any, found: int) -> None:
    assert len(said(service(step(output=output)), "output-berupa-peristiwa")) == found


DIPAKAI = "output-tidak-dipakai"


@pytest.mark.parametrize(
    ("output", "kelengkapan", "more", "found"),
    [
        ("Nomor agenda", "Berkas permohonan", {}, 1),
        ("Nomor agenda", ["Berkas permohonan", "Nomor agenda"], {}, 0),
        ("Konsep nota dinas", "Nota dinas", {}, 0),
        ("Surat izin", "Surat izin atau surat penolakan", {}, 0),
        ("Berkas permohonan", "Dokumen permohonan", {}, 0),
        ("**Nomor** agenda", "nomor Agendanya", {}, 0),
        ("Data tercatat", "Berkas permohonan", {}, 0),
        ("Salinan arsip", "Berkas permohonan", {}, 0),
        ("Kartu tamu", "Berkas permohonan", {"produk": "Kartu tamu tetap"}, 0),
        ("Nomor agenda", "Berkas permohonan", {"sop": {"pencatatan": "Buku nomor agenda"}}, 0),
        ("Nomor agenda", None, {}, 0),
        (["Nomor agenda", "Berkas permohonan"], "Berkas permohonan", {}, 1),
        ("100%", "Berkas permohonan", {}, 0),
    ],
)
def test_outputs_that_nothing_uses(output: Any, kelengkapan: Any, more: dict[str, Any], found: int) -> None:
    text = service(step(output=output), step("Menyusun surat", kelengkapan=kelengkapan, output="Surat"), **more)
    assert len(said(text, DIPAKAI)) == found


def test_the_end_decisions_and_what_is_used_before_a_loop_back_are_left_alone() -> None:
    first = step("Mengajukan permohonan", id="a", kelengkapan="Nomor agenda")
    second = step(kelengkapan="Berkas", output="Nomor agenda", lanjut="a")
    ways = {"ya": "selesai", "tidak": "lanjut"}
    assert said(service(first, step(kelengkapan="Berkas", keputusan=ways, output="Pilihan"), second), DIPAKAI) == []
    assert said(service(first, step(kelengkapan="Berkas", output="Pilihan"), step(kelengkapan="Surat")), DIPAKAI) == [
        "output langkah 2 (Memeriksa berkas) tidak dipakai langkah sesudahnya: 'Pilihan'"
    ]


PRODUK = "produk-tidak-dihasilkan"


@pytest.mark.parametrize(
    ("produk", "outputs", "found"),
    [
        ("Kartu peneliti", ["Berkas", "Surat jawaban"], 1),
        ("Surat izin penelitian", ["Berkas", "Surat izin"], 0),
        ("Petikan Keputusan Presiden tentang pewarganegaraan", ["Petikan Keputusan Presiden dan berita acara sumpah"], 0),
        ("Rekomendasi kepada pihak terkait", ["Surat rekomendasi"], 0),
        ("Kartu Tanda Penduduk", ["Berkas", "KTP"], 0),
        ("KTP", ["Kartu tanda penduduk"], 0),
        ("Kartu peneliti", ["Berkas", None], 0),
        ("100%", ["Berkas"], 0),
    ],
)
def test_products_that_no_step_makes(produk: str, outputs: list[str | None], found: int) -> None:
    steps = [step(output=output) for output in outputs]
    assert len(said(service(*steps, produk=produk), PRODUK)) == found


def test_a_product_needs_steps_and_may_stand_in_a_group() -> None:
    products = [{"kelompok": "Berdasarkan pilihan", "butir": ["Surat", "Kartu peneliti"]}]
    assert places(service(step(output="Surat"), produk=products), PRODUK) == ["produk[1].butir[2]"]
    without = "nama: A\nunit: B\nstatus: draf\nproduk: Kartu peneliti\n"
    assert said(without, PRODUK) == []


# ---- SOP-18: columns ---------------------------------------------------------------------------------------------

URUT, KOSONG, ORANG = "pelaksana-tidak-urut", "pelaksana-tidak-bertugas", "pelaksana-nama-orang"


def columns(order: str, *oleh: str | list[str]) -> str:
    pelaksana: dict[str, Any] = {id: {"nama": id.upper(), "eksternal": "ya"} if id == "c" else id.upper() for id in order}
    return service(*({"kegiatan": "Memeriksa", "oleh": who} for who in oleh), sop={"pelaksana": pelaksana})


@pytest.mark.parametrize(
    ("order", "oleh", "better"),
    [
        ("abc", ["a", "b", "c"], None),
        ("abc", ["a", ["b", "c"]], None),
        ("abc", ["a", ["c", "b"]], None),
        ("abc", [["c", "b", "a"]], None),
        ("abc", ["a", "c"], None),
        ("bac", ["a", "c", "b"], "a, c, b"),
        ("bac", ["a", "c"], None),
        ("bacd", ["d", "c"], "d, c, b, a"),
    ],
)
def test_columns_stand_in_order_of_first_work(order: str, oleh: list[Any], better: str | None) -> None:
    found = findings(columns(order, *oleh), URUT)
    assert [finding.saran.partition(": ")[2] for finding in found] == [better] * (better is not None)
    for finding in found:
        mended = service(*({"kegiatan": "Memeriksa", "oleh": who} for who in oleh), sop=yaml.safe_load(finding.contoh))
        assert said(mended, URUT) == []


def test_columns_without_work_are_named_at_their_line() -> None:
    assert places(columns("abcd", "b", "d"), KOSONG) == ["sop[1].pelaksana.a", "sop[1].pelaksana.c"]


@pytest.mark.parametrize(
    ("nama", "found"),
    [
        ("Ibu Contoh", 1),
        ("Contoh, M.Si.", 1),
        ("Drs. Contoh", 1),
        ("Contoh, SH", 1),
        ("Kepala Bidang Hukum, HAM, dan Kerja Sama", 0),
        ("Ibu-ibu PKK", 0),
        ("Pejabat Pembuat Komitmen", 0),
        ("Penelaah, Sekretariat", 0),
    ],
)
def test_names_of_persons(nama: str, found: int) -> None:
    assert len(said(service(sop={"pelaksana": {"petugas": nama}}), ORANG)) == found


# ---- SOP-20, SOP-21: warnings and qualifications -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("peringatan", "found"),
    [
        ("Disposisi terlambat", 1),
        ("Pelaksanaan tugas menjadi tidak nyaman", 1),
        ("Berkas asli tidak boleh dibawa keluar", 1),
        ("Jika berkas hilang, maka layanan diulang", 0),
        ("**Apabila** terlambat, permohonan ditolak", 0),
        ("Keterlambatan mengakibatkan permohonan batal", 0),
        ("Permohonan diajukan paling lambat 14 (empat belas) hari kerja sebelum pelantikan", 0),
        ("Surat dikirim 2 hari kerja", 0),
        ({"nama": "Permohonan ditolak", "bila": "berkas palsu"}, 0),
        ({"kelompok": "Jika berkas tidak lengkap", "butir": ["Permohonan dikembalikan"]}, 0),
        ({"kelompok": "Keamanan", "butir": ["Jika hilang, maka diulang", "Kebakaran"]}, 1),
        ("Tidak ada peringatan", 0),
    ],
)
def test_warnings_that_warn_of_nothing(peringatan: Any, found: int) -> None:
    assert len(said(service(sop={"peringatan": [peringatan]}), "peringatan-tanpa-akibat")) == found


@pytest.mark.parametrize(
    ("kualifikasi", "found"),
    [
        (["S1 Hukum", "SMA"], 1),
        (["Minimal Sarjana Hukum"], 1),
        (["D-III semua jurusan"], 1),
        (["Memiliki ijazah S-1"], 1),
        ([{"kelompok": "Petugas", "butir": ["SMU", "Diploma III"]}], 1),
        (["S1 Hukum", "Memahami tata cara"], 0),
        (["S1 Hukum yang mampu menulis"], 0),
        (["S1 Hukum dan bersertifikat pengadaan"], 0),
        ([{"nama": "S1 Hukum", "keterangan": "Berpengalaman 2 tahun"}], 0),
        (["Aparatur Sipil Negara"], 0),
        (["SDM terlatih"], 0),
        ([], 0),
    ],
)
def test_qualifications_that_are_degrees(kualifikasi: list[Any], found: int) -> None:
    assert len(said(service(sop={"kualifikasi": kualifikasi}), "kualifikasi-hanya-ijazah")) == found


# ---- SOP-23, SOP-24: dates and numbers ---------------------------------------------------------------------------

TERBALIK, BERBEDA = "tanggal-terbalik", "tanggal-efektif-berbeda"


def test_all_dates_before_the_making_are_one_finding() -> None:
    text = service(
        tanggal={"pembuatan": "2026-05-04", "revisi": "2026-05-03", "efektif": "2026-05-04"},
        penetapan={"tanggal": "2025-03-02"},
    )
    (found,) = findings(text, TERBALIK)
    assert found.pesan == (
        "tanggal revisi (3 Mei 2026) dan tanggal penetapan (2 Maret 2025) layanan ini mendahului "
        "tanggal pembuatannya (4 Mei 2026)"
    )
    assert (found.jalur, found.contoh) == ("tanggal.pembuatan", "pembuatan: 2025-03-02")


def test_equal_days_and_a_planned_review_are_in_order() -> None:
    dates = {"pembuatan": "2026-03-02", "revisi": "2027-03-02", "efektif": "2026-03-02"}
    assert said(service(tanggal=dates, penetapan={"tanggal": "2026-03-02"}), TERBALIK, BERBEDA) == []
    assert said(service(tanggal={"efektif": "2026-03-02"}), TERBALIK, BERBEDA) == []


def test_a_procedure_with_dates_of_its_own_is_judged_by_them() -> None:
    late = {"tanggal": {"pembuatan": "2026-05-04", "efektif": "2026-05-05"}}
    text = service(sop=late, tanggal={"pembuatan": "2026-01-01"}, penetapan={"tanggal": "2026-05-01"})
    assert places(text, TERBALIK, BERBEDA) == ["sop[1].tanggal.pembuatan", "sop[1].tanggal.efektif"]


def test_a_fault_of_the_service_is_said_once_though_a_procedure_inherits_it() -> None:
    dates = {"pembuatan": "2026-05-04", "efektif": "2026-03-02"}
    inherits = {"penetapan": {"tanggal": "2026-06-01"}}
    assert places(service(sop=inherits, tanggal=dates), TERBALIK) == ["tanggal.pembuatan"]
    early = {"penetapan": {"tanggal": "2026-01-01"}}
    assert len(said(service(sop=early, tanggal=dates), TERBALIK)) == 2


GANDA_NOMOR, POLA = "nomor-sop-ganda", "nomor-sop-di-luar-pola"


def with_numbers(*numbers: str | None) -> dict[str, Any]:
    procedure = {"judul": "Uji", "pelaksana": {"p": "Petugas"}, "langkah": [{"kegiatan": "Memeriksa", "oleh": "p"}]}
    head = {"nama": "Layanan Uji", "unit": "Divisi Uji", "status": "draf"}
    return {**head, "sop": [procedure | ({"nomor": number} if number else {}) for number in numbers]}


@pytest.mark.parametrize(
    ("services", "messages"),
    [
        ([["A-1", "A-2"]], []),
        ([[None, None]], []),
        ([["A-1", "A-1"]], ["SOP 2 layanan ini", "SOP 1 layanan ini"]),
        ([["A-2", "A-1"], ["A-1"]], ["SOP 1 layanan 'contoh1'"]),
        ([["A-1"], ["A-1"], ["A-2", "A-1"]], ["SOP 1 layanan 'contoh1' dan 1 SOP lain"]),
        ([["a-1"], ["A-1"]], []),
    ],
)
def test_numbers_used_twice(services: list[list[str | None]], messages: list[str]) -> None:
    text = "---\n".join(yaml.safe_dump(with_numbers(*numbers)) for numbers in services)
    assert [message.partition("juga oleh ")[2] for message in said(text, GANDA_NOMOR)] == messages


@pytest.mark.parametrize(
    ("nomor", "contoh"),
    [
        ("W22-OT.02.02-12", None),
        ("W22-OT.02.02-012", None),
        ("W22-OT.02.02-12 Tahun 2026", "nomor: W22-OT.02.02-12"),
        ("SOP-12/2026", "nomor: W22-OT.02.02-12"),
        ("SOP/2026", "nomor: W22-OT.02.02-12"),
        ("W22-OT/02/02-7", "nomor: W22-OT.02.02-7"),
        ("W22-OTx02.02-7", "nomor: W22-OT.02.02-7"),
        ("W22-OT.02.02-", "nomor: W22-OT.02.02-02"),
        ("SOP", "nomor: W22-OT.02.02-12"),
    ],
)
def test_numbers_outside_the_pattern_of_the_office(nomor: str, contoh: str | None) -> None:
    assert INSTANSI.penomoran.sop == "W22-OT.02.02-{urut}"
    found = findings(yaml.safe_dump(with_numbers(nomor)), POLA)
    assert [finding.contoh for finding in found] == [contoh] * (contoh is not None)


# ---- SOP-25: related procedures ----------------------------------------------------------------------------------

TAK_DIKENAL, SEPIHAK = "keterkaitan-tak-dikenal", "keterkaitan-sepihak"


def office(*related: list[str], **keys: Any) -> str:
    """Services contoh, contoh1, … whose procedure Uji names these; ``keys`` are the second's."""
    texts = [service(sop={"keterkaitan": names}, **(keys if number == 1 else {})) for number, names in enumerate(related)]
    return "---\n".join(texts)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("contoh1", ""),
        ("contoh1#uji", ""),
        ("contoh", ""),
        ("SOP Pengelolaan Arsip", ""),
        ("Persuratan", ""),
        ("contoh9", "tidak ada layanan 'contoh9'"),
        ("contoh1#arsip", "layanan 'contoh1' ada, tetapi tidak mempunyai SOP 'arsip'"),
    ],
)
def test_related_procedures_that_are_not_there(name: str, message: str) -> None:
    found = said(office(["SOP Lain", name], ["contoh"]), TAK_DIKENAL)
    assert found == [f"keterkaitan '{name}' tidak ditemukan: {message}"] * bool(message)


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        (["contoh1"], ["contoh"], 0),
        (["contoh1"], ["contoh#uji"], 0),
        (["contoh1#uji"], ["SOP Layanan Uji kami"], 0),
        (["contoh1"], ["SOP Lain"], 1),
        (["contoh1", "contoh1#uji"], [], 2),
        (["contoh"], [], 0),
        (["contoh9"], [], 0),
        (["SOP Layanan Lain"], [], 0),
    ],
)
def test_related_procedures_that_do_not_name_this_one(mine: list[str], theirs: list[str], found: int) -> None:
    assert len(said(office(mine, theirs), SEPIHAK)) == found


def test_a_service_that_does_not_run_or_has_no_procedure_names_none() -> None:
    assert said(office(["contoh1"], [], status="dicabut"), SEPIHAK, TAK_DIKENAL) == []
    without = "nama: A\nunit: B\nstatus: draf\n"
    assert said(service(sop={"keterkaitan": "contoh1"}) + "---\n" + without, SEPIHAK, TAK_DIKENAL) == []


# ---- SOP-28: reasons of revisions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revisi", "riwayat", "place"),
    [
        (0, [], None),
        (2, [], "revisi"),
        (2, [{"revisi": 1, "ringkasan": "A", "alasan": "B"}], "revisi"),
        (2, [{"revisi": 2, "ringkasan": "A"}, {"revisi": 1, "ringkasan": "A"}], "riwayat[1]"),
        (2, [{"revisi": 2, "ringkasan": "A", "alasan": "B"}, {"revisi": 1, "ringkasan": "A"}], None),
    ],
)
def test_revisions_without_reason(revisi: int, riwayat: list[dict[str, Any]], place: str | None) -> None:
    assert places(service(revisi=revisi, riwayat=riwayat), "revisi-tanpa-alasan") == [place] * (place is not None)


# ---- any valid service -------------------------------------------------------------------------------------------

POTONGAN = [
    "Memeriksa", "dan", "lalu", "diserahkan", "oleh", "Petugas", "Diterimanya", "berkas", "**tebal**", "[a](https://a.b)", "bila",
    "benar", "*", "100%", "S1", "Jika", "maka", "segera", "?", "1.", "-", "🙂", "Kartu Tanda Penduduk", "KTP", "contoh1", "\\",
]  # fmt: skip
ITEM_LISTS = ("kualifikasi", "peralatan", "peringatan", "pencatatan")
COMPONENTS = tuple(
    key for key in KOMPONEN if key not in ("biaya", "pengaduan", "dasar_hukum", "jumlah_pelaksana", "jangka_waktu")
)


def random_text(dice: random.Random) -> str:
    """Words that rules look for, in any order, with letters among them."""
    words = [dice.choice([*POTONGAN, dice.choice(string.ascii_letters) * 3]) for _ in range(dice.randint(1, 6))]
    return "a " * (not any(word.strip("*-.?\\") for word in words)) + " ".join(words)


def random_items(dice: random.Random) -> list[Any]:
    plain = [random_text(dice) for _ in range(dice.randint(0, 2))]
    group = {"kelompok": random_text(dice), "butir": [{"nama": random_text(dice), "bila": random_text(dice)}]}
    return [*plain, *([group] if dice.random() < 0.3 else [])]


def random_time(dice: random.Random) -> Any:
    return dice.choice(["3 hari", "2 hari kerja", "1 jam", {"teks": random_text(dice)}, {"lama": "2 hari", "sejak": "a: b"}])


def random_date(dice: random.Random) -> str:
    return f"20{dice.randint(20, 27)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"


def random_dates(dice: random.Random) -> dict[str, str]:
    return {key: random_date(dice) for key in ("pembuatan", "revisi", "efektif") if dice.random() < 0.7}


def random_procedure(dice: random.Random) -> dict[str, Any]:
    wild = dice.random() < 0.9
    flow = strategies.flow(dice, steps=dice.choice([3, 6, 12]), wild=True) if wild else with_numbers(None)["sop"][0]
    for part in flow["langkah"]:
        part["kegiatan"] = random_text(dice)
        texts = {key: [random_text(dice) for _ in range(dice.randint(0, 2))] for key in ("kelengkapan", "output")}
        part |= texts | ({"waktu": random_time(dice)} if dice.random() < 0.8 else {})
    names = ["contoh", "contoh1", "contoh1#uji", "tak-ada", random_text(dice)]
    flow |= {key: random_items(dice) for key in ITEM_LISTS} | {"keterkaitan": dice.sample(names, 2)}
    flow |= {"nomor": dice.choice(["W22-OT.02.02-1", "A-1"])} if dice.random() < 0.6 else {}
    flow |= {"tanggal": random_dates(dice)} if dice.random() < 0.5 else {}
    return flow | ({"penetapan": {"tanggal": random_date(dice)}} if dice.random() < 0.5 else {})


def random_service(dice: random.Random) -> dict[str, Any]:
    revisi = dice.randint(0, 2)
    return {
        "nama": "Layanan Uji",
        "unit": "Divisi Uji",
        "status": dice.choice(["draf", "pembahasan", "ditetapkan", "dicabut"]),
        "revisi": revisi,
        "riwayat": [{"revisi": number, "ringkasan": "A"} for number in range(revisi)],
        "tanggal": random_dates(dice),
        "jangka_waktu": [random_time(dice) for _ in range(dice.randint(0, 2))],
        **{key: random_items(dice) for key in COMPONENTS},
        "sop": [random_procedure(dice) for _ in range(dice.randint(0, 3))],
    }


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_rule_fails_on_a_valid_service_and_findings_are_stable(seed: int) -> None:
    dice = random.Random(seed)
    text = "---\n".join(yaml.safe_dump(random_service(dice), sort_keys=False, allow_unicode=True) for _ in range(2))
    found = findings(text)
    assert found == findings(text) == sorted(set(found), key=lambda finding: finding.urutan)
    assert all(finding.pesan and finding.saran and finding.contoh and finding.jalur for finding in found)
    assert not any("\u00a0" in finding.pesan for finding in found)


def test_random_services_have_findings_of_every_rule_about_procedures() -> None:
    dice = random.Random(7)
    kinds = {finding.kode for _ in range(80) for finding in findings(yaml.safe_dump(random_service(dice), allow_unicode=True))}
    rules = {kode for rules in SOP.values() if isinstance(rules, tuple) for kode in rules}
    assert rules - kinds <= {"keterkaitan-sepihak", ORANG, "output-berupa-peristiwa"}
    assert set(RULES) >= rules
