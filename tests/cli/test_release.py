"""``release``: from agreed draft to decree, all or nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sop_gen.diagnostics import WriteError
from sop_gen.store import TEMPORARY
from tests.cli.conftest import INSTANSI, Hasil, environment, files, shell

NOMOR, TANGGAL = "W22-101 Tahun 2026", "2026-12-01"
KEPUTUSAN = ("--nomor", NOMOR, "--tanggal", TANGGAL)
MODELINE = "# yaml-language-server: $schema=./_skema/layanan.schema.json\n"
RIWAYAT = "riwayat: [{revisi: 1, tanggal: 2026-02-05, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan}]\n"
ALASAN = "Keputusan Nomor W22-101 Tahun 2026 tanggal 1 Desember 2026"
DITETAPKAN = f"""\
status: ditetapkan # d
revisi: 1
tanggal:
  pembuatan: 2026-12-01
  revisi: 2026-12-01
  efektif: 2026-12-01
penetapan:
  nomor: W22-101 Tahun 2026
  tanggal: 2026-12-01
riwayat: [{{revisi: 1, tanggal: 2026-12-01, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan; {ALASAN}}}]
"""


@pytest.fixture
def draft(office: Path) -> Path:
    """An office whose services lack nothing but the decree; every file has a comment that must stay."""
    for id in "ab":
        path = office / f"layanan-{id}.yaml"
        text = (
            path.read_text("utf-8")
            .replace("status: draf", "status: draf # d")
            .replace("  - judul", f"  - nomor: 7{id}\n    judul")
        )
        path.write_text(MODELINE + text, "utf-8")
    return office


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def release(run: Callable[..., Hasil], *arguments: object) -> Hasil:
    return run("release", *arguments, *KEPUTUSAN)


# ---- what it writes ----------------------------------------------------------------------------------------------


def test_a_draft_becomes_a_decree_and_nothing_else_of_the_file_moves(run, draft) -> None:
    before = files(draft)
    done = release(run, "layanan-a")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "ditetapkan standards/layanan-a.yaml (revisi 1)\nditetapkan standards/_instansi.yaml (nomor dan tanggal sk)\n"
    )
    after = files(draft)
    wanted = before["layanan-a.yaml"].decode().replace(f"status: draf # d\nrevisi: 1\n{RIWAYAT}", DITETAPKAN)
    assert after["layanan-a.yaml"].decode() == wanted
    assert after["_instansi.yaml"].decode() == INSTANSI + "sk:\n  nomor: W22-101 Tahun 2026\n  tanggal: 2026-12-01\n"
    assert {name for name in before if before[name] != after.get(name)} == {"layanan-a.yaml", "_instansi.yaml"}
    assert before.keys() == after.keys()
    assert run("check").code == 0


def test_crlf_bom_and_a_missing_last_line_end_stay(run, draft) -> None:
    path = draft / "layanan-a.yaml"
    text = path.read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.rstrip("\n").replace("\n", "\r\n").encode())
    assert release(run, "layanan-a").code == 0
    wanted = text.replace(f"status: draf # d\nrevisi: 1\n{RIWAYAT}", DITETAPKAN).rstrip("\n").replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_what_it_writes_builds_without_the_mark_draf(run, draft) -> None:
    assert release(run, "layanan-a", "layanan-b").code == 0
    assert run("build", "--only", "standar.docx").code == 0
    assert (draft.parent / "output" / "layanan-a" / "standar.docx").is_file()


def test_a_released_revision_is_never_released_twice(run, draft) -> None:
    path = draft / "layanan-a.yaml"
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    done = run("release", "layanan-a", "--nomor", "W22-7 Tahun 2027", "--tanggal", "2027-03-01")
    assert (done.code, done.out.splitlines()[0]) == (0, "ditetapkan standards/layanan-a.yaml (revisi 2)")
    text = path.read_text("utf-8")
    assert "\nrevisi: 2\ntanggal:\n  pembuatan: 2026-12-01\n  revisi: 2027-03-01\n  efektif: 2027-03-01\n" in text
    assert (
        "riwayat: [{revisi: 2, tanggal: 2027-03-01, ringkasan: Ditetapkan tanpa perubahan isi, "
        "alasan: Keputusan Nomor W22-7 Tahun 2027 tanggal 1 Maret 2027}, {revisi: 1, tanggal: 2026-12-01," in text
    )


@pytest.mark.parametrize("status", ["draf", "pembahasan"])
def test_a_draft_that_kept_the_number_of_its_decree_gets_the_next(run, draft, status: str) -> None:
    assert release(run, "layanan-a").code == 0
    change(draft / "layanan-a.yaml", "status: ditetapkan", f"status: {status}")
    done = run("release", "layanan-a", "--nomor", "8", "--tanggal", "2027-03-01", "--dry-run")
    assert "+revisi: 2\n" in done.out


@pytest.mark.parametrize(("arsip", "revisi"), [("draf", 1), ("ditetapkan", 3)])
def test_a_number_that_the_archive_has_in_force_is_taken(run, draft, arsip: str, revisi: int) -> None:
    old = draft / "arsip" / "2025"
    old.mkdir(parents=True)
    (old / "_instansi.yaml").write_text(INSTANSI, "utf-8")
    (old / "layanan-a.yaml").write_text(f"nama: Layanan A\nunit: Divisi\nstatus: {arsip}\nrevisi: 2\n", "utf-8")
    done = release(run, "layanan-a")
    assert done.out.splitlines()[0] == f"ditetapkan standards/layanan-a.yaml (revisi {revisi})"


def test_the_first_revision_has_no_date_of_revision(run, draft) -> None:
    change(draft / "layanan-a.yaml", f"revisi: 1\n{RIWAYAT}", "")
    assert release(run, "layanan-a").code == 0
    text = (draft / "layanan-a.yaml").read_text("utf-8")
    assert "\ntanggal:\n  pembuatan: 2026-12-01\n  efektif: 2026-12-01\npenetapan:" in text
    assert f"riwayat:\n  - revisi: 0\n    tanggal: 2026-12-01\n    ringkasan: Standar pertama\n    alasan: {ALASAN}\n" in text
    assert text.count("revisi:") == 1


def test_dates_of_making_stay_and_the_line_of_the_draft_is_completed(run, draft) -> None:
    path = draft / "layanan-a.yaml"
    change(
        path,
        RIWAYAT,
        "tanggal: {pembuatan: 2023-02-28}\nriwayat:\n  - revisi: 1 # baru\n    ringkasan: >-\n      Syarat\n      satu\n",
    )
    assert release(run, "layanan-a").code == 0
    text = path.read_text("utf-8")
    assert "tanggal: {pembuatan: 2023-02-28, revisi: 2026-12-01, efektif: 2026-12-01}\npenetapan: {nomor: W22-101" in text
    line = f"  - revisi: 1 # baru\n    tanggal: 2026-12-01\n    ringkasan: >-\n      Syarat\n      satu\n    alasan: {ALASAN}\n"
    assert line in text


def test_the_history_says_what_changed_since_the_newest_archive(run, draft) -> None:
    for name in ("9", "10"):
        assert run("release", "layanan-b", "--nomor", name, "--tanggal", TANGGAL, "--arsip", name).code == 0
    change(draft / "arsip" / "10" / "layanan-a.yaml", "biaya: gratis", "biaya: [{uraian: Biaya, tarif: 5.000}]")
    change(draft / "layanan-a.yaml", RIWAYAT, "")
    assert release(run, "layanan-a").code == 0
    assert "ringkasan: 'Biaya/Tarif berubah dari Biaya: Rp5.000 menjadi Tidak dipungut biaya'\n" in (draft / "layanan-a.yaml").read_text("utf-8")


def test_a_number_with_marks_of_markdown_is_printed_as_it_is(run, draft) -> None:
    done = run("release", "layanan-a", "--nomor", "W22_*7*: #1", "--tanggal", TANGGAL)
    assert done.code == 0
    text = (draft / "layanan-a.yaml").read_text("utf-8")
    assert "  nomor: 'W22_*7*: #1'\n" in text
    assert r"Keputusan Nomor W22\_\*7\*: #1 tanggal" in text


# ---- the office's decree -----------------------------------------------------------------------------------------


def test_the_decree_of_the_office_waits_for_all_that_it_lists(run, draft) -> None:
    change(draft / "layanan-b.yaml", "status: draf", "status: pembahasan")
    done = release(run, "layanan-a")
    assert done.out.splitlines()[1] == "tetap      sk pada _instansi.yaml (keputusan kantor memuat juga layanan-b)"
    assert (draft / "_instansi.yaml").read_text("utf-8") == INSTANSI
    assert release(run, "layanan-b").out.splitlines()[1] == "ditetapkan standards/_instansi.yaml (nomor dan tanggal sk)"


def test_another_number_of_the_office_gives_way_when_all_is_set_anew(run, draft) -> None:
    (draft / "_instansi.yaml").write_text(INSTANSI + "sk: {nomor: 'Lama', tanggal: 2023-02-28} # sk\n", "utf-8")
    assert release(run, "layanan-a", "layanan-b").code == 0
    wanted = f"{INSTANSI}sk: {{nomor: {NOMOR}, tanggal: {TANGGAL}}} # sk\n"
    assert (draft / "_instansi.yaml").read_text("utf-8") == wanted


# ---- the archive -------------------------------------------------------------------------------------------------


def test_the_archive_has_the_edition_as_it_was(run, draft) -> None:
    change(draft / "_instansi.yaml", "kota: Kupang\n", "kota: Kupang\nlogo: gambar/logo.svg\n")
    (draft / "gambar").mkdir()
    (draft / "gambar" / "logo.svg").write_bytes(b"<svg/>\r\n\xff")
    (draft / "gambar" / "lain.svg").write_bytes(b"<svg/>")
    (draft / "_skema").mkdir()
    (draft / "_skema" / "layanan.schema.json").write_text("{}", "utf-8")
    (draft / "catatan.txt").write_text("x", "utf-8")
    (draft / "arsip" / "2023").mkdir(parents=True)
    before = {name: data for name, data in files(draft).items() if name.endswith(".yaml") or name == "gambar/logo.svg"}
    done = release(run, "layanan-a", "--arsip", "2026")
    assert (done.code, done.out.splitlines()[0]) == (0, "diarsipkan standards/arsip/2026 (6 berkas)")
    schema = (b"$schema=./_skema/", b"$schema=../../_skema/")
    assert files(draft / "arsip" / "2026") == {name: data.replace(*schema) for name, data in before.items()}
    assert (draft / "arsip" / "2026" / "../../_skema/layanan.schema.json").is_file()
    assert run("--standards", draft / "arsip" / "2026", "check").code == 0
    assert sorted(path.name for path in (draft / "arsip").iterdir()) == ["2023", "2026"]


@pytest.mark.parametrize(
    ("written", "archived"),
    [
        ("$schema=_skema/a.json", "$schema=../../_skema/a.json"),
        ("$schema=../lain/a.json", "$schema=../../../lain/a.json"),
        ("$schema=https://contoh.example/a.json", "$schema=https://contoh.example/a.json"),
        ("$schema=/mutlak/a.json", "$schema=/mutlak/a.json"),
    ],
)
def test_the_comment_for_editors_leads_to_the_same_schema(run, draft, written: str, archived: str) -> None:
    change(draft / "layanan-a.yaml", "$schema=./_skema/layanan.schema.json", written)
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    assert (draft / "arsip" / "2026" / "layanan-a.yaml").read_text("utf-8").startswith(f"# yaml-language-server: {archived}\n")


def test_an_archive_is_never_overwritten(run, draft) -> None:
    (draft / "arsip" / "2026").mkdir(parents=True)
    (draft / "arsip" / "2026" / "layanan-a.yaml").write_text("nama: A\n", "utf-8")
    before = files(draft)
    done = release(run, "layanan-a", "--arsip", "2026")
    assert (done.code, done.out) == (2, "")
    assert done.err == "sop-gen: standards/arsip/2026 sudah ada dan tidak ditimpa; pilih nama lain dengan --arsip\n"
    assert files(draft) == before


NOT_NAMES = [
    *(
        "..",
        ".",
        "../x",
        "a/b",
        "a\\b",
        "/tmp/x",
        "",
        " ",
        "-x",
        ".x",
        "x.",
        "a b",
        "2026.yaml",
        "x" * 61,
        "a\x00",
        "é",
        "2026\n",
    ),
    *("arsip", "sementara", "con", "CON", "nul", "com1", "lpt9", "manifest.json", "Revisi", "2026.1", "a_b"),
]


@pytest.mark.parametrize("name", NOT_NAMES)
def test_a_path_is_no_name_of_an_edition(run, draft, name: str) -> None:
    before = files(draft)
    done = release(run, "layanan-a", f"--arsip={name}")
    assert (done.code, done.out) == (2, "")
    assert "bukan nama edisi" in done.err
    assert files(draft.parent) == {f"standards/{part}": data for part, data in before.items()}


# ---- only shown --------------------------------------------------------------------------------------------------


def test_a_dry_run_shows_the_edit_and_writes_nothing(run, draft) -> None:
    before = files(draft.parent)
    done = release(run, "layanan-a", "--arsip", "2026", "--dry-run")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:8] == [
        "akan diarsipkan: standards/arsip/2026 (5 berkas)",
        "--- standards/layanan-a.yaml",
        "+++ standards/layanan-a.yaml",
        "@@ -1,9 +1,16 @@",
        f" {MODELINE.strip()}",
        " nama: Layanan A",
        " unit: Divisi Pelayanan",
        "-status: draf # d",
    ]
    assert [line[1:] for line in lines if line.startswith("+") and "---" not in line][1:10] == [
        line for line in DITETAPKAN.splitlines() if not line.startswith("revisi")
    ]
    assert files(draft.parent) == before


def test_a_dry_run_is_coloured_where_colours_are_wanted(run, draft, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = release(run, "layanan-a", "--dry-run").out
    assert "\x1b[31m-status: draf # d\x1b[0m" in out
    assert "\x1b[32m+status: ditetapkan # d\x1b[0m" in out


def test_a_dry_run_of_odd_line_ends_stays_readable_and_true(run, draft) -> None:
    path = draft / "layanan-a.yaml"
    path.write_bytes(path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))
    change(path, "status: draf # d", "status: draf # \u200f\t\u009b31m".replace("\u009b", "\u2028").replace("\u2028", "d"))
    out = release(run, "layanan-a", "--dry-run").out
    assert "\r" not in out
    assert "+status: ditetapkan # \\u200f d31m" in out


# ---- what stands in the way --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "'ID…' belum diisi"),
        (KEPUTUSAN, "'ID…' belum diisi"),
        (["layanan-a", "--tanggal", TANGGAL], "'--nomor' belum diisi"),
        (["layanan-a", "--nomor", "1"], "'--tanggal' belum diisi"),
        (["layanan-a", "--nomor", "1", "--tanggal", "1 Mei"],
         "'1 Mei' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["layanan-a", "--nomor", "1", "--tanggal", "2026-02-30"],
         "'2026-02-30' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["layanan-a", "--nomor", "1", "--tanggal", "20261201"],
         "'20261201' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["layanan-a", "--nomor", "1", "--tanggal", "2026-W49-2"],
         "'2026-W49-2' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["layanan-a", "--nomor", "1", "--tanggal", "2026-12-0１"],
         "'2026-12-0１' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["tidak-ada", *KEPUTUSAN], "layanan 'tidak-ada' tidak ada; yang ada: layanan-a, layanan-b, layanan-c"),
        (["layanan-a", "layanan-c", *KEPUTUSAN], "layanan 'layanan-c' berstatus dialihkan, sehingga tidak dapat ditetapkan"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list | tuple) else None,
)  # fmt: skip
def test_usage_errors(run, draft, arguments: list[str], message: str) -> None:
    before = files(draft)
    done = run("release", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"sop-gen: {message}\n")
    assert files(draft) == before


@pytest.mark.parametrize(
    ("nomor", "why"),
    [("", "masih kosong"), ("  ", "masih kosong"), ("a\nb", "memuat karakter U+000A"), ("a\x1b[31m", "memuat karakter U+001B"),
     ("a\u202e", "memuat karakter U+202E"), ("漢", "memuat karakter U+6F22"), ("x" * 201, "terlalu panjang")],
    ids=ascii,
)  # fmt: skip
def test_a_number_that_no_page_could_print(run, draft, nomor: str, why: str) -> None:
    done = run("release", "layanan-a", "--nomor", nomor, "--tanggal", TANGGAL)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"sop-gen: nomor keputusan {why}; salin dari keputusannya")


@pytest.mark.parametrize(
    "nomor", [" W22-101  Tahun 2026", "W22-101\u00a0Tahun\u00a0 2026 ", "W22-101\u202fTahun 2026"], ids=ascii
)
def test_spaces_as_pages_copy_them_are_one_space(run, draft, nomor: str) -> None:
    assert release(run, "layanan-a").code == 0
    done = run("release", "layanan-a", "--nomor", nomor, "--tanggal", TANGGAL)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("tetap      layanan-a (sudah ditetapkan dengan Nomor W22-101 Tahun 2026 tanggal")


def test_a_merge_that_is_not_finished_is_called_so(run, draft) -> None:
    change(draft / "layanan-a.yaml", "status: draf # d\n", "<<<<<<< HEAD\nstatus: draf\n=======\nstatus: pembahasan\n>>>>>>> b\n")
    done = release(run, "layanan-a")
    assert (done.code, done.out) == (3, "")
    assert (
        done.err
        == """\
