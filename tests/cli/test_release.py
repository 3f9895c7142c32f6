"""``release``: from agreed draft to decree, all or nothing."""

from __future__ import annotations

import pytest

from tests.cli.conftest import INSTANSI, MODELINE, files, shell
from tests.cli.rilis import ALASAN, DITETAPKAN, NOMOR, RIWAYAT, TANGGAL, change, release

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
    assert " berubah dari Biaya: Rp5.000 menjadi Tidak dipungut biaya'\n" in (draft / "layanan-a.yaml").read_text("utf-8")


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
