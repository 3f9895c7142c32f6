"""``release`` and archives: what is kept, which is the newest, and that no later decree is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import INSTANSI, files
from tests.cli.rilis import change, release

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
