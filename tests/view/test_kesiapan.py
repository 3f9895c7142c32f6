"""When a draft is ready for its meeting, why it is not, and how the table groups what it knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN, Layanan
from sop_gen.model.load import load_layanan, load_register
from sop_gen.spec.reader import read
from sop_gen.view.dasar import Dasar, view_dasar
from sop_gen.view.kesiapan import TANPA_PENANGGUNG_JAWAB, TANPA_UNIT, Baris, Kesiapan, view_baris, view_kesiapan

KANTOR = Instansi(nama="Kantor Contoh")
LAPOR = Instansi.model_validate({"nama": "Kantor Contoh", "pengaduan": "SP4N-LAPOR!"})
LANGKAH = {"kegiatan": "Memeriksa", "oleh": "p", "waktu": "1 jam", "kelengkapan": "Berkas", "output": "Surat"}
SOP: dict[str, Any] = {
    "judul": "Penerimaan",
    "pelaksana": {"p": "Petugas"},
    "langkah": [LANGKAH, LANGKAH],
    **dict.fromkeys(("kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"), "ada"),
}
BAGIAN = (*KOMPONEN, "sop")
LENGKAP: dict[str, Any] = {
    "id": "contoh",
    "nama": "Layanan Contoh",
    "unit": "Divisi Contoh",
    "status": "draf",
    **dict.fromkeys(KOMPONEN, "ada"),
    "jangka_waktu": "5 hari kerja",
    "biaya": "gratis",
    "dasar_hukum": "uu-25-2009",
    "jumlah_pelaksana": "2",
    "sop": SOP,
    "sumber": [{"bagian": key, "rujukan": "Ada"} for key in BAGIAN],
}
"""A draft in which nothing is missing."""


def without(*parts: str) -> dict[str, Any]:
    """Sources for everything but ``parts``."""
    return {"sumber": [{"bagian": key, "rujukan": "Ada"} for key in BAGIAN if key not in parts]}


def asked(*parts: str, status: str = "terbuka") -> dict[str, Any]:
    return {"catatan": [{"bagian": part, "isi": "Bagaimana?", "status": status} for part in parts]}


def sop(**changes: Any) -> dict[str, Any]:
    return {"sop": {**SOP, **changes}}


def row(changes: dict[str, Any] | None = None, *found: Diagnostic, office: Instansi | None = KANTOR) -> Baris:
    layanan = Layanan.model_validate({**LENGKAP, **(changes or {})})
    return view_baris(layanan.id, layanan, office, found)


def finding(level: Any = "error", **more: Any) -> Diagnostic:
    return Diagnostic("kode", level, "Pesan", Position("contoh.yaml"), **more)


def table(*rows: Baris, fgd: date | None = None, dasar: Dasar | None = None, umum: tuple[Diagnostic, ...] = ()) -> Kesiapan:
    return view_kesiapan(rows, KANTOR, umum, date(2026, 11, 22), fgd, dasar)


# ---- the verdict -------------------------------------------------------------------------------------------------

TANPA_SUMBER = "bagian tanpa sumber dan belum ditanyakan di catatan:"
PUTUSAN: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "complete": ({}, ()),
    "one component is empty": ({"produk": None}, ("1 komponen kosong: Produk",)),
    "asking does not fill what is empty": ({"produk": None, **asked("produk")}, ("1 komponen kosong: Produk",)),
    "several are, in order of the law": (
        {"evaluasi_kinerja": None, "biaya": None},
        ("2 komponen kosong: Biaya, Evaluasi kinerja",),
    ),
    "no SOP": ({"sop": None}, ("belum ada SOP",)),
    "no source": (without("biaya"), (f"1 {TANPA_SUMBER} Biaya",)),
    "no source, but asked": ({**without("biaya"), **asked("biaya")}, ()),
    "no source, asked and settled": ({**without("biaya"), **asked("biaya", status="selesai")}, (f"1 {TANPA_SUMBER} Biaya",)),
    "no source of the SOP": (without("sop"), (f"1 {TANPA_SUMBER} SOP",)),
    "an open question about what has a source": (asked("biaya"), ()),
    "a question about one item": ({**without("biaya"), **asked("biaya[1].tarif")}, ()),
    "a question about something else": ({**without("biaya"), **asked("kanal")}, (f"1 {TANPA_SUMBER} Biaya",)),
    "every item names its regulation": (
        {**without("persyaratan"), "persyaratan": [{"nama": "KTP", "dasar": "uu-25-2009"}]},
        (),
    ),
    "every item of a group does": (
        {**without("persyaratan"), "persyaratan": [{"kelompok": "A", "butir": [{"nama": "KTP", "dasar": "uu-25-2009"}]}]},
        (),
    ),
    "one item does not": (
        {**without("persyaratan"), "persyaratan": [{"nama": "KTP", "dasar": "uu-25-2009"}, "Foto"]},
        (f"1 {TANPA_SUMBER} Persyaratan",),
    ),
    "every fee does": (
        {**without("biaya"), "biaya": [{"uraian": "Izin", "tarif": "50000", "dasar": "uu-25-2009"}]},
        (),
    ),
    "the list of laws is its own source": (without("dasar_hukum"), ()),
    "steps without time": (
        sop(langkah=[LANGKAH, {**LANGKAH, "waktu": None}]),
        ("SOP Penerimaan belum lengkap: waktu 1 langkah",),
    ),
    "every part of the mutu baku and of the identity": (
        sop(peringatan=None, langkah=[{"kegiatan": "A", "oleh": "p"}, LANGKAH]),
        ("SOP Penerimaan belum lengkap: peringatan, waktu 1 langkah, kelengkapan 1 langkah, output 1 langkah",),
    ),
    "number and dates come with the decree": (sop(nomor=None, tanggal=None), ()),
    "in force, with an open question": (
        {"status": "ditetapkan", **asked("kanal", "biaya")},
        ("sudah ditetapkan, tetapi 2 catatan masih terbuka",),
    ),
    "in force, all settled": ({"status": "ditetapkan", **asked("kanal", status="selesai")}, ()),
}


@pytest.mark.parametrize("case", PUTUSAN)
def test_verdict(case: str) -> None:
    changes, reasons = PUTUSAN[case]
    found = row(changes)
    assert found.alasan == reasons
    assert found.siap == (not reasons)


@pytest.mark.parametrize(
    ("found", "reasons"),
    [
        ([finding("error")], ("1 temuan error belum diperbaiki",)),
        ([finding("error", abaikan="Sudah disepakati")], ()),
        ([finding("warning"), finding("info")], ()),
        ([finding("tidak-sah")], ("1 kesalahan membuat dokumennya tidak dapat dibuat",)),
    ],
)
def test_findings_count_unless_waived(found: list[Diagnostic], reasons: tuple[str, ...]) -> None:
    assert row({}, *found).alasan == reasons


def test_reasons_add_up() -> None:
    found = row({"produk": None, "sop": None, **without("biaya")}, finding(), office=None)
    assert found.alasan == (
        "data kantor (_instansi.yaml) tidak dapat dibaca",
        "1 temuan error belum diperbaiki",
        "1 komponen kosong: Produk",
        "belum ada SOP",
        f"1 {TANPA_SUMBER} Biaya",
    )


def test_a_service_that_cannot_be_read_is_a_row_too() -> None:
    found = view_baris("rusak", None, KANTOR, [finding("tidak-sah"), finding("tidak-sah", jalur="nama")])
    assert (found.nama, found.unit, found.siap, found.terbaca) == ("rusak", TANPA_UNIT, False, False)
    assert found.alasan == ("berkasnya tidak dapat dibaca: 2 kesalahan",)
    assert table(found).semua.belum == 1


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"status": "dialihkan", "dialihkan": {"ke": "Kantor Lain"}}, "dialihkan ke Kantor Lain"),
        ({"status": "dicabut", "dicabut": {"pengganti": "layanan-lain"}}, "dicabut, diganti layanan-lain"),
        ({"status": "dicabut"}, "dicabut"),
    ],
)
def test_a_service_that_no_longer_runs_here_needs_nothing(changes: dict[str, Any], where: str) -> None:
    found = row({**changes, "produk": None})
    assert (found.siap, found.alasan) == (True, (where,))
    view = table(found)
    assert view.siap
    assert (view.semua.baris, view.per_unit, view.tidak_dijalankan) == ((), (), (found,))


def test_faults_of_shared_files_keep_the_whole_office_back() -> None:
    assert table(row()).siap
    assert table(row(), umum=(finding("warning"),)).siap
    assert not table(row(), umum=(finding("error"),)).siap
    assert not table(row(), umum=(finding("tidak-sah"),)).siap


# ---- components and SOP ------------------------------------------------------------------------------------------


def test_states_of_components() -> None:
    found = row({"produk": None, **without("biaya", "prosedur"), **asked("jaminan_keamanan")})
    states = {part.kunci: part.keadaan for part in found.komponen}
    assert list(states) == list(KOMPONEN)
    unsure = {"biaya", "prosedur", "jaminan_keamanan"}
    assert {key for key, state in states.items() if state == "perlu-konfirmasi"} == unsure
    assert {key for key, state in states.items() if state == "kosong"} == {"produk"}
    assert [found.jumlah(state) for state in ("bersumber", "perlu-konfirmasi", "kosong")] == [10, 3, 1]


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        (without("prosedur"), "bersumber"),
        (without("sop"), "bersumber"),
        (without("prosedur", "sop"), "perlu-konfirmasi"),
        (asked("sop"), "perlu-konfirmasi"),
    ],
)
def test_public_steps_are_known_as_well_as_the_sop(changes: dict[str, Any], state: str) -> None:
    public = {**sop(langkah=[{**LANGKAH, "publik": "Datang"}]), "prosedur": None, **changes}
    assert row(public).komponen[1].keadaan == state


def test_complaint_channels_of_the_office_need_confirmation_but_hold_nothing_up() -> None:
    found = row({"pengaduan": None, **without("pengaduan")}, office=LAPOR)
    assert found.komponen[5].keadaan == "perlu-konfirmasi"
    assert found.siap
    assert row({"pengaduan": None}).alasan == ("1 komponen kosong: Pengaduan",)


def test_an_sop_counts_what_is_filled() -> None:
    steps = [LANGKAH, {**LANGKAH, "waktu": None, "output": None}, {"kegiatan": "A", "oleh": "p"}]
    dates = {"pembuatan": "2026-01-01", "efektif": "2026-02-01"}
    (part,) = row({**sop(nomor="CONTOH-1", tanggal=dates, peringatan=None, langkah=steps), "revisi": "1"}).sop
    assert (part.nomor, part.langkah, part.waktu, part.kelengkapan, part.output) == ("CONTOH-1", 3, 1, 2, 1)
    assert (part.identitas, part.identitas_semua) == (7, 9)
    (first,) = row(sop(nomor="CONTOH-1", tanggal=dates)).sop
    assert (first.identitas, first.identitas_semua) == (8, 8), "an edition without revision has no date of one"


def test_open_questions_are_kept_with_their_part() -> None:
    notes = {"catatan": [{"bagian": "unit", "isi": "Unit **mana**?"}, {"bagian": "biaya", "isi": "-", "status": "selesai"}]}
    (note,) = row(notes).catatan
    assert note.bagian == "unit"
    assert [(part.teks, part.tebal) for part in note.isi] == [("Unit ", False), ("mana", True), ("?", False)]


# ---- groups and the day ------------------------------------------------------------------------------------------


def test_groups_are_in_order_and_what_has_no_name_is_last() -> None:
    rows = [
        view_baris("rusak", None, KANTOR, [finding("tidak-sah")]),
        row({"id": "a", "unit": "Zona", "penanggung_jawab": "budi"}),
        row({"id": "b", "unit": "bagian", "produk": None}),
        row(
            {"id": "c", "unit": "Zona", "penanggung_jawab": "Ani", **asked("biaya", "unit")}, finding("warning"), finding("error")
        ),
    ]
    view = table(*rows)
    said = {group.nama: [part.id for part in group.baris] for group in view.per_unit}
    assert list(said.items()) == [("bagian", ["b"]), ("Zona", ["a", "c"]), (TANPA_UNIT, ["rusak"])]
    assert [group.nama for group in view.per_orang] == ["Ani", "budi", TANPA_PENANGGUNG_JAWAB, TANPA_UNIT]
    zona = view.per_unit[1]
    assert (zona.siap, zona.belum, zona.catatan) == (1, 1, 2)
    assert (zona.jumlah("bersumber"), zona.jumlah("perlu-konfirmasi"), zona.salah) == (27, 1, 1)
    assert [part.id for part in view.baris] == ["rusak", "a", "b", "c"]


@pytest.mark.parametrize(
    ("fgd", "left", "working", "words"),
    [
        (date(2026, 12, 1), 9, 7, "9 hari lagi (7 hari kerja); naskah siap paling lambat 30\u00a0November\u00a02026"),
        (date(2026, 11, 24), 2, 2, "2 hari lagi (2 hari kerja); naskah siap paling lambat 23\u00a0November\u00a02026"),
        (date(2026, 11, 23), 1, 1, "besok; naskah harus siap hari ini"),
        (date(2026, 11, 22), 0, 0, "hari ini"),
        (date(2026, 11, 21), -1, 0, "sudah lewat 1 hari"),
        (date(2101, 1, 3), 27070, None, "27070 hari lagi; naskah siap paling lambat 2\u00a0Januari\u00a02101"),
    ],
)
def test_days_to_the_meeting(fgd: date, left: int, working: int | None, words: str) -> None:
    tenggat = table(row(), fgd=fgd).tenggat
    assert tenggat is not None
    assert (tenggat.sisa, tenggat.sisa_kerja, tenggat.kalimat) == (left, working, words)


@pytest.mark.parametrize(
    ("kantor", "hari_ini", "fgd", "words"),
    [
        ({}, date(2026, 12, 21), date(2026, 12, 28), "7 hari lagi (3 hari kerja)"),
        ({"libur": {"2026-11-24": "Hari Jadi"}}, date(2026, 11, 22), date(2026, 12, 1), "9 hari lagi (6 hari kerja)"),
        ({"kalender": {"hari_per_minggu": "6"}}, date(2026, 11, 22), date(2026, 12, 1), "9 hari lagi (8 hari kerja)"),
        ({}, date(2027, 12, 30), date(2028, 1, 4), "5 hari lagi (3 hari kerja, perkiraan)"),
        (None, date(2026, 11, 22), date(2026, 12, 1), "9 hari lagi"),
    ],
    ids=["joint leave", "the office's own day off", "its week", "joint leave not known yet", "an office that can't be read"],
)
def test_working_days_to_the_meeting(kantor: dict[str, Any] | None, hari_ini: date, fgd: date, words: str) -> None:
    office = None if kantor is None else Instansi.model_validate({"nama": "K", **kantor})
    tenggat = view_kesiapan([row()], office, (), hari_ini, fgd).tenggat
    assert tenggat is not None
    assert tenggat.kalimat.split(";")[0] == words


# ---- what a regulation touches -----------------------------------------------------------------------------------

REGISTER = "uu-1-2020: {jenis: UU, nomor: 1, tahun: 2020, tentang: Contoh}\nuu-2-2020: {jenis: UU, nomor: 2, tahun: 2020}\n"
MERUJUK = """\
nama: Layanan
unit: Divisi
status: draf
dialihkan: {ke: Kantor Lain, dasar: uu-1-2020}
persyaratan:
  - kelompok: Umum
    butir:
      - {id: ktp, nama: Fotokopi *KTP*, dasar: uu-1-2020, pasal: Pasal 3}
      - {nama: Foto, dasar: uu-2-2020}
