"""The record of monitoring and evaluation: what it may say, and what is due next."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.diagnostics import Diagnostic
from sop_gen.engine.fonts import undrawable
from sop_gen.model.layanan import Layanan
from sop_gen.rapat.monev import Monev, load_monev, months_after, tenggat_of
from sop_gen.spec.reader import read
from tests.diff.tulisan import layanan

SOP = "  - judul: {}\n    pelaksana: {{petugas: Petugas}}\n    langkah: [{{kegiatan: Memeriksa, oleh: petugas}}]\n"
KEPALA = "nama: Layanan\nunit: Unit\nstatus: ditetapkan\npenetapan: {nomor: '1', tanggal: 2026-01-31}\n"
SATU = layanan(KEPALA + "sop:\n" + SOP.format("Penerimaan Berkas"))
DUA = layanan(KEPALA + "sop:\n" + SOP.format("Penerimaan Berkas") + SOP.format("Penyerahan Surat"))
HARI_INI = date(2026, 11, 22)


def loaded(text: str, service: Layanan = SATU) -> tuple[Monev | None, list[Diagnostic]]:
    document, faults = read(dedent(text).encode(), "_monev/layanan-uji.yaml", undrawable)
    assert document, faults
    return load_monev(document, service)


def monev(text: str, service: Layanan = SATU) -> Monev:
    found, faults = loaded(text, service)
    assert found, faults
    return found


def test_all_faults_at_once_with_their_places() -> None:
    text = """\
        pemantauan:
          - {tanggal: 2026-06-30, hasil: bagus, sop: Penerimaan Berkas}
          - {tanggal: 30 Juni, hasil: baik, sop: Penerimaan Berkas, warna: merah}
        evaluasi: [{tanggal: 2026-06-30, sop: Penerimaan Berkas, jawaban: {dipahami: mungkin}}]
    """
    found, faults = loaded(text)
    assert found is None
    assert sorted({fault.posisi.baris for fault in faults}) == [2, 3, 4]
    assert {fault.layanan for fault in faults} == {"layanan-uji"}
    assert all(fault.saran and fault.contoh for fault in faults)


@pytest.mark.parametrize(
    ("sop", "kode"),
    [("", "sop-tak-disebut"), (", sop: Penyerahan Surut", "sop-tak-dikenal"), (", sop: '3'", "sop-tak-dikenal")],
)
def test_an_entry_names_its_procedure(sop: str, kode: str) -> None:
    _, faults = loaded(f"pemantauan: [{{tanggal: 2026-06-30, hasil: baik{sop}}}]\n", DUA)
    assert [fault.kode for fault in faults] == [kode]


@pytest.mark.parametrize("name", ["Penyerahan Surat", "penyerahan-surat", "PENYERAHAN  SURAT", "2"])
def test_by_title_slug_or_number(name: str) -> None:
    record = monev(f"pemantauan: [{{tanggal: 2026-06-30, hasil: baik, sop: {name!r}}}]\n", DUA)
    last = {(part.judul, part.kegiatan): part.terakhir for part in tenggat_of(DUA, record, HARI_INI)}
    assert last == {
        ("Penerimaan Berkas", "pemantauan"): None,
        ("Penerimaan Berkas", "evaluasi"): None,
        ("Penyerahan Surat", "pemantauan"): date(2026, 6, 30),
        ("Penyerahan Surat", "evaluasi"): None,
    }


DUE: list[tuple[str, date, date, date | None, int | None]] = [
    ("", HARI_INI, date(2026, 7, 31), date(2027, 1, 31), 114),
    ("pemantauan: [{tanggal: 2026-08-31, hasil: baik}]", HARI_INI, date(2027, 2, 28), date(2027, 1, 31), -98),
    ("pemantauan: [{tanggal: 2026-12-31, hasil: baik}]", HARI_INI, date(2026, 7, 31), date(2027, 1, 31), 114),
    ("evaluasi: {tanggal: 2026-03-01, jawaban: {peran: ya}}", HARI_INI, date(2026, 7, 31), date(2027, 3, 1), 114),
]


@pytest.mark.parametrize(("text", "today", "monitoring", "evaluation", "late"), DUE)
def test_when_it_is_due(text: str, today: date, monitoring: date, evaluation: date, late: int) -> None:
    first, second = tenggat_of(SATU, monev(text + "\n") if text else None, today)
    assert (first.kegiatan, first.jatuh, first.terlambat(today)) == ("pemantauan", monitoring, late)
    assert (second.kegiatan, second.jatuh) == ("evaluasi", evaluation)


def test_a_draft_waits_for_its_decree_and_what_moved_away_needs_nothing() -> None:
    draft = layanan("nama: L\nunit: U\nstatus: draf\nsop:\n" + SOP.format("Penerimaan"))
    assert [(part.jatuh, part.terlambat(HARI_INI)) for part in tenggat_of(draft, None, HARI_INI)] == [(None, None)] * 2
    gone = layanan("nama: L\nunit: U\nstatus: dialihkan\ndialihkan: {ke: Kantor}\nsop:\n" + SOP.format("Penerimaan"))
    assert tenggat_of(gone, None, HARI_INI) == ()


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 36), st.integers(0, 36))
def test_months_never_overrun_and_keep_their_order(day: date, months: int, more: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 0) == later)
    assert (later <= months_after(day, months + more)) and (more == 0 or later < months_after(day, months + more))
