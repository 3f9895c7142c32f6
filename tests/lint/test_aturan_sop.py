"""Rules about steps and columns of procedures: what each wording, boundary and near miss gives."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sop_gen.lint.katalog import SOP
from tests.lint.layanan import IDENTITAS, places, said, service, step
from tests.lint.test_aturan import KODE, findings

# ---- the catalogue -----------------------------------------------------------------------------------------------


def test_every_code_of_the_catalogue_has_rules_or_a_reason() -> None:
    assert set(SOP) | {"SOP-13"} == {f"SOP-{number:02}" for number in range(1, 29)}
    assert {kode for rules in SOP.values() if isinstance(rules, tuple) for kode in rules} <= set(KODE)
    assert all(len(reason) > 20 for reason in SOP.values() if isinstance(reason, str))


# ---- SOP-01, SOP-03: what is missing -----------------------------------------------------------------------------

IDENTITAS_KURANG = "identitas-sop-belum-lengkap"


def test_all_that_is_missing_in_an_identity_is_one_finding() -> None:
    (found,) = findings(service(sop={"kualifikasi": "Memahami layanan"}), IDENTITAS_KURANG)
    assert found.pesan == "identitas SOP 'Uji' belum lengkap: keterkaitan, peralatan, peringatan dan pencatatan belum diisi"
    assert (found.tingkat, found.jalur) == ("warning", "sop[1]")


def test_number_and_dates_are_asked_for_when_the_service_is_in_force() -> None:
    assert said(service(sop=IDENTITAS), IDENTITAS_KURANG) == []
    (found,) = findings(service(sop=IDENTITAS, status="ditetapkan"), IDENTITAS_KURANG)
    assert found.tingkat == "error"
    assert found.pesan.endswith("nomor, tanggal pembuatan dan tanggal efektif belum diisi")


def test_the_date_of_revision_is_asked_for_when_there_was_one_and_dates_may_come_from_the_service() -> None:
    dates = {"pembuatan": "2026-02-04", "efektif": "2026-03-02"}
    whole = {**IDENTITAS, "nomor": "W22-OT.02.02-12"}
    assert said(service(sop=whole, status="ditetapkan", tanggal=dates), IDENTITAS_KURANG) == []
    (found,) = findings(service(sop=whole, status="ditetapkan", tanggal=dates, revisi=1), IDENTITAS_KURANG)
    assert found.pesan.endswith("tanggal revisi belum diisi")
    assert yaml.safe_load(found.contoh)["tanggal"].keys() == {"pembuatan", "revisi", "efektif"}


@pytest.mark.parametrize("status", ["draf", "ditetapkan"])
def test_the_example_of_an_identity_is_whole_and_mends_it(status: str) -> None:
    (found,) = findings(service(status=status, revisi=1), IDENTITAS_KURANG)
    assert said(service(sop=yaml.safe_load(found.contoh), status=status, revisi=1), IDENTITAS_KURANG) == []


def test_each_kind_of_mutu_baku_is_one_finding_at_the_first_step_without_it() -> None:
    text = service(step(waktu="1 jam", output="A"), step("Menyusun surat", waktu="1 jam"), step(output="B"), step(output="C"))
    found = findings(text, "mutu-baku-belum-lengkap")
    assert [(finding.jalur, finding.pesan) for finding in found] == [
        ("sop[1].langkah[1]", "kelengkapan belum diisi pada semua langkah SOP 'Uji'"),
        ("sop[1].langkah[2]", "output belum diisi pada langkah 2 (Menyusun surat)"),
        ("sop[1].langkah[3]", "waktu belum diisi pada langkah 3 (Memeriksa berkas) dan 4"),
    ]


def test_text_is_a_time_and_what_is_missing_is_an_error_in_force() -> None:
    whole = step(kelengkapan="A", output="B", waktu={"teks": "sesuai jadwal"})
    assert said(service(whole), "mutu-baku-belum-lengkap") == []
    (found,) = findings(service(step(kelengkapan="A", waktu="1 jam"), status="ditetapkan"), "mutu-baku-belum-lengkap")
    assert found.tingkat == "error"


# ---- SOP-10, SOP-11: kegiatan ------------------------------------------------------------------------------------

VERBA, PELAKU, GANDA = "kegiatan-bukan-kata-kerja", "kegiatan-menyebut-pelaksana", "kegiatan-ganda"
KEGIATAN: list[tuple[str, list[str]]] = [
    ("Memeriksa kelengkapan berkas", []),
    ("**Memeriksa** *kelengkapan* berkas", []),
    ("1. Memeriksa berkas", []),
    ("a) Memeriksa berkas", []),
    ("me-review dokumen", []),
    ("Menjadi narasumber", []),
    ("Berkoordinasi dengan dinas terkait", []),
    ("Datang ke loket", []),
    ("Pemeriksaan berkas", [VERBA]),
    ("Diperiksa kelengkapannya", [VERBA]),
    ("Periksa berkas", [VERBA]),
    ("Disposisi", [VERBA]),
    ("Mediasi para pihak", [VERBA]),
    ("Berkas diteruskan", [VERBA]),
    ("Melalui loket pelayanan", [VERBA]),
    ("123", [VERBA]),
    ("Petugas memeriksa berkas", [PELAKU]),
    ("PETUGAS LOKET memeriksa berkas", [PELAKU]),
    ("Pemohon menyerahkan berkas", [PELAKU]),
    ("Menteri Hukum menandatangani surat", [PELAKU]),
    ("Pemeriksaan berkas oleh petugas", [VERBA, PELAKU]),
    ("Memeriksa berkas yang diajukan oleh petugas", []),
    ("Memeriksa berkas oleh pemohon", []),
    ("Survei dilakukan di lapangan", [VERBA]),
    ("Tim dibentuk", [VERBA]),
    ("Survei menilai kelayakan", [PELAKU]),
    ("Menyerahkan surat kepada Petugas Loket", []),
    ("Melengkapi data petugas loket", []),
    ("Memeriksa dan meneliti berkas", [GANDA]),
    ("Memeriksa berkas, lalu meneruskannya", [GANDA]),
    ("Memeriksa berkas kemudian diserahkan kepada analis", [GANDA]),
    ("Memeriksa berkas, bila sudah benar diserahkan kepada panitera", [GANDA]),
    ("Memeriksa berkas, jika lengkap maka meneruskannya", [GANDA]),
    ("Memeriksa kelengkapan dan kebenaran berkas", []),
    ("Menyusun nota dinas dan berita acara", []),
    ("Menyusun spesifikasi serta harga perkiraan", []),
    ("Memanggil pemohon untuk hadir dan mengucapkan sumpah", []),
    ("Memeriksa rancangan yang dibahas dan menjadi kewenangan daerah", []),
    ("Mengirim surat secara langsung dan melalui surel", []),
    ("Menerbitkan putusan yang final dan mengikat", []),
    ("Menerbitkan putusan final dan mengikat", []),
    ("Melayani usaha kecil dan menengah", []),
    ("Memberitahukan pemohon bila berkas belum dilengkapi", []),
    ("Melaksanakan sidang kemudian mediasi", []),
]


@pytest.mark.parametrize(("kegiatan", "kode"), KEGIATAN)
def test_kegiatan(kegiatan: str, kode: list[str]) -> None:
    found = findings(service(step(kegiatan)), VERBA, PELAKU, GANDA)
    assert [finding.kode for finding in found] == sorted(kode)
    assert {finding.jalur for finding in found} <= {"sop[1].langkah[1].kegiatan"}


@pytest.mark.parametrize("kegiatan", ["Berkas lengkap?", "Apakah berkas lengkap"])
def test_a_decision_may_be_a_question(kegiatan: str) -> None:
    ways = {"ya": "lanjut", "tidak": "selesai"}
    assert said(service(step(kegiatan, keputusan=ways), step()), VERBA) == []
    assert len(said(service(step(kegiatan), step()), VERBA)) == 1


@pytest.mark.parametrize(
    ("kegiatan", "contoh"),
    [
        ("Petugas Loket memeriksa **berkas**", "kegiatan: Memeriksa berkas"),
        ("Petugas memeriksa berkas: semua", "kegiatan: 'Memeriksa berkas: semua'"),
        ("1. Petugas memeriksa berkas", "kegiatan: Memeriksa kelengkapan berkas"),
        ("Pemeriksaan berkas oleh petugas", "kegiatan: Memeriksa kelengkapan berkas"),
    ],
)
def test_the_example_of_a_named_pelaksana_is_the_sentence_without_it(kegiatan: str, contoh: str) -> None:
    (found,) = findings(service(step(kegiatan)), PELAKU)
    assert found.contoh == contoh
    assert said(service(step(**yaml.safe_load(contoh))), PELAKU, VERBA) == []


# ---- SOP-12, SOP-14: times ---------------------------------------------------------------------------------------

KABUR, TEKS, HARI = "waktu-tak-terukur", "waktu-berupa-teks", "waktu-tanpa-jenis-hari"


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("secepatnya", KABUR),
        ("Segera", KABUR),
        ("menyesuaikan jadwal pejabat", KABUR),
        ("*kondisional*", KABUR),
        ("+/- 30 menit", KABUR),
        ("± 1 jam", KABUR),
        ("kurang lebih satu jam", KABUR),
        ("-", KABUR),
        ("…", KABUR),
        ("tidak tentu", KABUR),
        ("sesuai jadwal pelantikan", TEKS),
        ("minggu ketiga setiap bulan", TEKS),
        ("30 menit per berkas", TEKS),
        ("persegera", TEKS),
    ],
)
def test_times_that_are_text(teks: str, kode: str) -> None:
    found = findings(service(step(waktu={"teks": teks}), jangka_waktu={"teks": teks}), KABUR, TEKS)
    assert [(finding.kode, finding.jalur) for finding in found] == [(kode, "sop[1].langkah[1].waktu.teks")]


@pytest.mark.parametrize(
    ("waktu", "contoh"),
    [
        ("3 hari", "waktu: 3 hari kerja"),
        ("paling lama 2-3 Hari sejak hari pendaftaran", "waktu: paling lama 2-3 hari kerja sejak hari pendaftaran"),
        ("14 (empat belas) hari", "waktu: 14 (empat belas) hari kerja"),
        ({"lama": "3 hari", "sejak": "berkas lengkap"}, "lama: 3 hari kerja"),
        ("3 hari sejak surat: lengkap", "waktu: '3 hari kerja sejak surat: lengkap'"),
        ("3 hari kerja", None),
        ("3 hari kalender", None),
        ("2 minggu", None),
        ({"teks": "3 hari"}, None),
    ],
)
def test_days_of_no_kind(waktu: Any, contoh: str | None) -> None:
    found = findings(service(step(waktu=waktu)), HARI)
    assert [finding.contoh for finding in found] == [contoh] * (contoh is not None)
    mended = yaml.safe_load(contoh) if contoh else {}
    assert said(service(step(waktu=mended.get("waktu", mended.get("lama", "1 jam")))), HARI) == []


def test_a_time_that_is_text_is_mended_by_a_figure_or_by_a_waiver() -> None:
    textual = step(waktu={"teks": "sesuai jadwal pelantikan"})
    (found,) = findings(service(textual), TEKS)
    assert found.saran.endswith("catat alasannya pada 'abaikan' di tingkat layanan (sejajar dengan 'nama')")
    example = yaml.safe_load(found.contoh)
    assert example.keys() == {"waktu", "abaikan"}
    assert said(service(step(waktu=example["waktu"])), TEKS) == []
    (waived,) = findings(service(textual, abaikan=example["abaikan"]), TEKS)
    assert waived.abaikan == "Ditentukan jadwal pelantikan"


def test_days_of_no_kind_in_the_time_promised() -> None:
    text = service(jangka_waktu=["1 jam", "3 hari", {"uraian": "Sumpah", "lama": "2 hari"}])
    found = findings(text, HARI)
    assert [(finding.jalur, finding.contoh) for finding in found] == [
        ("jangka_waktu[2]", "- 3 hari kerja"),
        ("jangka_waktu[3].lama", "lama: 2 hari kerja"),
    ]
    assert [finding.contoh for finding in findings(service(jangka_waktu="3 hari"), HARI)] == ["jangka_waktu: 3 hari kerja"]


# ---- SOP-15, SOP-16, SOP-17: outputs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "found"),
    [
        ("Diterimanya berkas", 1),
        ("**Terlaksananya** rapat", 1),
        ("Adanya kesepakatan", 1),
        (["Berkas", "Terkirimnya surat"], 1),
        ("Dinasnya", 0),
        ("Tersimpan", 0),
        ("Surat terkirim", 0),
        ("Berkas beserta kelengkapannya", 0),
    ],
)
def test_outputs_that_are_events(output: Any, found: int) -> None:
    assert len(said(service(step(output=output)), "output-berupa-peristiwa")) == found


def test_the_advice_about_events_names_a_document_and_a_state() -> None:
    (found,) = findings(service(step(output="Diterimanya berkas")), "output-berupa-peristiwa")
    assert (
        found.saran == "sebut hasil yang ada setelah langkah ini: dokumen (Tanda terima berkas) atau keadaannya (Berkas diterima)"
    )


DIPAKAI = "output-tidak-dipakai"


@pytest.mark.parametrize(
    ("output", "kelengkapan", "more", "found"),
    [
        ("Nomor agenda", "Berkas permohonan", {}, 1),
        ("Nomor agenda", ["Berkas permohonan", "Nomor agenda"], {}, 0),
        ("Konsep nota dinas", "Nota dinas", {}, 0),
        ("Surat izin", "Surat izin atau surat penolakan", {}, 0),
        ("Berkas permohonan", "Dokumen permohonan", {}, 0),
        ("**Nomor** agenda", "nomor Agendanya", {}, 0),
        ("Data tercatat", "Berkas permohonan", {}, 0),
        ("Salinan arsip", "Berkas permohonan", {}, 0),
        ("Kartu tamu", "Berkas permohonan", {"produk": "Kartu tamu tetap"}, 0),
        ("Nomor agenda", "Berkas permohonan", {"sop": {"pencatatan": "Buku nomor agenda"}}, 0),
        ("Nomor agenda", None, {}, 0),
        (["Nomor agenda", "Berkas permohonan"], "Berkas permohonan", {}, 1),
        ("100%", "Berkas permohonan", {}, 0),
    ],
)
def test_outputs_that_nothing_uses(output: Any, kelengkapan: Any, more: dict[str, Any], found: int) -> None:
    text = service(step(output=output), step("Menyusun surat", kelengkapan=kelengkapan, output="Surat"), **more)
    assert len(said(text, DIPAKAI)) == found


def test_the_end_decisions_and_what_is_used_before_a_loop_back_are_left_alone() -> None:
    first = step("Mengajukan permohonan", id="a", kelengkapan="Nomor agenda")
    second = step(kelengkapan="Berkas", output="Nomor agenda", lanjut="a")
    ways = {"ya": "selesai", "tidak": "lanjut"}
    assert said(service(first, step(kelengkapan="Berkas", keputusan=ways, output="Pilihan"), second), DIPAKAI) == []
    assert said(service(first, step(kelengkapan="Berkas", output="Pilihan"), step(kelengkapan="Surat")), DIPAKAI) == [
        "output langkah 2 (Memeriksa berkas) tidak dipakai langkah sesudahnya: 'Pilihan'"
    ]


PRODUK = "produk-tidak-dihasilkan"


@pytest.mark.parametrize(
    ("produk", "outputs", "found"),
    [
        ("Kartu peneliti", ["Berkas", "Surat jawaban"], 1),
        ("Surat izin penelitian", ["Berkas", "Surat izin"], 0),
        ("Petikan Keputusan Presiden tentang pewarganegaraan", ["Petikan Keputusan Presiden dan berita acara sumpah"], 0),
        ("Rekomendasi kepada pihak terkait", ["Surat rekomendasi"], 0),
        ("Kartu Tanda Penduduk", ["Berkas", "KTP"], 0),
        ("KTP", ["Kartu tanda penduduk"], 0),
        ("Kartu peneliti", ["Berkas", None], 0),
        ("100%", ["Berkas"], 0),
    ],
)
def test_products_that_no_step_makes(produk: str, outputs: list[str | None], found: int) -> None:
    steps = [step(output=output) for output in outputs]
    assert len(said(service(*steps, produk=produk), PRODUK)) == found


def test_the_example_of_a_product_adds_to_the_outputs_of_the_last_step() -> None:
    steps = [step(output="Berkas"), step(output=["Surat: asli", "Arsip"])]
    (found,) = findings(service(*steps, produk="Kartu peneliti"), PRODUK)
    assert found.saran.endswith("tambahkan, jangan mengganti output yang sudah ada")
    assert found.contoh == "output: ['Surat: asli', Arsip, Kartu peneliti]"
    mended = [steps[0], steps[1] | yaml.safe_load(found.contoh)]
    assert said(service(*mended, produk="Kartu peneliti"), PRODUK) == []


def test_a_product_needs_steps_and_may_stand_in_a_group() -> None:
    products = [{"kelompok": "Berdasarkan pilihan", "butir": ["Surat", "Kartu peneliti"]}]
    assert places(service(step(output="Surat"), produk=products), PRODUK) == ["produk[1].butir[2]"]
    without = "nama: A\nunit: B\nstatus: draf\nproduk: Kartu peneliti\n"
    assert said(without, PRODUK) == []


# ---- SOP-18: columns ---------------------------------------------------------------------------------------------

URUT, KOSONG, ORANG = "pelaksana-tidak-urut", "pelaksana-tidak-bertugas", "pelaksana-nama-orang"


def columns(order: str, *oleh: str | list[str]) -> str:
    pelaksana: dict[str, Any] = {id: {"nama": id.upper(), "eksternal": "ya"} if id == "c" else id.upper() for id in order}
    return service(*({"kegiatan": "Memeriksa", "oleh": who} for who in oleh), sop={"pelaksana": pelaksana})


@pytest.mark.parametrize(
    ("order", "oleh", "better"),
    [
        ("abc", ["a", "b", "c"], None),
        ("abc", ["a", ["b", "c"]], None),
        ("abc", ["a", ["c", "b"]], None),
        ("abc", [["c", "b", "a"]], None),
        ("abc", ["a", "c"], None),
        ("bac", ["a", "c", "b"], "a, c, b"),
        ("bac", ["a", "c"], None),
        ("bacd", ["d", "c"], "d, c, b, a"),
    ],
)
def test_columns_stand_in_order_of_first_work(order: str, oleh: list[Any], better: str | None) -> None:
    found = findings(columns(order, *oleh), URUT)
    assert [finding.saran.partition(": ")[2] for finding in found] == [better] * (better is not None)
    for finding in found:
        mended = service(*({"kegiatan": "Memeriksa", "oleh": who} for who in oleh), sop=yaml.safe_load(finding.contoh))
        assert said(mended, URUT) == []


def test_columns_without_work_are_named_at_their_line() -> None:
    assert places(columns("abcd", "b", "d"), KOSONG) == ["sop[1].pelaksana.a", "sop[1].pelaksana.c"]


@pytest.mark.parametrize(
    ("nama", "found"),
    [
        ("Ibu Contoh", 1),
        ("Contoh, M.Si.", 1),
        ("Drs. Contoh", 1),
        ("Contoh, SH", 1),
        ("Kepala Bidang Hukum, HAM, dan Kerja Sama", 0),
        ("Ibu-ibu PKK", 0),
        ("Pejabat Pembuat Komitmen", 0),
        ("Penelaah, Sekretariat", 0),
    ],
)
def test_names_of_persons(nama: str, found: int) -> None:
    assert len(said(service(sop={"pelaksana": {"petugas": nama}}), ORANG)) == found
