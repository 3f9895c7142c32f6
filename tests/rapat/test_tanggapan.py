"""The whole way: from documents to the file of the meeting, merged with what people wrote, to the papers that they sign."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from pypdf import PdfReader

from sop_gen.cli import main
from sop_gen.rapat.paket import REKAMAN, write_paket
from sop_gen.scaffold import schema_text
from tests.conftest import ROOT
from tests.diff.matriks_baca import part, teks_pdf
from tests.diff.matriks_contoh import audit
from tests.model.test_schema import seen
from tests.rapat import mengisi as isi
from tests.rapat.contoh import besar, terbaca

TANGGAL = "2026-12-01"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command in a folder that holds the shipped standards, the pack and what came back from it."""
    for name in ("standards", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "paket").mkdir()
    pack = besar("ntt")
    for name, data in (("matriks.docx", pack.docx), ("matriks.xlsx", pack.xlsx), (REKAMAN, write_paket(pack.paket))):
        (tmp_path / "paket" / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["pack", "tanggapan", *arguments])
        out = capsys.readouterr()
        return int(ended.value.code or 0), out.out, out.err

    return call


def isikan(nama: str, **said: str) -> None:
    """A Word matrix beside the record, with inputs by the number of their row."""
    document = isi.buka(besar("ntt").docx)
    for nomor, text in said.items():
        isi.ketik(isi.sel(isi.cari(document, nomor.removeprefix("b")))[6], text)
    Path(nama).write_bytes(isi.tutup(document))


def berkas() -> Path:
    return Path("standards/_tanggapan") / f"{TANGGAL}.yaml"


