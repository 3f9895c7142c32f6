"""The examples that README.md and docs/panduan.md show do what the text around them says."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.rapat import mengisi

STILL_EMPTY = {"komponen-kosong", "pengaduan-tanpa-tindak-lanjut", "identitas-sop-belum-lengkap"}
"""What warns of something that is not written yet."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
OPTION = r"^\| `(--[^`]*)` \|"
"""In the first column of a table."""
PANDUAN = ROOT / "docs" / "panduan.md"
MAX_PICTURE = 110_000
"""Bytes, so that the guide opens over a slow line."""


def yaml_of(name: str, key: str) -> str:
    """The first YAML example of the file ``name`` that begins with ``key``."""
    examples = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return next(example for example in examples if example.startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("name", "key", "head"),
    [("README.md", "nama", ""), ("docs/panduan.md", "sop", "nama: Uji\nunit: Divisi\nstatus: draf\n")],
    ids=["readme", "panduan"],
)
def test_an_example_lacks_only_what_it_does_not_show(run, tmp_path, name: str, key: str, head: str) -> None:
    run("init", "kantor")
    (tmp_path / "kantor" / "penyuluhan-hukum.yaml").write_text(head + yaml_of(name, key), "utf-8")
    done = run("--standards", "kantor", "check", "penyuluhan-hukum", "--format", "json")
    found = json.loads(done.out)["temuan"]
    assert (done.code, {part["tingkat"] for part in found}) == (0, {"warning"})
    assert {part["kode"] for part in found} == STILL_EMPTY
    if name == "README.md":
        said = f"{NUMBERS[len(found)]} warnings name what is still empty: {NUMBERS[len(found) - 2]} components of the standard"
        assert said in (ROOT / name).read_text("utf-8")


def test_the_message_that_the_guide_shows_is_what_check_says(run, office) -> None:
    shown = re.search(r"^(standar-kantor/penyuluhan-hukum\.yaml:12:12: .*?)^```$", PANDUAN.read_text("utf-8"), re.M | re.S)
    assert shown
    lines = ["nama: A", "unit: B", "status: draf", *["#"] * 7, "biaya:", '  - tarif: "60,5"', "    uraian: Biaya"]
    (office / "penyuluhan-hukum.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    office.rename(office.parent / "standar-kantor")
    said = run("--standards", "standar-kantor", "check", "penyuluhan-hukum").out
    assert shown[1].splitlines()[0] == said.splitlines()[0]
    assert shown[1].splitlines()[3:] == said.splitlines()[3:5]


def test_every_command_of_the_guide_is_understood(run, tmp_path) -> None:
    run("init", "standar-kantor")
    (tmp_path / "standar-kantor" / "penyuluhan-hukum.yaml").write_text(
        "nama: Uji\nunit: Divisi\nstatus: draf\n" + yaml_of("docs/panduan.md", "sop"), "utf-8"
    )
    (tmp_path / "folder-itu").mkdir()
    shutil.copytree(tmp_path / "standar-kantor", tmp_path / "edisi-lama")
    shutil.copytree(tmp_path / "edisi-lama", tmp_path / "standar-kantor" / "arsip" / "2023")
    text, _ = PANDUAN.read_text("utf-8").split("## 11. ")
    commands = re.findall(r"^sop-gen (.*)$", text, re.MULTILINE) + re.findall(r"`sop-gen ([^`…]*)`", text.replace("\n", " "))
    assert len(commands) >= 10
    for command in commands:
        if not command.startswith(("init ", "--standards standar-kantor new ")):
            assert run(*shlex.split(command)).code == 0, command
    before, comparing = text.split("## 9. ")
    for option in re.findall(OPTION, comparing, re.MULTILINE):
        assert run("diff", "standar-kantor/arsip/2023", "standar-kantor", *shlex.split(option)).code == 0, option
    for option in re.findall(OPTION, before, re.MULTILINE):
        assert run("--standards", "standar-kantor", "status", *shlex.split(option)).code == (option == "--siap"), option


# ---- pictures and links ------------------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """What a heading of the page is linked by, as GitHub makes it."""
    titles = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", ["README.md", "docs/panduan.md"])
def test_every_picture_is_there_and_every_link_leads_somewhere(name: str) -> None:
    page = ROOT / name
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    local = [target for target in targets if "…" not in target and not target.startswith("http")]
    assert len(local) >= 10
    for target in local:
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file.read_text("utf-8")), target


def test_every_picture_is_shown_and_small() -> None:
    shown = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/panduan.md"))
    pictures = list((ROOT / "docs" / "gambar").iterdir())
    assert [picture.name for picture in pictures if f"gambar/{picture.name})" not in shown] == []
    assert [picture.name for picture in pictures if picture.stat().st_size > MAX_PICTURE] == []


