"""What a reader of the PDF finds in it: words, bookmarks, properties, the chart read aloud."""

from __future__ import annotations

import pytest
from contoh import DOKUMEN, outline, pdf_of, reader, structure, view, with_draft, words


@pytest.mark.parametrize(
    "teks",
    [
        "Menguji tanda & < > \" ' {{ nama }} {% if %} # $ @ pada setiap halaman",
        "<b>bukan tebal</b> tetapi tebal sungguhan",
        "Bintang * literal, garis_bawah_nama_berkas, _lolos_, garis balik \\ dan C:\\arsip\\baru",
        "[tidak aman](javascript:alert) tetap teks, `kode` dan &amp; juga",
        "# diawali pagar",
        "@diawali lema",
        "- diawali tanda hubung",
        "=1+1 seperti rumus lembar kerja",
        "012345",
        "½ bagian, 30 °C, 5 m², ≤ 10, ≥ 2, × 3, ± 1, €10, §5",
        "Rp50.000.000",
    ],
)
def test_text_is_data(teks: str) -> None:
    assert teks in words(pdf_of("standar")).replace("\u00a0", " ")


def test_cells_of_the_flow_table_are_data() -> None:
    said = words(pdf_of("sop")).replace("\u200b", "")
    assert "Mengajukan berkas A & B <C> \"D\" 'E' {{ f }} {% g %} # $ @" in said
    assert "Jumlah waktu (jalur biasa):" in said


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_properties(dokumen: str) -> None:
    page, pdf = view(dokumen), reader(pdf_of(dokumen))
    assert pdf.metadata is not None
    assert pdf.metadata.title == page.dokumen.judul
    assert pdf.metadata.author == page.dokumen.instansi
    assert str(pdf.trailer["/Root"]["/Lang"]).lower() == "id-id"
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == page.dokumen.tanggal
    assert f"sidik {page.dokumen.sidik}" in pdf.metadata["/Keywords"]


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_footer_names_the_document_on_every_page(dokumen: str) -> None:
    pages = [" ".join(page.extract_text().split()) for page in reader(pdf_of(dokumen)).pages]
    assert all(view(dokumen).dokumen.kaki in page for page in pages)
    if dokumen != "maklumat":
        assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_bookmarks() -> None:
    standar = outline(pdf_of("standar"))
    assert standar[0].startswith("STANDAR PELAYANAN INOVASI")
    assert [component.nama for group in view("standar").bagian for component in group.komponen] == [
        title for title in standar[1:] if title[:2] not in ("A.", "B.")
    ]
    assert outline(pdf_of("maklumat")) == ["MAKLUMAT PELAYANAN"]
    sop = outline(pdf_of("sop"))
    assert sop[0] == view("sop").identitas.judul
    assert len(sop) == 1 + len(view("sop").halaman)


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_draft_mark_only_on_drafts_and_never_read_aloud(dokumen: str) -> None:
    draft, final = (pdf_of(dokumen, with_draft(view(dokumen), draf)) for draf in (True, False))
    assert all("DRAF" in page.extract_text() for page in reader(draft).pages)
    assert "DRAF" not in words(final)
    info = reader(draft).metadata
    assert info is not None
    assert "DRAF" in info["/Keywords"]
    # The mark is an artifact: drafts and finals have the same structure.
    assert [node["/S"] for node in structure(draft)] == [node["/S"] for node in structure(final)]


def test_each_row_of_the_chart_is_read_aloud_once_in_order() -> None:
    figures = [str(node["/Alt"]) for node in structure(pdf_of("sop")) if node["/S"] == "/Figure"]
    logo, *rows = figures
    assert logo.startswith("Logo ")
    assert rows == [row.alt for page in view("sop").halaman for row in page.baris]


def test_one_flow_page_per_page_of_the_geometry() -> None:
    titles = outline(pdf_of("sop"))[1:]
    pdf = reader(pdf_of("sop"))
    identity = next(number for number, page in enumerate(pdf.pages) if "Bagan Alur:" in page.extract_text())
    assert len(pdf.pages) == identity + len(titles)


@pytest.mark.parametrize(("kertas", "ukuran"), [("A4", (210, 297)), ("A3", (297, 420))])
def test_maklumat_is_one_page_of_the_paper_asked_for(kertas: str, ukuran: tuple[int, int]) -> None:
    pages = reader(pdf_of("maklumat", masukan={"kertas": kertas})).pages
    assert [tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in pages] == [ukuran]


def test_lists_are_lists_and_tables_have_headers() -> None:
    tags = [node["/S"] for node in structure(pdf_of("standar"))]
    assert {"/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/H1", "/H2", "/H3"} <= set(tags)
