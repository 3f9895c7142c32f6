"""However many services, however long their words: the banner tells each of them whole, or says what is too much."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from functools import partial
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sop_gen.diagnostics import TakMuatError
from sop_gen.model.butir import Gratis, Tarif, Waktu
from sop_gen.model.layanan import Layanan
from sop_gen.teks.inline import as_text
from sop_gen.view.poster_kantor import PosterKantor
from tests.conftest import drawn
from tests.papan.contoh import XBANNER, pdf_of, poster
from tests.poster.contoh import GAYA, bare, letters, reader, sizes
from tests.poster.test_muat import WORD, outside

KATA = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)
RINGKAS = st.lists(KATA, min_size=1, max_size=6).map(" ".join)
PANJANG = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60), min_size=1, max_size=25).map(" ".join)
WAKTU = st.builds(
    lambda words, number: Waktu(uraian=words, lama=f"{number} hari kerja"), st.none() | RINGKAS, st.integers(1, 9999)
)
TARIF = st.builds(lambda words, amount: Tarif(uraian=words, tarif=str(amount)), RINGKAS, st.integers(1, 10**9))


def services(words: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[Layanan]]:
    one = st.builds(
        partial(Layanan.model_construct, id="layanan", status="draf"),
        nama=words,
        unit=st.sampled_from(["Divisi Pelayanan Hukum", "Bagian Tata Usaha dan Umum", "Bidang Kekayaan Intelektual"]),
        jangka_waktu=st.lists(WAKTU, max_size=5).map(tuple),
        biaya=st.none() | st.just(Gratis(gratis=True)) | st.lists(TARIF, min_size=1, max_size=5).map(tuple),
    )
    return st.lists(one, min_size=least, max_size=most).map(
        lambda found: [service.model_copy(update={"id": f"layanan-{number}"}) for number, service in enumerate(found)]
    )


@settings(max_examples=drawn(4, 8), deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(found=services(RINGKAS, 1, 20) | services(RINGKAS, 30, 60), gaya=st.sampled_from(GAYA))
def test_any_number_of_services_is_told_whole_or_refused(
    found: list[Layanan], gaya: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _whole_or_refused(poster(services=found, gaya=gaya), tmp_path_factory)


@settings(max_examples=drawn(4, 8), deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(found=services(PANJANG, 1, 8), gaya=st.sampled_from(GAYA))
def test_any_length_of_words_is_told_whole_or_refused(
    found: list[Layanan], gaya: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _whole_or_refused(poster(services=found, gaya=gaya), tmp_path_factory)


def _whole_or_refused(view: PosterKantor, tmp_path_factory: pytest.TempPathFactory) -> None:
    view = replace(view, dokumen=replace(view.dokumen, draf=False))  # each draft is marked, and nothing lies across
    try:
        data = pdf_of(view, XBANNER)
    except TakMuatError as error:
        assert error.lebih > 0
        assert error.bagian in {label.id for label in view.label.values()}
        return
    said = letters(data)
    for row in (row for unit in view.unit for row in unit.layanan):
        full = [part for fact in (*row.biaya, *row.jangka_waktu) for part in (fact.utama, *map(as_text, fact.rincian))]
        short = [part for fact in row.ringkas.values() for part in (fact.utama, *map(as_text, fact.rincian))]
        assert bare(row.nama) in said
        assert all(bare(part) in said for part in full) or all(bare(part) in said for part in short), row
    assert len(reader(data).pages) == 1
    assert min(size for size, _ in sizes(data)) >= XBANNER.terkecil - 0.01
    if shutil.which("pdftotext"):
        folder = tmp_path_factory.mktemp("muat")
        assert outside(data, folder) == []
        assert over_one_another(folder / "poster.pdf") == []


def over_one_another(path: Path) -> list[tuple[str, str]]:
    """Words printed over others, by poppler's boxes, which are higher than the letters."""
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    boxes = []
    for match in WORD.finditer(done.stdout):
        left, top, right, bottom = (float(value) for value in match.groups()[:4])
        boxes.append((top + 0.3 * (bottom - top), bottom - 0.3 * (bottom - top), left + 1, right - 1, match[5]))
    boxes.sort()
    found = []
    for at, (_, bottom, left, right, word) in enumerate(boxes):
        below = takewhile(lambda box, bottom=bottom: box[0] < bottom, boxes[at + 1 :])
        found += [(word, box[4]) for box in below if box[2] < right and box[3] > left]
    return found


@pytest.mark.parametrize(("banyak", "gaya"), [(9, "resmi"), (25, "hangat"), (60, "resmi"), (60, "hangat")])
def test_an_office_of_sixty_ordinary_services_fits(banyak: int, gaya: str) -> None:
    """The fullest in either style; fewer, with larger type from the same rule, in one."""
    names = ("Apostille", "Pendaftaran Merek", "Legalisasi Dokumen", "Pendirian Perseroan Perorangan", "Penyuluhan Hukum")
    found = [
        Layanan.model_construct(
            id=f"layanan-{number}",
            nama=f"{names[number % 5]} {number}",
            unit=f"Bidang {number * 5 // banyak}",
            status="ditetapkan",
            biaya=Gratis(gratis=True) if number % 3 else (Tarif(uraian="Permohonan", tarif="500000"),),
            jangka_waktu=(Waktu(lama=f"paling lama {number + 1} hari kerja", sejak="berkas lengkap"),),
        )
        for number in range(banyak)
    ]
    view = poster(services=found, gaya=gaya)
    rows = tuple(replace(unit, layanan=tuple(replace(row, draf=False) for row in unit.layanan)) for unit in view.unit)
    data = pdf_of(replace(view, unit=rows, dokumen=replace(view.dokumen, draf=False)), XBANNER)
    assert letters(data).count("harikerja") >= banyak
    assert "DRAF" not in letters(data)
