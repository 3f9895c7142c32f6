"""The small parts: colours that can be read, addresses that can be touched, short answers, words to search in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.model.instansi import Instansi, WarnaKantor
from sop_gen.model.layanan import Layanan
from sop_gen.teks.inline import as_text, literal
from sop_gen.view.dokumen import Konteks
from sop_gen.view.katalog_daftar import words_of
from sop_gen.view.katalog_data import linked_data
from sop_gen.view.katalog_fakta import channels, pays, short_fee, short_time
from sop_gen.view.tautan import address_of, reachable
from sop_gen.view.warna import AA, kontras, palet, terbaca

warna = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def layanan(**parts: object) -> Layanan:
    return Layanan.model_validate({"id": "contoh", "nama": "Contoh", "unit": "U", "status": "draf", **parts})


def test_contrast_is_that_of_wcag() -> None:
    assert kontras("#000000", "#ffffff") == pytest.approx(21)
    assert kontras("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert kontras("#ffffff", "#777777") == kontras("#777777", "#ffffff")


@given(warna, warna)
def test_any_colour_becomes_legible_on_any_ground(colour: str, ground: str) -> None:
    assert kontras(terbaca(colour, ground), ground) >= AA


@given(warna, warna)
def test_the_palette_is_legible_whatever_the_office_likes(main: str, accent: str) -> None:
    found = palet(WarnaKantor.model_construct(utama=main, aksen=accent), "#f6f7f9", "#18202a")
    assert kontras(found.di_atas_utama, found.utama) >= AA
    assert kontras(found.teks_terang, "#ffffff") >= kontras(found.teks_terang, "#f6f7f9") >= AA
    assert kontras(found.teks_gelap, "#10151c") >= kontras(found.teks_gelap, "#18202a") >= AA


def test_a_legible_colour_stays_itself() -> None:
    assert terbaca("#1f3a68", "#ffffff") == "#1f3a68"


@pytest.mark.parametrize(
    ("value", "channel", "address"),
    [
        ("cs@ahu.go.id", "surel", "mailto:cs@ahu.go.id"),
        ("1708", "sms sp4n-lapor!", "sms:1708"),
        ("1500-105", "pusat layanan", "tel:1500105"),
        ("(0380) 123-456", "telepon", "tel:0380123456"),
        ("+62 812 3456", "telepon", "tel:+628123456"),
        ("0812-3456", "whatsapp", "https://wa.me/628123456"),
        ("@lapor1708", "x", None),
        ("Loket 2", "loket", None),
        ("javascript:alert(1)", "x", None),
        ("", "telepon", None),
    ],
)
def test_addresses_that_a_telephone_can_use(value: str, channel: str, address: str | None) -> None:
    assert address_of(value, channel) == address


def test_the_words_of_a_channel_stay() -> None:
    line = literal("SMS: ") + literal("1708")
    assert as_text(reachable(line)) == as_text(line)
    assert [run.tautan for run in reachable(line)] == [None, "sms:1708"]


@pytest.mark.parametrize(
    ("fees", "words", "kind"),
    [
        ("gratis", "Tidak dipungut biaya", "gratis"),
        ([{"uraian": "Izin", "tarif": "50.000", "satuan": "berkas"}], "Rp50.000 per berkas (Izin)", "berbayar"),
        ([{"uraian": "Izin", "teks": "sesuai tarif"}], "sesuai tarif (Izin)", "berbayar"),
        (
            [{"uraian": "A", "tarif": "5"}, {"uraian": "B", "tarif": "3"}, {"uraian": "C", "tarif": "4"}],
            "Rp3 sampai Rp5, menurut jenisnya",
            "berbayar",
        ),
        ([{"uraian": "A", "tarif": "5"}, {"uraian": "B", "tarif": "5"}], "Rp5, untuk setiap jenis", "berbayar"),
        ([{"uraian": "A", "tarif": "5"}, {"uraian": "B", "teks": "x"}], "Rp5 (A; jenis lain: lihat rincian)", "berbayar"),
        (
            [{"uraian": "A", "tarif": "5"}, {"uraian": "B", "tarif": "9"}, {"uraian": "C", "teks": "x"}],
            "Rp5 sampai Rp9, menurut jenisnya; jenis lain: lihat rincian",
            "berbayar",
        ),
        (
            [{"uraian": "A", "tarif": "5"}, {"uraian": "B", "tarif": "5"}, {"uraian": "C", "teks": "x"}],
            "Rp5, untuk sebagian jenis; lihat rincian",
            "berbayar",
        ),
        ({"gratis": "true", "keterangan": "Meterai sendiri"}, "Tidak dipungut biaya (Meterai sendiri)", "gratis"),
        ([{"uraian": "A", "teks": "y"}, {"uraian": "B", "teks": "x"}], "beberapa jenis biaya: lihat rincian", "berbayar"),
        (None, "", ""),
    ],
)
def test_the_short_answer_about_the_fee(fees: object, words: str, kind: str) -> None:
    service = layanan(biaya=fees)
    assert as_text(short_fee(service)).replace("\u00a0", " ") == words
    assert pays(service) == kind


@pytest.mark.parametrize(
    ("times", "words", "iso"),
    [
        ("paling lama 3 bulan sejak lengkap", "paling lama 3 bulan sejak lengkap", "P3M"),
        ([{"uraian": "Izin", "lama": "30-45 menit"}], "30-45 menit (Izin)", "PT45M"),
        ("5 hari kerja", "5 hari kerja", None),
        ("1,5 jam", "1,5 jam", None),
        (["1 jam", "2 jam"], "1 sampai 2 jam, menurut tahap atau jenisnya", None),
        (["2 bulan", "15 hari", "3 bulan"], "15 hari sampai 3 bulan, menurut tahap atau jenisnya", None),
        (["7 hari", "14 hari kerja"], "7 hari sampai 14 hari kerja, menurut tahap atau jenisnya", None),
        (["3-5 hari", "1-9 hari"], "1 sampai 9 hari, menurut tahap atau jenisnya", None),
        (["5 hari", "5 hari"], "5 hari, untuk setiap tahap atau jenis", None),
        (["20 hari kalender", "12 hari kerja"], "beberapa batas waktu: lihat rincian", None),
        (["5 hari", "paling cepat 3 hari"], "beberapa batas waktu: lihat rincian", None),
        (["5 hari", {"teks": "sesuai jadwal"}], "beberapa batas waktu: lihat rincian", None),
        ({"teks": "sesuai jadwal"}, "sesuai jadwal", None),
    ],
)
def test_the_short_answer_about_time_and_what_machines_are_told(times: object, words: str, iso: str | None) -> None:
    service = layanan(jangka_waktu=times)
    assert as_text(short_time(service)).replace("\u00a0", " ") == words
    konteks = Konteks(Instansi.model_validate({"nama": "Kantor"}), {})
    assert linked_data(service, konteks, "").get("cv:processingTime") == iso


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ([{"jenis": "daring", "url": "https://a.example"}], ("daring",)),
        ([{"jenis": "tatap muka"}], ("tatap-muka",)),
        ([{"jenis": "tatap muka", "tempat": "Loket"}, {"jenis": "daring"}], ("daring", "tatap-muka")),
        ([{"jenis": "pos"}], ()),
        (None, ()),
    ],
)
def test_how_a_service_is_asked_for(ways: object, found: tuple[str, ...]) -> None:
    assert channels(layanan(kanal=ways)) == found


def test_words_to_search_in_are_plain_and_each_once() -> None:
    assert words_of("Surat Kuasa (asli), SURAT", "Café & kuasa", "e-KTP") == "surat kuasa asli cafe ktp"
