"""What a service asks in numbers, and which way each measure went."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.diff.beban import UKURAN, Arah, Beban, arah_of, beban_of, simpulan
from sop_gen.model.instansi import Kalender
from sop_gen.waktu.jumlah import Jumlah
from tests.diff.tulisan import layanan

KALENDER = Kalender()
SPEC = """\
nama: Layanan Uji
unit: Unit
status: draf
persyaratan: [KTP, {kelompok: Perkawinan, butir: [Buku nikah, Kartu keluarga]}]
jangka_waktu: [3 hari kerja, {teks: menurut jadwal}, paling cepat 9 hari kerja, 1 bulan]
biaya: [{uraian: A, tarif: 50.000}, {uraian: B, tarif: 250.000}]
sop:
  - judul: Permohonan
    pelaksana:
      pemohon: {nama: Pemohon, eksternal: true}
      presiden: {nama: Presiden, eksternal: true}
      petugas: Petugas
      kepala: Kepala
    langkah:
      - {id: isi, kegiatan: Mengisi, oleh: pemohon}
      - {kegiatan: Menyerahkan, oleh: pemohon}
      - {kegiatan: Memeriksa, oleh: petugas, keputusan: {ya: lanjut, tidak: isi}}
      - {kegiatan: Mewawancarai, oleh: [petugas, pemohon]}
      - {kegiatan: Meneruskan, oleh: kepala}
      - {kegiatan: Memutus, oleh: presiden}
      - {kegiatan: Mengambil hasil, oleh: pemohon}
"""


def changed(old: str, new: str) -> Beban:
    assert old in SPEC
    return beban_of(layanan(SPEC.replace(old, new)), KALENDER)


SEMULA = beban_of(layanan(SPEC), KALENDER)


def test_every_measure_by_hand() -> None:
    by_hand = Beban(
        persyaratan=3,
        langkah=7,
        # He fills in and hands over (once), is interviewed, fetches the result; the President is no applicant.
        kontak=3,
        # To the officer; to the head; to the President; to the applicant. The interview stays with the officer.
        serah_terima=4,
        jangka_waktu=Jumlah(bulan=Decimal(1)),
        biaya=(50_000, 250_000),
    )
    assert by_hand == SEMULA


def test_what_is_not_known_is_none_and_free_is_zero() -> None:
    bare = beban_of(layanan("nama: L\nunit: U\nstatus: draf\n"), KALENDER)
    assert bare == Beban(None, None, None, None, None, None)
    assert beban_of(layanan("nama: L\nunit: U\nstatus: draf\nbiaya: gratis\n"), KALENDER).biaya == (0, 0)
    assert changed("{uraian: B, tarif: 250.000}", "{uraian: B, teks: menurut luas}").biaya is None


ARAH: list[tuple[str, str, str, Arah]] = [
    ("persyaratan", "[KTP, ", "[", "lebih ringan"),
    ("persyaratan", "[KTP, ", "[KTP, Pasfoto, ", "lebih berat"),
    ("persyaratan", "[KTP, ", "[Pasfoto, ", "tetap"),
    ("langkah", "      - {kegiatan: Meneruskan, oleh: kepala}\n", "", "lebih ringan"),
    ("kontak", "oleh: [petugas, pemohon]", "oleh: petugas", "lebih ringan"),
    ("serah_terima", "oleh: kepala}", "oleh: petugas}", "lebih ringan"),
    ("jangka_waktu", "1 bulan", "2 bulan", "lebih berat"),
    ("jangka_waktu", "1 bulan", "2 hari kerja", "lebih ringan"),
    ("jangka_waktu", "1 bulan", "30 hari kalender", "tidak dapat dibandingkan"),
    ("biaya", "250.000", "200.000", "lebih ringan"),
    ("biaya", "50.000}, {uraian: B, tarif: 250.000", "75.000}, {uraian: B, tarif: 200.000", "tidak dapat dibandingkan"),
    ("biaya", "[{uraian: A, tarif: 50.000}, {uraian: B, tarif: 250.000}]", "gratis", "lebih ringan"),
]  # fmt: skip


@pytest.mark.parametrize(("ukuran", "old", "new", "arah"), ARAH)
def test_which_way_a_measure_went_and_back(ukuran: Any, old: str, new: str, arah: Arah) -> None:
    menjadi = changed(old, new)
    mirror = {"lebih ringan": "lebih berat", "lebih berat": "lebih ringan"}
    assert arah_of(ukuran, SEMULA, menjadi, KALENDER) == arah
    assert arah_of(ukuran, menjadi, SEMULA, KALENDER) == mirror.get(arah, arah)


COUNTS = st.none() | st.integers(1, 9)
TIMES = st.none() | st.builds(Jumlah, *(st.integers(0, 90).map(Decimal),) * 4)
FEES = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: (min(pair), max(pair)))
BEBAN = st.builds(Beban, COUNTS, COUNTS, COUNTS, COUNTS, TIMES, FEES)


@given(BEBAN, BEBAN)
def test_no_way_is_easier_in_both_directions(one: Beban, other: Beban) -> None:
    mirror = {"lebih ringan": "lebih berat", "lebih berat": "lebih ringan"}
    for ukuran in UKURAN:
        there, back = arah_of(ukuran, one, other, KALENDER), arah_of(ukuran, other, one, KALENDER)
        assert back == mirror.get(there, there)
    assert {arah_of(ukuran, one, one, KALENDER) for ukuran in UKURAN} <= {"tetap", "tidak dapat dibandingkan"}


@pytest.mark.parametrize(
    ("arah", "said"),
    [
        (["lebih ringan", "tetap", "tidak dapat dibandingkan"], "lebih ringan"),
        (["lebih berat", "tetap"], "lebih berat"),
        (["lebih berat", "lebih ringan"], "tidak dapat dibandingkan"),
        (["tetap", "tidak dapat dibandingkan"], "tetap"),
        (["tidak dapat dibandingkan"], "tidak dapat dibandingkan"),
    ],
)
def test_what_the_measures_say_together(arah: list[Arah], said: Arah) -> None:
    assert simpulan(arah) == said
