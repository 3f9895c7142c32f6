"""The rules about the standard and its legal basis, where their examples do not tell enough: near misses, bounds, wording."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.diagnostics import Diagnostic
from sop_gen.lint.katalog_standar import STANDAR
from sop_gen.lint.rule import RULES
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN
from tests.flow import strategies
from tests.lint.test_aturan import KANTOR, REGISTER, findings, whole

LAPOR = {"kanal": "SP4N-LAPOR!", "nilai": "1708"}
KANTOR_LENGKAP = Instansi.model_validate(
    {"nama": "Kantor Contoh", "pengaduan": [LAPOR, {"kanal": "Loket", "keterangan": "Petugas menjawab paling lama 5 hari kerja"}]}
)
KANTOR_BERKANAL = Instansi.model_validate({"nama": "Kantor Contoh", "pengaduan": ["Kotak saran"]})
KANTOR_KEMENTERIAN = Instansi(nama="Kantor Wilayah Kementerian Hukum Contoh")
KANTOR_LAIN = Instansi(nama="Kantor Contoh", induk="Kementerian Hukum dan Wasit")

SOP = "sop:\n  judul: A\n  pelaksana: {a: A}\n  langkah: "
"""A procedure of one step, which follows."""

# ---- what is found, and what is not: a comment marks each line that gets a finding -----------------------------------

KASUS: dict[str, list[str]] = {
    "dasar-hukum-dicabut": [
        "dasar_hukum: pp-28-2019  # temuan",
        "dasar_hukum:\n  - uu-25-2009\n  - {ref: pp-28-2019, pasal: Pasal 1}  # temuan",
        "persyaratan:\n  - kelompok: Notaris\n    butir:\n      - {nama: SK, dasar: pp-28-2019}  # temuan",
        "sop:\n  judul: A\n  peralatan: {nama: Papan, dasar: pp-28-2019}  # temuan\n"
        "  pelaksana: {p: P}\n  langkah: {kegiatan: Bekerja, oleh: p}",
        "dasar_hukum: permenpan-36-2012  # temuan",
        # amended is not revoked; a service may say what it replaced
        "dasar_hukum: pp-2-2007",
        "dialihkan: {ke: Kantor Lain, dasar: pp-28-2019}\nsumber: {bagian: biaya, rujukan: PP 28/2019}",
    ],
    "dasar-hukum-tak-urut": [
        "dasar_hukum:\n  - pp-45-2024\n  - pp-96-2012  # temuan\n  - uu-25-2009  # temuan",
        "dasar_hukum: [uu-12-2006, uu-25-2009, pp-2-2007, pp-96-2012, permenpan-15-2014]",
        "dasar_hukum:\n  - permenpan-15-2014\n  - permenpan-36-2012  # temuan",
        # below Perpres kinds are not compared with one another, and the same twice is in order
        "dasar_hukum: [permenpan-15-2014, permenkumham-9-2010, permenpan-15-2014]",
        "dasar_hukum: [uu-25-2009]",
    ],
    "peraturan-tak-lengkap": [
        "dasar_hukum:\n  - uud-1945\n  - pp-24-2014  # temuan",
        "persyaratan: {nama: Surat, dasar: pp-24-2014}",
    ],
    "nama-lama-kementerian": [
        "unit: Kanwil Kemenkumham NTT  # temuan",
        "ringkasan: Layanan **Kementerian Hukum dan Hak Asasi Manusia**.  # temuan",
        "kanal: {jenis: tatap muka, tempat: Loket Kementerian Hukum dan HAM}  # temuan",
        "unit: Kementerian Hukum",
        "unit: Kementerian Hukum dan Wasit",
        # titles of regulations, addresses, what was, and what is not printed with the service
        "persyaratan: Salinan Permenkumham 4/2021 tentang Layanan pada Kementerian Hukum dan HAM",
        "persyaratan: Keputusan Kementerian Hukum dan Hak Asasi Manusia tentang pengangkatan",
        "kanal: [{jenis: daring ntt.kemenkumham.go.id}, {jenis: 'surel: a@kemenkumham.go.id'}]",
        "unit: Kanwil Kemenkum (dahulu Kemenkumham)",
        "alias: Layanan Kemenkumham\nsumber: {bagian: nama, rujukan: Berita Kemenkumham}",
        "riwayat: {revisi: 0, ringkasan: Kemenkumham}\ncatatan: {bagian: nama, isi: Apakah Kemenkumham}",
        # only what is dated after 2024
        "unit: Kemenkumham\ntanggal: {pembuatan: 2024-12-31}",
        "unit: Kemenkumham\nriwayat: {revisi: 0, tanggal: 2023-02-28, ringkasan: Rancangan}",
        "unit: Kemenkumham  # temuan\nriwayat: {revisi: 0, tanggal: 2023-02-28, ringkasan: Awal}\ntanggal: {revisi: 2025-01-01}",
        "unit: Kemenkumham  # temuan\npenetapan: {nomor: 1, tanggal: 2025-01-01}",
        # an office of another ministry may have such a division
        "unit: Divisi Administrasi",
    ],
    "isian-semu": [
        'produk: "-"  # temuan',
        "produk: [Surat, …]  # temuan",
        "persyaratan:\n  - kelompok: Umum\n    butir:\n      - (Belum ada.)  # temuan",
        "biaya: {uraian: Permohonan, teks: TBD}  # temuan",
        "pengaduan: {kanal: Telepon, nilai: menyusul}  # temuan",
        "persyaratan: Tidak ada persyaratan khusus",
        "produk: Salinan - satu lembar",
        "jaminan_keamanan: Belum ada kejadian sejak 2020",
        "ringkasan: menyusul",
    ],
    "komponen-salinan": [
        "produk: Surat\n---\nnama: B\nproduk: Surat",
        "produk: Surat  # temuan\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\n---\nnama: D",
        "produk: Surat\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\n---\nnama: D\nproduk: Izin",
        "produk: Surat\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\nstatus: dicabut",
        # right to be alike in a whole office
        "biaya: gratis\n---\nnama: B\nbiaya: gratis\n---\nnama: C\nbiaya: gratis",
        "nama: A\n---\nnama: B\n---\nnama: C",
    ],
    "persyaratan-terbuka": [
        "persyaratan: KTP, KK, dsb  # temuan",
        "persyaratan: Surat dan Lain-Lain.  # temuan",
        "persyaratan: {nama: Surat, keterangan: Asli ditunjukkan bila diperlukan}  # temuan",
        "persyaratan:\n  - kelompok: Dokumen lain yang diperlukan  # temuan\n    butir: [KTP]",
        "persyaratan: {nama: Surat kuasa, bila: pemohon diwakili kuasa}",
        "persyaratan: Surat keterangan lain dari kelurahan",
        "persyaratan: Rencana kebutuhan yang diperlukan kantor",
        "produk: Surat dan lain-lain",
    ],
    "jangka-waktu-tak-terukur": [
        "jangka_waktu:\n  - 3 hari kerja\n  - {teks: menyesuaikan}  # temuan",
        "jangka_waktu: 3 hari kerja",
    ],
    "jangka-waktu-tanpa-awal": [
        "jangka_waktu: 3 hari kerja  # temuan",
        "jangka_waktu: 3 hari kerja sejak berkas lengkap",
        "jangka_waktu: {uraian: Setelah berkas lengkap, lama: 3 hari kerja}",
        "jangka_waktu: {teks: sesuai jadwal}",
    ],
    "tarif-tanpa-dasar": [
        "biaya: {uraian: Permohonan, teks: sesuai tarif PNBP yang berlaku}  # temuan",
        "biaya: {uraian: Permohonan, tarif: 50.000, keterangan: Menurut PP 45/2024}",
        "biaya: {uraian: Permohonan, tarif: 50.000, pasal: Pasal 3}",
        "biaya: gratis",
    ],
    "gratis-tetapi-berbayar": [
        f"biaya: gratis\n{SOP}{{kegiatan: Memeriksa, kelengkapan: Bukti PNBP, oleh: a}}  # temuan",
        "biaya: gratis\npersyaratan: Tidak dikenai PNBP",
        "biaya: gratis\ndasar_hukum: pp-45-2024\nringkasan: Bukan layanan PNBP",
        "biaya: {uraian: Permohonan, tarif: 50.000}\npersyaratan: Bukti setor PNBP",
        "persyaratan: Bukti setor PNBP",
        "biaya: gratis\npersyaratan: Bukti setor penerimaan negara bukan pajak  # temuan",
    ],
    "pengaduan-tanpa-lapor": [
        "pengaduan: Kotak saran  # temuan",
        "pengaduan: {kanal: Laporan tertulis, nilai: Jalan Lapor 17081}  # temuan",
        'pengaduan: {kanal: SMS, nilai: "1708"}',
        "pengaduan: {kanal: Laman, nilai: 'https://www.lapor.go.id'}",
        "pengaduan: {kanal: X, nilai: '@lapor1708'}",
        "produk: Surat",
    ],
    "pengaduan-tanpa-tindak-lanjut": [
        "pengaduan: Kotak saran, dibuka petugas  # temuan",
        "pengaduan: {kanal: Telepon, nilai: dijawab paling lama 3 (tiga) hari kerja}  # temuan",
        "pengaduan: {kanal: Loket, nilai: Petugas menjawab pada hari yang sama}",
        "pengaduan: [{kanal: Loket, nilai: Petugas pengaduan}, {kanal: Surel, keterangan: Dijawab dalam dua hari}]",
    ],
    "sarana-tanpa-kelompok-rentan": [
        "sarana_prasarana: Komputer  # temuan",
        "sarana_prasarana: [Komputer, Ruang **laktasi**]",
        "produk: Surat",
    ],
    "jumlah-pelaksana-kurang": [
        "jumlah_pelaksana: 2\nsop:\n  judul: A\n  pelaksana:\n"
        "    {a: Petugas, b: petugas, c: Kepala, d: Arsiparis, e: {nama: Warga, eksternal: ya}}\n"
        "  langkah: {kegiatan: Bekerja, oleh: [a, b, c, e]}",
        "jumlah_pelaksana: 2  # temuan\nsop:\n  judul: A\n  pelaksana: {a: Petugas, c: Kepala, d: Arsiparis}\n"
        "  langkah: {kegiatan: Bekerja, oleh: [a, c, d]}",
        "jumlah_pelaksana: 1",
        "sop:\n  judul: A\n  pelaksana: {a: Petugas}\n  langkah: {kegiatan: Bekerja, oleh: a}",
    ],
    "jaminan-tanpa-kompensasi": [
        "jaminan_pelayanan: Kami melayani dengan ramah  # temuan",
        "jaminan_pelayanan: [Ramah, Pemohon yang terlambat dilayani didahulukan]",
        "jaminan_pelayanan: Surat diantar tanpa dipungut biaya bila terlambat",
    ],
    "prosedur-beda-dari-sop": [
        "prosedur: [{kelompok: A, butir: [Satu, Dua]}, Tiga]  # temuan\nsop:\n  judul: A\n  pelaksana: {a: A}\n"
        "  langkah: {kegiatan: Bekerja, oleh: a, publik: Satu}",
        f"prosedur: [Satu, Dua]\n{SOP}{{kegiatan: Bekerja, oleh: a}}",
        "prosedur: [Satu, Dua]",
    ],
    "penetapan-tak-lengkap": [
        "nama: A  # temuan\nstatus: ditetapkan",
        "status: ditetapkan\npenetapan: {nomor: W22-1}  # temuan",
        "status: pembahasan\npenetapan: {nomor: W22-1}",
    ],
    "reviu-kedaluwarsa": [
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2025-11-22}",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2025-11-21}  # temuan",
        # the latest day of both counts; a day to come has not happened
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2026-01-05}\nreviu: {tanggal: 2024-01-05}",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2020-01-05}\nreviu: [{tanggal: 2025-12-01}, {tanggal: 2024-01-05}]",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2020-01-05}\nreviu: {tanggal: 2026-12-01}  # temuan",
        "status: ditetapkan",
        "status: draf\nreviu: {tanggal: 2015-01-01}\npenetapan: {tanggal: 2014-01-01}",
    ],
    "reviu-tanpa-berita-acara": [
        "reviu:\n  - {tanggal: 2025-01-01}\n  - {tanggal: 2026-01-01}  # temuan\n  - {tanggal: 2026-12-01}",
        "reviu:\n  - {tanggal: 2026-01-01, berita_acara: BA-2}\n  - {tanggal: 2025-01-01}",
        "produk: Surat",
    ],
    "reviu-kurang-unsur": [
        "reviu: {tanggal: 2026-01-01, unsur: [Akademisi, akademisi, Media massa, Penyelenggara]}  # temuan",
        "reviu: {tanggal: 2026-01-01}  # temuan",
        "reviu: {tanggal: 2026-01-01, unsur: [Akademisi, LSM, Media massa]}",
    ],
    "reviu-tanpa-data": [
        "reviu: {tanggal: 2026-01-01, pengaduan: Tidak ada}  # temuan",
        "reviu: {tanggal: 2026-01-01, skm: Nilai 90, pengaduan: Tidak ada}",
    ],
    "persyaratan-tak-terpakai": [
        # one word for all, initials both ways, a telling word; words that every paper has tell nothing
        f"persyaratan: Kartu Tanda Penduduk\n{SOP}{{kegiatan: Mencatat KTP, oleh: a}}",
        f"persyaratan: KTP asli\n{SOP}{{kegiatan: Mencatat kartu tanda penduduk, oleh: a}}",
        f"persyaratan: Paspor\n{SOP}{{kegiatan: Memeriksa, output: Berkas lengkap, oleh: a}}",
        f"persyaratan: Surat kuasa  # temuan\n{SOP}{{kegiatan: Mencatat surat, oleh: a}}",
        "persyaratan:\n  - kelompok: A\n    butir:\n      - Paspor  # temuan\nsop:\n  judul: A\n  pelaksana: {a: A}\n"
        "  langkah: {kegiatan: Mencatat tamu, oleh: a}",
        "persyaratan: Paspor",
    ],
    "pengganti-tak-dikenal": [
        "status: dicabut\ndicabut: {pengganti: contoh}  # temuan",
        "status: dicabut\ndicabut: {pengganti: Layanan Mal Pelayanan Publik}",
        "status: dicabut\ndicabut: {dasar: SK 1}",
        "status: dialihkan\ndialihkan: {ke: Kantor Lain}\ndicabut: {pengganti: tidak-ada}",
        "dicabut: {pengganti: tidak-ada}",
    ],
    "abaikan-tak-dikenal": [
        "abaikan:\n  - {kode: komponen-kosong, alasan: Menunggu}\n  - {kode: bukan-aturan, alasan: Menunggu}  # temuan",
        "produk: Surat",
    ],
    "abaikan-tak-perlu": [
        "abaikan:\n  - {kode: komponen-kosong, alasan: Menunggu}\n  - {kode: komponen-kosong, alasan: Menunggu}  # temuan",
        # that is another rule's business, or can't be known yet
        "abaikan: [{kode: bukan-aturan, alasan: A}, {kode: abaikan-tak-perlu, alasan: B}]",
    ],
}


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
        (date(2027, 3, 1), ["error"]),
        (date(2027, 2, 28), ["warning"]),
    ],
)
def test_a_review_ages_by_the_calendar(hari_ini: date, tingkat: list[str]) -> None:
    keys = "status: ditetapkan\nreviu: {tanggal: 2024-02-29}"
    assert [found.tingkat for found in of("reviu-kedaluwarsa", keys, hari_ini=hari_ini)] == tingkat


# ---- wording ----------------------------------------------------------------------------------------------------------

PESAN = [
    ("dasar-hukum-dicabut", "dasar_hukum: permenkumham-15-2016", "Permenkumham 15/2016 sudah dicabut"),
    (
        "dasar-hukum-dicabut",
        "dasar_hukum: pp-1-1999",
        "PP 1/1999 sudah dicabut dan diganti dengan PP 45/2024",
    ),
    (
        "dasar-hukum-dicabut",
        "dasar_hukum: permenpan-36-2012",
        "Permenpan-RB 36/2012 sudah diganti dengan PermenPAN-RB 15/2014; di _dasar-hukum.yaml masih tercatat 'berlaku'",
    ),
    (
        "dasar-hukum-tak-urut",
        "dasar_hukum: [pp-2-2007, uu-25-2009]",
        "UU 25/2009 berada di bawah PP 2/2007, padahal tingkatnya lebih tinggi",
    ),
    (
        "dasar-hukum-tak-urut",
        "dasar_hukum: [uu-25-2009, uu-12-2006]",
        "UU 12/2006 berada di bawah UU 25/2009, padahal tahunnya lebih lama",
    ),
    (
        "peraturan-tak-lengkap",
        "dasar_hukum: pp-24-2014",
        "tentang dari PP 24/2014 belum tercatat, sehingga tercetak tidak lengkap",
    ),
    ("nama-lama-kementerian", "unit: Kemenkumham", "'Kemenkumham' adalah nama sebelum pemisahan kementerian pada tahun 2024"),
    ("isian-semu", "produk: (menyusul)", "'(menyusul)' pada komponen 'produk' bukan isi"),
    (
        "pengaduan-tanpa-tindak-lanjut",
        "pengaduan: Kotak saran",
        "tidak satu pun kanal pengaduan layanan ini dan kantor menyebut siapa yang menanganinya dan berapa lama ditanggapi",
    ),
    (
        "pengaduan-tanpa-tindak-lanjut",
        "pengaduan: Petugas loket",
        "tidak satu pun kanal pengaduan layanan ini dan kantor menyebut berapa lama ditanggapi",
    ),
    (
        "penetapan-tak-lengkap",
        "status: ditetapkan",
        "layanan ini 'ditetapkan', tetapi nomor dan tanggal keputusannya belum disebut",
    ),
    (
        "reviu-kedaluwarsa",
        "status: ditetapkan\nreviu: {tanggal: 2020-01-05}",
        "sudah lebih dari tiga tahun sejak reviu terakhir, 5 Januari 2020",
    ),
    (
        "reviu-kedaluwarsa",
        "status: ditetapkan\npenetapan: {tanggal: 2025-01-05}",
        "sudah lebih dari satu tahun sejak penetapannya, 5 Januari 2025",
    ),
    (
        "reviu-kurang-unsur",
        "reviu: {tanggal: 2026-01-05, unsur: Akademisi}",
        "reviu 5 Januari 2026 mencatat baru 1 unsur masyarakat; yang diminta 3",
    ),
    (
        "reviu-kurang-unsur",
        "reviu: {tanggal: 2026-01-05}",
        "reviu 5 Januari 2026 mencatat belum satu pun unsur masyarakat; yang diminta 3",
    ),
    ("reviu-tanpa-data", "reviu: {tanggal: 2026-01-05}", "reviu 5 Januari 2026 tidak menyebut data skm dan pengaduan"),
    (
        "jumlah-pelaksana-kurang",
        "jumlah_pelaksana: 1\nsop:\n  judul: Uji\n  pelaksana: {a: A, b: B}\n  langkah: {kegiatan: Bekerja, oleh: [a, b]}",
        "jumlah pelaksana 1 orang, padahal SOP 'Uji' dikerjakan 2 jabatan: A, B",
    ),
    (
        "pengganti-tak-dikenal",
        "status: dicabut\ndicabut: {pengganti: contoh}",
        "layanan pengganti 'contoh' adalah layanan ini sendiri",
    ),
    ("pengganti-tak-dikenal", "status: dicabut\ndicabut: {pengganti: uji}", "layanan pengganti 'uji' tidak ada di folder ini"),
    (
        "abaikan-tak-perlu",
        "jumlah_pelaksana: 1\nabaikan: {kode: reviu-tanpa-data, alasan: A}",
        "pengecualian ini tidak diperlukan: aturan 'reviu-tanpa-data' tidak menemukan apa pun pada layanan ini",
    ),
]


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


WAIVER = "abaikan: {kode: sarana-tanpa-kelompok-rentan, alasan: Layanan daring}"


# ---- the example of a finding mends it --------------------------------------------------------------------------------

CONTOH_MENGGANTI_KUNCI = (
    "dasar-hukum-tak-urut", "gratis-tetapi-berbayar", "jaminan-tanpa-kompensasi",
    "jumlah-pelaksana-kurang", "komponen-kosong", "komponen-salinan", "penetapan-tak-lengkap",
    "pengaduan-tanpa-lapor", "pengaduan-tanpa-tindak-lanjut", "persyaratan-terbuka", "prosedur-beda-dari-sop",
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


# ---- any valid service ------------------------------------------------------------------------------------------------

KATA = st.sampled_from(
    ["-", "dll.", "bila diperlukan", "Bukti setor PNBP", "Kemenkumham", "LAPOR!", "kursi roda", "kompensasi", "5 hari", "petugas"]
) | st.text(st.sampled_from("aA1 -_*[](){}:#&<>\"'…é."), min_size=1, max_size=40).filter(lambda text: text.strip(" \t") != "")
IDS = st.sampled_from(sorted(REGISTER))
BUTIR = KATA | st.fixed_dictionaries({"nama": KATA}, optional={"bila": KATA, "keterangan": KATA, "dasar": IDS, "pasal": KATA})
DAFTAR = st.lists(BUTIR | st.fixed_dictionaries({"kelompok": KATA, "butir": st.lists(BUTIR, min_size=1, max_size=2)}), max_size=3)
LAMA = st.sampled_from(["3 hari", "1,5 jam sejak berkas lengkap", "paling lama 14 (empat belas) hari kerja"])
HARI = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
KODE = st.sampled_from(["komponen-kosong", "isian-semu", "tidak-ada", "abaikan-tak-perlu"])
BAGIAN: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(KOMPONEN, DAFTAR),
    "unit": st.just("Unit") | st.just("Kanwil Kemenkumham"),
    "status": st.sampled_from(["draf", "pembahasan", "ditetapkan", "dicabut"]),
    "tanggal": st.fixed_dictionaries({}, optional={"pembuatan": HARI, "revisi": HARI}),
    "penetapan": st.fixed_dictionaries({}, optional={"nomor": KATA, "tanggal": HARI}),
    "ringkasan": KATA,
    "jangka_waktu": st.lists(
        LAMA
        | st.fixed_dictionaries({"teks": KATA}, optional={"uraian": KATA})
        | st.fixed_dictionaries({"lama": LAMA}, optional={"uraian": KATA, "sejak": KATA}),
        max_size=3,
    ),
    "biaya": st.just("gratis")
    | st.fixed_dictionaries({"gratis": st.just("true"), "keterangan": KATA})
    | st.lists(st.fixed_dictionaries({"uraian": KATA, "tarif": st.just("50.000")}, optional={"dasar": IDS}), max_size=2)
    | st.lists(st.fixed_dictionaries({"uraian": KATA, "teks": KATA}, optional={"keterangan": KATA}), max_size=2),
    "pengaduan": st.lists(st.fixed_dictionaries({"kanal": KATA}, optional={"nilai": KATA}), max_size=2),
    "dasar_hukum": st.lists(IDS | st.fixed_dictionaries({"ref": IDS, "pasal": KATA}), max_size=5),
    "jumlah_pelaksana": st.integers(0, 9).map(str) | st.lists(st.fixed_dictionaries({"jabatan": KATA, "jumlah": st.just("1")})),
    "dicabut": st.fixed_dictionaries({}, optional={"pengganti": KATA}),
    "abaikan": st.lists(st.fixed_dictionaries({"kode": KODE, "alasan": KATA}), max_size=3),
    "reviu": st.lists(
        st.fixed_dictionaries(
            {"tanggal": HARI}, optional={"berita_acara": KATA, "unsur": st.lists(KATA, max_size=4), "skm": KATA}
        ),
        max_size=3,
    ),
}


@st.composite
def services(draw: st.DrawFn) -> str:
    """Any of the keys, in any order of the file, with a random procedure or none."""
    keys = draw(st.lists(st.sampled_from(sorted(BAGIAN)), unique=True, max_size=12))
    spec: dict[str, Any] = {"nama": "Uji", "unit": "Unit", "status": "draf"} | {key: draw(BAGIAN[key]) for key in keys}
    if draw(st.booleans()):
        spec["sop"] = strategies.flow(random.Random(draw(st.integers(0, 999))), steps=3)
    return yaml.safe_dump(spec, sort_keys=False, allow_unicode=True, default_style='"', width=10_000)


@settings(max_examples=300)
@given(services(), st.sampled_from([KANTOR, KANTOR_LENGKAP, KANTOR_KEMENTERIAN, None]))
def test_no_rule_fails_on_a_valid_service_and_findings_are_stable(text: str, kantor: Instansi | None) -> None:
    found = findings(text, kantor)
    assert found == findings(text, kantor) == sorted(set(found), key=lambda finding: finding.urutan)
    assert all(1 <= finding.posisi.baris <= len(text.splitlines()) for finding in found)
    assert all(finding.pesan and finding.saran and finding.contoh for finding in found)


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
