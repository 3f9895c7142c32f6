"""Rules about the identity of procedures: warnings, qualifications, dates, numbers, relations, revisions."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.lint.layanan import places, said, service, with_numbers
from tests.lint.test_aturan import KANTOR, findings

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
    assert KANTOR.penomoran.sop == "W22-OT.02.02-{urut}"
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
