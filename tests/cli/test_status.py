"""``sop-gen status``: text, JSON and workbook, exit codes, and text from specs that tries to be more than text."""

from __future__ import annotations

import json
import re
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from sop_gen.model.layanan import KOMPONEN
from tests.cli.conftest import shell
from tests.conftest import ROOT

HARI_INI = ("--as-of", "2026-11-22")
LEBAR = 112
KUNCI = ["id", "nama", "unit", "status", "revisi", "komponen", "temuan", "catatan_terbuka", "siap", "alasan", "beban", "monev"]
SIAP = """\
nama: Layanan Siap
unit: Divisi Pelayanan
status: draf
penanggung_jawab: Ketua Tim
persyaratan: Formulir permohonan
prosedur: Pemohon datang ke loket
jangka_waktu: 1 hari kerja sejak berkas diterima lengkap
biaya: gratis
produk: Surat keterangan
pengaduan:
  - {kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id", keterangan: Ditanggapi petugas pengaduan paling lama 3 hari kerja}
dasar_hukum: uu-25-2009
sarana_prasarana: [Loket, Kursi prioritas bagi kelompok rentan]
kompetensi_pelaksana: Memahami peraturan tentang pelayanan
pengawasan_internal: Diawasi oleh atasan langsung setiap bulan
jumlah_pelaksana: 2
jaminan_pelayanan: Bila terlambat, pemohon didahulukan sebagai kompensasi
jaminan_keamanan: Berkas disimpan dalam lemari terkunci
evaluasi_kinerja: Survei kepuasan setiap tiga bulan
sop:
  judul: Penerimaan Permohonan
  pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket}
  kualifikasi: Memahami peraturan tentang pelayanan
  keterkaitan: SOP Pengelolaan Arsip
  peralatan: Komputer
  peringatan: Bila berkas tidak dicatat, permohonan tidak dapat dilacak
  pencatatan: Buku agenda
  langkah:
    - {kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 10 menit, kelengkapan: Formulir permohonan, output: Berkas}
    - {kegiatan: Menerbitkan surat, oleh: petugas, waktu: 1 jam, kelengkapan: Berkas, output: Surat keterangan}
sumber:
""" + "".join(f"  - {{bagian: {key}, rujukan: Ada}}\n" for key in (*KOMPONEN, "sop"))
JAHAT = ("=1+2", "+3", "-4", "@SUM(A1)", "<script>alert(1)</script>", "<b onclick=x>", "&amp; \"'", "{{ 7*7 }}", "{% raw %}")


def hostile() -> str:
    """A service whose every text tries something."""
    notes = "".join(f"  - {{bagian: {json.dumps(text)}, isi: {json.dumps(text)}}}\n" for text in JAHAT)
    people = f"penanggung_jawab: {json.dumps(JAHAT[4])}\n"
    return f"nama: {json.dumps(JAHAT[0])}\nunit: {json.dumps(JAHAT[5])}\nstatus: draf\n{people}catatan:\n{notes}"


@pytest.fixture
def ready(office: Path) -> Path:
    """An office with one service, which is ready, and one that moved elsewhere."""
    for letter in "ab":
        (office / f"layanan-{letter}.yaml").unlink()
    (office / "siap.yaml").write_text(SIAP, "utf-8")
    return office


def in_json(run: Any, *options: object) -> Any:
    return json.loads(run("status", "--format", "json", *HARI_INI, *options).out)


# ---- JSON and exit codes -----------------------------------------------------------------------------------------


BEBAN = ["Monev SOP", "Beban", "Langkah terlama", "Persyaratan bersama"]


def test_json_has_exactly_the_keys_of_the_contract(run, office) -> None:
    path = office / "layanan-a.yaml"
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("jaminan", "evaluasi", "produk"))]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    done = run("status", "--format", "json", *HARI_INI)
    data = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(data) == ["versi", "layanan"]
    assert data["versi"] == 1
    assert [list(row) for row in data["layanan"]] == [KUNCI] * 3
    assert [row["id"] for row in data["layanan"]] == ["layanan-a", "layanan-b", "layanan-c"]
    row = data["layanan"][0]
    assert (row["nama"], row["unit"], row["status"], row["revisi"]) == ("Layanan A", "Divisi Pelayanan", "draf", 1)
    assert list(row["komponen"]) == list(KOMPONEN)
    assert row["komponen"]["biaya"] == "perlu-konfirmasi"
    assert row["komponen"]["dasar_hukum"] == "bersumber"
    assert row["komponen"]["evaluasi_kinerja"] == "kosong"
    assert list(row["temuan"]) == ["tidak-sah", "error", "warning", "info"]
    assert (row["catatan_terbuka"], row["siap"]) == (0, False)
    assert row["alasan"][0].startswith("4 komponen kosong: Produk, ")
    assert row["beban"] == {
        "persyaratan": 2,
        "langkah": 3,
        "kontak": 1,
        "serah_terima": 1,
        "jangka_waktu": "1\u00a0jam",
        "biaya": [0, 0],
    }
    moved = data["layanan"][2]
    assert (moved["siap"], moved["alasan"], moved["beban"]) == (True, [], None)
    assert {key for key, state in moved["komponen"].items() if state != "kosong"} == {"pengaduan"}, "the office's channels"