biaya: [{uraian: Izin, tarif: 50000, dasar: uu-1-2020}]
dasar_hukum: [uu-2-2020, {ref: uu-1-2020, pasal: Pasal 9}]
sop:
  judul: Penerimaan
  pelaksana: {p: Petugas}
  langkah: {kegiatan: Menerima, oleh: p}
  peralatan: {nama: Komputer, dasar: uu-1-2020}
"""


def cited(id: str) -> Dasar:
    register, _ = load_register(read(REGISTER.encode(), "_dasar-hukum.yaml", undrawable)[0])  # type: ignore[arg-type]
    document, _ = read(MERUJUK.encode(), "contoh.yaml", undrawable)
    assert document is not None
    layanan, faults = load_layanan(document, "contoh", register)
    assert layanan is not None, faults
    return view_dasar(id, register, [(layanan, document)])


def test_every_place_that_cites_a_regulation() -> None:
    dasar = cited("uu-1-2020")
    assert (dasar.kutipan, dasar.status, dasar.layanan) == (
        "Undang-Undang Nomor\u00a01 Tahun\u00a02020 tentang Contoh",
        "berlaku",
        1,
    )
    assert [(place.bagian, place.teks, place.pasal, place.jalur, place.posisi) for place in dasar.tempat] == [
        ("Persyaratan", "Fotokopi KTP", "Pasal 3", "persyaratan[1].butir[ktp]", "contoh.yaml:8:9"),
        ("Biaya/Tarif", "Izin", "", "biaya[1]", "contoh.yaml:10:9"),
        ("Dasar Hukum", "", "Pasal 9", "dasar_hukum[2]", "contoh.yaml:11:26"),
        ("SOP Penerimaan: peralatan", "Komputer", "", "sop.peralatan", "contoh.yaml:16:14"),
        ("Dialihkan", "", "", "dialihkan", "contoh.yaml:4:12"),
    ]


def test_the_table_then_lists_only_the_services_that_cite_it() -> None:
    view = table(row({"id": "contoh"}), row({"id": "lain"}), dasar=cited("uu-1-2020"))
    assert [part.id for part in view.baris] == ["contoh"]
    nothing = table(row({"id": "lain"}), dasar=cited("uu-2-2020"))
    assert (nothing.baris, nothing.semua.baris) == ((), ())
