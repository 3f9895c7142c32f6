"""Judgements of random pairs of editions: there always is one, and with the editions exchanged it is the opposite one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.diff.batas import pergeseran
from sop_gen.diff.judge import judge
from sop_gen.diff.perubahan import Beda, Induk, Jenis, Nilai
from sop_gen.diff.rule import RULES, Tinjauan
from sop_gen.diff.tempo import selisih
from sop_gen.edition import read_edition, read_service
from sop_gen.model.butir import Butir, Waktu
from sop_gen.model.durasi import SATUAN
from sop_gen.model.instansi import Instansi, Kalender
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from tests.conftest import ROOT
from tests.diff.kasus_aturan import Sisi, own, shared
from tests.diff.mutasi import Pasangan, pasangan_acak, pasangan_tiap_bidang
from tests.diff.terbitan import Terbitan
from tests.diff.test_aturan import LAWAN, schema

SKEMA = schema()
JENIS: dict[Jenis, Jenis] = {"ditambah": "dihapus", "dihapus": "ditambah", "diubah": "diubah", "dipindah": "dipindah"}


def mirrored(beda: Beda, tinjauan: Tinjauan) -> tuple[Beda, Tinjauan]:
    """The same difference with the editions exchanged."""
    around = tuple(Induk(part.baru, part.lama) for part in beda.induk)
    turned = Beda(beda.bidang, beda.jalur, JENIS[beda.jenis], beda.menjadi, beda.semula, around)
    return turned, Tinjauan(tinjauan.baru, tinjauan.lama, tinjauan.instansi_baru, tinjauan.instansi_lama)


def check_both_ways(beda: Beda, tinjauan: Tinjauan) -> str:
    there, back = judge(beda, tinjauan), judge(*mirrored(beda, tinjauan))
    assert there.alasan and back.alasan
    assert (back.kode, back.dampak) == (RULES[there.kode].cermin, LAWAN[there.dampak]), beda
    said = [kode for kode in RULES if RULES[kode].dampak != "netral" and RULES[kode].says(beda, tinjauan)]
    assert len(said) <= 1, (said, beda)
    return there.kode


def differences(lama: Terbitan, baru: Terbitan) -> Iterator[tuple[Beda, Tinjauan]]:
    """All differences of two editions, services and shared files."""
    yield from shared(Sisi(None, lama.instansi, lama.register), Sisi(None, baru.instansi, baru.register))
    for id in sorted(lama.layanan.keys() | baru.layanan.keys()):
        old, new = (Sisi(side.layanan.get(id), side.instansi, side.register) for side in (lama, baru))
        yield from own(old, new)


def kodes(pair: Pasangan) -> Iterator[str]:
    for beda, tinjauan in differences(pair.lama, pair.baru):
        assert beda.jenis == "dipindah" or (beda.bidang, beda.jenis) in SKEMA, "the coverage test knows less than the comparison"
        yield check_both_ways(beda, tinjauan)


def test_every_field_alone_is_judged_both_ways() -> None:
    seen = {kode for pair in pasangan_tiap_bidang() for kode in kodes(pair)}
    assert len(seen) > len(list(RULES)) / 2


@pytest.mark.parametrize("seed", range(4))
def test_random_pairs_are_judged_both_ways(seed: int) -> None:
    assert len({kode for pair in pasangan_acak(seed, 60) for kode in kodes(pair)}) > 10


def test_the_shipped_editions_mirror_each_other() -> None:
    old, new = (shipped(ROOT / "standards" / "arsip" / "2023"), shipped(ROOT / "standards"))
    there, back = (
        Counter((beda.bidang, judge(beda, tinjauan).kode) for lama, baru in pairs for beda, tinjauan in own(lama, baru))
        for pairs in (list(zip(old, new, strict=True)), list(zip(new, old, strict=True)))
    )
    assert len(there) > 20
    assert there == Counter({(bidang, RULES[kode].cermin): number for (bidang, kode), number in back.items()})


def shipped(folder: Path) -> list[Sisi]:
    """The services of an edition, in order of id."""
    edition = read_edition(folder, sort_out(list_folder(folder), str(folder)))
    assert edition.instansi
    found = [(id, read_service(edition, id)[0]) for id in sorted(edition.files.layanan)]
    return [Sisi(service and service.layanan, edition.instansi, edition.register) for _, service in found]


# ---- the two measures ------------------------------------------------------------------------------------------------

JUMLAH = st.integers(1, 60)
WAKTU = st.builds(
    lambda low, more, unit, start: Waktu(lama=f"{low}-{low + more} {unit}" if more else f"{low} {unit}", sejak=start),
    JUMLAH, st.integers(0, 3), st.sampled_from(SATUAN),
    st.sampled_from((None, "berkas diterima", "berkas lengkap", "biaya dibayar", "permohonan disetujui", "hari pelantikan")),
)  # fmt: skip
KALENDER = st.builds(
    lambda jam, hari: Instansi(nama="A", kalender=Kalender(jam_per_hari=jam, hari_per_minggu=hari)),
    st.sampled_from(("7.5", "8")), st.sampled_from(("5", "6")),
)  # fmt: skip


@settings(max_examples=600)
@given(WAKTU, WAKTU, KALENDER, KALENDER)
def test_times_are_compared_alike_from_both_sides(lama: Waktu, baru: Waktu, dahulu: Instansi, kini: Instansi) -> None:
    there = selisih(lama, baru, Tinjauan(None, None, dahulu, kini))
    back = selisih(baru, lama, Tinjauan(None, None, kini, dahulu))
    assert there and back
    assert (there.lama, there.awal) == tuple(None if part is None else -part for part in (back.lama, back.awal))


SYARAT = st.lists(
    st.sampled_from(("paling singkat", "paling lama", "berusia", "12", "24", "2", "bulan", "tahun", "Rp5.000", "Pasal", "surat")),
    max_size=7,
).map(" ".join)


@settings(max_examples=600)
@given(SYARAT, SYARAT)
def test_numbers_are_compared_alike_from_both_sides(lama: str, baru: str) -> None:
    there, back = pergeseran(lama, baru), pergeseran(baru, lama)
    assert (there is None) == (back is None)
    if there and back:
        assert (there.arah, there.semula, there.menjadi) == (-back.arah, back.menjadi, back.semula)
    assert pergeseran(lama, lama) is None


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_judged(lama: str, baru: str) -> None:
    for bidang in ("persyaratan.nama", "persyaratan.bila", "pemohon"):
        induk = (Induk(Butir.model_construct(nama=lama), Butir.model_construct(nama=baru)),)
        check_both_ways(Beda(bidang, "", "diubah", Nilai(lama, lama, ()), Nilai(baru, baru, ()), induk), Tinjauan())