standards/layanan-a.yaml:4:1: tidak-sah[yaml-keliru] berkas ini masih memuat konflik penggabungan
    4 | <<<<<<< HEAD
      | ^
      saran : pilih isi yang benar, lalu hapus baris <<<<<<<, ======= dan >>>>>>>
sop-gen: temuan: 1 tidak-sah; tidak ada berkas yang diubah
"""
    )


def test_a_value_whose_anchor_is_used_elsewhere_is_named(run, draft) -> None:
    change(draft / "layanan-a.yaml", "status: draf # d\n", "status: &s draf\nalias: [*s]\n")
    done = release(run, "layanan-a")
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        "sop-gen: standards/layanan-a.yaml tidak dapat disunting: isi 'status' bertanda &s dan dirujuk dengan *s di bagian "
        "lain; tulis isinya langsung pada *s itu, lalu hapus &s; tidak ada berkas yang diubah\n"
    )


def test_it_is_judged_as_what_it_becomes_at_the_places_where_it_stands(run, draft) -> None:
    change(draft / "layanan-b.yaml", "produk: Surat keterangan\n", "")
    before = files(draft)
    assert run("check").code == 0
    done = release(run, "layanan-a", "layanan-b", "--arsip", "2026")
    assert (done.code, done.out) == (1, "")
    assert "layanan-b.yaml:2:1: error[komponen-kosong] produk: komponen 'produk' belum diisi; menjadi error karena" in done.err
    assert done.err.endswith("sop-gen: temuan: 1 error; tidak ada berkas yang diubah\n")
    assert files(draft) == before
    assert release(run, "layanan-a").code == 0


def test_a_finding_below_in_the_file_keeps_its_line(run, draft) -> None:
    change(draft / "layanan-a.yaml", "    pencatatan: Buku register\n", "")
    (line,) = [n for n, text in enumerate((draft / "layanan-a.yaml").read_text("utf-8").splitlines(), 1) if "nomor: 7a" in text]
    assert f"layanan-a.yaml:{line}:5: error[identitas-sop-belum-lengkap]" in release(run, "layanan-a").err


def test_waived_findings_do_not_count(run, draft) -> None:
    change(draft / "layanan-a.yaml", "produk: Surat keterangan\n", "abaikan: [{kode: komponen-kosong, alasan: Sedang diuji}]\n")
    done = release(run, "layanan-a")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("name", ["layanan-a.yaml", "_instansi.yaml", "_dasar-hukum.yaml"])
def test_what_is_invalid_stops_all(run, draft, name: str) -> None:
    (draft / name).write_text("salah: [\n", "utf-8")
    before = files(draft)
    done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (3, "")
    assert f"standards/{name}:1:9: tidak-sah[yaml-keliru]" in done.err
    assert files(draft) == before


def test_other_services_may_be_wrong(run, draft) -> None:
    (draft / "layanan-b.yaml").write_text("salah: [\n", "utf-8")
    done = release(run, "layanan-a")
    assert (done.code, done.err) == (0, "")
    assert "tetap      sk pada _instansi.yaml (keputusan kantor memuat juga layanan-b)\n" in done.out


@pytest.mark.parametrize("closed", ["layanan-b.yaml", "_instansi.yaml"])
def test_a_file_closed_to_writing_stops_all(run, draft, closed: str) -> None:
    (draft / closed).chmod(0o444)
    before = files(draft)
    done = release(run, "layanan-a", "layanan-b", "--arsip", "2026")
    assert (done.code, done.out) == (4, "")
    assert done.err == f"sop-gen: tidak dapat menulis standards/{closed}: hanya dapat dibaca\n"
    only_shown = release(run, "layanan-a", "layanan-b", "--arsip", "2026", "--dry-run")
    assert (only_shown.code, only_shown.out, only_shown.err) == (done.code, done.out, done.err)
    assert files(draft) == before


def test_a_layout_that_can_not_be_edited_is_refused(run, draft) -> None:
    change(draft / "layanan-a.yaml", RIWAYAT, "tanggal: &t\n  pembuatan: 2023-01-01\n")
    change(draft / "layanan-a.yaml", "    judul: ", "    tanggal: *t\n    judul: ")
    before = files(draft)
    done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        "sop-gen: standards/layanan-a.yaml tidak dapat disunting: isi 'tanggal' bertanda &t dan dirujuk dengan *t di bagian "
        "lain; tulis isinya langsung pada *t itu, lalu hapus &t; tidak ada berkas yang diubah\n"
    )
    assert files(draft) == before


# ---- a later decree stays ----------------------------------------------------------------------------------------


LATER = ("--nomor", "W-2", "--tanggal", "2026-12-05")


def test_a_decree_that_was_replaced_does_not_come_back(run, draft) -> None:
    assert release(run, "layanan-a").code == 0
    assert run("release", "layanan-a", *LATER).code == 0
    before = files(draft)
    done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "sop-gen: layanan 'layanan-a' sudah pernah ditetapkan dengan Nomor W22-101 Tahun 2026 tanggal 2026-12-01 "
        "(lihat riwayatnya); yang berlaku kini Nomor W-2 tanggal 2026-12-05\n"
    )
    assert files(draft) == before
    assert run("release", "layanan-a", *LATER).out.startswith("tetap      layanan-a (sudah ditetapkan dengan Nomor W-2")


def test_a_decree_that_people_wrote_in_the_history_counts(run, draft) -> None:
    assert run("release", "layanan-a", *LATER).code == 0
    change(
        draft / "layanan-a.yaml",
        "Keputusan Nomor W-2 tanggal 5 Desember 2026",
        "Ditetapkan keputusan Nomor W-2 tanggal 5 Desember 2026",
    )
    change(draft / "layanan-a.yaml", "status: ditetapkan", "status: draf")
    done = run("release", "layanan-a", *LATER)
    assert (done.code, done.out) == (2, "")
    assert "sudah pernah ditetapkan dengan Nomor W-2 tanggal 2026-12-05" in done.err


@pytest.mark.parametrize("status", ["ditetapkan", "draf"])
def test_a_decree_older_than_the_one_in_force_is_refused(run, draft, status: str) -> None:
    assert run("release", "layanan-a", *LATER).code == 0
    change(draft / "layanan-a.yaml", "status: ditetapkan", f"status: {status}")
    before = files(draft)
    for more in ([], ["--dry-run"]):
        done = release(run, "layanan-a", *more)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            "sop-gen: layanan 'layanan-a' ditetapkan dengan Nomor W-2 tanggal 2026-12-05; keputusan tanggal 2026-12-01 "
            "lebih lama, sehingga tidak dapat menggantikannya\n"
        )
    assert files(draft) == before
    assert run("release", "layanan-a", "--nomor", "W-3", "--tanggal", "2026-12-05").code == 0


def test_the_decree_in_force_is_known_from_the_archive_too(run, draft) -> None:
    kept = (draft / "layanan-a.yaml").read_bytes()
    assert run("release", "layanan-a", *LATER).code == 0
    assert run("release", "layanan-b", *LATER, "--arsip", "2026").code == 0
    (draft / "layanan-a.yaml").write_bytes(kept)
    done = release(run, "layanan-a")
    assert (done.code, "ditetapkan dengan Nomor W-2 tanggal 2026-12-05" in done.err) == (2, True)


def test_a_decree_that_a_draft_only_plans_is_not_in_force(run, draft) -> None:
    change(draft / "layanan-a.yaml", "status: draf # d\n", "status: draf # d\npenetapan: {nomor: Rencana, tanggal: 2026-12-24}\n")
    assert release(run, "layanan-a").code == 0


# ---- which archive is the newest ---------------------------------------------------------------------------------


def archive(draft: Path, name: str, text: str, id: str = "layanan-a") -> Path:
    folder = draft / "arsip" / name
    folder.mkdir(parents=True)
    (folder / "_instansi.yaml").write_text(INSTANSI, "utf-8")
    (folder / f"{id}.yaml").write_text(f"nama: Layanan A\nunit: Divisi\n{text}", "utf-8")
    return folder


SET = "status: ditetapkan\nrevisi: {}\npenetapan: {{nomor: x, tanggal: {}}}\n"


@pytest.mark.parametrize("empty", ["draf", "2025"])
@pytest.mark.parametrize("note", [None, "catatan.txt", "_instansi.yaml"])
def test_a_folder_without_specs_is_no_archive(run, draft, empty: str, note: str | None) -> None:
    archive(draft, "2024", SET.format(4, "2024-02-01"))
    (draft / "arsip" / empty).mkdir()
    if note:
        (draft / "arsip" / empty / note).write_text(INSTANSI, "utf-8")
    assert release(run, "layanan-a").out.splitlines()[0] == "ditetapkan standards/layanan-a.yaml (revisi 5)"


@pytest.mark.parametrize(
    ("older", "newer"), [("z", "a"), ("2024-lama", "2024-baru"), ("usulan", "2023"), ("2024", "2025"), ("9", "10")]
)
def test_the_newest_archive_is_known_by_what_it_says(run, draft, older: str, newer: str) -> None:
    archive(draft, older, SET.format(2, "2023-02-01"))
    archive(draft, newer, SET.format(6, "2025-02-01"))
    assert release(run, "layanan-a").out.splitlines()[0] == "ditetapkan standards/layanan-a.yaml (revisi 7)"


def test_years_go_before_what_archives_say(run, draft) -> None:
    archive(draft, "2023", SET.format(6, "2025-02-01"))
    archive(draft, "2024", SET.format(2, "2024-02-01"))
    assert release(run, "layanan-a").out.splitlines()[0] == "ditetapkan standards/layanan-a.yaml (revisi 3)"


@pytest.mark.parametrize(
    ("text", "place"),
    [("salah: [\n", "layanan-a.yaml:3:9: isi yang diharapkan tidak ada di sini"),
     ("status: entah\n", "layanan-a.yaml:3:9: "),
     (SET.format(2, "2024-02-01") + "dasar_hukum: uu-1-1900\n", "layanan-a.yaml:6:14: ")],
    ids=["yaml", "isi", "rujukan"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["2024", "usulan"])
def test_an_archive_that_can_not_be_understood_is_refused(run, draft, name: str, text: str, place: str) -> None:
    archive(draft, "2023", SET.format(2, "2023-02-01"))
    (archive(draft, name, text) / "_dasar-hukum.yaml").write_text("uu-2-1900: {jenis: UU, nomor: 2, tahun: 1900, tentang: X}\n")
    before = files(draft)
    done = release(run, "layanan-a")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(
        f"sop-gen: arsip {name} memuat layanan 'layanan-a' yang tidak terbaca, "
        f"sehingga revisi yang pernah berlaku tidak diketahui: standards/arsip/{name}/{place}"
    )
    assert done.err.endswith("; perbaiki berkas itu, lalu ulangi\n")
    assert files(draft) == before
    assert release(run, "layanan-b").code == 0


def test_an_old_archive_may_be_broken(run, draft) -> None:
    archive(draft, "2022", "salah: [\n")
    archive(draft, "2023", SET.format(2, "2023-02-01"))
    assert release(run, "layanan-a").out.splitlines()[0] == "ditetapkan standards/layanan-a.yaml (revisi 3)"


# ---- a dry run refuses what the command would --------------------------------------------------------------------


def folder_is_a_file(draft: Path) -> None:
    (draft / "arsip").write_text("x", "utf-8")


def folder_leads_nowhere(draft: Path) -> None:
    (draft / "arsip").symlink_to("tidak-ada")


def archive_leads_nowhere(draft: Path) -> None:
    (draft / "arsip").mkdir()
    (draft / "arsip" / "2026").symlink_to("tidak-ada")


def archive_is_a_file(draft: Path) -> None:
    (draft / "arsip").mkdir()
    (draft / "arsip" / "2026").write_text("x", "utf-8")


@pytest.mark.parametrize(
    ("spoil", "code", "message"),
    [(folder_is_a_file, 4, "tidak dapat menulis standards/arsip/2026: standards/arsip bukan folder"),
     (folder_leads_nowhere, 4, "tidak dapat menulis standards/arsip/2026: standards/arsip bukan folder"),
     (archive_leads_nowhere, 2, "standards/arsip/2026 sudah ada dan tidak ditimpa; pilih nama lain dengan --arsip"),
     (archive_is_a_file, 2, "standards/arsip/2026 sudah ada dan tidak ditimpa; pilih nama lain dengan --arsip")],
)  # fmt: skip
def test_a_dry_run_refuses_what_the_command_would(run, draft, spoil: Callable[[Path], None], code: int, message: str) -> None:
    spoil(draft)
    before = files(draft)
    for more in (["--dry-run"], []):
        done = release(run, "layanan-a", "--arsip", "2026", *more)
        assert (done.code, done.out, done.err) == (code, "", f"sop-gen: {message}\n")
    assert files(draft) == before


# ---- files -------------------------------------------------------------------------------------------------------


def test_permissions_and_links_stay(run, draft) -> None:
    elsewhere = draft.parent / "asli.yaml"
    (draft / "layanan-a.yaml").rename(elsewhere)
    (draft / "layanan-a.yaml").symlink_to("../asli.yaml")
    elsewhere.chmod(0o640)
    assert release(run, "layanan-a").code == 0
    assert (draft / "layanan-a.yaml").is_symlink()
    assert (elsewhere.stat().st_mode & 0o777, "status: ditetapkan" in elsewhere.read_text("utf-8")) == (0o640, True)


def test_asking_again_changes_nothing(run, draft) -> None:
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    before = files(draft)
    done = release(run, "layanan-a", "--arsip", "2026")
    assert done.code == 0
    assert (
        done.out.splitlines()[0] == "tetap      layanan-a (sudah ditetapkan dengan Nomor W22-101 Tahun 2026 tanggal 2026-12-01)"
    )
    assert files(draft) == before


def test_one_decree_may_come_in_several_commands(run, draft) -> None:
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    frozen = files(draft / "arsip" / "2026")
    done = release(run, "layanan-b", "--arsip", "2026")
    assert done.out.splitlines() == [
        "ditetapkan standards/layanan-b.yaml (revisi 1)",
        "tetap      standards/arsip/2026 (sudah diarsipkan)",
    ]
    assert files(draft / "arsip" / "2026") == frozen


MORTAL = """
import os, pathlib, signal, sys
left = int(sys.argv[1])
def count(real):
    def counted(*arguments):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return counted
