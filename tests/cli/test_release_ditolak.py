"""What ``release`` refuses, with and without ``--dry-run``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import files
from tests.cli.rilis import KEPUTUSAN, RIWAYAT, TANGGAL, change, release

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


@pytest.mark.parametrize(
    ("closed", "message"),
    [("standards", "tidak dapat menulis standards/layanan-a.yaml: foldernya hanya dapat dibaca"),
     ("arsip", "tidak dapat menulis standards/arsip/2026: standards/arsip hanya dapat dibaca")],
)  # fmt: skip
def test_a_folder_closed_to_writing_stops_all(run, draft, monkeypatch, closed: str, message: str) -> None:
    (draft / "arsip").mkdir()
    monkeypatch.setattr(
        os, "access", lambda path, mode: mode != os.W_OK or Path(path).name != closed
    )  # whoever tests may write anywhere
    before = files(draft)
    for more in (["--dry-run"], []):
        done = release(run, "layanan-a", "--arsip", "2026", *more)
        assert (done.code, done.out, done.err) == (4, "", f"sop-gen: {message}\n")
    assert files(draft) == before
