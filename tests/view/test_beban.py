"""Where the office can make things easier, and whether it did."""

from __future__ import annotations

from sop_gen.model.instansi import Kalender
from sop_gen.teks.angka import NBSP
from sop_gen.view.beban import ukur, view_penyederhanaan
from sop_gen.view.beban_perubahan import view_perubahan
from tests.diff.tulisan import layanan

KALENDER = Kalender()
SATU = """\
nama: Satu
unit: Unit
status: draf
persyaratan: [Fotokopi KTP (1 lembar), Surat permohonan]
jangka_waktu: 2 hari kerja
biaya: gratis
sop:
  - judul: Alur
    pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas}
    langkah:
      - {kegiatan: Mengajukan, oleh: pemohon, waktu: 10 menit}
      - {kegiatan: Memproses, oleh: petugas, waktu: paling lama 1 hari kerja}
"""
DUA = "nama: Dua\nunit: Unit\nstatus: draf\npersyaratan: [KTP, Pasfoto, Akta]\n"


def satu(**changes: str) -> str:
    text = SATU
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_heaviest_first_and_by_each_measure() -> None:
    view = view_penyederhanaan([ukur(layanan(SATU, "satu"), KALENDER), ukur(layanan(DUA, "dua"), KALENDER)], KALENDER)
    assert [row.id for row in view.baris] == ["satu", "dua"]
    assert [cell.teks for cell in view.baris[1].sel] == [f"3{NBSP}butir", "–", "–", "–", "–", "–"]
    assert [cell.persen for cell in view.baris[0].sel] == [67, 100, 100, 100, 100, 0]
    assert [(part.ukuran, part.layanan) for part in view.terberat][:2] == [
        ("Persyaratan terbanyak", ("Dua",)),
        ("Langkah SOP terbanyak", ("Satu",)),
    ]
    assert "Biaya tertinggi" not in [part.ukuran for part in view.terberat], "nothing costs anything"


def test_the_longest_steps_and_what_several_services_ask_for() -> None:
    view = view_penyederhanaan([ukur(layanan(SATU, "satu"), KALENDER), ukur(layanan(DUA, "dua"), KALENDER)], KALENDER)
    assert [(step.kegiatan, step.pelaksana, step.nomor) for step in view.langkah] == [
        ("Memproses", "Petugas", 2),
        ("Mengajukan", "Pemohon", 1),
    ]
    assert [(part.nama, part.layanan) for part in view.syarat] == [("KTP", ("Satu", "Dua"))]


def test_no_service_no_figures() -> None:
    view = view_penyederhanaan([], KALENDER)
    assert (view.terberat, view.baris, view.langkah, view.syarat) == ((), (), (), ())


def test_before_and_after() -> None:
    easier = layanan(satu(**{", Surat permohonan": "", "2 hari kerja": "1 hari kerja"}), "satu")
    gone = layanan(DUA.replace("draf", "dicabut"), "dua")
    view = view_perubahan(
        [("satu", layanan(SATU, "satu"), easier), ("dua", layanan(DUA, "dua"), gone), ("tiga", None, layanan(DUA, "tiga"))],
        KALENDER,
    )
    assert [(row.id, row.keadaan, row.simpulan) for row in view.baris] == [
        ("satu", "dibandingkan", "lebih ringan"),
        ("dua", "tidak lagi dijalankan", None),
        ("tiga", "baru", None),
    ]
    assert [cell.tanda for cell in view.baris[0].sel] == ["▼", "=", "=", "=", "▼", "="]
    assert (view.dibandingkan, view.lebih_ringan, view.lebih_berat, view.persen) == (1, 1, 0, 100)
    papers, *_, times, fees = view.kantor
    assert (papers.semula, papers.menjadi, papers.selisih, papers.persen) == (2, 1, "−50%", (100, 50))
    assert (times.semula, times.selisih, times.ringan, fees.ringan) == (None, "", 1, 0)
