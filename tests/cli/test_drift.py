"""``drift``: what is on display beside what was decreed; every verdict, through the command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Hasil, Periksa, shell
from tests.cli.terbangun import edit

REVISI_2 = "revisi: 2\nriwayat:\n  - {revisi: 2, tanggal: 2026-06-01, ringkasan: Pas foto diminta}\n  - "


def by_name(rows: list[dict[str, Any]], root: str = "output/") -> dict[str, dict[str, Any]]:
    return {row["berkas"].removeprefix(root): row for row in rows}


def verdicts(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {name: row["putusan"] for name, row in by_name(rows).items()}


def revise(kantor: Path, status: str = "ditetapkan") -> None:
    """Layanan A asks for one thing more, in its revision 2."""
    edit(kantor / "layanan-a.yaml", "revisi: 1\nriwayat: [", REVISI_2)
    edit(kantor / "layanan-a.yaml", "pengguna layanan}]", "pengguna layanan}")
    edit(kantor / "layanan-a.yaml", "Fotokopi KTP]", "Fotokopi KTP, Pas foto]")
    edit(kantor / "layanan-a.yaml", "status: ditetapkan", f"status: {status}")


def test_what_was_just_made_is_current(periksa: Periksa, dinding: Path) -> None:
    code, rows, data = periksa("output")
    assert code == 0
    said = verdicts(rows)
    assert {said[name] for name in said if name.startswith("layanan-b/")} == {"draf"}
    assert {row["bukti"] for row in rows if row["layanan"] == "layanan-a"} == {"pdf", "png", "html", "docx"}
    assert {row["putusan"] for row in rows if row["layanan"] == "layanan-a"} == {"sesuai"}
    assert said["situs/layanan-c/index.html"] == "sesuai"  # it says where the service went
    office = {name: verdict for name, verdict in said.items() if not name.startswith(("layanan-", "situs/layanan-"))}
    assert set(office.values()) == {"sesuai", "draf"}  # maklumat and decree have no date yet
    assert len(rows) == sum(path.suffix in (".pdf", ".png", ".html", ".docx") for path in dinding.rglob("*"))
    assert data["ringkasan"]["diabaikan"] > 0  # manifest, style, scripts


def test_a_row_tells_then_and_now(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    before = by_name(periksa("output")[1])["layanan-a/poster-a4.pdf"]
    assert (before["sidik_kini"], before["revisi"], before["perubahan"]) == ([before["sidik"]], 1, None)
    revise(kantor)
    after = by_name(periksa("output")[1])["layanan-a/poster-a4.pdf"]
    change = after.pop("perubahan")
    assert after | {"sidik_kini": None} == {
        "berkas": "output/layanan-a/poster-a4.pdf",
        "bukti": "pdf",
        "putusan": "usang",
        "jenis": "poster",
        "layanan": "layanan-a",
        "nama": "Layanan A",
        "draf": False,
        "sidik": before["sidik"],
        "sidik_kini": None,
        "revisi": 1,
        "revisi_kini": 2,
        "keterangan": "revisi 1, kini revisi 2",
    }
    assert len(after["sidik_kini"]) == 1
    assert after["sidik_kini"] != [before["sidik"]]
    assert change == {"jumlah": 1, "ringkasan": "Persyaratan bertambah 1 (dari 2 menjadi 3)"}


def test_after_a_revision_everything_of_the_service_is_out_of_date(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    revise(kantor)
    code, rows, _ = periksa("output")
    assert code == 1
    own = [row for row in rows if row["layanan"] == "layanan-a"]
    assert {row["putusan"] for row in own} == {"usang"}
    assert {row["perubahan"]["ringkasan"] for row in own if row["bukti"] != "pdf"} == {"revisi 2: Pas foto diminta"}
    assert {row["putusan"] for row in rows if row["layanan"] == "layanan-b"} == {"draf"}
    assert verdicts(rows)["situs/index.html"] == "usang"
    assert verdicts(rows)["situs/pengaduan/index.html"] == "sesuai"


def test_the_terminal_says_it_in_a_line(run: Callable[..., Hasil], kantor: Path, dinding: Path) -> None:
    revise(kantor)
    done = run("drift", "output/layanan-a/poster-a4.pdf", "output/layanan-b/standar.pdf", "standards")
    assert done.code == 1
    same = "sama dengan rancangan kini, tetapi belum ditetapkan"
    assert done.out.splitlines() == [
        "usang           output/layanan-a/poster-a4.pdf: poster Layanan A: revisi 1, kini revisi 2",
        "                  1 perubahan: Persyaratan bertambah 1 (dari 2 menjadi 3)",
        f"draf            output/layanan-b/standar.pdf: Standar Pelayanan Layanan B: {same}",
        "2 diperiksa: 1 usang, 1 draf; 5 berkas lain diabaikan",
    ]


def test_a_draft_that_is_no_longer_today_s_draft_is_out_of_date(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    edit(kantor / "layanan-b.yaml", "Fotokopi KTP]", "Fotokopi KTP, Pas foto]")
    code, rows, _ = periksa("output/layanan-b/poster-a4.pdf", "output/layanan-b/sop.pdf")
    assert (code, [row["putusan"] for row in rows]) == (1, ["usang", "draf"])  # the SOP does not print what changed
    assert rows[0]["keterangan"] == "isinya sudah berubah, revisinya tetap 1, dan lembar ini bertanda DRAF"


def test_a_change_of_the_office_is_told(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    edit(kantor / "_instansi.yaml", "https://www.lapor.go.id", "https://lapor.example")
    row = by_name(periksa("output/layanan-a")[1])["layanan-a/poster-a4.pdf"]
    assert row["putusan"] == "usang"
    assert "engaduan" in row["perubahan"]["ringkasan"]


@pytest.mark.parametrize(
    ("isi", "said"),
    [
        ("status: dialihkan\ndialihkan: {ke: Kantor Lain, tanggal: 2026-05-01}\n",
         "turunkan, layanan ini dialihkan ke Kantor Lain, sejak 1 Mei 2026"),
        ("status: dicabut\ndicabut: {pengganti: layanan-b, dasar: SK 7}\n",
         "turunkan, layanan ini sudah dicabut. Penggantinya: Layanan B (SK 7)"),
        ("status: dicabut\n", "turunkan, layanan ini sudah dicabut"),
    ],
)  # fmt: skip
def test_what_ended_must_be_taken_down(periksa: Periksa, kantor: Path, dinding: Path, isi: str, said: str) -> None:
    (kantor / "layanan-a.yaml").write_text(f"nama: Layanan A\nunit: Divisi\n{isi}", "utf-8")
    code, rows, _ = periksa("output")
    assert code == 1
    own = [row for row in rows if row["layanan"] == "layanan-a"]
    assert {row["keterangan"].replace("\u00a0", " ") for row in own if row["putusan"] == "tidak-berlaku"} == {said}
    assert {row["jenis"] for row in own if row["putusan"] != "tidak-berlaku"} == {"katalog"}
    assert verdicts(rows)["situs/layanan-a/index.html"] == "usang"  # it should say where the service went


def test_while_a_service_is_revised_the_edition_set_last_counts(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    for name in ("2024", "2026"):
        shutil.copytree(kantor, kantor / "arsip" / name, ignore=shutil.ignore_patterns("arsip"))
    edit(kantor / "arsip" / "2024" / "layanan-a.yaml", "Surat permohonan", "Surat")
    revise(kantor, status="pembahasan")
    code, rows, _ = periksa("output/layanan-a")
    assert (code, {row["putusan"] for row in rows}) == (0, {"sesuai"})
    assert {row["keterangan"] for row in rows} == {"revisi 1, yang berlaku selama rancangan revisi 2 belum ditetapkan"}
    edit(kantor / "arsip" / "2026" / "layanan-a.yaml", "Fotokopi KTP", "KTP asli")
    code, rows, _ = periksa("output/layanan-a/poster-a4.pdf")
    assert (code, rows[0]["putusan"], rows[0]["revisi_kini"]) == (1, "usang", 1)
    assert "ersyaratan" in rows[0]["perubahan"]["ringkasan"]


@pytest.mark.parametrize("arsip", ["tiada", "lebih lama", "tanpa layanan itu", "tidak terbaca"])
def test_without_the_edition_in_force_nothing_certain_is_said(periksa: Periksa, kantor: Path, dinding: Path, arsip: str) -> None:
    if arsip != "tiada":
        shutil.copytree(kantor, kantor / "arsip" / "2024")
        old = kantor / "arsip" / "2024" / "layanan-a.yaml"
        edit(old, "revisi: 1\n", "revisi: 0\n")
        edit(old, "{revisi: 1", "{revisi: 0")
        if arsip == "tanpa layanan itu":
            old.unlink()
        if arsip == "tidak terbaca":
            edit(old, "biaya: gratis", "biaya: mahal")
    revise(kantor, status="draf")
    code, rows, _ = periksa("output/layanan-a")
    assert (code, {row["putusan"] for row in rows}) == (0, {"tidak-pasti"})
    assert "edisi yang berlaku tidak ada di arsip/" in rows[0]["keterangan"]


def test_other_offices_documents_are_not_ours(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    shutil.copytree(kantor, kantor / "arsip" / "2024")
    edit(kantor / "_instansi.yaml", "nama: Kantor Contoh", "nama: Kantor Lain")
    code, rows, _ = periksa("output")  # the office was called otherwise in 2024: these are its own, and old
    assert (code, {row["putusan"] for row in rows}) == (1, {"usang"})
    shutil.rmtree(kantor / "arsip")
    code, rows, _ = periksa("output")
    assert (code, {row["putusan"] for row in rows}) == (0, {"tidak-dikenal"})
    assert {row["keterangan"] for row in rows} == {"milik Kantor Contoh"}


def test_a_service_that_the_standards_lack(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    (kantor / "layanan-a.yaml").unlink()
    code, rows, _ = periksa("output/layanan-a")
    assert (code, {row["putusan"] for row in rows}) == (0, {"tidak-dikenal"})
    assert {row["keterangan"] for row in rows} == {"layanan 'layanan-a' tidak ada di folder standar"}


def test_an_invalid_standard_leaves_its_documents_open(
    run: Callable[..., Hasil], periksa: Periksa, kantor: Path, dinding: Path
) -> None:
    edit(kantor / "layanan-a.yaml", "biaya: gratis", "biaya: mahal")
    code, rows, _ = periksa("output")
    assert code == 3
    uncertain = {row["berkas"] for row in rows if row["putusan"] == "tidak-pasti"}
    assert "output/layanan-a/poster-a4.pdf" in uncertain
    assert "output/_kantor/sk-penetapan.docx" in uncertain  # it lists every service
    assert "output/_kantor/maklumat-a4.pdf" not in uncertain
    assert "standards/layanan-a.yaml:" in run("drift", "output").err
    (kantor / "_instansi.yaml").write_text("nama: [\n", "utf-8")
    assert periksa("output")[:2] == (3, [])


def test_a_document_that_is_no_longer_made(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    text = (kantor / "layanan-a.yaml").read_text("utf-8")
    (kantor / "layanan-a.yaml").write_text(text[: text.index("sop:")], "utf-8")
    row = by_name(periksa("output/layanan-a")[1])["layanan-a/sop.pdf"]
    assert (row["putusan"], row["keterangan"], row["sidik_kini"]) == ("usang", "dokumen ini tidak dibuat lagi", [])


def test_a_picture_that_says_only_its_sidik_is_found_by_it(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    path = dinding / "layanan-a" / "poster-a4.png"
    path.write_bytes(path.read_bytes().replace(b"dokumen\0", b"lainnya\0", 1))
    assert periksa(path)[1][0]["layanan"] == "layanan-a"
    revise(kantor)
    (row,) = periksa(path)[1]
    assert row["keterangan"] == "tidak sama dengan satu pun dokumen kini, dan tidak menyebut layanannya"


def test_a_pdf_whose_keywords_were_lost_is_known_by_its_footer(periksa: Periksa, dinding: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    path = dinding / "layanan-a" / "standar.pdf"
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.add_metadata({"/Keywords": "ditandatangani secara elektronik"})
    writer.write(path)
    (row,) = periksa(path)[1]
    assert (row["putusan"], row["jenis"], row["layanan"]) == ("sesuai", "standar", "layanan-a")


def test_which_services_are_not_on_display(run: Callable[..., Hasil], periksa: Periksa, kantor: Path, dinding: Path) -> None:
    assert periksa("output/layanan-a", "--lengkap")[0] == 0
    code, _, data = periksa("output/layanan-b", "--lengkap")
    assert (code, data["tidak_terpajang"]) == (1, [{"layanan": "layanan-a", "nama": "Layanan A"}])
    assert "tidak_terpajang" not in periksa("output/layanan-b")[2]
    only_chart = run("drift", "output/layanan-a/sop.pdf", "--lengkap")
    assert only_chart.code == 1
    assert "tidak terpajang Layanan A (layanan-a)" in only_chart.out
    assert only_chart.out.splitlines()[-1] == "1 diperiksa: 1 sesuai; 1 layanan yang ditetapkan tidak terpajang"


def test_what_is_none_of_ours(periksa: Periksa, kantor: Path, tmp_path: Path) -> None:
    folder = tmp_path / "campuran"
    folder.mkdir()
    (folder / "catatan.txt").write_text("x")
    (folder / ".tersembunyi.pdf").write_text("x")
    (folder / "laman.html").write_text("<!doctype html><title>Lain</title>")
    (folder / "kosong.pdf").write_bytes(b"")
    code, rows, data = periksa("campuran")
    assert code == 3
    assert {row["berkas"]: (row["putusan"], row["keterangan"]) for row in rows} == {
        "campuran/kosong.pdf": ("tidak-terbaca", "PDF ini rusak atau bukan PDF; pakai berkas aslinya"),
        "campuran/laman.html": ("tidak-dikenal", "bukan dokumen buatan sop-gen"),
    }
    assert data["ringkasan"]["diabaikan"] == 1
    code, rows, _ = periksa("campuran/catatan.txt")
    assert (code, rows[0]["putusan"], rows[0]["keterangan"]) == (0, "tidak-dikenal", "jenis berkas ini tidak dikenal")


def test_a_file_named_twice_is_looked_at_once(periksa: Periksa, dinding: Path) -> None:
    one = "output/layanan-a/poster-a4.pdf"
    assert [row["berkas"] for row in periksa(one, "output/layanan-a", one)[1]].count(one) == 1


def test_the_order_is_that_of_names(run: Callable[..., Hasil], dinding: Path) -> None:
    first, second = (run("drift", "output").out for _ in range(2))
    assert first == second
    names = [line[16:].split(":")[0] for line in first.splitlines()[:-1]]
    assert names == [path.as_posix() for path in sorted(map(Path, names))]


def test_wrong_use_ends_with_2(run: Callable[..., Hasil], kantor: Path) -> None:
    assert run("drift").code == 2
    gone = run("drift", "tiada")
    assert (gone.code, gone.out, gone.err) == (2, "", "sop-gen: 'tiada' tidak ada\n")
    assert run("--standards", "tiada", "drift", "standards").code == 2


def test_help_has_an_example(run: Callable[..., Hasil]) -> None:
    said = run("drift", "--help").out
    assert "Pemakaian: sop-gen drift [OPSI] DIR|BERKAS…" in said
    assert "sop-gen drift foto-loket" in said


def test_links_that_leave_the_folder_are_not_followed(periksa: Periksa, dinding: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dinding"
    folder.mkdir()
    (folder / "asli.pdf").write_bytes((dinding / "layanan-a" / "poster-a4.pdf").read_bytes())
    try:
        (folder / "dalam.pdf").symlink_to("asli.pdf")
        (folder / "luar.pdf").symlink_to(dinding / "layanan-a" / "standar.pdf")
        (folder / "folder").symlink_to(dinding)
        (folder / "putar.pdf").symlink_to("putar.pdf")
    except OSError:
        pytest.skip("links are not for this user")
    assert verdicts(periksa("dinding")[1]) == {"dinding/asli.pdf": "sesuai", "dinding/dalam.pdf": "sesuai"}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name")
def test_devices_are_not_waited_for(dinding: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.pdf")
    done = shell("drift", "pipa.pdf", "/dev/zero", cwd=tmp_path)
    assert done.code == 3
    assert "pipa.pdf: ini folder, perangkat, atau tautan yang tidak menuju berkas" in done.out


def test_a_png_names_its_office_in_any_script(periksa: Periksa, kantor: Path, run: Callable[..., Hasil]) -> None:
    edit(kantor / "_instansi.yaml", "nama: Kantor Contoh", "nama: Kantor Čontoh")
    assert run("build", "layanan-a", "--only", "poster.png", "-o", "baru").code == 0
    assert b"iTXt" in Path("baru/layanan-a/poster-a4.png").read_bytes()[:400]
    edit(kantor / "_instansi.yaml", "nama: Kantor Čontoh", "nama: Kantor Lain")
    (row,) = periksa("baru/layanan-a/poster-a4.png")[1]
    assert row["keterangan"] == "milik Kantor Čontoh"