def test_read_twice_it_changes_nothing(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama", b9="setuju")
    code, out, _ = run("paket/budi.docx", "--tanggal", TANGGAL)
    first = berkas().read_bytes()
    assert code == 0 and "1 masukan, 0 terjawab, 1 belum dijawab" in out and "(2 baru)" in out
    assert "1 isian tanpa usul" in out and f"{berkas().as_posix()}:" in out
    code, out, _ = run("paket/budi.docx", "--tanggal", TANGGAL)
    assert code == 0 and "baru" not in out and berkas().read_bytes() == first


def test_what_people_wrote_stays_and_counts(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama", b4="Mohon gratis")
    run("paket/budi.docx", "--tanggal", TANGGAL)
    text = berkas().read_text("utf-8")
    edited = text.replace("status: terbuka", "status: diterima  # disepakati di rapat", 1).replace(
        "isi: Mohon gratis", "isi: Mohon digratiskan"
    )
    edited += "tempat: Aula\npeserta: [{nama: Ani, unsur: Pengguna layanan}]\n"
    berkas().write_text(edited, "utf-8")
    isikan("paket/sari.docx", b2="Setuju dengan Budi", b7="Loket difabel")
    code, out, _ = run("paket/budi.docx", "paket/sari.docx", "--tanggal", TANGGAL)
    after = berkas().read_text("utf-8")
    assert code == 0 and "4 masukan, 2 terjawab, 2 belum dijawab" in out
    assert "# disepakati di rapat" in after and "Mohon digratiskan" in after and "Mohon gratis" not in after
    assert "tempat: Aula" in after and "Loket difabel" in after and after.count("Setuju dengan Budi") == 1


def test_an_input_that_people_moved_to_its_row_is_not_read_again(run: Run) -> None:
    document = isi.buka(besar("ntt").docx)
    isi.di_bawah(document, "Papan informasi kurang besar")
    Path("paket/budi.docx").write_bytes(isi.tutup(document))
    run("paket/budi.docx", "--tanggal", TANGGAL)
    head, tail = berkas().read_text("utf-8").split("belum_ditempatkan:\n")
    entry, rest = tail.split("berkas:\n- nama", 1)
    indented = "".join(f"  {line}" for line in entry.splitlines(keepends=True))
    moved = f"{head}baris:\n- layanan: e-parpol\n  bagian: Sarana\n  masukan:\n{indented}berkas:\n- nama{rest}"
    berkas().write_text(moved, "utf-8")
    code, out, _ = run("paket/budi.docx", "--tanggal", TANGGAL)
    assert (code, berkas().read_text("utf-8")) == (0, moved) and "Belum ditempatkan" not in out


def test_a_second_version_of_a_file_adds_only_what_is_new(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama")
    run("paket/budi.docx", "--tanggal", TANGGAL)
    isikan("paket/budi.docx", b2="Terlalu lama", b3="Dan mahal")
    _, out, _ = run("paket/budi.docx", "--tanggal", TANGGAL)
    text = berkas().read_text("utf-8")
    assert "(1 baru)" in out and text.count("isi: Terlalu lama") == text.count("isi: Dan mahal") == 1


def test_json_and_exit_code(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama")
    code, out, _ = run("paket/budi.docx", "--tanggal", TANGGAL, "--json", "--exit-code")
    data = json.loads(out)
    assert code == 1 and data["ringkasan"]["belum_dijawab"] == 1
    (open_,) = data["belum_dijawab"]
    assert (open_["isi"], open_["berkas"], data["tanggal"]) == ("Terlalu lama", "paket/budi.docx", TANGGAL)
    assert "isi: Terlalu lama" in berkas().read_text("utf-8").splitlines()[open_["baris"] - 1]


def test_the_day_of_the_pack_is_the_day_of_the_meeting(run: Run) -> None:
    from dataclasses import replace
    from datetime import date

    Path("paket", REKAMAN).write_bytes(write_paket(replace(besar("ntt").paket, tanggal=date(2026, 12, 3))))
    isikan("paket/budi.docx", b2="Terlalu lama")
    code, _, _ = run("paket/budi.docx")
    assert code == 0 and Path("standards/_tanggapan/2026-12-03.yaml").is_file()


def test_without_a_record_the_editions_are_compared(run: Run) -> None:
    isikan("lain.docx", b2="Terlalu lama")
    code, out, err = run("lain.docx", "--tanggal", TANGGAL, "--dasar", "standards/arsip/2023")
    assert code == 0 and err == "" and "1 masukan" in out and "belum ditempatkan" not in out.lower()


def test_without_anything_rows_are_known_from_the_file_itself(run: Run) -> None:
    isikan("lain.docx", b2="Terlalu lama")
    code, _, err = run("lain.docx", "--tanggal", TANGGAL)
    tree = seen(berkas().read_text("utf-8"))
    assert code == 0 and f"tanpa {REKAMAN}" in err
    assert [(row["nomor"], row["masukan"][0]["isi"]) for row in tree["baris"]] == [("2", "Terlalu lama")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("tidak-ada.docx",), 2, "berkas 'tidak-ada.docx' tidak ada"),
        ((), 2, "belum ada; sebutkan berkas tanggapan"),
        (("paket/rapat.json",), 3, "bukan berkas Word atau Excel"),
        (("paket",), 3, "ini folder"),
        (("paket/matriks.docx", "--paket", "tidak-ada"), 2, "rekaman paket"),
        (("paket/matriks.docx", "--tanggal", "besok"), 2, "bukan tanggal"),
        (("paket/matriks.docx", "--paket", "paket/matriks.xlsx"), 3, "bukan rekaman paket"),
    ],
)
def test_what_is_not_there_is_told(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    found, _, err = run(*arguments)
    assert found == code and said in err and not Path("standards/_tanggapan").exists()


def test_another_pack_for_the_same_day_is_refused(run: Run) -> None:
    from dataclasses import replace

    run("paket/matriks.docx", "--tanggal", TANGGAL)
    pack = besar("ntt").paket
    Path("paket", REKAMAN).write_bytes(write_paket(replace(pack, edisi=replace(pack.edisi, sidik="00000000"))))
    code, _, err = run("paket/matriks.docx", "--tanggal", TANGGAL)
    assert code == 2 and "sudah dibaca paket lain" in err


def test_faults_of_the_file_have_places_and_it_stays_as_it_is(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama")
    run("paket/budi.docx", "--tanggal", TANGGAL)
    wrong = berkas().read_text("utf-8").replace("status: terbuka", "status: oke").replace("tanggal:", "tangal: x\ntanggal:", 1)
    berkas().write_text(wrong, "utf-8")
    code, _, err = run("paket/matriks.docx", "--tanggal", TANGGAL)
    line = wrong.splitlines().index("  status: oke") + 1
    assert code == 3 and berkas().read_text("utf-8") == wrong
    assert f"{berkas().as_posix()}:{line}:" in err and "pilihan-keliru" in err and "kunci-tak-dikenal" in err


def test_the_day_inside_is_that_of_its_name(run: Run) -> None:
    run("paket/matriks.docx", "--tanggal", TANGGAL)
    berkas().write_text(berkas().read_text("utf-8").replace(TANGGAL, "2026-12-02"), "utf-8")
    code, _, err = run("--tanggal", TANGGAL)
    assert code == 3 and "tanggal-berbeda" in err


def test_the_schema_takes_what_is_written(run: Run) -> None:
    isikan("paket/budi.docx", b2="Terlalu lama\nsekali")
    run("paket/budi.docx", "--tanggal", TANGGAL)
    validator = Draft202012Validator(json.loads(schema_text("tanggapan")))
    assert list(validator.iter_errors(seen(berkas().read_text("utf-8")))) == []
    assert list(validator.iter_errors({"tanggal": TANGGAL, "baris": [{"layanan": "a", "bagian": "b", "status": "oke"}]})) != []
    assert Path(ROOT / "standards/_skema/tanggapan.schema.json").read_text("utf-8") == schema_text("tanggapan") + "\n"


# ---- on paper ----------------------------------------------------------------------------------------------------


@pytest.fixture
def hasil(run: Run) -> Path:
    """The papers of a meeting in which every kind of thing was said."""
    document = isi.buka(besar("ntt").docx)
    isi.ketik(isi.sel(isi.cari(document, "2"))[6], "Terlalu lama {{ 7*7 }} <b>&amp; 中文")
    isi.ketik(isi.sel(isi.cari(document, "2"))[7], "Dipersingkat menjadi 3 hari")
    isi.ketik(isi.sel(isi.cari(document, "3"))[6], "=1+1")
    isi.ketik(isi.sel(isi.cari(document, "P2"))[3], "Ya, gratis")
    isi.di_bawah(document, "Papan informasi kurang besar")
    Path("paket/budi.docx").write_bytes(isi.tutup(document))
    code, _, err = run("paket/budi.docx", "--tanggal", TANGGAL, "-o", "hasil")
    assert (code, err.splitlines()) == (0, [f"hasil/{name}" for name in FILES])
    return Path("hasil")


FILES = ("matriks-tanggapan.docx", "matriks-tanggapan.xlsx", "matriks-tanggapan.pdf", "berita-acara.docx", "berita-acara.pdf")
SAID = ("Dipersingkat menjadi 3 hari", "=1+1", "Ya, gratis", "Papan informasi kurang besar", "(belum dijawab)")


def test_every_paper_says_what_was_said(hasil: Path, tmp_path: Path) -> None:
    for name in FILES:
        data = (hasil / name).read_bytes()
        if name.endswith(".pdf"):
            said, foreign = teks_pdf(data), "[U+4E2D][U+6587]"
        elif name.endswith(".docx"):
            said, foreign = "".join(part(data).itertext()), "中文"
        else:
            cells = [cell for sheet in load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row]
            said, foreign = "".join(str(cell.value) for cell in cells), "中文"
            assert all(cell.data_type != "f" for cell in cells)
        squeezed = "".join(said.split()).replace("\u200b", "")
        wanted = [*SAID, "Terlalu lama {{ 7*7 }} <b>&amp; " + foreign, besar("ntt").paket.edisi.sidik]
        assert [text for text in wanted if "".join(text.split()) not in squeezed] == [], name
        if not name.endswith(".pdf"):
            assert audit(data, tmp_path / name) == []


def test_papers_are_drafts_until_everything_has_an_answer(run: Run, hasil: Path) -> None:
    assert "DRAF" in teks_pdf((hasil / "berita-acara.pdf").read_bytes())
    text = (
        berkas()
        .read_text("utf-8")
        .replace("status: terbuka", "status: ditolak")
        .replace("- isi: Papan", "- jawaban: Ya\n  isi: Papan")
    )
    berkas().write_text(text, "utf-8")
    code, out, _ = run("--tanggal", TANGGAL, "-o", "hasil", "--exit-code")
    assert code == 0 and "0 belum dijawab" in out
    for name in ("berita-acara.pdf", "matriks-tanggapan.pdf"):
        said = teks_pdf((hasil / name).read_bytes())
        assert "DRAF" not in said and "Ditolak." in said and "(belumdijawab)" not in said


def test_pdfs_keep_their_standards_and_carry_the_file(hasil: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    for name in ("berita-acara.pdf", "matriks-tanggapan.pdf"):
        assert list(pdfua.validate(str(hasil / name)).findings) == []
        pdf = PdfReader(hasil / name)
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()
        assert pdf.attachments["tanggapan.yaml"][0] == berkas().read_bytes()


def test_papers_are_made_again_but_never_over_those_that_people_changed(run: Run, hasil: Path) -> None:
    before = {name: (hasil / name).read_bytes() for name in FILES}
    assert run("--tanggal", TANGGAL, "-o", "hasil")[0] == 0
    assert {name: (hasil / name).read_bytes() for name in FILES} == before
    (hasil / "berita-acara.docx").write_bytes(b"ditandatangani")
    code, _, err = run("--tanggal", TANGGAL, "-o", "hasil")
    assert code == 2 and "berita-acara.docx' sudah diisi" in err
    assert (hasil / "berita-acara.docx").read_bytes() == b"ditandatangani"


def test_inputs_about_the_appendix_stand_with_those_without_a_place() -> None:
    from sop_gen.rapat.tanggapan import Tanggapan
    from sop_gen.view.tanggapan import view_tanggapan

    pack = besar("ntt")
    row = next(row for row in pack.paket.baris if row.lampiran)
    book = isi.buka_buku(pack.xlsx)
    sheet = book["Tata usaha"]
    sheet.cell(isi.cari_buku(sheet, str(row.nomor)), isi.kolom(sheet, "Menjadi")).value = "1 Januari 2027"
    said = Tanggapan.model_validate(terbaca(pack, ("b.xlsx", isi.tutup_buku(book))))
    view = view_tanggapan(pack.paket, said, None)
    assert [(part.masukan.teks, part.letak.endswith(row.tempat)) for part in view.lain] == [
        ("Usulan rumusan: 1 Januari 2027", True)
    ]
    assert not any(row.masukan for service in view.layanan for row in service.baris)


def test_an_empty_berita_acara_has_room_to_write_in(tmp_path: Path) -> None:
    from dataclasses import replace
    from datetime import date

    from sop_gen.render.rapat import draw_berita_acara
    from sop_gen.view.berita_acara import BARIS_KOSONG, UNSUR, view_berita_acara

    pack = besar("ntt")
    view = view_berita_acara(replace(pack.paket, tanggal=date(2026, 12, 1)), pack.perbandingan.baru.instansi)
    assert (view.hari, view.tanggal, len(view.pokok), view.dokumen.draf) == ("Selasa", "1 Desember 2026", BARIS_KOSONG, False)
    for form in ("docx", "pdf"):
        data = draw_berita_acara(view, form, ROOT / "templates", {}, None)
        said = teks_pdf(data) if form == "pdf" else "".join("".join(part(data).itertext()).split())
        wanted: list[Any] = [*UNSUR, "Penyuluhan Hukum", pack.paket.edisi.sidik, "Tanda tangan", "Daftar hadir", "Notulen"]
        assert [text for text in wanted if "".join(text.split()) not in said] == [], form
        if form == "docx":
            assert audit(data, tmp_path / "kosong.docx") == []


def test_a_target_breaks_between_its_words_in_the_narrow_column() -> None:
    from sop_gen.rapat.tanggapan import Tanggapan
    from sop_gen.view.berita_acara import view_berita_acara

    pack = besar("ntt")
    row = {"layanan": pack.paket.layanan[0].id, "bagian": "Biaya", "masukan": "Terlalu mahal", "target": "2026-12-04"}
    said = Tanggapan.model_validate({"tanggal": "2026-12-01", "baris": [row]})
    view = view_berita_acara(pack.paket, None, said)
    assert [part.target for part in view.pokok] == ["4 Desember 2026"]