os.fsync, pathlib.Path.replace, pathlib.Path.rename = count(os.fsync), count(pathlib.Path.replace), count(pathlib.Path.rename)
from sop_gen.cli import main
main(sys.argv[2:])
"""
"""The command in a process that dies just before the n-th time that it settles something on the disk."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_kill_at_any_moment_leaves_whole_files_and_the_same_command_finishes(run, draft, tmp_path) -> None:
    before = files(draft)
    asked = ("release", "layanan-a", "layanan-b", *KEPUTUSAN, "--arsip", "2026")
    assert run(*asked).code == 0
    wanted = files(draft)
    deaths = 0
    while True:
        restore(draft, before)
        command = [sys.executable, "-c", MORTAL, str(deaths), *asked]
        died = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False).returncode
        if died == 0:
            break
        assert died == -signal.SIGKILL
        deaths += 1
        found = {name: data for name, data in files(draft).items() if TEMPORARY not in name}
        assert {name for name, data in found.items() if data not in (before.get(name), wanted.get(name))} == set()
        assert before.keys() <= found.keys()
        assert sum(name.startswith("arsip/2026/") for name in found) in (0, 5)
        assert run(*asked).code == 0
        assert files(draft) == wanted
    assert deaths == 5 + 1 + 2 * 3


def restore(folder: Path, wanted: dict[str, bytes]) -> None:
    for name in files(folder):
        (folder / name).unlink()
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        path.rmdir()
    for name, data in wanted.items():
        (folder / name).write_bytes(data)


