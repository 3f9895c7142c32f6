"""Questions answered: what is proved, what is missing, the range that follows, and the remarks of an evaluator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.bukti.berkas import BerkasKantor
from sop_gen.bukti.jawab import HasilLembar
from sop_gen.bukti.keadaan import Dokumen, Masukan, Pemantauan, Ringan
from sop_gen.bukti.periksa import UJI
from sop_gen.model.layanan import Reviu
from tests.bukti.bahan import KANTOR, LAYANAN, LKE, OMBUDSMAN, PER, all_questions, answered, file

RAPAT = ("Undangan 2026-02-01.pdf", "Daftar hadir 2026-02-10.pdf", "Notula 2026-02-10.pdf", "Foto 2026-02-10.jpg")
DRAF = replace(LAYANAN, id="layanan-b", berlaku=False)


def span(kode: str, names: tuple[str, ...] = (), **changes: Any) -> tuple[str, str]:
    one = all_questions(answered({kode: [file(name) for name in names]}, **changes))[kode]
    assert one.rentang is not None
    return str(float(one.rentang.rendah)), str(float(one.rentang.tinggi))


@pytest.mark.parametrize(
    ("kode", "names", "expected"),
    [
        ("VI.i.a", (), ("0.0", "1.0")),
        ("VI.i.a", ("SK standar pelayanan.pdf",), ("1.0", "1.0")),
        ("VI.i.c", RAPAT, ("0.0", "1.0")),
        ("VI.iv.a", ("SKM I 2026.pdf", "SKM II 2026.pdf", "SKM III 2026.pdf"), ("0.0", "1.0")),
        ("VI.iv.a", ("SKM I 2026.pdf", "SKM II 2026.pdf", "SKM III 2026.pdf", "SKM IV 2026.pdf"), ("1.0", "1.0")),
        ("VI.iv.a", ("SKM I 2026.pdf", "SKM II 2026.pdf", "SKM III 2026.pdf", "SKM IV 2025.pdf"), ("0.0", "1.0")),
        ("VI.v.b", ("Tangkapan layar 2026.png",), ("1.0", "1.0")),
        ("II.iii.b", ("Laporan 2026.pdf", "RTL 2026.pdf"), ("0.0", "1.0")),
        ("II.iii.b", ("Laporan 2026.pdf", "RTL 2026.pdf", "Realisasi 2026.pdf"), ("1.0", "1.0")),
        ("II.R.i", ("Peta proses bisnis.pdf", "Laporan 2026.pdf"), ("0.0", "1.0")),
    ],
)
def test_ranges_follow_the_files(kode: str, names: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert span(kode, names) == expected


def test_a_review_with_minutes_is_proved() -> None:
    people = replace(LAYANAN, temuan=frozenset({"reviu-kurang-unsur"}))
    names = (*RAPAT, "Berita acara 2026-02-10.pdf")
    assert span("VI.i.c", names) == ("1.0", "1.0")
    assert span("VI.i.c", names, layanan=(people,)) == ("0.0", "1.0")
    old = replace(LAYANAN, reviu=(Reviu(tanggal="2025-02-10", berita_acara="BA-01", skm="Ada", pengaduan="Ada"),))
    assert span("VI.i.c", names, layanan=(old,)) == ("0.0", "1.0")
    assert span("VI.i.c", names, masukan=(Masukan(date(2026, 2, 10), 5, 1),)) == ("0.0", "1.0")
    assert span("VI.i.c", names, masukan=(Masukan(date(2026, 2, 10), 5, 0),)) == ("1.0", "1.0")


@pytest.mark.parametrize(
    ("kode", "most", "changes"),
    [
        ("VI.i.a", "0.75", {"layanan": (LAYANAN, DRAF)}),
        ("VI.i.a", "0.75", {"layanan": (replace(LAYANAN, bernomor=False),)}),
        ("VI.i.a", "0.75", {"layanan": (replace(LAYANAN, kosong=("biaya",)),)}),
        ("VI.i.b", "0.67", {"maklumat": None}),
        ("VI.i.b", "0.67", {"maklumat": date(2027, 1, 1)}),
        ("VI.ii.d", "0.67", {"layanan": (replace(LAYANAN, temuan=frozenset({"jaminan-tanpa-kompensasi"})),)}),
        ("II.i.b", "0.75", {"layanan": (LAYANAN, DRAF)}),
    ],
)
def test_what_the_standards_refute_rules_out_the_best_answer(kode: str, most: str, changes: dict[str, Any]) -> None:
    assert span(kode, **changes) == ("0.0", most)


def test_a_draft_whose_earlier_edition_is_in_force_is_in_force() -> None:
    before = {"layanan-b": Ringan(lebih_ringan=False, sop_berubah=False, berlaku_dahulu=True)}
    changes: dict[str, Any] = {"layanan": (LAYANAN, DRAF), "perubahan": before, "edisi_lama": "2023"}
    assert span("VI.i.a", ("SK.pdf",), **changes) == ("1.0", "1.0")


def test_an_unreadable_service_proves_nothing_for_all() -> None:
    assert span("VI.i.a", ("SK.pdf",), tak_terbaca=("rusak",)) == ("0.0", "1.0")
    assert span("VI.i.a", ("SK.pdf",), layanan=()) == ("0.0", "1.0")


def test_a_share_is_what_is_proved() -> None:
    easier = {id: Ringan(lebih_ringan=True, sop_berubah=False, berlaku_dahulu=True) for id in ("layanan-a", "layanan-b")}
    three = (LAYANAN, DRAF, replace(LAYANAN, id="layanan-c"))
    one = all_questions(answered(layanan=three, perubahan=easier, edisi_lama="2023"))["VI.R.i.b"]
    assert one.rentang is not None
    assert (one.rentang.rendah, one.rentang.tinggi) == (Fraction(1, 3), 1)
    assert span("VI.R.i.b", layanan=three, perubahan=easier) == ("0.0", "1.0"), "no edition to compare with"
    broken = all_questions(answered(layanan=three, perubahan=easier, edisi_lama="2023", tak_terbaca=("d",)))["VI.R.i.b"]
    assert broken.rentang is not None and broken.rentang.rendah == 0


# ---- monitoring --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(date(2026, 5, 22), "ya"), (date(2026, 5, 21), "tak-tentu"), (date(2026, 11, 23), "tak-tentu"), (PER, "ya")],
)
def test_monitoring_lasts_six_months(day: date, verdict: str) -> None:
    held = {"layanan-a": Pemantauan({0: (day,)}, {})}
    assert UJI.load()["sop-dipantau"](replace(KANTOR, monev=held)).putusan == verdict


def test_every_procedure_must_be_monitored_and_evaluated() -> None:
    two = replace(LAYANAN, judul_sop=("Penerimaan", "Penyerahan"))
    half = replace(KANTOR, layanan=(two,), monev={"layanan-a": Pemantauan({0: (PER,)}, {1: (PER,)})})
    whole = replace(half, monev={"layanan-a": Pemantauan({0: (PER,), 1: (PER,)}, {0: (PER,), 1: (date(2026, 1, 1),)})})
    for name in ("sop-dipantau", "sop-dievaluasi"):
        assert (UJI.load()[name](half).putusan, UJI[name](whole).putusan) == ("tak-tentu", "ya")
    old = replace(half, monev={"layanan-a": Pemantauan({}, {0: (date(2025, 12, 31),), 1: (PER,)})})
    assert UJI["sop-dievaluasi"](old).putusan == "tak-tentu"


def test_every_check_is_asked_by_some_sheet() -> None:
    asked = {
        name
        for sheet in (LKE, OMBUDSMAN)
        for one in all_questions(answered(lembar=sheet)).values()
        for name in (*(name for part in one.pertanyaan.syarat.values() for name in part.uji), one.pertanyaan.ukur)
    }
    assert set(UJI.load()) == asked - {None}


# ---- adding evidence -----------------------------------------------------------------------------------------------

KODE = sorted(all_questions(answered()))
NAMA = [f"{kind.kata[0]} {year} {number}.pdf" for kind in LKE.jenis.values() for year in (2025, 2026) for number in (1, 2, 3, 4)]
FILES = st.lists(st.tuples(st.sampled_from(KODE), st.sampled_from(NAMA)), max_size=60)
OFFICES = st.sampled_from(
    [
        {},
        {"layanan": (LAYANAN, DRAF)},
        {"layanan": (replace(LAYANAN, inovasi=True),)},
        {"tak_terbaca": ("rusak",)},
        {"maklumat": None, "layanan": ()},
    ]
)


def score(pairs: list[tuple[str, str]], changes: dict[str, Any]) -> HasilLembar:
    held: dict[str, list[BerkasKantor]] = {}
    for kode, name in pairs:
        held.setdefault(kode, []).append(file(name))
    return answered(held, **changes)


@settings(max_examples=60)
@given(FILES, FILES, OFFICES)
def test_adding_evidence_never_lowers_a_range(pairs: list[tuple[str, str]], more: list[tuple[str, str]], office: Any) -> None:
    before, after = score(pairs, office), score([*pairs, *more], office)
    for old, new in zip(before.area, after.area, strict=True):
        assert old.rentang and new.rentang
        assert 0 <= old.rentang.rendah <= new.rentang.rendah <= new.rentang.tinggi <= new.bobot
        assert old.rentang.tinggi == new.rentang.tinggi, "files prove; they refute nothing"
    for kode, one in all_questions(before).items():
        later = all_questions(after)[kode]
        assert one.rentang and later.rentang and one.rentang.rendah <= later.rentang.rendah


def test_all_evidence_there_is_gives_the_highest_score_of_the_files() -> None:
    every = [(kode, name) for kode in KODE for name in NAMA]
    for area in score(every, {}).area:
        for group in area.kelompok:
            for one in group.pertanyaan:
                unproved = [part for part in one.syarat if part.kurang]
                assert not unproved, (one.kode, unproved)


# ---- remarks ---------------------------------------------------------------------------------------------------------


def remarks(kode: str, *files: BerkasKantor, **changes: Any) -> list[str]:
    return [f"{part.kode} {part.teks}" for part in all_questions(answered({kode: list(files)}, **changes))[kode].pengingat]


def document(name: str = "layanan-a/standar.pdf", jenis: str = "standar", sha: str = "abc", *, draf: bool = False) -> Dokumen:
    return Dokumen(name, jenis, "layanan-a", "Standar Pelayanan Layanan A", 1, None, "1a2b3c4d", sha, 10, draf, usang=False)


def test_zi_01_no_evidence_or_evidence_of_another_year() -> None:
    assert remarks("VI.iii.b") == ["ZI-01 belum ada bukti"]
    assert remarks("VI.i.a", dokumen=(document(),)) == []
    assert remarks("VI.iii.c", file("Laporan 2024.pdf")) == [
        "ZI-01 'Laporan 2024.pdf' dari tahun 2024, bukan 2026, jadi tidak dihitung"
    ]
    assert remarks("VI.iii.c", file("Laporan.pdf")) == [
        "ZI-01 tanggal 'Laporan.pdf' belum diketahui, jadi belum dihitung; tulis pada nama berkas, misalnya 2026-03-02"
    ]
    assert remarks("VI.iii.b", file("SK 2019.pdf")) == [], "a decree stays in force"
    assert remarks("VI.iii.b", file("a.pdf"))[0].startswith("ZI-01 jenis berkas 'a.pdf' belum dikenali")


def test_zi_02_a_meeting_is_proved_by_all_of_its_papers() -> None:
    papers = [file(name) for name in RAPAT]
    assert remarks("VI.i.c", *papers) == []
    assert remarks("VI.i.c", *papers[:2]) == ["ZI-02 bukti kegiatan belum memuat notula, foto"]
    assert remarks("VI.iii.b", file("Notula 2026-01-05.pdf")) == [
        "ZI-02 bukti kegiatan belum memuat undangan, daftar hadir, foto"
    ]
    assert remarks("VI.ii.e", file("Foto 2026.jpg")) == [], "a photo alone is of no meeting"
    assert remarks("VI.i.c", file("Foto 2026.jpg")) == ["ZI-02 bukti kegiatan belum memuat undangan, daftar hadir, notula"]


def test_zi_03_unfinished_papers() -> None:
    assert remarks("VI.i.a", dokumen=(document(draf=True),)) == [
        "ZI-03 1 dari 1 dokumen masih DRAF: belum ditetapkan atau belum lengkap"
    ]
    assert remarks("VI.iii.b", file("SK.pdf", size=0)) == ["ZI-03 'SK.pdf' kosong, jadi tidak dihitung"]
    assert remarks("VI.iii.b", file("SK.pdf", ditandatangani="tidak")) == [
        "ZI-03 'SK.pdf' belum ditandatangani, jadi tidak dihitung"
    ]


def test_zi_04_what_must_follow() -> None:
    assert remarks("VI.iv.a", file("SKM 2026.pdf")) == ["ZI-04 laporan survei belum disertai foto publikasi hasilnya"]
    both = answered({"VI.iv.a": [file("SKM 2026.pdf")], "VI.iv.b": [file("Foto 2026.jpg")]})
    assert all_questions(both)["VI.iv.a"].pengingat == (), "the photo lies with its neighbour"
    assert remarks("II.iii.b", file("RTL 2026.pdf")) == ["ZI-04 rencana tindak lanjut belum disertai bukti pelaksanaannya"]
    assert remarks("II.iii.b", file("RTL 2026.pdf"), file("Realisasi 2026.pdf")) == []


def test_zi_05_a_document_in_the_wrong_place() -> None:
    sop = document("layanan-a/sop.pdf", "sop", "beda")
    said = remarks("VI.i.a", file("SK standar.pdf", sha="beda"), dokumen=(document(), sop))
    assert said == ["ZI-05 'SK standar.pdf' adalah Standar Pelayanan Layanan A, yang tidak diminta pada pertanyaan ini"]
    assert remarks("VI.i.a", file("SK standar.pdf", sha="abc"), dokumen=(document(), sop)) == []


def test_the_ombudsman_is_answered_without_a_score() -> None:
    result = answered(lembar=OMBUDSMAN)
    assert [area.rentang for area in result.area] == [None]
    assert {one.rentang for one in all_questions(result).values()} == {None}
    assert len({sub.kode for group in result.area[0].kelompok for sub in group.sub}) == 5