def test_findings_are_those_of_check(run, office) -> None:
    for name in ("layanan-a", "layanan-b"):
        path = office / f"{name}.yaml"
        path.write_text(
            path.read_text("utf-8").replace(
                "tidak: ajukan}}", "tidak: ajukan}, id: x}\n      - {kegiatan: A, oleh: petugas, lanjut: x}"
            ),
            "utf-8",
        )
    checked = json.loads(run("check", "--format", "json", *HARI_INI).out)
    total: dict[str, int] = {}
    for row in in_json(run)["layanan"]:
        total = {level: total.get(level, 0) + count for level, count in row["temuan"].items()}
    assert total == checked["ringkasan"]
    assert total["error"] >= 2


def test_siap_decides_about_the_exit_code_only(run, office) -> None:
    plain, strict = run("status", *HARI_INI), run("status", *HARI_INI, "--siap")
    assert (plain.code, strict.code, plain.out) == (0, 1, strict.out)


def test_siap_of_an_office_that_is_ready(run, ready) -> None:
    done = run("status", *HARI_INI, "--siap")
    assert done.code == 0, done.out
    assert re.search(r"^  siap +✓✓✓✓✓✓ ✓✓✓✓✓✓✓✓  ✓ 1 +0 +0 .*  ✓ siap$", done.out, re.MULTILINE)
    assert "1 siap, 0 belum, 1 tidak dijalankan di sini" in done.out
    assert "  layanan-c: dialihkan ke Kantor Lain" in done.out
    assert "belum ditunjuk" not in done.out


def test_a_broken_service_is_a_row_and_its_faults_go_to_standard_error(run, ready) -> None:
    (ready / "rusak.yaml").write_text("nama: Rusak\nunit: A\nstatus: draft\n", "utf-8")
    done = run("status", *HARI_INI, "--siap")
    assert done.code == 3
    assert done.err.startswith("standards/rusak.yaml:3:9: tidak-sah[pilihan-keliru]")
    assert re.search(r"^  rusak +tidak terbaca +○ +1 .*✗ belum$", done.out, re.MULTILINE)
    assert "- berkasnya tidak dapat dibaca: 1 kesalahan" in done.out
    row = in_json(run)["layanan"][1]
    assert (row["id"], row["nama"], row["unit"], row["status"], row["revisi"]) == ("rusak", None, None, None, None)
    assert (row["siap"], row["temuan"]["tidak-sah"], list(row["komponen"])) == (False, 1, list(KOMPONEN))


def test_an_office_that_cannot_be_read_keeps_its_services_in_the_table(run, ready) -> None:
    (ready / "_instansi.yaml").write_text("nma: Salah\n", "utf-8")
    done = run("status", *HARI_INI)
    assert done.code == 3
    assert "✗ berkas bersama (_instansi.yaml, _dasar-hukum.yaml dan isi folder): 2 tidak-sah" in done.out
    assert "- data kantor (_instansi.yaml) tidak dapat dibaca" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xlsx"],
         "--format xlsx menghasilkan berkas; sebutkan namanya dengan -o, misalnya -o kesiapan.xlsx"),
        (["--dasar", "uu-25-2010"], "peraturan 'uu-25-2010' tidak ada di _dasar-hukum.yaml; mungkin maksudnya 'uu-25-2009'"),
        (["--dasar", "xyz"], "peraturan 'xyz' tidak ada di _dasar-hukum.yaml; yang ada: uu-25-2009"),
        (["--fgd", "besok"], "'besok' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["--as-of", "2026-02-30"], "'2026-02-30' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["--format", "pdf"], "nilai '--format' harus salah satu dari: text, json, html, xlsx"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else None,
)  # fmt: skip
def test_usage(run, office, arguments: list[str], message: str) -> None:
    done = run("status", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"sop-gen: {message}\n")


