"""The random pairs are valid, varied and repeatable, and reach every field of the schema."""

from __future__ import annotations

from hypothesis import given, settings

from tests.diff.bentuk import kunci_semua
from tests.diff.mutasi import Pasangan, pasangan, pasangan_acak, pasangan_tiap_bidang
from tests.diff.terbitan import Terbitan, asal

JENIS = {"ubah", "tulis", "isi", "kosongkan", "id", "ganti", "sisip", "hapus", "tukar", "pindah", "pecah", "kelompokkan", "buka"}


def read(side: Terbitan) -> None:
    """Reads the files of one side; refuses what is not valid."""
    assert side.instansi and side.layanan.keys() == side.pohon["layanan"].keys()
    assert len(side.register) == len(side.pohon["_dasar-hukum"])


def test_every_start_is_valid() -> None:
    for tree in asal():
        read(Terbitan(tree))


@settings(max_examples=150)
@given(pasangan())
def test_drawn_pairs_are_valid(pair: Pasangan) -> None:
    read(pair.lama)
    read(pair.baru)


def test_every_kind_and_most_fields_are_reached_soon() -> None:
    done = [mutation for pair in pasangan_acak(5, 400) for mutation in pair.mutasi]
    assert {mutation.jenis for mutation in done} == JENIS
    assert len({mutation.kunci for mutation in done}) > len(kunci_semua()) / 2


def test_pairs_of_a_seed_are_repeatable_and_valid() -> None:
    first, again = [[(pair.nama, pair.lama.teks, pair.baru.teks) for pair in pasangan_acak(7, 30)] for _ in range(2)]
    assert first == again
    for pair in pasangan_acak(8, 200):
        read(pair.lama)
        read(pair.baru)


def test_every_field_has_a_least_pair() -> None:
    pairs = pasangan_tiap_bidang()
    assert set(kunci_semua()) - {pair.mutasi[0].kunci for pair in pairs} == {"biaya.gratis"}, "`ganti biaya` alone makes it true"
    assert {pair.mutasi[0].jenis for pair in pairs} == JENIS
    for pair in pairs:
        read(pair.lama)
        read(pair.baru)
        assert pair.lama.teks != pair.baru.teks and len(pair.mutasi) == 1