# ---- the whole round ---------------------------------------------------------------------------------------------


def replaced(path: Path, *pairs: tuple[str, str]) -> None:
    """Mend a file as a person does: each text, once, by another."""
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def draft_is_revised(run: Callable[..., object], office: Path) -> None:
    assert run("--standards", office, "build", "konsultasi-contoh", "--only", "standar.pdf", "-o", "terpajang")
    (office / "arsip" / "2026").mkdir()
    for file in office.glob("*.*"):
        shutil.copy(file, office / "arsip" / "2026")
    replaced(
        office / "konsultasi-contoh.yaml",
        ("status: ditetapkan", "status: pembahasan"),
        ("paling lama 3 (tiga) hari kerja", "paling lama 2 (dua) hari kerja"),
        ("dalam 3 hari kerja", "dalam 2 hari kerja"),
        ("at most 3 working days", "at most 2 working days"),
        ("catatan:\n", "catatan:\n  - {bagian: kanal, isi: Apakah panggilan video dapat dibuka?}\n"),
        ("sumber:\n", "sumber:\n  - {bagian: sop, rujukan: Rekap waktu layanan tahun 2025 (contoh)}\n"),
    )


def matrix_is_filled(run: Callable[..., object], office: Path) -> None:
    file = office.parent / "fgd-2026" / "5-matriks.docx"
    document = mengisi.buka(file.read_bytes())
    for nomor, said in (("1", "Setuju"), ("2", "Sebutkan bentuk kompensasinya."), ("P1", "Dapat, setiap Rabu.")):
        mengisi.sel(mengisi.cari(document, nomor))[-1 if nomor == "P1" else -2].append(mengisi.paragraf(said))
    file.write_bytes(mengisi.tutup(document))


def inputs_are_answered(run: Callable[..., object], office: Path) -> None:
    file = office / "_tanggapan" / "2026-12-01.yaml"
    assert "Sebutkan bentuk kompensasinya." in file.read_text("utf-8")
    replaced(file, *[("status: terbuka", "status: diterima")] * file.read_text("utf-8").count("status: terbuka"))


def draft_is_mended(run: Callable[..., object], office: Path) -> None:
    replaced(
        office / "konsultasi-contoh.yaml",
        ("dapat dibuka?}", "dapat dibuka?, status: selesai}"),
        ("reviu:\n", yaml_of("docs/panduan.md", "reviu")),
        ("    tanggal: {pembuatan: 2023-02-28, revisi: 2026-02-23, efektif: 2026-03-02}\n", ""),
        ("    penetapan: {nomor: CONTOH-OT.02.02-101 Tahun 2026, tanggal: 2026-03-02}\n", ""),
    )


def results_are_recorded(run: Callable[..., object], office: Path) -> None:
    (office / "_monev").mkdir()
    (office / "_monev" / "konsultasi-contoh.yaml").write_text(yaml_of("docs/panduan.md", "pemantauan"), "utf-8")


BY_HAND = {
    "Langkah 1": draft_is_revised,
    "pack tanggapan fgd": matrix_is_filled,
    "pack tanggapan --tanggal": inputs_are_answered,
    "Langkah 5": draft_is_mended,
    "bukti": results_are_recorded,
}
"""What people do before the first command that begins so, or before the commands of a step."""


def test_the_whole_round_of_the_guide_can_be_walked(run, tmp_path) -> None:
    office = tmp_path / "standar-kantor"
    shutil.copytree(ROOT / "tests" / "kantor-contoh" / "standards", office)
    _, chapter = PANDUAN.read_text("utf-8").split("## 11. ")
    waiting = dict(BY_HAND)
    for line in re.findall(r"^(?:### (Langkah \d+)|sop-gen (?:--standards standar-kantor )?(.*))", chapter, re.MULTILINE):
        begun = next((start for start in waiting if "".join(line).startswith(start)), None)
        if begun:
            waiting.pop(begun)(run, office)
        if line[1]:
            before = [] if line[1].startswith("diff ") else ["--standards", "standar-kantor"]
            done = run(*before, *shlex.split(line[1]))
            assert done.code == line[1].startswith("drift "), (line[1], done)
    assert not waiting
    released = (office / "konsultasi-contoh.yaml").read_text("utf-8")
    assert re.search(r"^status: ditetapkan\n(.*\n)?revisi: 3$", released, re.MULTILINE)
    assert run("--standards", "standar-kantor", "check", "konsultasi-contoh").code == 0
