"""The page for the waiting room says what the specs say, runs nothing but its own script, and asks for nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from sop_gen.cli import cli
from sop_gen.model.butir import Gratis, Tarif, Waktu, items_of
from sop_gen.teks.inline import as_text, runs
from sop_gen.view.biaya_waktu import brief_fee
from sop_gen.view.layar import TERKECIL, view_layar
from tests.katalog.contoh import Laman
from tests.layar.contoh import evil, layar, of_office, services
from tests.poster.contoh import KANTOR, bare, konteks, layanan

MERAH = {"utama": "#e53935", "aksen": "#ffeb3b"}


def read(data: bytes) -> Laman:
    return Laman(data.decode())


@pytest.mark.parametrize("kantor", KANTOR)
def test_the_page_says_what_the_specs_say(kantor: str) -> None:
    page = read(layar(kantor)[1])
    said = bare(page.teks)
    assert page.salah == []
    assert page.buka == []
    for service in services(kantor):
        expected = [service.nama, as_text(runs(service.pemohon or ""))]
        if not isinstance(service.biaya, Gratis):
            brief = brief_fee(service)
            expected += [brief.utama, brief.keterangan]
        expected += [as_text(runs(item.nama)) for item in items_of(service.persyaratan) + items_of(service.produk)]
        channels = (*service.pengaduan, *konteks(kantor).instansi.pengaduan)
        expected += [part for channel in channels for part in (channel.kanal, channel.nilai or "")]
        assert [words for words in expected if bare(words) not in said] == []
    assert konteks(kantor).instansi.nama in page.teks


def test_running_services_only_in_order_of_their_files() -> None:
    view, _ = layar()
    shown = [part.poster.dokumen.id for part in view.layanan]
    assert shown == sorted(shown)
    assert {"klinik-hukum-contoh", "pemindahan-contoh"}.isdisjoint(shown)
    moved = layanan("contoh", "konsultasi-contoh").model_copy(update={"status": "dicabut"})
    assert view_layar((moved,), konteks()).layanan == ()


def test_drafts_are_marked_where_they_stand_and_the_whole_when_all_are() -> None:
    view, data = layar()
    drafts = [part for part in view.layanan if part.poster.dokumen.draf]
    assert 0 < len(drafts) < len(view.layanan)
    assert data.decode().count('<p class="draf">') == len(drafts) == view.rancangan
    assert "<title>Layar" in data.decode()
    _, whole = layar(parts=[part for part in services("contoh") if part.status == "draf"])
    assert "<title>DRAF: Layar" in whole.decode()


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else() -> None:
    page = layar(parts=[evil()])[1].decode()
    (policy,) = read(page.encode()).meta("Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert rules[rule] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    assert " style=" not in page
    assert [url for _, url in read(page.encode()).tautan if not url.startswith("data:")] == []
    assert not re.search(r"url\(\"(?!data:)", page)


def test_who_it_is_stands_where_the_catalogue_has_it_and_changes_with_what_is_shown() -> None:
    view, data = layar()
    assert read(data).meta("sidik") == [view.dokumen.sidik]
    assert read(data).meta("dokumen") == ["layar kantor revisi 0"]
    assert layar()[1] == data
    one = layanan("contoh", "konsultasi-contoh")
    others = [part for part in services("contoh") if part.id != one.id]
    for changed in (one.model_copy(update={"pemohon": "Siapa pun"}), one.model_copy(update={"biaya": None})):
        assert layar(parts=[*others, changed])[0].dokumen.sidik != view.dokumen.sidik
    unseen = one.model_copy(update={"catatan": (), "penanggung_jawab": "Orang lain"})
    assert layar(parts=[*others, unseen])[0].dokumen.sidik == view.dokumen.sidik
    assert layar(office=of_office(jam_layanan=()))[0].dokumen.sidik != view.dokumen.sidik


def test_no_time_or_fee_stands_without_what_it_belongs_to() -> None:
    service = layanan("contoh", "konsultasi-contoh")

    def shown(**changes: object) -> list[list[tuple[str, list[str]]]]:
        (part,) = view_layar((service.model_copy(update=changes),), konteks()).layanan
        ways = part.waktu if "jangka_waktu" in changes else part.biaya
        return [[(fact.utama.replace("\u00a0", " "), [as_text(line) for line in fact.rincian]) for fact in way] for way in ways]

    few = tuple(Waktu(uraian=f"Tahap {number}", lama=f"{number} hari kerja") for number in (1, 2, 3))
    brief = [("1 sampai 3 hari kerja", ["menurut tahap atau jenisnya"])]
    assert shown(jangka_waktu=few) == [[(f"{number} hari kerja", [f"Tahap {number}"]) for number in (1, 2, 3)], brief]
    assert shown(jangka_waktu=(*few, few[0])) == [brief]
    assert shown(jangka_waktu=(few[0], few[2].model_copy(update={"uraian": None}))) == [brief]
    assert shown(jangka_waktu=(*few, Waktu(teks="sesuai jadwal"))) == [[("beberapa batas waktu", ["lihat rincian"])]]
    assert shown(jangka_waktu=()) == [[("(belum diisi)", [])]]
    part = Tarif(uraian="Notaris pengganti", teks="sesuai tarif", dasar="pp-45-2024")
    assert [
        fact.utama for (fact,) in view_layar((service.model_copy(update={"biaya": (part,)}),), konteks()).layanan[0].biaya
    ] == ["sesuai tarif"] * 2
    assert shown(biaya=(part,))[-1] == [("sesuai tarif", ["Notaris pengganti"])]


def test_a_service_of_which_nothing_is_set_says_so_once() -> None:
    empty = layanan("dikirim", "e-katalog")
    view, data = layar("dikirim", parts=[empty])
    assert view.layanan[0].kosong
    assert data.decode().count("Belum ditetapkan; tanyakan kepada petugas.") == 1
    assert "Alur layanan" not in data.decode()
    assert not layar("dikirim", parts=[layanan("dikirim", "perpustakaan")])[0].layanan[0].kosong


def test_the_least_type_is_readable_from_four_metres_on_the_smallest_screen() -> None:
    shorter_side = 43 * 25.4 * 9 / (16**2 + 9**2) ** 0.5
    assert TERKECIL / 100 * shorter_side * 0.7 >= 4000 / 250


def test_the_office_chooses_the_colours() -> None:
    colours = konteks().instansi.warna.model_copy(update=MERAH)
    page = layar(office=of_office(warna=colours))[1].decode()
    assert "--utama: #e53935" in page
    assert "--judul: #16181d" in page  # neither colour can be read on white


def test_an_office_without_hours_address_logo_and_channels_has_a_page() -> None:
    bare_office = of_office(jam_layanan=(), alamat=None, logo=None, pengaduan=(), kop=())
    view, _ = layar(office=replace(bare_office, instansi=bare_office.instansi.model_copy(update={"induk": None})))
    assert view.kantor.jam == view.pengaduan == ()


def test_a_build_makes_it_when_asked_and_keeps_it_up_to_date(tmp_path: Path) -> None:
    arguments = ["--standards", str(KANTOR["contoh"]), "build", "-o", str(tmp_path), "-j", "1"]
    made = tmp_path / "_kantor" / "layar.html"
    assert CliRunner().invoke(cli, [*arguments, "--only", "layar"]).exit_code == 0
    assert made.read_bytes() == layar()[1]
    assert [path.name for path in tmp_path.rglob("*.*") if path.suffix in (".pdf", ".docx", ".html")] == ["layar.html"]
    made.write_text("lama")
    assert CliRunner().invoke(cli, [*arguments, "--only", "layar.html"]).exit_code == 0
    assert made.read_bytes() == layar()[1]
