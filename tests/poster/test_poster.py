"""A poster says what the spec says, in letters that can be read, and can be trusted as a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sop_gen.engine.png import read_text
from sop_gen.model.butir import Gratis, items_of
from sop_gen.teks.angka import format_rupiah
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import as_text, runs
from sop_gen.view.poster import BEBAS, GRATIS, TANPA_PUNGUTAN
from sop_gen.view.ukuran_poster import MM, UKURAN
from tests.poster.contoh import (
    GAYA,
    MENURUT_NAMA,
    bare,
    konteks,
    layanan,
    letters,
    pdf_of,
    png_of,
    poster,
    reader,
    semua,
    sizes,
)

A4 = MENURUT_NAMA["a4"]
UKURAN_NAMA = [ukuran.nama for ukuran in UKURAN]


@pytest.mark.parametrize(("kantor", "id"), semua())
def test_the_poster_says_what_the_spec_says(kantor: str, id: str) -> None:
    service, said = layanan(kantor, id), letters(pdf_of(poster(kantor, id), A4))
    expected = [service.nama.removeprefix("Pelayanan ")]
    expected += [as_text(runs(item.nama)) for item in items_of(service.persyaratan) + items_of(service.produk)]
    expected += [as_text(format_waktu(time)) for time in service.jangka_waktu]
    expected += [
        part
        for channel in (*service.pengaduan, *konteks(kantor).instansi.pengaduan)
        for part in (channel.kanal, channel.nilai or "")
    ]
    if isinstance(service.biaya, Gratis):
        expected += [GRATIS, "Tidak dipungut biaya"]
    else:
        fees = service.biaya or ()
        expected += [format_rupiah(fee.tarif) if fee.tarif is not None else as_text(runs(fee.teks or "")) for fee in fees]
        expected += [as_text(runs(fee.uraian)) for fee in fees]
    assert [words for words in expected if bare(words) not in said] == []
    assert ("(belumdiisi)" in said) == (not all((service.biaya, service.persyaratan, service.jangka_waktu, service.produk)))


LEMBAR = ("a4", "xbanner", "layar")  # A3 and A2 are A4 drawn larger


def shipped() -> Iterator[tuple[str, str, str, str]]:
    """Every sheet in the style of its office; the other style on one sheet of each service, turn by turn."""
    for place, (kantor, id) in enumerate(semua()):
        own = poster(kantor, id).gaya
        other = next(gaya for gaya in GAYA if gaya != own)
        yield from ((kantor, id, nama, own) for nama in LEMBAR)
        yield kantor, id, LEMBAR[place % len(LEMBAR)], other


@pytest.mark.parametrize(("kantor", "id", "nama", "gaya"), list(shipped()))
def test_everything_that_is_shipped_fits_in_readable_type(kantor: str, id: str, nama: str, gaya: str) -> None:
    """As it is built; of what nobody built, test_muat says that it fits or is refused in any style."""
    ukuran = MENURUT_NAMA[nama]
    data = pdf_of(poster(kantor, id, gaya), ukuran)
    assert len(reader(data).pages) == 1
    assert min(size for size, _ in sizes(data)) >= ukuran.terkecil - 0.01


def test_the_least_type_is_readable_from_its_distance() -> None:
    for ukuran in UKURAN:
        unit = 535 / 1080 if ukuran.nama == "layar" else 1 / MM  # mm a pt; a screen of 43 inches upright is 535 mm wide
        assert ukuran.terkecil * 0.7 * unit >= ukuran.jarak * 1000 / 250 * 0.95


@pytest.mark.parametrize("gaya", GAYA)
def test_fee_and_time_are_the_largest_words(gaya: str) -> None:
    found = sorted(sizes(pdf_of(poster("contoh", "harmonisasi-contoh", gaya), A4)), reverse=True)
    largest = [text.replace("\u00a0", " ").strip() for _, text in found if "DRAF" not in text][:2]
    assert sorted(largest) == sorted(["GRATIS", "5 hari kerja"]), found[:4]


def test_no_other_charge_is_said_only_where_it_is_true() -> None:
    said = {id: poster("contoh", id).tanpa_pungutan for id in ("konsultasi-contoh", "pengaduan-ham-contoh", "izin-contoh")}
    assert said == {"konsultasi-contoh": BEBAS, "pengaduan-ham-contoh": TANPA_PUNGUTAN, "izin-contoh": TANPA_PUNGUTAN}
    assert poster("dikirim", "penyuluhan-hukum").tanpa_pungutan == ""


def test_text_is_data() -> None:
    said = letters(pdf_of(poster("contoh", "aksara-uji"), A4))
    for words in ('Surat A & B <C> "D"', "[tidak aman](javascript:alert) tetap teks, `kode` dan &amp; juga", "# diawali pagar"):
        assert bare(words) in said


def test_citations_of_requirements_are_left_to_the_standard() -> None:
    assert "PP2/2007" not in letters(pdf_of(poster("dikirim", "pewarganegaraan"), A4))


# ---- the file as a record ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("nama", UKURAN_NAMA)
def test_archival_and_accessible(nama: str, gaya: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    data = pdf_of(poster("contoh", "konsultasi-contoh", gaya), MENURUT_NAMA[nama])
    _keeps_the_standards(data)
    path = tmp_path / "poster.pdf"
    path.write_bytes(data)
    assert list(pdfua.validate(str(path)).findings) == []


def test_print_version_says_where_to_cut(tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    view = poster("contoh", "konsultasi-contoh")
    data = pdf_of(view, A4, cetak=True)
    from sop_gen.engine.pdf_boxes import with_trim

    cut = with_trim(data, 10 * MM, 3 * MM)
    assert cut[:8] == b"%PDF-1.7"
    _keeps_the_standards(cut)
    page = reader(cut).pages[0]
    boxes = {name: [round(float(value) / MM, 1) for value in page[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")}
    assert boxes == {"/MediaBox": [0, 0, 230, 317], "/TrimBox": [10, 10, 220, 307], "/BleedBox": [7, 7, 223, 310]}
    assert letters(cut) == letters(pdf_of(view, A4))
    path = tmp_path / "poster.pdf"
    path.write_bytes(cut)
    assert list(pdfua.validate(str(path)).findings) == []
    assert with_trim(data, 10 * MM, 3 * MM) == cut


def _keeps_the_standards(data: bytes) -> None:
    root = reader(data).trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert reader(data).attachments == {"layanan.yaml": [b"nama: Layanan\n"]}


@pytest.mark.parametrize("nama", UKURAN_NAMA)
def test_equal_input_gives_equal_bytes(nama: str) -> None:
    """The PDF of every size; the picture, which is slow to draw, of the sheet and of the screen."""
    view, ukuran = poster("contoh", "konsultasi-contoh"), MENURUT_NAMA[nama]
    makers = (pdf_of, png_of) if nama in ("a4", "layar") else (pdf_of,)
    first = [make(view, ukuran) for make in makers]
    pdf_of(poster("contoh", "izin-contoh"), ukuran)
    assert [make(view, ukuran) for make in makers] == first


@pytest.mark.parametrize(("nama", "lebar", "tinggi"), [("a4", 1240, 1754), ("layar", 1080, 1920)])
def test_pictures_have_their_size_and_their_sidik(nama: str, lebar: int, tinggi: int) -> None:
    view = poster("contoh", "konsultasi-contoh")
    data = png_of(view, MENURUT_NAMA[nama])
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert abs(width - lebar) <= (nama == "a4") and abs(height - tinggi) <= (nama == "a4")
    assert read_text(data, "sidik") == view.dokumen.sidik
    _opens(data)


def _opens(data: bytes) -> None:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        assert "sidik" in picture.info


@pytest.mark.parametrize(("nama", "gaya"), [(nama, GAYA[place % 2]) for place, nama in enumerate(UKURAN_NAMA)])
def test_codes_lead_where_they_should(nama: str, gaya: str) -> None:
    """Of every size and either style, turn by turn: the codes are drawn by the same lines."""
    zxingcpp = pytest.importorskip("zxingcpp")
    import io

    from PIL import Image

    view = poster("contoh", "konsultasi-contoh", gaya)
    with Image.open(io.BytesIO(png_of(view, MENURUT_NAMA[nama]))) as picture:
        found = {code.text for code in zxingcpp.read_barcodes(picture.convert("L"))}
    page = f"https://contoh.example/layanan/konsultasi-contoh/?e={view.dokumen.sidik}"
    assert found == {page, "https://www.lapor.go.id"}


def test_without_a_catalogue_there_is_no_code_for_it() -> None:
    view = poster("dikirim", "pewarganegaraan")
    assert view.qr_katalog is None
    assert view.qr_pengaduan is not None


def test_the_sidik_follows_what_is_printed_and_nothing_else() -> None:
    from sop_gen.view.poster import poster_sidik

    service, office = layanan("contoh", "konsultasi-contoh"), konteks()
    before = poster_sidik(service, office)
    unseen = service.model_copy(update={"catatan": (), "evaluasi_kinerja": (), "penanggung_jawab": "Siapa saja", "en": None})
    assert poster_sidik(unseen, office) == before
    assert poster_sidik(service.model_copy(update={"ringkasan": "Lain"}), office) != before
    other = replace(office, instansi=office.instansi.model_copy(update={"jam_layanan": ()}))
    assert poster_sidik(service, other) != before


def test_english_adds_labels_and_the_fields_given() -> None:
    said = letters(pdf_of(poster("contoh", "konsultasi-contoh", bahasa="en"), A4))
    for words in (
        "Persyaratan · What you need",
        "Biaya · Fee",
        "Legal Consultation for the Public",
        "Power of attorney, if you are represented",
    ):
        assert bare(words) in said
    assert "Whatyouneed" not in letters(pdf_of(poster("contoh", "konsultasi-contoh"), A4))