def test_the_clock_is_read_when_no_day_is_given(run, office) -> None:
    from datetime import date

    from sop_gen.teks.angka import format_tanggal

    assert f"Per {format_tanggal(date.today())}".replace("\u00a0", " ") in run("status").out


# ---- the meeting and the regulation ------------------------------------------------------------------------------


def test_days_to_the_meeting(run, office) -> None:
    done = run("status", *HARI_INI, "--fgd", "2026-12-01")
    meeting = "FGD 1 Desember 2026: 9 hari lagi (7 hari kerja); naskah siap paling lambat 30 November 2026"
    assert f"Per 22 November 2026\n{meeting}\n" in done.out
    data = in_json(run, "--fgd", "2026-12-01")
    assert list(data) == ["versi", "layanan", "fgd", "fgd_hari_kerja"]
    assert data["fgd"] == {"tanggal": "2026-12-01", "sisa_hari": 9}
    assert data["fgd_hari_kerja"] == {"sisa": 7, "perkiraan": False}


def test_days_off_of_the_office_are_no_working_days(run, office) -> None:
    with (office / "_instansi.yaml").open("a", encoding="utf-8") as file:
        file.write("libur:\n  2026-11-24: Hari Jadi Kota\n")
    done = run("status", *HARI_INI, "--fgd", "2026-12-01")
    assert "FGD 1 Desember 2026: 9 hari lagi (6 hari kerja);" in done.out


def test_working_days_that_rest_on_an_estimate_say_so(run, office) -> None:
    done = run("status", "--as-of", "2027-12-30", "--fgd", "2028-01-04")
    assert "FGD 4 Januari 2028: 5 hari lagi (3 hari kerja, perkiraan); naskah siap" in done.out
    data = json.loads(run("status", "--format", "json", "--as-of", "2027-12-30", "--fgd", "2028-01-04").out)
    assert data["fgd_hari_kerja"] == {"sisa": 3, "perkiraan": True}


def test_dasar_lists_every_place_and_only_those_services(run, ready) -> None:
    done = run("status", *HARI_INI, "--dasar", "uu-25-2009")
    assert (
        "Yang tersentuh bila Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (uu-25-2009, berlaku) berubah\n"
        in done.out
    )
    assert "1 tempat dalam 1 layanan\n  standards/siap.yaml:12:14: dasar_hukum\n" in done.out
    assert "layanan-c" not in done.out
    data = in_json(run, "--dasar", "uu-25-2009")
    assert [row["id"] for row in data["layanan"]] == ["siap"]
    assert data["dasar"]["tempat"] == [
        {"layanan": "siap", "bagian": "Dasar Hukum", "isi": "", "pasal": "", "jalur": "dasar_hukum",
         "posisi": "standards/siap.yaml:12:14"}
    ]  # fmt: skip


def test_a_regulation_that_nothing_cites(run, ready) -> None:
    with (ready / "_dasar-hukum.yaml").open("a", encoding="utf-8") as file:
        file.write("uu-1-2026: {jenis: UU, nomor: 1, tahun: 2026}\n")
    done = run("status", *HARI_INI, "--dasar", "uu-1-2026", "--siap")
    assert (done.code, "Tidak ada layanan yang merujuknya." in done.out) == (0, True)
    page = run("status", *HARI_INI, "--dasar", "uu-1-2026", "--format", "html")
    assert (page.code, "Tidak ada layanan yang merujuk peraturan ini." in page.out) == (0, True)


# ---- text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["standards", "tests/kantor-contoh/standards"])
def test_text_fits_a_terminal_and_its_columns_stand_below_each_other(folder: str) -> None:
    done = shell("--standards", folder, "status", *HARI_INI, cwd=ROOT)
    assert done.code == 0
    lines = done.out.splitlines()
    assert max(map(cells, lines)) <= LEBAR
    heads = [line for line in lines if line.startswith("  LAYANAN")]
    rows = [line for line in lines if line.endswith(("✓ siap", "✗ belum"))]
    assert len(set(heads)) == 1
    assert len(rows) > 5
    assert {line.index("✗") for line in rows} == {heads[0].index("HASIL")}
    assert "✓ bersumber  ? perlu konfirmasi  ○ kosong" in lines


