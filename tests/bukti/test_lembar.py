"""Sheets: what the shipped ones say, and every fault of a sheet of one's own, with its line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sop_gen.bukti.lembar import Lembar, questions
from sop_gen.bukti.muat import load_keterangan, load_lembar, load_penilaian
from tests.bukti.bahan import LKE, OMBUDSMAN, document

SKALA = {
    "A-E": {"A": "1", "B": "3/4", "C": "1/2", "D": "1/4", "E": "0"},
    "A-D": {"A": "1", "B": "67/100", "C": "33/100", "D": "0"},
    "A-C": {"A": "1", "B": "1/2", "C": "0"},
    "ya-tidak": {"ya": "1", "tidak": "0"},
}
"""Values of the answers."""
PERTANYAAN = {
    "II.i": "A-D A-E A-E", "II.ii": "A-C A-C A-C A-C", "II.iii": "A-C A-C",
    "II.R.i": "A-D", "II.R.ii": "A-C A-C", "II.R.iii": "A-E A-E A-E",
    "VI.i": "A-E A-D A-D ya-tidak", "VI.ii": "A-E A-D A-D A-D A-D A-E", "VI.iii": "A-E A-C A-C", "VI.iv": "A-E A-C A-D",
    "VI.v": "A-D ya-tidak A-C", "VI.R.i": "A-D persen", "VI.R.ii": "A-D",
}  # fmt: skip
"""The scales of the questions of each sub-component, in order."""
BOBOT = {"II.i": "1", "II.ii": "2", "II.iii": "0.5", "II.R.i": "0.5", "II.R.ii": "1", "II.R.iii": "2", "VI.i": "1", "VI.ii": "1",
         "VI.iii": "1", "VI.iv": "1", "VI.v": "1", "VI.R.i": "2.5", "VI.R.ii": "2.5"}  # fmt: skip


def subs() -> dict[str, tuple[str, str]]:
    """Of each sub-component the scales of its questions and its weight."""
    return {
        ".".join(part for part in (area.kode, group.awalan, sub.kode) if part): (
            " ".join(one.skala or "" for one in sub.pertanyaan),
            str(sub.bobot),
        )
        for area in LKE.area
        for group in area.kelompok
        for sub in group.sub
    }


def test_the_sheet_has_the_scales_and_weights_of_the_regulation() -> None:
    assert {name: dict(scale) for name, scale in LKE.skala.items()} == {
        name: {word: Fraction(value) for word, value in scale.items()} for name, scale in SKALA.items()
    }
    assert {code: scales for code, (scales, _) in subs().items()} == PERTANYAAN
    assert {code: Fraction(weight) for code, (_, weight) in subs().items()} == {
        code: Fraction(weight) for code, weight in BOBOT.items()
    }
    assert [(area.kode, [group.bobot for group in area.kelompok]) for area in LKE.area] == [
        ("II", [Fraction("3.5"), Fraction("3.5")]),
        ("VI", [5, 5]),
    ]
    assert [(least.predikat, least.area, least.berlaku_sejak) for least in LKE.ambang] == [("WBK", 60, 2024), ("WBBM", 75, 2024)]


@pytest.mark.parametrize("sheet", [LKE, OMBUDSMAN], ids=["lke", "ombudsman"])
def test_every_fact_names_its_source(sheet: Lembar) -> None:
    assert all(place.pertanyaan.sumber for place in questions(sheet))
    assert all(proof.sumber for place in questions(sheet) for proof in place.pertanyaan.data_dukung)
    assert all(group.sumber for area in sheet.area for group in area.kelompok)


def test_middle_answers_are_never_made_up() -> None:
    """No source tells what B, C or D ask for: the sheet says so, and gives only the best answer."""
    for place in questions(LKE):
        best = list(LKE.values(place.pertanyaan))[:1]
        assert list(place.pertanyaan.jawaban) in ([], best), place.kode


SAH = """\
nama: Lembar uji
edisi: "1"
berlaku_sejak: 2020
sumber: {C1: {uraian: Buku}}
skala: {A-C: {A: 1, B: 0.5, C: 0}}
jenis: {foto: {nama: Foto, kata: foto}}
area:
  - kode: I
    nama: Area
    kelompok:
      - nama: Pemenuhan
        bobot: 2
        sub:
          - kode: i
            nama: Sub
            bobot: 2
            pertanyaan:
              - kode: a
                tanya: Ada?
                skala: A-C
                sumber: C1
                jawaban: {A: {kriteria: Ada, perlu: ada}}
                syarat: {ada: {uraian: Ada, berkas: foto, uji: sop-tersedia}}
