"""What hangs on the wall for the whole office says what the specs say, can be read from afar, and can be trusted as a record."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sop_gen.diagnostics import TakMuatError
from sop_gen.engine.pdf_boxes import with_trim
from sop_gen.engine.png import read_text
from sop_gen.model.butir import Gratis
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import format_rupiah
from sop_gen.teks.durasi import headline_waktu
from sop_gen.view.maklumat import JANJI
from sop_gen.view.papan import view_papan
from sop_gen.view.poster import GRATIS
from sop_gen.view.poster_kantor import view_poster_kantor
from sop_gen.view.ukuran_poster import MM, Ukuran
from tests.papan.contoh import (
    A2,
    A3,
    BERKAS,
    XBANNER,
    berjalan,
    papan,
    pdf_of,
    pdf_of_office,
    png_of,
    poster,
    view_of,
    with_office,
)
from tests.poster.contoh import GAYA, KANTOR, MENURUT_NAMA, bare, konteks, letters, reader, sizes

DUA_METER = 2000 / 250 / 0.7 * MM
"""Size in pt whose capitals are read from two metres."""


def _banner(kantor: str, gaya: str | None = None) -> bytes:
    return pdf_of_office("poster", kantor, gaya, XBANNER)


# ---- what they say -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("kantor", KANTOR)
def test_the_board_says_the_pledge_who_made_it_and_where_to_complain(kantor: str, gaya: str) -> None:
    office = konteks(kantor).instansi
    expected = [line for line in (office.maklumat.isi or JANJI).splitlines() if line]
    expected += ["MAKLUMAT PELAYANAN", office.pengesah.jabatan, *office.kop]
    expected += [part for part in (office.pengesah.nama, office.pengesah.nip, office.kota) if part]
    expected += [part for channel in office.pengaduan for part in (channel.kanal, channel.nilai or "")]
    expected += [part for hours in office.jam_layanan for part in (hours.hari, hours.jam)]
    for ukuran in (A3, A2):
        said = letters(pdf_of_office("papan", kantor, gaya, ukuran))
        assert [words for words in expected if bare(words) not in said] == []


def test_the_board_is_a_draft_until_it_is_dated() -> None:
    maklumat = konteks().instansi.maklumat
    undated = papan(maklumat=maklumat.model_copy(update={"tanggal": None}))
    assert (undated.dokumen.draf, papan().dokumen.draf) == (True, False)
    assert ("DRAF" in letters(pdf_of(undated, A3)), "DRAF" in letters(pdf_of(papan(), A3))) == (True, False)


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("kantor", KANTOR)
def test_the_banner_says_name_fee_and_time_of_every_service(kantor: str, gaya: str) -> None:
    said = letters(_banner(kantor, gaya))
    for service in berjalan(kantor):
        assert bare(service.nama) in said
        assert bare(service.unit) in said
        assert [words for words in _facts(service) if bare(words) not in said] == [], service.id
    office = konteks(kantor).instansi
    for channel in office.pengaduan:
        assert bare(channel.kanal) in said and bare(channel.nilai or "") in said
    assert bare(office.nama) in said
    assert "Tanpapungutan" in said


def _facts(service: Layanan) -> list[str]:
    """What of fee and time must be read, however short the list is told."""
    found: list[str] = []
    if isinstance(service.biaya, Gratis):
        found += [GRATIS, service.biaya.keterangan or ""]
    elif not service.biaya:
        found.append("(belum diisi)")
    else:
        amounts = sorted(fee.tarif for fee in service.biaya if fee.tarif is not None)
        found += [format_rupiah(amount) for amount in (amounts[0], amounts[-1])] if amounts else []
    times = service.jangka_waktu
    if len(times) > 3:
        found.append(f"{len(times)} batas waktu")
    elif all(time.lama for time in times):
        found += [headline_waktu(time) for time in times] or ["(belum diisi)"]
    return found


def test_each_draft_is_marked_where_it_stands() -> None:
    view = poster("contoh")
    drafts = [row for unit in view.unit for row in unit.layanan if row.draf]
    assert 0 < len(drafts) < len(berjalan("contoh"))
    assert not view.dokumen.draf
    assert letters(_banner("contoh")).count("DRAF") == len(drafts)
    whole = poster("dikirim")
    assert whole.dokumen.draf
    assert letters(pdf_of(whole, XBANNER)).count("DRAF") == 2  # across the page, and in its head


def test_services_stand_below_their_unit_in_order() -> None:
    units = poster("dikirim").unit
    assert [unit.nama for unit in units] == sorted({service.unit for service in berjalan("dikirim")})
    assert [row.id for row in units[0].layanan] == ["e-parpol", "pelantikan-sumpah", "pewarganegaraan"]


# ---- how large ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("kantor", KANTOR)
def test_the_pledge_is_read_from_two_metres(kantor: str, gaya: str) -> None:
    for ukuran in (A3, A2):
        found = list(sizes(pdf_of_office("papan", kantor, gaya, ukuran)))
        assert min(size for size, words in found if "sanggup" in words) >= DUA_METER
        assert min(size for size, _ in found) >= ukuran.terkecil - 0.01


def test_a_pledge_too_long_says_so() -> None:
    maklumat = konteks().instansi.maklumat.model_copy(update={"isi": "Kami berjanji melayani dengan baik. " * 40})
    with pytest.raises(TakMuatError, match=r"bagian 'isi maklumat'; ringkas isi maklumat di _instansi\.yaml"):
        pdf_of(papan(maklumat=maklumat), A3)


# ---- the files as records ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize(("jenis", "nama"), BERKAS)
def test_archival_and_accessible_with_marks_for_cutting(jenis: str, nama: str, gaya: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    view, ukuran = view_of(jenis, "contoh", gaya), MENURUT_NAMA[nama]
    plain, cut = pdf_of_office(jenis, "contoh", gaya, ukuran), with_trim(pdf_of(view, ukuran, cetak=True), 10 * MM, 3 * MM)
    for data in (plain, cut):
        xmp = reader(data).trailer["/Root"]["/Metadata"].get_data().decode()
        assert "<pdfaid:part>3</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert len(reader(data).pages) == 1
        path = tmp_path / "berkas.pdf"
        path.write_bytes(data)
        assert list(pdfua.validate(str(path)).findings) == []
    assert letters(cut) == letters(plain)
    trim = [float(value) for value in reader(cut).pages[0].trimbox]
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((ukuran.lebar, ukuran.tinggi))


@pytest.mark.parametrize(("jenis", "nama"), BERKAS)
def test_equal_input_gives_equal_bytes(jenis: str, nama: str) -> None:
    ukuran = MENURUT_NAMA[nama]
    first = pdf_of_office(jenis, "contoh", None, ukuran)
    pdf_of(view_of(jenis, "dikirim"), ukuran)
    assert pdf_of(view_of(jenis, "contoh"), ukuran) == first


def _codes(view: Any, ukuran: Ukuran) -> set[str]:
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    data = png_of(view, ukuran)
    assert read_text(data, "sidik") == view.dokumen.sidik
    with Image.open(io.BytesIO(data)) as picture:
        return {code.text for code in zxingcpp.read_barcodes(picture.convert("L"))}


@pytest.mark.parametrize("gaya", GAYA)
def test_codes_lead_where_they_should(gaya: str) -> None:
    view = poster("contoh", gaya)
    pages = {f"https://contoh.example/layanan/{service.id}/" for service in berjalan("contoh")}
    whole = f"https://contoh.example/layanan/?e={view.dokumen.sidik}"
    assert _codes(view, XBANNER) == pages | {whole, "https://www.lapor.go.id"}
    assert _codes(papan("contoh", gaya), A3) == {"https://www.lapor.go.id"}


def test_without_a_catalogue_the_banner_has_no_code_for_it() -> None:
    assert _codes(poster("dikirim"), XBANNER) == {"https://www.lapor.go.id"}


def test_text_is_data() -> None:
    assert bare('Divisi Uji & Coba <Contoh> "Satu"') in letters(_banner("contoh"))
    maklumat = konteks().instansi.maklumat.model_copy(update={"isi": '#panic("x") = Kami <b> $1 & {{ janji }} sanggup.'})
    assert bare('#panic("x") = Kami <b> $1 & {{ janji }} sanggup.') in letters(pdf_of(papan(maklumat=maklumat), A3))


def test_what_finds_no_room_is_named_as_it_is_written() -> None:
    service = berjalan("contoh")[1].model_copy(update={"nama": 'Layanan | "A" & <B> ' + "panjang sekali " * 300})
    with pytest.raises(TakMuatError, match="pasang X-banner tiap layanan") as raised:
        pdf_of(poster(services=[service]), XBANNER)
    assert raised.value.bagian.startswith('Layanan | "A" & <B> panjang')
    assert raised.value.bagian.endswith("(satu-satunya layanan)")


# ---- sidik -------------------------------------------------------------------------------------------------------


def test_the_sidik_follows_what_is_printed_and_nothing_else() -> None:
    service, office = berjalan("contoh")[1], konteks()

    def of_banner(**changes: Any) -> str:
        return view_poster_kantor([service.model_copy(update=changes)], office).dokumen.sidik

    before = of_banner()
    assert of_banner(catatan=(), persyaratan=service.persyaratan[:-1], revisi=9, penanggung_jawab="Siapa saja") == before
    assert all(of_banner(**change) != before for change in ({"nama": "Lain"}, {"unit": "Lain"}, {"biaya": None}))
    assert view_poster_kantor([service], with_office(jam_layanan=())).dokumen.sidik != before
    assert view_poster_kantor([service], with_office(alamat="Lain")).dokumen.sidik == before
    board = view_papan(office).dokumen.sidik
    assert view_papan(with_office(alamat="Lain")).dokumen.sidik == board
    assert view_papan(with_office(kota="Lain")).dokumen.sidik != board
    assert view_papan(with_office(pengaduan=())).dokumen.sidik != board


def test_an_office_without_channels_or_hours_has_its_pieces_too() -> None:
    bare_office = with_office(pengaduan=(), jam_layanan=(), kota=None)
    for gaya in GAYA:
        view = replace(view_papan(bare_office), gaya=gaya)
        assert "Pengaduan" not in letters(pdf_of(view, A3))
        banner = replace(view_poster_kantor(berjalan("contoh"), bare_office), gaya=gaya)
        assert "Jamlayanan" not in letters(pdf_of(banner, XBANNER))
