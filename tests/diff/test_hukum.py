"""The laws of a comparison: nothing differs from itself, exchanged sides mirror, applying the changes gives the newer side,
what is told does not hang on how the files are written, and one edit is one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen import pipeline_editions
from sop_gen.diff.compare import compare, compare_office, compare_register
from sop_gen.diff.perubahan import Beda, sidik_perubahan
from tests.diff.mutasi import Pasangan, pasangan, pasangan_tiap_bidang
from tests.diff.tempat import Mutasi, tempat
from tests.diff.terapkan import seragam, terapkan
from tests.diff.terbitan import FOLDERS, Terbitan, asal, edisi_utuh
from tests.diff.tercetak import polos, tercetak
from tests.diff.tulisan_lain import DitulisLain
from tests.diff.ubahan import mutasikan_di

LAWAN = {"ditambah": "dihapus", "dihapus": "ditambah", "diubah": "diubah", "dipindah": "dipindah"}
KERJA = ("revisi", "riwayat", "sumber", "catatan")
EDISI = [(FOLDERS[1], FOLDERS[0]), (FOLDERS[3], FOLDERS[2]), (FOLDERS[0], FOLDERS[2])]
TIAP_BIDANG = pasangan_tiap_bidang()


def dua_arah(pairs: list[tuple[str, str]]) -> list[Pasangan]:
    return [Pasangan(edisi_utuh(a), edisi_utuh(b), ()) for a, b in [*pairs, *((b, a) for a, b in pairs)]]


def beda(lama: Terbitan, baru: Terbitan) -> Iterator[tuple[str, Beda]]:
    """Differences of the services that both have, of the office, of the register."""
    for id in sorted(lama.layanan.keys() & baru.layanan.keys()):
        yield from ((id, each) for each in compare(lama.layanan[id], baru.layanan[id], lama.register, baru.register))
    yield from (("_instansi", each) for each in compare_office(lama.instansi, baru.instansi))
    yield from (("_dasar-hukum", each) for each in compare_register(lama.register, baru.register))


# ---- nothing differs from itself; exchanged sides mirror -----------------------------------------------------------


def isi(id: str, each: Beda, *, dibalik: bool) -> str:
    """Everything that a difference says but its path in words, read forwards or backwards."""
    sides, around, kind = (each.semula, each.menjadi), [(part.lama, part.baru) for part in each.induk], str(each.jenis)
    if dibalik:
        sides, around, kind = sides[::-1], [pair[::-1] for pair in around], LAWAN[kind]
    return repr((id, each.bidang, kind, sides, around))


def bercermin(pair: Pasangan) -> None:
    maju = [isi(id, each, dibalik=False) for id, each in beda(pair.lama, pair.baru)]
    mundur = [isi(id, each, dibalik=True) for id, each in beda(pair.baru, pair.lama)]
    assert Counter(maju) == Counter(mundur)


@settings(max_examples=80)
@given(pasangan())
def test_exchanged_sides_mirror(pair: Pasangan) -> None:
    assert not list(beda(pair.lama, pair.lama)) and not list(beda(pair.baru, pair.baru))
    bercermin(pair)


def test_nothing_differs_from_itself() -> None:
    for tree in asal():
        side, same = Terbitan(tree), DitulisLain(tree)
        assert not list(beda(side, side)) and not list(beda(side, same))


def test_exchanged_sides_mirror_for_fields_and_editions() -> None:
    """Every third pair: what is applied below goes through all of them."""
    for pair in [*TIAP_BIDANG[::3], *dua_arah(EDISI)]:
        bercermin(pair)


# ---- applying the changes gives the newer side ---------------------------------------------------------------------


def terterapkan(pair: Pasangan) -> None:
    """Of services the printed form, told by the views, is that of the newer side; of the office its values."""
    for id in pair.lama.layanan.keys() & pair.baru.layanan.keys():
        sides = [(side.layanan[id], side.register) for side in (pair.lama, pair.baru)]
        (lama, laws), (baru, new_laws) = seragam(*sides)
        made = terapkan(lama, compare(lama, baru, laws, new_laws))
        assert compare(made, baru, new_laws, new_laws) == ()
        assert tercetak(made, pair.baru.instansi, new_laws) == tercetak(baru, pair.baru.instansi, new_laws)
    office = terapkan(pair.lama.instansi, compare_office(pair.lama.instansi, pair.baru.instansi))
    assert tersusun(polos(office)) == tersusun(polos(pair.baru.instansi))
    laws = terapkan(tuple(pair.lama.register.values()), compare_register(pair.lama.register, pair.baru.register))
    assert compare_register({law.id: law for law in laws}, pair.baru.register) == ()


def tersusun(office: dict[str, Any]) -> dict[str, Any]:
    """Days off in the order of the calendar: that of the file says nothing."""
    return {**office, "libur": sorted(map(repr, office.get("libur", [])))}


@settings(max_examples=80)
@given(pasangan())
def test_the_changes_make_the_newer_side_of_the_older(pair: Pasangan) -> None:
    terterapkan(pair)


def test_the_changes_make_the_newer_side_for_every_field_and_edition() -> None:
    for pair in [*TIAP_BIDANG, *dua_arah(EDISI)]:
        terterapkan(pair)


# ---- what is told is the same however the files are written --------------------------------------------------------


def sidik(lama: Terbitan, baru: Terbitan) -> list[tuple[str, str]]:
    """The marks of all changes with their component."""
    return [(f"{id}.{each.bagian}", sidik_perubahan(id, each)) for id, each in beda(lama, baru)]


@settings(max_examples=50)
@given(pasangan())
def test_the_writing_of_a_file_says_nothing(pair: Pasangan) -> None:
    lama, baru = DitulisLain(pair.lama.pohon), DitulisLain(pair.baru.pohon)
    assert not list(beda(pair.baru, baru)) and not list(beda(baru, pair.baru))
    assert sidik(lama, baru) == sidik(pair.lama, baru) == sidik(pair.lama, pair.baru)


@settings(max_examples=60)
@given(pasangan())
def test_a_mark_is_unique_and_both_sides_read_differently(pair: Pasangan) -> None:
    marks = [mark for _, mark in sidik(pair.lama, pair.baru)]
    assert len(marks) == len(set(marks))
    for _, each in beda(pair.lama, pair.baru):
        assert each.semula or each.menjadi


@settings(max_examples=60)
@given(pasangan(), st.data())
def test_marks_stay_when_another_component_changes(pair: Pasangan, data: st.DataObject) -> None:
    """What a component tells does not hang on the others."""
    places = [place for place in tempat(pair.baru.pohon, "") if place.kunci != "status"]
    parts = list(dict.fromkeys(place.kunci.split(".")[0] for place in places))
    part = data.draw(st.sampled_from(parts or [""]))
    here = [place for place in places if place.kunci.split(".")[0] == part]
    later, _ = (
        mutasikan_di(pair.baru.pohon, here, lambda options: data.draw(st.sampled_from(options)))
        if here
        else (pair.baru.pohon, None)
    )
    before, after = (
        {told for told in sidik(pair.lama, side) if told[0].split(".")[1] != part} for side in (pair.baru, Terbitan(later))
    )
    assert before == after


# ---- one edit is one change ----------------------------------------------------------------------------------------

SATU = {"sisip": {"ditambah"}, "hapus": {"dihapus"}, "pindah": {"dipindah"}, "tukar": {"dipindah"}}
"""The kind of difference that an edit of a list makes, once; two swapped items may be two."""
SEDERET = ("sop.langkah.oleh", "sop.langkah.lanjut")
"""Lists that are one value."""
PENGENAL = (
    "dasar_hukum.ref",
    "abaikan.kode",
    "reviu.tanggal",
    "libur.tanggal",
    "_dasar-hukum.oleh",
    "poster.bahasa",
    "poster.gaya",
)
"""Fields by which an item is known: with another value it is another item."""
TUJUAN = ("keputusan.ya", "keputusan.tidak", "lanjut")
"""Where a step leads: another word may lead to the same step, or need the other way to be mended."""
UTUH = ("jangka_waktu", "sop.langkah.waktu")
"""Values that are told as one."""


def bidang(mutation: Mutasi) -> str:
    """The field that a difference names: groups do not count, a time is one value, of a fee the amount or its words."""
    key = mutation.kunci.replace(".butir", "")
    whole = next((part for part in UTUH if key.startswith(part)), key)
    return {"biaya.teks": "biaya.tarif", "dasar_hukum.ref": "dasar_hukum"}.get(whole, whole)


def tercatat(pair: Pasangan) -> list[Beda]:
    """The differences in the field that was changed."""
    return [each for _, each in beda(pair.lama, pair.baru) if each.bidang == bidang(pair.mutasi[0])]


def tengah(options: Any) -> Any:
    return options[len(options) // 2]


def diam(mutation: Mutasi) -> bool:
    """Whether what changed is told nowhere: the drafting, where a regulation was read, the order of what has none."""
    head = mutation.kunci.split(".")[0]
    unordered = mutation.kunci in ("_dasar-hukum", "_instansi.libur") and mutation.jenis in ("tukar", "pindah")
    return head in KERJA or mutation.kunci == "_dasar-hukum.sumber" or mutation.jenis in ("tulis", "id") or unordered


@cache
def satu_suntingan() -> list[Pasangan]:
    """One edit of every field, of every kind, in the middle of the lists."""
    return [pair for pair in pasangan_tiap_bidang(tengah) if pair.mutasi[0].kunci != "id" and berbeda(pair)]


def berbeda(pair: Pasangan) -> bool:
    """Whether the models differ: a key left out may say the same as the key with its default."""
    sides = [(side.layanan, side.instansi, list(side.register.items())) for side in (pair.lama, pair.baru)]
    return sides[0] != sides[1]


def test_what_is_not_printed_is_no_change() -> None:
    for pair in satu_suntingan():
        if diam(pair.mutasi[0]):
            assert not list(beda(pair.lama, pair.baru)), pair.nama


@pytest.mark.parametrize("kind", SATU)
def test_one_edit_of_a_list_is_one_change(kind: str) -> None:
    pairs = [pair for pair in satu_suntingan() if pair.mutasi[0].jenis == kind and not diam(pair.mutasi[0])]
    assert pairs
    for pair in pairs:
        kinds = [each.jenis for each in tercatat(pair)]
        allowed = {"diubah"} if pair.mutasi[0].kunci in SEDERET else SATU[kind]
        assert set(kinds) <= allowed and 1 <= len(kinds) <= (2 if kind == "tukar" else 1), (pair.nama, kinds)


def test_one_item_made_two_is_two_changes() -> None:
    for pair in satu_suntingan():
        if pair.mutasi[0].jenis == "pecah" and not diam(pair.mutasi[0]):
            kinds = sorted(each.jenis for _, each in beda(pair.lama, pair.baru))
            assert kinds in (["ditambah", "diubah"], ["diubah"]), (pair.nama, kinds)


def test_one_edit_of_a_value_is_one_change() -> None:
    for pair in satu_suntingan():
        mutation = pair.mutasi[0]
        if mutation.jenis == "ubah" and not diam(mutation) and not mutation.kunci.endswith((*PENGENAL, *TUJUAN)):
            assert [each.jenis for each in tercatat(pair)] == ["diubah"], pair.nama


@pytest.mark.parametrize("folders", [*EDISI, *((b, a) for a, b in EDISI)], ids=" ke ".join)
def test_whole_editions_by_the_command(folders: tuple[str, str], tmp_path: Path) -> None:
    """Services that come, go and are renamed; the order in which files were written; marks that are unique."""
    lama, baru = (edisi_utuh(folder) for folder in folders)
    told = banding(lama.simpan(tmp_path / "lama"), baru.simpan(tmp_path / "baru"))
    for entry in told["layanan"]:
        marks = [change["sidik"] for change in entry["perubahan"]]
        assert len(marks) == len(set(marks))
    again = banding(
        DitulisLain(lama.pohon).simpan(tmp_path / "lama-lain"), DitulisLain(baru.pohon).simpan(tmp_path / "baru-lain")
    )
    assert tanpa_tempat(again) == tanpa_tempat(told)
    back = banding(tmp_path / "baru", tmp_path / "lama")
    assert Counter(dibaca(back, dibalik=True)) == Counter(dibaca(told, dibalik=False))


def banding(lama: Path, baru: Path) -> dict[str, Any]:
    result = pipeline_editions.diff(str(lama), str(baru), (), baru)
    assert not result.temuan
    return pipeline_editions.diff_data(result)


def tanpa_tempat(told: dict[str, Any]) -> list[Any]:
    """Entries and changes without lines of files."""
    return [
        {**entry, "perubahan": [{key: part for key, part in change.items() if key != "posisi"} for change in entry["perubahan"]]}
        for entry in told["layanan"]
    ]


def dibaca(told: dict[str, Any], *, dibalik: bool) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    for entry in told["layanan"]:
        for change in entry["perubahan"]:
            kind, old, new = change["jenis"], change["semula"], change["menjadi"]
            shared = entry["id"] if entry["id"].startswith("_") else ""
            yield (shared, change["bagian"], LAWAN[kind], new, old) if dibalik else (shared, change["bagian"], kind, old, new)


@pytest.mark.parametrize("kind", ["sisip", "hapus", "id"])
def test_a_service_that_comes_goes_or_has_another_file_is_one_change(kind: str, tmp_path: Path) -> None:
    pair = next(pair for pair in TIAP_BIDANG if str(pair.mutasi[0]) == f"{kind} id")
    told = banding(pair.lama.simpan(tmp_path / "lama"), pair.baru.simpan(tmp_path / "baru"))
    expected = {"sisip": ("layanan", "ditambah"), "hapus": ("layanan", "dihapus"), "id": ("id", "diubah")}[kind]
    changes = [change for entry in told["layanan"] for change in entry["perubahan"]]
    assert [(change["bagian"], change["jenis"]) for change in changes] == [expected]
    assert kind != "id" or changes[0]["dampak"] == "netral"
