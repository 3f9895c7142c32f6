"""One value in, the words of a page out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.model.butir import Butir, Gratis, Kanal, Kelompok, Pengaduan, Tarif, Waktu
from sop_gen.model.peraturan import Peraturan
from sop_gen.model.sop import Langkah
from sop_gen.teks.angka import NBSP, format_rupiah, format_tanggal
from sop_gen.teks.butir import format_butir, format_kanal, format_pengaduan, format_tarif, list_biaya, list_items
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Run, Runs, as_text, literal, runs
from sop_gen.teks.langkah import cells_of
from sop_gen.teks.peraturan import amendments, cite, cite_short, hierarchy
from tests.tabel import check_table


def _marked(parts: Runs) -> str:
    def one(run: Run) -> str:
        look = ("b" if run.tebal else "") + ("i" if run.miring else "")
        tags = " ".join(part for part in (look, f"a {run.tautan}" if run.tautan else "") if part)
        return f"[{tags}]{run.teks}[/]" if tags else run.teks

    return "".join(one(run) for run in parts)


def test_inline(update) -> None:
    check_table("teks/inline", lambda text: _marked(runs(text)), update=update)


@given(st.text())
def test_inline_never_fails_and_links_are_of_known_schemes(text: str) -> None:
    parts = runs(text)
    assert all(part.teks for part in parts)
    assert all(part.tautan.lower().startswith(("http:", "https:", "mailto:", "tel:")) for part in parts if part.tautan)
    assert all("\n" not in part.teks or part.teks == "\n" for part in parts)


@given(st.text(alphabet=st.characters(exclude_characters="*_\\[]\n")))
def test_text_without_marks_prints_as_it_is(text: str) -> None:
    assert as_text(runs(text)) == text == as_text(literal(text))


def law(id: str, **more: str) -> Peraturan:
    return Peraturan.model_validate({"id": id, "jenis": "UU", "nomor": "12", "tahun": "2006", **more})


REGISTER = {
    "uu-12-2006": law("uu-12-2006", tentang="Kewarganegaraan"),
    "pp-2-2007": law("pp-2-2007", jenis="PP", nomor="2", tahun="2007", status="diubah", oleh="pp-21-2022"),
    "pp-21-2022": law("pp-21-2022", jenis="PP", nomor="21", tahun="2022"),
    "a": law("a", status="diubah", oleh="b"),
    "b": law("b", nomor="13", status="diubah", oleh="c"),
    "c": law("c", nomor="14", status="diubah", oleh="a"),
    "mati": law("mati", status="dicabut", oleh="c"),
}


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("KTP", "KTP"),
        ({"nama": "KTP", "bentuk": "asli"}, "KTP (asli)"),
        ({"nama": "Foto 4x6", "bentuk": "digital", "jumlah": "5 lembar"}, "Foto 4x6 (digital, 5 lembar)"),
        ({"nama": "Foto", "jumlah": "5"}, "Foto (5\u00a0buah)"),
        ({"nama": "Kuasa", "bila": "diwakilkan"}, "Kuasa, bila diwakilkan"),
        ({"nama": "Kuasa", "bila": "Jika diwakilkan"}, "Kuasa, Jika diwakilkan"),
        ({"nama": "A", "keterangan": "bermeterai"}, "A; bermeterai"),
        ({"nama": "A", "dasar": "uu-12-2006", "pasal": "Pasal 9"}, "A (UU 12/2006 Pasal 9)"),
        ({"nama": "A", "dasar": "tak-ada", "pasal": "Pasal 9"}, "A (Pasal 9)"),
        ({"nama": "A", "pasal": "Pasal 9"}, "A (Pasal 9)"),
    ],
)
def test_butir(item: object, words: str) -> None:
    butir = Butir.model_validate({"nama": item} if isinstance(item, str) else item)
    assert as_text(format_butir(butir, REGISTER)).replace(NBSP, " ") == words.replace(NBSP, " ")


def test_items_are_numbered_and_groups_lettered() -> None:
    group = Kelompok.model_validate({"kelompok": "Badan hukum", "butir": ["Akta", "NPWP"]})
    lines = list_items((Butir(nama="A"), Butir(nama="B"), group), {})
    assert [(point.tanda, as_text(point.teks)) for point in lines] == [
        ("1.", "A"), ("2.", "B"), ("A.", "Badan hukum"), ("1.", "Akta"), ("2.", "NPWP"),
    ]  # fmt: skip
    assert [point.tanda for point in list_items((Butir(nama="A"),), {})] == [""]


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        ({"uraian": "Naturalisasi", "tarif": "50.000.000"}, "Naturalisasi: Rp50.000.000"),
        ({"uraian": "A", "tarif": "5000", "satuan": "permohonan"}, "A: Rp5.000 per permohonan"),
        ({"uraian": "A", "tarif": "5000", "satuan": "/lembar"}, "A: Rp5.000 /lembar"),
        ({"uraian": "A", "tarif": "5000", "satuan": "per lembar"}, "A: Rp5.000 per lembar"),
        ({"uraian": "A", "teks": "sesuai *tarif*"}, "A: sesuai tarif"),
        ({"uraian": "A", "tarif": "5000", "keterangan": "PNBP", "dasar": "pp-2-2007"}, "A: Rp5.000. PNBP (PP 2/2007)"),
    ],
)
def test_tarif(fee: dict[str, str], words: str) -> None:
    assert as_text(format_tarif(Tarif.model_validate(fee), REGISTER)) == words


def test_biaya_gratis_says_so() -> None:
    assert [as_text(line.teks) for line in list_biaya(Gratis(gratis=True), {})] == ["Tidak dipungut biaya"]
    noted = list_biaya(Gratis(gratis=True, keterangan="Ongkos kirim ditanggung pemohon"), {})
    assert as_text(noted[0].teks) == "Tidak dipungut biaya. Ongkos kirim ditanggung pemohon"


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("uu-12-2006", "Undang-Undang Nomor 12 Tahun 2006 tentang Kewarganegaraan"),
        ("pp-2-2007", "Peraturan Pemerintah Nomor 2 Tahun 2007 sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 21 Tahun 2022"),  # noqa: E501
        ("a", "Undang-Undang Nomor 12 Tahun 2006 sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 12 Tahun 2006"),  # noqa: E501
        ("mati", "Undang-Undang Nomor 12 Tahun 2006"),
    ],
)  # fmt: skip
def test_cite(id: str, words: str) -> None:
    assert cite(REGISTER[id], REGISTER).replace(NBSP, " ") == words
    assert cite(REGISTER[id], REGISTER, "Pasal 3").replace(NBSP, " ") == f"Pasal 3 {words}"


def test_several_amendments_are_named_by_the_last() -> None:
    register = {id: Peraturan.model_validate({"id": id, "jenis": "UU", "nomor": id}) for id in ("15", "13")}
    law = Peraturan.model_validate({"id": "12", "jenis": "UU", "nomor": "12", "status": "diubah", "oleh": ["15", "13"]})
    words = cite(law, {**register, "12": law}).replace(NBSP, " ")
    assert words == "Undang-Undang Nomor 12 sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13"


@pytest.mark.parametrize(
    ("jenis", "words"),
    [("SE", "Surat Edaran"), ("SE Menkum", "Surat Edaran Menteri Hukum"), ("SE Bupati", "Surat Edaran Bupati")],
)
def test_circulars_are_named_in_full(jenis: str, words: str) -> None:
    assert cite(Peraturan(id="x", jenis=jenis), {}) == words


def test_a_circle_of_amendments_ends() -> None:
    assert [entry.id for entry in amendments(REGISTER["a"], REGISTER)] == ["b", "c", "a"]
    assert cite_short(REGISTER["pp-2-2007"], "Pasal 3") == f"PP 2/2007 Pasal{NBSP}3"
    assert cite_short(Peraturan(id="x", jenis="SE")) == "SE"
    assert sorted(REGISTER.values(), key=hierarchy)[-1].jenis == "PP"


@pytest.mark.parametrize(
    ("waktu", "words"),
    [
        ({"lama": "14 (empat belas) hari kerja"}, "14 (empat belas) hari kerja"),
        ({"lama": "5  hari kerja"}, "5\u00a0hari kerja"),
        ({"uraian": "Pemeriksaan", "lama": "30 menit"}, "Pemeriksaan: 30\u00a0menit"),
        ({"lama": "5 hari", "sejak": "berkas lengkap"}, "5\u00a0hari sejak berkas lengkap"),
        ({"lama": "5 hari", "sejak": "sejak *lengkap*"}, "5\u00a0hari sejak lengkap"),
        ({"teks": "sesuai **jadwal**"}, "sesuai jadwal"),
    ],
)
def test_waktu(waktu: dict[str, str], words: str) -> None:
    assert as_text(format_waktu(Waktu.model_validate(waktu))) == words


def test_channels() -> None:
    link = format_pengaduan(Pengaduan(kanal="LAPOR", nilai="https://lapor.go.id", keterangan="24 jam"))
    assert as_text(link) == "LAPOR: https://lapor.go.id; 24 jam"
    assert [part.tautan for part in link if part.tautan] == ["https://lapor.go.id"]
    assert as_text(format_pengaduan(Pengaduan(kanal="Kotak saran"))) == "Kotak saran"
    assert (
        as_text(format_kanal(Kanal(jenis="tatap muka", tempat="Loket", url="https://a.id"))) == "Tatap muka: Loket, https://a.id"
    )
    assert as_text(format_kanal(Kanal(jenis="daring", url="https://a.id"))) == "Daring: https://a.id"


@pytest.mark.parametrize(
    ("url", "said"), [("mailto:a@b.id", "a@b.id"), ("mailto:a@b.id?subject=Tanya", "a@b.id"), ("tel:+62380123", "+62380123")]
)
def test_what_an_address_tells_programs_is_linked_but_not_printed(url: str, said: str) -> None:
    line = format_kanal(Kanal(jenis="surel", url=url))
    assert (as_text(line), line[-1].tautan) == (f"Surel: {said}", url)
    assert as_text(format_pengaduan(Pengaduan(kanal="Surel", nilai=url))) == f"Surel: {said}"


def test_numbers_and_dates() -> None:
    from datetime import date

    assert format_rupiah(50_000_000) == "Rp50.000.000"
    assert format_tanggal(date(2026, 2, 5)) == "5\u00a0Februari\u00a02026"


def test_cells_of_a_step() -> None:
    step = Langkah.model_validate(
        {"kegiatan": "Memeriksa *berkas*", "oleh": "petugas", "kelengkapan": ["A", "B"], "output": "C", "waktu": "10 menit"}
    )
    cells = cells_of(step)
    assert [as_text(part) for part in cells.kegiatan] == ["Memeriksa berkas"]
    assert [as_text(part) for part in cells.kelengkapan] == ["1. A", "2. B"]
    assert [as_text(part) for part in cells.output] == ["C"]
    assert [as_text(part) for part in cells.waktu] == ["10\u00a0menit"]
    assert cells.keterangan == ()
