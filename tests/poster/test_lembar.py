"""A poster on several sheets: nothing is lost or said twice, type stays readable, the first sheet keeps fee and time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sop_gen.diagnostics import TakMuatError
from sop_gen.model.butir import Butir, Kelompok, Pengaduan, Tarif, Waktu
from sop_gen.model.layanan import Layanan
from sop_gen.teks.inline import as_text
from sop_gen.view.poster import PosterLayanan, view_poster
from sop_gen.view.ukuran_poster import UKURAN
from tests.poster.contoh import GAYA, MENURUT_NAMA, bare, konteks, letters, pdf_of, png_of, reader, sizes
from tests.poster.test_muat import outside

A4 = MENURUT_NAMA["a4"]
DAFTAR = ("persyaratan", "prosedur", "produk")


def numbered(prefix: str, count: int, words: int) -> tuple[Butir, ...]:
    """Items that no other item's text holds: each ends with a number of its own."""
    return tuple(Butir(nama=f"{prefix} {'kata ' * words}x{number}x") for number in range(count))


def service(persyaratan: tuple[Butir | Kelompok, ...], prosedur: tuple[Butir, ...], produk: tuple[Butir, ...]) -> Layanan:
    return Layanan.model_construct(
        id="panjang",
        nama="Layanan Panjang",
        unit="Divisi",
        status="draf",
        ringkasan="Ringkasan layanan ini.",
        persyaratan=persyaratan,
        prosedur=prosedur,
        produk=produk,
        biaya=(Tarif(uraian="Permohonan", tarif="50000"),),
        jangka_waktu=(Waktu(lama="paling lama 7 hari kerja"),),
        pengaduan=(Pengaduan(kanal="Loket khusus", nilai="lantai dua"),),
    )


def poster(layanan: Layanan, gaya: str = "resmi") -> PosterLayanan:
    office = konteks()
    asked = office.instansi.poster.model_copy(update={"gaya": (gaya,)})
    return view_poster(layanan, type(office)(office.instansi.model_copy(update={"poster": asked}), office.register))


LONG = service(
    (
        Kelompok.model_construct(kelompok="Kelompok satu", butir=numbered("syarat", 40, 12)),
        Kelompok.model_construct(kelompok="Dua", butir=numbered("lain", 20, 9)),
    ),
    numbered("langkah", 18, 10),
    numbered("hasil", 4, 5),
)


def items(view: PosterLayanan) -> list[str]:
    return [bare(as_text(point.teks)) for key in DAFTAR for point in view.komponen[key].isi if not point.kepala]


@pytest.fixture(scope="module", params=GAYA)
def long_sheets(request: pytest.FixtureRequest) -> tuple[PosterLayanan, list[bytes]]:
    view = poster(LONG, request.param)
    with pytest.raises(TakMuatError):
        pdf_of(view, A4)
    return view, [pdf_of(view, A4, lembar=number, dari=2) for number in (1, 2)]


def test_sheets_share_the_items_between_them(long_sheets: tuple[PosterLayanan, list[bytes]]) -> None:
    view, sheets = long_sheets
    first, second = (letters(data) for data in sheets)
    held = [(words in first, words in second) for words in items(view)]
    assert set(held) == {(True, False), (False, True)}
    assert bare("Kelompok satu") in first + second


def test_the_first_sheet_has_what_citizens_ask_first_and_leads_on(long_sheets: tuple[PosterLayanan, list[bytes]]) -> None:
    view, sheets = long_sheets
    first, second = (letters(data) for data in sheets)
    for words in ("Rp50.000", "7 hari kerja", "Loket khusus", "Lihat lembar 2", "Lembar 1 dari 2"):
        assert bare(words) in first, words
    for words in ("Rp50.000", "Loket khusus", "Ringkasan layanan ini", "Lihat lembar"):
        assert bare(words) not in second, words
    for words in ("Layanan Panjang", *view.kop, "Lembar 2 dari 2", view.penetapan, view.dokumen.kaki):
        assert bare(words) in second, words
    assert "2 dari 2" in str(reader(sheets[1]).metadata.title)


def test_sheets_are_set_in_one_size(long_sheets: tuple[PosterLayanan, list[bytes]]) -> None:
    _, sheets = long_sheets
    ends = re.compile(r"x\d+x")
    assert len({round(size, 1) for data in sheets for size, text in sizes(data) if ends.search(text)}) == 1


def test_second_sheets_are_archival_and_accessible(long_sheets: tuple[PosterLayanan, list[bytes]], tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    _, sheets = long_sheets
    path = tmp_path / "poster-2.pdf"
    path.write_bytes(sheets[1])
    assert list(pdfua.validate(str(path)).findings) == []
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in reader(sheets[1]).trailer["/Root"]["/Metadata"].get_data().decode()
    assert reader(sheets[1]).attachments


def test_second_sheets_carry_both_codes() -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    view = poster(LONG)
    with Image.open(io.BytesIO(png_of(view, A4, lembar=2, dari=2))) as picture:
        found = {code.text for code in zxingcpp.read_barcodes(picture.convert("L"))}
    assert found == {view.qr_katalog.isi, view.qr_pengaduan.isi}  # type: ignore[union-attr]


BAGIAN = st.tuples(st.integers(1, 45), st.integers(1, 14))
LAYANAN = st.builds(
    lambda syarat, alur, hasil, terbagi: service(
        (Kelompok.model_construct(kelompok="Kelompok", butir=numbered("syarat", *syarat)),)
        if terbagi
        else numbered("syarat", *syarat),
        numbered("langkah", *alur),
        numbered("hasil", *hasil),
    ),
    BAGIAN,
    BAGIAN,
    BAGIAN,
    st.booleans(),
)


@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(layanan=LAYANAN, nama=st.sampled_from([ukuran.nama for ukuran in UKURAN]), gaya=st.sampled_from(GAYA))
def test_every_length_is_complete_and_readable_or_refused(
    layanan: Layanan, nama: str, gaya: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    view, ukuran = poster(layanan, gaya), MENURUT_NAMA[nama]
    for dari in (1, 2, 3):
        try:
            sheets = [pdf_of(view, ukuran, lembar=number, dari=dari) for number in range(1, dari + 1)]
        except TakMuatError as error:
            assert error.lebih > 0
            continue
        said = [letters(data) for data in sheets]
        assert [words for words in items(view) if sum(sheet.count(words) for sheet in said) != 1] == []
        for data in sheets:
            assert len(reader(data).pages) == 1
            assert min(size for size, _ in sizes(data)) >= ukuran.terkecil - 0.01
            assert outside(data, tmp_path_factory.mktemp("lembar")) == []
        return
