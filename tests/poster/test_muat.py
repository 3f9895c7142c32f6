"""Whatever the length of a service: its poster fits in readable type, inside the page, or says what is too long."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sop_gen.diagnostics import TakMuatError
from sop_gen.model.butir import Butir, Gratis, Pengaduan, Tarif, Waktu
from sop_gen.model.instansi import WarnaKantor
from sop_gen.model.layanan import Layanan
from sop_gen.view.poster import view_poster
from sop_gen.view.poster_warna import view_palet
from sop_gen.view.ukuran_poster import UKURAN
from sop_gen.view.warna import AA, kontras
from tests.conftest import drawn
from tests.poster.contoh import GAYA, MENURUT_NAMA, konteks, pdf_of, reader, sizes

KATA = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60)
KALIMAT = st.lists(KATA, min_size=1, max_size=25).map(" ".join)
BUTIR = KALIMAT.map(lambda words: Butir(nama=words))
WAKTU = st.builds(
    lambda uraian, number: Waktu(uraian=uraian, lama=f"paling lama {number} hari kerja sejak berkas lengkap"),
    st.none() | KALIMAT,
    st.integers(1, 999_999),
)
TARIF = st.builds(
    lambda uraian, amount, words: Tarif(uraian=uraian, **({"teks": words} if words else {"tarif": str(amount)})),
    KALIMAT,
    st.integers(1, 10**12),
    st.none() | KALIMAT,
)


def some(what: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=most).map(tuple)


LAYANAN = st.builds(
    partial(Layanan.model_construct, id="layanan", unit="Divisi", status="draf"),
    nama=KALIMAT,
    ringkasan=st.none() | KALIMAT,
    pemohon=st.none() | KALIMAT,
    persyaratan=some(BUTIR, 25),
    prosedur=some(BUTIR, 14),
    jangka_waktu=some(WAKTU, 6),
    biaya=st.none() | st.just(Gratis(gratis=True)) | st.lists(TARIF, min_size=1, max_size=6).map(tuple),
    produk=some(BUTIR, 5),
    pengaduan=some(st.builds(Pengaduan, kanal=KATA, nilai=st.none() | KALIMAT), 6),
)


@settings(max_examples=drawn(12, 25), suppress_health_check=list(HealthCheck), phases=[Phase.generate])  # shrinking costs minutes
@given(service=LAYANAN, nama=st.sampled_from([ukuran.nama for ukuran in UKURAN]), gaya=st.sampled_from(GAYA))
def test_it_fits_or_says_what_is_too_long(
    service: Layanan, nama: str, gaya: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office, ukuran = konteks(), MENURUT_NAMA[nama]
    instansi = office.instansi.model_copy(update={"poster": office.instansi.poster.model_copy(update={"gaya": (gaya,)})})
    view = view_poster(service, type(office)(instansi, office.register))
    try:
        data = pdf_of(view, ukuran)
    except TakMuatError as error:
        assert error.lebih > 0
        assert error.bagian in {label.id for label in view.label.values()}
        return
    assert len(reader(data).pages) == 1
    assert min(size for size, _ in sizes(data)) >= ukuran.terkecil - 0.01
    if shutil.which("pdftotext"):
        assert outside(data, tmp_path_factory.mktemp("muat")) == []


WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def outside(data: bytes, folder: Path) -> list[str]:
    """Words that do not lie wholly on the page, by poppler's boxes; the mark DRAF lies across it."""
    path = folder / "poster.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    width, height = (float(value) for value in reader(data).pages[0].mediabox[2:])
    found = []
    for match in WORD.finditer(done.stdout):
        left, top, right, bottom = (float(value) for value in match.groups()[:4])
        if match[5] != "DRAF" and (left < 0 or top < -1 or right > width + 0.5 or bottom > height + 1):
            found.append(match[5])
    return found


def test_too_much_names_the_longest_component() -> None:
    service = Layanan.model_construct(
        id="panjang", nama="Panjang", unit="Divisi", status="draf", persyaratan=tuple(Butir(nama="kata " * 60) for _ in range(60))
    )
    with pytest.raises(
        TakMuatError, match=r"\[poster-tak-muat\] isinya melewati lembar \d+ mm .* bagian 'Persyaratan'"
    ) as raised:
        pdf_of(view_poster(service, konteks()), MENURUT_NAMA["a4"])
    assert raised.value.lebih > 100


WARNA = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(utama=WARNA, aksen=WARNA)
def test_every_colour_of_text_can_be_read(utama: str, aksen: str) -> None:
    palet = view_palet(WarnaKantor(utama=utama, aksen=aksen))
    written = [(palet.di_utama, palet.utama), (palet.di_aksen, palet.aksen)]
    pale = ("#ffffff", palet.latar, palet.hangat)
    written += [(ink, surface) for ink in (palet.teks, palet.judul, palet.redup) for surface in pale]
    assert [pair for pair in written if kontras(*pair) < AA] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert kontras("#ffffff", "#000000") == pytest.approx(21)
    assert kontras("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