def cells(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def test_colours_only_where_they_are_wanted(office, tmp_path: Path) -> None:
    command = ("--standards", office, "status", *HARI_INI)
    plain = shell(*command, cwd=ROOT).out
    coloured = shell(*command, cwd=ROOT, FORCE_COLOR="1").out
    assert "\x1b[31m\x1b[1m✗ belum\x1b[0m" in coloured
    assert plain == re.sub(r"\x1b\[\d+m", "", coloured)
    assert shell(*command, cwd=ROOT, FORCE_COLOR="1", NO_COLOR="1").out == plain
    assert shell(*command, "-o", tmp_path / "tabel.txt", cwd=ROOT, FORCE_COLOR="1").out == ""
    assert (tmp_path / "tabel.txt").read_text("utf-8") == plain


def test_text_of_a_spec_cannot_steer_the_terminal(run, office) -> None:
    (office / "jahat.yaml").write_text('nama: "\\e[31mMerah"\nunit: A\nstatus: draf\n', "utf-8")
    done = run("status", *HARI_INI)
    assert "\x1b" not in done.out + done.err


# ---- the workbook ------------------------------------------------------------------------------------------------


def workbook(run: Any, *options: object) -> Any:
    done = run("status", *HARI_INI, "--format", "xlsx", "-o", "hasil.xlsx", *options)
    assert (done.code, done.out, done.err) == (0, "", "")
    return load_workbook(BytesIO(Path("hasil.xlsx").read_bytes()))


def test_the_workbook_can_be_sorted_and_filtered(run, office) -> None:
    book = workbook(run, "--dasar", "uu-25-2009")
    assert book.sheetnames == ["uu-25-2009", "Kesiapan", "SOP", "Catatan terbuka", "Temuan", *BEBAN]
    sheet = book["Kesiapan"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:AC3", "$1:$1")
    head, first, *_ = ([cell.value for cell in row] for row in sheet.iter_rows())
    row = dict(zip(head, first, strict=True))
    assert (row["Layanan"], row["Hasil"], row["Biaya"], row["Produk"]) == (
        "Layanan A",
        "belum",
        "perlu konfirmasi",
        "perlu konfirmasi",
    )
    assert (row["Jumlah SOP"], row["Revisi"], row["ID"]) == (1, 1, "layanan-a")
    assert all(book[name].max_row >= 1 for name in book.sheetnames)


def test_the_workbook_says_when_the_meeting_is(run, office) -> None:
    book = workbook(run, "--fgd", "2026-12-01")
    assert book.sheetnames == ["FGD", "Kesiapan", "SOP", "Catatan terbuka", "Temuan", *BEBAN]
    head, row = ([cell.value for cell in cells] for cells in book["FGD"].iter_rows())
    assert dict(zip(head, row, strict=True)) == {
        "FGD": "1\u00a0Desember\u00a02026",
        "Sisa hari": 9,
        "Sisa hari kerja": 7,
        "Keterangan": "9 hari lagi (7 hari kerja); naskah siap paling lambat 30\u00a0November\u00a02026",
    }


def test_the_workbook_is_valid(run, office) -> None:
    workbook(run, "--fgd", "2026-12-01")
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate("hasil.xlsx")
    assert found.is_valid, [error.description for error in found.errors]


def test_no_text_of_a_spec_is_a_formula(run, office) -> None:
    (office / "jahat.yaml").write_text(hostile(), "utf-8")
    book = workbook(run)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    texts = {cell.value: cell for cell in cells if cell.data_type == "s"}
    assert all(texts[text].quotePrefix for text in JAHAT)


def test_equal_input_gives_an_equal_workbook(run, office) -> None:
    workbook(run)
    first = Path("hasil.xlsx").read_bytes()
    time.sleep(2.1)  # the dates inside a zip count in steps of two seconds
    workbook(run)
    assert Path("hasil.xlsx").read_bytes() == first
    properties = load_workbook(BytesIO(first)).properties
    assert (properties.created, properties.modified) == (properties.created.replace(1980, 1, 1), properties.created)


def test_rows_of_what_runs_elsewhere_or_cannot_be_read_claim_nothing(run, office) -> None:
    (office / "rusak.yaml").write_text("nama: Rusak\n", "utf-8")
    assert run("status", "--format", "xlsx", "-o", "hasil.xlsx").code == 3
    sheet = load_workbook("hasil.xlsx")["Kesiapan"]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    by_id = {row[-1]: dict(zip(head, row, strict=True)) for row in rows}
    assert [by_id[id]["Hasil"] for id in ("layanan-c", "rusak")] == ["tidak dijalankan", "belum"]
    assert [by_id[id]["Biaya"] for id in ("layanan-a", "layanan-c", "rusak")] == ["perlu konfirmasi", None, None]
    assert by_id["rusak"]["Temuan tidak-sah"] == 2