def fail_at(monkeypatch: pytest.MonkeyPatch, n: int, failure: BaseException) -> None:
    """The ``n``-th file that the release writes over is where it ends."""
    from sop_gen import rilis

    def fail(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == n:
            raise failure
        real(path, data)

    written: list[Path] = []
    real = rilis.overwrite
    monkeypatch.setattr(rilis, "overwrite", fail)


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [(KeyboardInterrupt(), 130, "dihentikan; berkas yang sudah jadi tetap utuh"),
     (SystemExit(143), 143, "dihentikan; berkas yang sudah jadi tetap utuh"),
     (WriteError("tidak dapat menulis x: ruang penyimpanan habis"), 4, "tidak dapat menulis x: ruang penyimpanan habis")],
    ids=["SIGINT", "SIGTERM", "penuh"],
)  # fmt: skip
def test_a_release_cut_short_says_how_it_is_finished(run, draft, failure: BaseException, code: int, said: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, 2, failure)
        done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (code, "")
    assert done.err == f"sop-gen: {said}; untuk menyelesaikannya, ulangi perintah yang sama\n"
    assert release(run, "layanan-a", "layanan-b").code == 0
    assert "status: ditetapkan" in (draft / "layanan-b.yaml").read_text("utf-8")


def test_a_file_that_changes_meanwhile_is_left_alone(run, draft, monkeypatch) -> None:
    from sop_gen import rilis

    def plan_and_edit(*arguments: object) -> object:
        result = real(*arguments)
        change(draft / "layanan-b.yaml", "biaya: gratis", "biaya: gratis # baru")
        return result

    real = rilis.plan
    monkeypatch.setattr(rilis, "plan", plan_and_edit)
    done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (4, "")
    assert done.err == "sop-gen: standards/layanan-b.yaml berubah selagi perintah ini berjalan; jalankan lagi\n"
    assert "status: draf" in (draft / "layanan-a.yaml").read_text("utf-8")


# ---- help --------------------------------------------------------------------------------------------------------


def test_the_help_is_indonesian_and_has_an_example_that_runs(run, draft) -> None:
    import shlex

    done = run("release", "--help")
    assert "[required]" not in done.out
    example = next(line for line in done.out.splitlines() if line.strip().startswith("sop-gen release"))
    (draft / "layanan-a.yaml").rename(draft / "perpustakaan.yaml")
    assert run(*shlex.split(example)[1:]).code == 0


def test_the_shell_is_offered_the_services(draft) -> None:
    done = shell(cwd=draft.parent, _SOP_GEN_COMPLETE="bash_complete", COMP_WORDS="sop-gen release lay", COMP_CWORD="2")
    assert done.out.split() == ["plain,layanan-a", "plain,layanan-b", "plain,layanan-c"]
