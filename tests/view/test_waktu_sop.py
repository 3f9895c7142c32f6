"""How long procedures take, as the status page says it, and any valid service drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi
from sop_gen.model.load import load_layanan
from sop_gen.render.kesiapan import draw_html, draw_xlsx
from sop_gen.spec.reader import read
from sop_gen.teks.inline import as_text
from sop_gen.view.kesiapan import view_baris
from sop_gen.view.waktu_sop import TAK_SELESAI, WaktuSop
from tests.conftest import ROOT
from tests.lint.test_aturan import REGISTER as REGISTER_UJI
from tests.lint.test_aturan_acak import services
from tests.view.test_kesiapan import KANTOR, LANGKAH, LAPOR, row, sop, table
from tests.waktu.alur import FLOWS

# ---- how long a procedure takes ----------------------------------------------------------------------------------

ORANG = {"pemohon": {"nama": "Pemohon", "eksternal": "true"}, "petugas": "Petugas", "kepala": "Kepala", "arsip": "Arsiparis"}
BERJENJANG = [
    {"id": "isi", "kegiatan": "Mengisi", "oleh": "pemohon", "waktu": "1 hari kerja"},
    {"kegiatan": "Memeriksa", "oleh": "petugas", "waktu": "1-2 hari kerja", "keputusan": {"ya": "sah", "tidak": "isi"}},
    {"kegiatan": "Menolak", "oleh": "arsip", "waktu": "1 jam"},
    {"id": "sah", "kegiatan": "Menandatangani", "oleh": ["kepala", "petugas"], "waktu": "2 hari kerja"},
]


def times(langkah: list[dict[str, Any]], janji: Any) -> WaktuSop:
    (part,) = row({**sop(pelaksana=ORANG, langkah=langkah), "jangka_waktu": janji}).sop
    assert part.lama is not None
    return part.lama


def test_the_ways_beside_the_promise() -> None:
    found = times(BERJENJANG, "4 hari kerja sejak lengkap")
    said = [(way.nama, way.waktu.replace("\u00a0", " "), way.putusan) for way in found.jalur]
    assert said == [
        ("Tersingkat", "4 hari kerja", "cukup"),
        ("Biasa", "5 hari kerja", "lewat"),
        ("Biasa, tanpa langkah pihak luar", "4 hari kerja", "cukup"),
        ("Terpanjang", "8 hari kerja", "lewat"),
    ]
    assert found.biasa == found.jalur[1]
    assert (found.langkah, found.selesai, found.ragu) == ((1, 2, 4), True, ())
    assert [as_text(part) for part in found.janji] == ["4\u00a0hari kerja sejak lengkap"]


def test_who_holds_the_case_longest_comes_first_and_who_does_not_is_left_out() -> None:
    held = [
        (part.nama, part.eksternal, part.waktu.replace("\u00a0", " "), part.persen)
        for part in times(BERJENJANG, "1 jam").pemegang
    ]
    assert held == [
        ("Petugas", False, "4 hari kerja", 80),
        ("Kepala", False, "2 hari kerja", 40),
        ("Pemohon", True, "1 hari kerja", 20),
    ]


JAM = {"kegiatan": "A", "oleh": "petugas", "waktu": "1 jam"}
TEKS = {"kegiatan": "A", "oleh": "petugas", "waktu": {"teks": "sesuai jadwal"}}


@pytest.mark.parametrize(
    ("langkah", "janji", "reasons"),
    [
        ([JAM], "1 jam", ()),
        ([JAM], None, ("jangka waktunya belum diisi",)),
        ([JAM], {"teks": "sesuai jadwal"}, ("jangka waktunya tidak menyebut batas yang terukur",)),
        ([JAM], "paling cepat 3 hari kerja", ("jangka waktunya tidak menyebut batas yang terukur",)),
        ([JAM, TEKS], "1 jam", ("ada langkah yang waktunya belum terukur",)),
        ([JAM], ["30 menit", "2 jam"], ("jangka waktunya lebih dari satu",)),
        ([JAM], "20 hari kalender", ()),
        ([{**JAM, "waktu": "30 menit"}, {**JAM, "waktu": "3 hari kerja"}], "4 hari kalender", ("jenis harinya berbeda",)),
    ],
)
def test_why_times_cannot_be_compared(langkah: list[dict[str, Any]], janji: Any, reasons: tuple[str, ...]) -> None:
    found = times(langkah, janji)
    assert found.ragu == reasons
    assert (found.biasa.putusan == "tidak dapat dibandingkan") == bool(reasons)


def test_a_way_that_the_flow_does_not_have() -> None:
    found = times([{**JAM, "id": "a"}, {**JAM, "lanjut": "a"}], "1 jam")
    assert [(way.waktu, way.putusan) for way in (found.jalur[0], found.jalur[-1])] == [(TAK_SELESAI, None)] * 2
    assert (found.langkah, found.selesai) == ((1, 2), False)


def test_a_way_whose_steps_all_have_no_measured_time() -> None:
    ways = [{**TEKS, "keputusan": {"ya": "lanjut", "tidak": "selesai"}}, JAM]
    found = times(ways, "1 jam")
    assert found.jalur[0].waktu == "belum dapat dihitung; waktu 1 langkah belum terukur"
    assert found.biasa.waktu == "1\u00a0jam (belum termasuk 1 langkah yang waktunya belum terukur)"


@pytest.mark.parametrize("waktu", [None, {"teks": "sesuai jadwal"}])
def test_a_procedure_without_any_measured_time(waktu: Any) -> None:
    (part,) = row(sop(langkah=[{**LANGKAH, "waktu": waktu}])).sop
    assert part.lama is None


@settings(max_examples=100)
@given(FLOWS, st.sampled_from([None, "1 jam", "5 hari kerja", "2 minggu", ["1 hari", "3 bulan"], {"teks": "sesuai jadwal"}]))
def test_times_of_any_valid_procedure(spec: dict[str, Any], janji: Any) -> None:
    (part,) = row({"sop": spec, "jangka_waktu": janji}).sop
    found = part.lama
    if found is None:
        assert all(isinstance(step["waktu"], dict) for step in spec["langkah"])
        return
    assert len(set(found.langkah)) == len(found.langkah)
    assert found.langkah[0] == 1
    assert all(1 <= number <= len(spec["langkah"]) for number in found.langkah)
    assert all(way.waktu for way in found.jalur)
    assert all(part.waktu and 0 <= part.persen <= 100 for part in found.pemegang)
    shares = [part.persen for part in found.pemegang]
    assert shares == sorted(shares, reverse=True)
    doubtful = [way for way in found.jalur if way.putusan == "tidak dapat dibandingkan"]
    assert bool(found.ragu) == bool(doubtful)


@settings(max_examples=25)
@given(services(), st.sampled_from([KANTOR, LAPOR, None]))
def test_any_valid_service_is_drawn(text: str, office: Instansi | None) -> None:
    document, _ = read(text.encode(), "contoh.yaml", undrawable)
    assert document is not None
    layanan, faults = load_layanan(document, "contoh", REGISTER_UJI)
    assert layanan is not None, faults
    view = table(view_baris("contoh", layanan, office, []), fgd=date(2026, 12, 1))
    page = draw_html(view, ROOT / "templates")
    said = page.count('<details class="waktu">') + page.count("Waktu belum dapat dihitung:")
    assert said == (len(layanan.sop) if layanan.berjalan else 0)
    assert draw_xlsx(view)
