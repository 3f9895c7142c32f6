"""The rules about the standard and its legal basis, where their examples do not tell enough: near misses, bounds, wording."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from sop_gen.diagnostics import Diagnostic
from sop_gen.lint.katalog import STANDAR
from sop_gen.lint.rule import RULES
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN
from tests.lint.kasus_standar import KASUS, PESAN, SOP
from tests.lint.test_aturan import findings, whole

LAPOR = {"kanal": "SP4N-LAPOR!", "nilai": "1708"}
KANTOR_LENGKAP = Instansi.model_validate(
    {"nama": "Kantor Contoh", "pengaduan": [LAPOR, {"kanal": "Loket", "keterangan": "Petugas menjawab paling lama 5 hari kerja"}]}
)
KANTOR_BERKANAL = Instansi.model_validate({"nama": "Kantor Contoh", "pengaduan": ["Kotak saran"]})
KANTOR_KEMENTERIAN = Instansi(nama="Kantor Wilayah Kementerian Hukum Contoh")
KANTOR_LAIN = Instansi(nama="Kantor Contoh", induk="Kementerian Hukum dan Wasit")

# ---- what is found, and what is not


def of(kode: str, keys: str, **more: Any) -> list[Diagnostic]:
    return [finding for finding in findings(whole(keys + "\n"), **more) if finding.kode == kode]


@pytest.mark.parametrize(("kode", "keys"), [(kode, keys) for kode, cases in KASUS.items() for keys in cases])
def test_findings_stand_on_the_marked_lines(kode: str, keys: str) -> None:
    marked = [number for number, line in enumerate(keys.splitlines(), 1) if line.endswith("  # temuan")]
    assert [finding.posisi.baris for finding in of(kode, keys)] == marked


@pytest.mark.parametrize("kunci", KOMPONEN)
def test_each_empty_component_is_a_finding_of_its_own(kunci: str) -> None:
    full = yaml.safe_load(RULES["komponen-kosong"].benar)
    text = yaml.safe_dump({key: part for key, part in full.items() if key != kunci}, sort_keys=False)
    (found,) = of("komponen-kosong", text)
    assert (found.jalur, found.tingkat, found.posisi.baris) == (kunci, "warning", 1)
    assert not of("komponen-kosong", text + found.contoh)


def test_public_steps_and_the_channels_of_the_office_fill_components() -> None:
    public = f"{SOP}{{kegiatan: Bekerja, oleh: a, publik: Petugas bekerja}}"
    assert {"prosedur", "pengaduan"} <= {found.jalur for found in of("komponen-kosong", "produk: Surat")}
    assert "prosedur" not in {found.jalur for found in of("komponen-kosong", public)}
    assert "pengaduan" not in {found.jalur for found in of("komponen-kosong", public, kantor=KANTOR_BERKANAL)}


# ---- what the office has ----------------------------------------------------------------------------------------------

LEWAT_KANTOR = [
    ("pengaduan-tanpa-lapor", "produk: Surat", KANTOR_LENGKAP, 0),
    ("pengaduan-tanpa-lapor", "produk: Surat", KANTOR_BERKANAL, 1),
    ("pengaduan-tanpa-lapor", "pengaduan: Kotak saran", KANTOR_LENGKAP, 0),
    ("pengaduan-tanpa-lapor", "pengaduan: Kotak saran", None, 0),
    ("pengaduan-tanpa-tindak-lanjut", "produk: Surat", KANTOR_LENGKAP, 0),
    ("pengaduan-tanpa-tindak-lanjut", "produk: Surat", KANTOR_BERKANAL, 1),
    ("pengaduan-tanpa-tindak-lanjut", "pengaduan: Kotak saran", KANTOR_LENGKAP, 0),
    ("pengaduan-tanpa-tindak-lanjut", "pengaduan: Kotak saran", None, 0),
    ("nama-lama-kementerian", "unit: Divisi Administrasi", KANTOR_KEMENTERIAN, 1),
    ("nama-lama-kementerian", "unit: Divisi Administrasi Hukum Umum", KANTOR_KEMENTERIAN, 0),
    ("nama-lama-kementerian", "unit: Divisi Administrasi", KANTOR_LAIN, 0),
    ("nama-lama-kementerian", "unit: Divisi Administrasi", None, 0),
]


@pytest.mark.parametrize(("kode", "keys", "kantor", "count"), LEWAT_KANTOR)
def test_what_the_office_has_counts(kode: str, keys: str, kantor: Instansi | None, count: int) -> None:
    assert len(of(kode, keys, kantor=kantor)) == count


# ---- levels -----------------------------------------------------------------------------------------------------------

MENURUT_STATUS = {
    "komponen-kosong": "produk: Surat",
    "isian-semu": 'produk: "-"',
    "jangka-waktu-tanpa-awal": "jangka_waktu: 3 hari kerja",
    "tarif-tanpa-dasar": "biaya: {uraian: Permohonan, tarif: 50.000}",
    "pengaduan-tanpa-lapor": "pengaduan: Kotak saran",
    "pengaduan-tanpa-tindak-lanjut": "pengaduan: Kotak saran",
    "reviu-tanpa-berita-acara": "reviu: {tanggal: 2026-01-01}",
}


@pytest.mark.parametrize("kode", MENURUT_STATUS)
def test_what_is_missing_is_an_error_once_the_service_is_in_force(kode: str) -> None:
    for status, level in (("draf", "warning"), ("pembahasan", "warning"), ("ditetapkan", "error")):
        assert {found.tingkat for found in of(kode, f"{MENURUT_STATUS[kode]}\nstatus: {status}")} == {level}


@pytest.mark.parametrize(
    ("hari_ini", "tingkat"),
    [
        (date(2025, 2, 28), []),
        (date(2025, 3, 1), ["warning"]),
        (date(2027, 3, 1), ["warning"]),
        (date(2027, 2, 28), ["warning"]),
    ],
)
def test_a_review_ages_by_the_calendar(hari_ini: date, tingkat: list[str]) -> None:
    keys = "status: ditetapkan\nreviu: {tanggal: 2024-02-29}"
    assert [found.tingkat for found in of("reviu-kedaluwarsa", keys, hari_ini=hari_ini)] == tingkat


# ---- wording ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kode", "keys", "pesan"), PESAN)
def test_words(kode: str, keys: str, pesan: str) -> None:
    assert [found.pesan for found in of(kode, keys)] == [pesan]


def test_a_wrong_code_names_the_nearest_rule() -> None:
    near, far = of("abaikan-tak-dikenal", "abaikan: [{kode: komponen-ksong, alasan: A}, {kode: zzz, alasan: A}]")
    assert (near.saran, near.contoh) == ("mungkin maksudnya 'komponen-kosong'", "kode: komponen-kosong")
    assert far.saran == "salin kode dari temuan yang hendak dikecualikan, atau hapus baris ini"


def test_a_waived_finding_carries_its_reason() -> None:
    (found,) = of("sarana-tanpa-kelompok-rentan", RULES["sarana-tanpa-kelompok-rentan"].salah + WAIVER)
    assert found.abaikan == "Layanan daring"
    assert not of("abaikan-tak-perlu", RULES["sarana-tanpa-kelompok-rentan"].salah + WAIVER)


SEBUTKAN, KEADAAN = (
    "sebutkan semuanya; bila cukup salah satu, pakai 'atau'",
    "ganti dengan keadaan yang dapat dikenali pemohon",
)
WAIVER = "abaikan: {kode: sarana-tanpa-kelompok-rentan, alasan: Layanan daring}"


# ---- the example of a finding mends it --------------------------------------------------------------------------------

CONTOH_MENGGANTI_KUNCI = (
    "dasar-hukum-tak-urut", "gratis-tetapi-berbayar", "jaminan-tanpa-kompensasi",
    "jumlah-pelaksana-kurang", "komponen-kosong", "komponen-salinan", "penetapan-tak-lengkap",
    "pengaduan-tanpa-lapor", "pengaduan-tanpa-tindak-lanjut", "prosedur-beda-dari-sop",
    "reviu-kedaluwarsa", "sarana-tanpa-kelompok-rentan",
)  # fmt: skip
"""Rules whose example replaces a whole key of the service."""


@pytest.mark.parametrize("kode", CONTOH_MENGGANTI_KUNCI)
def test_the_example_of_a_finding_mends_it(kode: str) -> None:
    first, *others = RULES[kode].salah.split("---\n")
    for found in of(kode, RULES[kode].salah):
        keys = yaml.load(first, yaml.BaseLoader) | yaml.load(found.contoh, yaml.BaseLoader)
        mended = yaml.safe_dump({key: part for key, part in keys.items() if part != "null"}, allow_unicode=True)
        assert not [still for still in of(kode, "---\n".join([mended, *others])) if not still.abaikan]


@pytest.mark.parametrize(
    ("keys", "contoh"),
    [
        ("3 hari", {"jangka_waktu": "3 hari sejak berkas dinyatakan lengkap"}),
        ("{uraian: Izin, lama: 3 hari}", {"jangka_waktu": {"uraian": "Izin", "lama": "3 hari sejak berkas dinyatakan lengkap"}}),
    ],
)
def test_the_example_of_a_time_fits_the_form_in_which_it_is_written(keys: str, contoh: dict[str, Any]) -> None:
    (found,) = of("jangka-waktu-tanpa-awal", f"jangka_waktu: {keys}")
    written = yaml.safe_load(f"jangka_waktu: {keys}")
    shown = yaml.safe_load(found.contoh)
    mended = shown if "jangka_waktu" in shown else {"jangka_waktu": written["jangka_waktu"] | shown}
    assert mended == contoh
    assert not of("jangka-waktu-tanpa-awal", yaml.safe_dump(mended))


def test_no_example_of_an_empty_component_leads_to_another_finding() -> None:
    empty = whole("persyaratan: KTP\n")
    before = {found.kode for found in findings(empty)}
    for found in of("komponen-kosong", "persyaratan: KTP"):
        assert {other.kode for other in findings(empty + found.contoh)} <= before, found.contoh
    (complaints,) = (found for found in of("komponen-kosong", "persyaratan: KTP") if found.jalur == "pengaduan")
    for kode in ("pengaduan-tanpa-lapor", "pengaduan-tanpa-tindak-lanjut"):
        assert of(kode, "pengaduan: Kotak saran")
        assert not of(kode, complaints.contoh)


def test_an_empty_component_says_why_it_is_an_error() -> None:
    said = {found.pesan for found in of("komponen-kosong", "status: ditetapkan")}
    assert "komponen 'produk' belum diisi; menjadi error karena layanan sudah 'ditetapkan'" in said
    assert "komponen 'produk' belum diisi" in {found.pesan for found in of("komponen-kosong", "status: draf")}


@pytest.mark.parametrize(
    ("persyaratan", "saran", "contoh"),
    [
        ("KTP, dll.", SEBUTKAN, "- Kartu identitas (KTP atau paspor)"),
        ("dokumen lain yang diperlukan", SEBUTKAN, "- Kartu identitas (KTP atau paspor)"),
        ("{nama: KTP, keterangan: asli dsb.}", SEBUTKAN, "keterangan: Kartu identitas (KTP atau paspor)"),
        ("Surat kuasa bila diperlukan", KEADAAN, "- {nama: Surat kuasa, bila: pemohon diwakili kuasa}"),
        ("{nama: Surat kuasa, bila: diperlukan}", KEADAAN, "bila: pemohon diwakili kuasa"),
    ],
)
def test_an_open_requirement_is_closed_by_a_list_or_a_condition(persyaratan: str, saran: str, contoh: str) -> None:
    (found,) = of("persyaratan-terbuka", f"persyaratan: [{persyaratan if persyaratan[0] == '{' else repr(persyaratan)}]")
    assert (found.saran, found.contoh) == (saran, contoh)
    example = yaml.safe_load(contoh)
    item = example[0] if isinstance(example, list) else {"nama": "Surat"} | example
    assert not of("persyaratan-terbuka", yaml.safe_dump({"persyaratan": [item]}))


def test_the_example_of_a_superfluous_waiver_keeps_the_others() -> None:
    waiver = "{kode: komponen-kosong, alasan: Menunggu}"
    last, one = "{kode: reviu-tanpa-data, alasan: A}", of("abaikan-tak-perlu", "abaikan: {kode: reviu-tanpa-data, alasan: A}")
    assert [found.contoh for found in of("abaikan-tak-perlu", f"abaikan: [{waiver}, {last}]")] == [f"abaikan: [{waiver}]"]
    assert [(found.contoh, found.saran) for found in one] == [
        (None, "hapus butir ini; bila itu satu-satunya butir, hapus juga 'abaikan:' di atasnya")
    ]
    (again,) = of("abaikan-tak-perlu", f"abaikan: [{waiver}, {waiver}]")
    assert again.pesan == "pengecualian ini tidak diperlukan: 'komponen-kosong' sudah dikecualikan lebih dahulu"


def test_an_incomplete_regulation_names_what_to_add_where() -> None:
    (found,) = of("peraturan-tak-lengkap", "dasar_hukum: pp-24-2014")
    assert found.saran == (
        "tambahkan 'tentang' pada baris 'pp-24-2014' yang sudah ada di _dasar-hukum.yaml, salin dari naskah resminya"
    )
    assert found.contoh == 'tentang: "Judul peraturan, persis seperti pada naskahnya"'


def test_the_reason_of_a_revision_belongs_into_its_line() -> None:
    (found,) = of("revisi-tanpa-alasan", RULES["revisi-tanpa-alasan"].salah)
    assert found.saran == "tambahkan 'alasan' di dalam baris riwayat ini"


def test_a_revoked_basis_of_a_fee_asks_for_the_fee() -> None:
    fee, list_ = of("dasar-hukum-dicabut", RULES["dasar-hukum-dicabut"].salah)
    assert fee.saran == "cocokkan tarif dan pasalnya, lalu rujuk 'pp-45-2024'"
    assert list_.saran == "cocokkan isi dan pasalnya, lalu rujuk 'pp-45-2024'"


@pytest.mark.parametrize(
    ("keys", "contoh"),
    [
        ("pemohon: Pegawai Kemenkumham", "pemohon: Pegawai Kementerian Hukum"),
        ("unit: 'Kemenkumham: loket'", "unit: 'Kementerian Hukum: loket'"),
        (f"{SOP}{{kegiatan: Bekerja, oleh: a, output: [Surat Kemenkumham]}}", "- Surat Kementerian Hukum"),
        ("sop: {judul: A, pelaksana: {a: Kemenkumham}, langkah: {kegiatan: A, oleh: a}}", "a: Kementerian Hukum"),
        (
            "sop: {judul: A, pelaksana: {a: {nama: Kemenkumham, eksternal: true}}, langkah: {kegiatan: A, oleh: a}}",
            "nama: Kementerian Hukum",
        ),
    ],
)
def test_the_example_of_an_old_name_is_the_key_with_its_new_value(keys: str, contoh: str) -> None:
    assert [found.contoh for found in of("nama-lama-kementerian", keys)] == [contoh]


# ---- the catalogue ----------------------------------------------------------------------------------------------------


def test_the_catalogue_names_rules_or_a_reason() -> None:
    assert list(STANDAR) == [
        *(f"LAW-{number:02}" for number in range(1, 5)),
        *(f"SP-{number:02}" for number in range(1, 15)),
        "MKL-01",
        *(f"PUB-{number:02}" for number in range(1, 4)),
        *(f"ZI-{number:02}" for number in range(1, 6)),
    ]
    for rules in STANDAR.values():
        assert rules
        assert isinstance(rules, str) or set(rules) <= set(RULES)