"""


def faults(text: str) -> list[tuple[int, str]]:
    lembar, found = load_lembar(document(text))
    assert (lembar is None) == bool(found)
    return [(fault.posisi.baris, fault.pesan) for fault in found]


def test_a_sheet_of_ones_own() -> None:
    assert faults(SAH) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("berlaku_sejak: 2020", "berlaku_sejak: tahun ini", 3, "'tahun ini' bukan bilangan bulat yang wajar"),
        ("sumber: C1", "sumber: C2", 21, "sumber 'C2' belum ada di daftar sumber"),
        ("skala: A-C\n", "skala: A-D\n", 20, "skala 'A-D' belum ada"),
        ("{A: {kriteria", "{D: {kriteria", 22, "'D' bukan jawaban skala 'A-C'"),
        ("perlu: ada", "perlu: apa", 22, "syarat 'apa' belum ada"),
        ("uji: sop-tersedia", "uji: sop-tersdia", 23, "uji 'sop-tersdia' tidak dikenal"),
        ("berkas: foto", "berkas: fotonya", 23, "jenis berkas 'fotonya' belum ada"),
        (", berkas: foto, uji: sop-tersedia", "", 23, "syarat ini tidak menyebut 'uji' dan tidak menyebut 'berkas'"),
        ("            bobot: 2\n", "            bobot: 1.5\n", 12, "bobot kelompok 2, tetapi subkomponennya berjumlah 1.5"),
        ("            bobot: 2\n", "", 11, "bobot kelompok atau subkomponennya belum ada"),
        ("{A: 1, B: 0.5, C: 0}", "{A: 1, B: 1}", 5, "skala 'A-C' tidak dapat dipakai"),
        ("kode: I\n", "kode: ../..\n", 8, "'../..' bukan kode"),
        ("tanya: Ada?", "tanyakan: Ada?", 19, "kunci 'tanyakan' tidak dikenal"),
        ("skala: A-C\n", "skala: persen\n", 18, "skala persen dan 'ukur' harus ada bersama"),
        ("nama: Lembar uji\n", "", 1, "kunci wajib 'nama' belum ada"),
    ],
)
def test_faults_of_a_sheet_have_a_line(old: str, new: str, line: int, said: str) -> None:
    assert old in SAH
    assert (line, said) in faults(SAH.replace(old, new))


def test_codes_are_used_once_and_scores_are_all_or_none() -> None:
    second = SAH + "              - {kode: A, tanya: Lagi?}\n"
    assert [said for _, said in faults(second)] == [
        "kode 'I.i.A' dipakai dua kali",
        "sebagian pertanyaan berskala dan sebagian tidak",
    ]


# ---- what the office says ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("VI.i.z: {jawaban: A}\n", "tidak ada pertanyaan 'VI.i.z'", "mungkin maksudnya"),
        ("VI.i.b: {jawaban: E}\n", "'E' bukan jawaban di sini", "pilih salah satu: A, B, C, D"),
        ("VI.i.d: {jawaban: A}\n", "'A' bukan jawaban di sini", "pilih salah satu: ya, tidak"),
        ("VI.R.i.b: {jawaban: B}\n", "'B' bukan jawaban di sini", "tulis misalnya 60 %"),
        ("VI.R.i.b: {jawaban: 101 %}\n", "'101 %' bukan jawaban di sini", "tulis misalnya 60 %"),
        ("OMB.1.a: {jawaban: A}\n", "pertanyaan ini tidak berskala jawaban", "hapus 'jawaban'"),
        ("VI.i.a: B\n", "isi 'VI.i.a' bukan isian berkunci", "tulis kunci, titik dua, lalu isinya"),
        ("VI.i.a: {jawab: B}\n", "kunci 'jawab' tidak dikenal", "mungkin maksudnya 'jawaban'"),
    ],
)
def test_faults_of_a_self_assessment(text: str, said: str, hint: str) -> None:
    kept, found = load_penilaian(document(text, "bukti/penilaian.yaml"), (LKE, OMBUDSMAN))
    assert kept == {}
    assert [(fault.pesan, fault.posisi.baris) for fault in found] == [(said, 1)]
    assert (found[0].saran or "").startswith(hint)


def test_a_share_is_an_answer() -> None:
    kept, found = load_penilaian(document("VI.R.i.b: {jawaban: '62,5 %', alasan: Lima dari delapan}\n"), (LKE,))
    assert found == []
    assert LKE.value(next(place.pertanyaan for place in questions(LKE) if place.kode == "VI.R.i.b"), "62,5 %") == Fraction(5, 8)
    assert kept["VI.R.i.b"].alasan == "Lima dari delapan"


def test_faults_of_what_is_said_of_files() -> None:
    text = "foto.jpg: {jenis: photo}\nlain.jpg: {jenis: foto}\nfoto2.jpg: {tanggal: kemarin}\n"
    kept, found = load_keterangan(document(text), ["foto.jpg", "foto2.jpg"], LKE.jenis)
    assert list(kept) == ["lain.jpg"]
    assert {(fault.posisi.baris, fault.kode) for fault in found} == {
        (1, "jenis-tak-dikenal"),
        (2, "berkas-tak-ada"),
        (3, "tanggal-keliru"),
    }
